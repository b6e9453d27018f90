package fake

import (
	"io/fs"
	"net/url"
	"strconv"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// The functions in this file return the networks of real Windows machines: name, service key, network type, spelling of remote
// names and device target of the real provider. Microsoft doesn't publish what the real ones answer to NPGetCaps, so that
// each offers everything; Kind.Caps takes away from it.
//
// Microsoft doesn't publish either what single-server networks answer to names of other networks. They may come first in the
// order, and with ERROR_BAD_NET_NAME the caller would get that (the first error of its kind) for every name that isn't found,
// where real machines report what the SMB client has found out. So they answer ERROR_INVALID_PARAMETER, another code that
// means "not mine".

// WindowsNetwork returns the SMB client of Windows, "Microsoft Windows Network", which the zero [redirector.Kind] is, too.
//
// Names: `\\server\share\dir`. The target of a device, as observed: `\Device\LanmanRedirector\;Z:00000000000162a3\server\share`.
func WindowsNetwork(servers ...Server) Network {
	return Network{Servers: servers, Kind: redirector.Kind{
		Name: "Microsoft Windows Network", Service: "LanmanWorkstation", NetType: provider.WNNC_NET_LANMAN,
	}}
}

// WebClient returns the WebDAV client of Windows, "Web Client Network".
//
// Names are those of [DAV]. A server goes by the name that [DAV] spells, such as "host@SSL@8443". Its shares are the
// directories at the top; one called DavWWWRoot is the top itself, where each name that is no share is looked for.
//
// Users whom a server refuses are answered ERROR_ACCESS_DENIED, and an unknown server is ERROR_BAD_NET_NAME. As Server.Answer,
// ERROR_UNEXP_NET_ERR stands for a site that is stopped, ERROR_NOT_AUTHENTICATED for one without a method of authentication,
// ERROR_CANT_ACCESS_FILE for one without an authoring rule, and ERROR_BAD_NET_RESP for a host name without binding ("Using the
// WebDAV Redirector", Microsoft).
//
// The target of a device has the form of the other redirectors of Windows, `\Device\WebDavRedirector\;Z:00000000000162a3\host@SSL\dir`.
// That is expected and not observed.
func WebClient(servers ...Server) Network {
	return Network{Servers: servers, Kind: redirector.Kind{
		Name: "Web Client Network", Service: "webclient", NetType: provider.WNNC_NET_DAV,
		Syntax: DAV{}, Top: davRoot, Target: redirector.RedirectorTarget(`\Device\WebDavRedirector`),
	}, Refused: winerr.ERROR_ACCESS_DENIED, Unknown: winerr.ERROR_BAD_NET_NAME}
}

// TerminalServices returns the drives of the computer at the other end of a remote desktop, "Microsoft Terminal Services". A
// user needs no account there.
//
// Names: `\\tsclient\C`; no other server is of this network. The target of a device is `\Device\RdpDr\;Z:1\tsclient\C` with the
// number of the terminal session, here always 1. That form is expected and not observed.
func TerminalServices(drives ...Share) Network {
	return single(OneServer{Name: "tsclient"}, drives, redirector.Kind{
		Name: "Microsoft Terminal Services", Service: "RDPNP", NetType: provider.WNNC_NET_TERMSRV,
		Target: plainTarget(`\Device\RdpDr`, "1"),
	})
}

// Plan9 returns the files of the Linux distributions of a Windows, "Plan 9 Network Provider". A user needs no account there.
//
// Names: `\\wsl.localhost\Ubuntu`, also with wsl$; no other server is of this network, and nothing below a distribution can be
// connected to, as observed. The device is P9Rdr; that its targets have the form of the other redirectors of Windows,
// `\Device\P9Rdr\;Z:00000000000162a3\wsl.localhost\Ubuntu`, is expected and not observed.
func Plan9(distributions ...Share) Network {
	return single(OneServer{Name: "wsl.localhost", Aliases: []string{"wsl$"}}, distributions, redirector.Kind{
		Name: "Plan 9 Network Provider", Service: "P9NP", NetType: provider.WNNC_NET_9P, SharesOnly: true,
		Target: redirector.RedirectorTarget(`\Device\P9Rdr`),
	})
}

// NFSNetwork returns the client for NFS of Windows, "NFS Network".
//
// Names are those of [NFS]. The target of a device isn't known; it has the form of the other redirectors:
// `\Device\NfsRdr\;Z:00000000000162a3\host\export`.
func NFSNetwork(servers ...Server) Network {
	return Network{Servers: servers, Kind: redirector.Kind{
		Name: "NFS Network", Service: "NfsRdr", NetType: provider.WNNC_NET_MS_NFS,
		Syntax: NFS{}, Target: redirector.RedirectorTarget(`\Device\NfsRdr`),
	}}
}

// VirtualBox returns the shared folders of a VirtualBox guest, "VirtualBox Shared Folders". A user needs no account there.
//
// Names: `\\VBOXSVR\folder`, also with VBOXSRV; no other server is of this network. Its network type is that of Microsoft's
// sample redirector. The target of a device, as observed: `\Device\VBoxMiniRdr\;Z:\VBOXSVR\folder`.
func VirtualBox(folders ...Share) Network {
	return single(OneServer{Name: "VBOXSVR", Aliases: []string{"VBOXSRV"}}, folders, redirector.Kind{
		Name: "VirtualBox Shared Folders", Service: "VBoxSF", NetType: provider.WNNC_NET_RDR2SAMPLE,
		Target: plainTarget(`\Device\VBoxMiniRdr`, ""),
	})
}

// VMware returns the shared folders of a VMware guest, "VMware Shared Folders": the directories at the top of folders. nil is
// an empty file system that can be written. A user needs no account there.
//
// Names: `\\.host\Shared Folders\folder`, also with vmware-host; no other server is of this network. The target of a device, as
// observed: `\Device\HGFS\;Z:0000000000010289\.host\Shared Folders`.
func VMware(folders fs.FS) Network {
	return single(OneServer{Name: ".host", Aliases: []string{"vmware-host"}}, []Share{{Name: "Shared Folders", FS: folders}}, redirector.Kind{
		Name: "VMware Shared Folders", Service: "vmhgfs", NetType: provider.WNNC_NET_VMWARE,
		Target: redirector.RedirectorTarget(`\Device\HGFS`),
	})
}

// single returns a network of one server, which lets everybody in.
func single(s OneServer, shares []Share, kind redirector.Kind) Network {
	kind.Syntax, kind.Foreign = s, winerr.ERROR_INVALID_PARAMETER
	return Network{Servers: []Server{{Name: s.Name, Guest: true, Shares: shares}}, Kind: kind}
}

// plainTarget returns a Kind.Target of redirectors that keep devices by something else than the session, which comes after the
// device: `\Device\RdpDr\;Z:1\...`.
func plainTarget(device, after string) func(session.Name, session.LUID, provider.RemoteName) string {
	return func(n session.Name, _ session.LUID, r provider.RemoteName) string {
		return device + `\;` + n.String() + after + `\` + r.Server + `\` + r.Share + r.Rest
	}
}

// Preset returns the preset of a network by its name, without case and without servers of a caller's own; "" is the SMB client
// of Windows.
func Preset(name string) (Network, bool) {
	all := []Network{WindowsNetwork(), WebClient(), TerminalServices(), Plan9(), NFSNetwork(), VirtualBox(), VMware(nil)}
	if at := indexOf(all, name); at >= 0 {
		return all[at], true
	}
	return Network{}, false
}

// Windows11 returns the providers of a Windows 11 in its default order: Microsoft Terminal Services, Microsoft Windows
// Network, Web Client Network ("RDPNP,LanmanWorkstation,webclient"), with the Plan 9 Network Provider in front if that is among
// networks. Each is the network of its name if that is among networks, and empty otherwise. The networks with other names
// come behind, as they are given.
//
// The errors are those of [New].
func Windows11(networks ...Network) ([]provider.Provider, error) {
	order := []Network{Plan9(), TerminalServices(), WindowsNetwork(), WebClient()}
	standard, first := len(order), 1
	for _, n := range networks {
		at := indexOf(order[:standard], n.Kind.Name)
		if at < 0 {
			order = append(order, n)
			continue
		}
		order[at], first = n, min(first, at)
	}
	order = order[first:]
	providers := make([]provider.Provider, 0, len(order))
	for _, n := range order {
		made, err := New(n)
		if err != nil {
			return nil, err
		}
		providers = append(providers, made)
	}
	return providers, nil
}

// indexOf returns the index of a network by its name, -1 if there is none; "" is the SMB client of Windows.
func indexOf(networks []Network, name string) int {
	for i, n := range networks {
		if wintext.Same(n.Kind.Name, name) || name == "" && n.Kind.NetType == provider.WNNC_NET_LANMAN {
			return i
		}
	}
	return -1
}

// OneServer is the [provider.Syntax] of networks with a single server, such as `\\tsclient\C`. A name with any other server
// isn't of the network.
type OneServer struct {
	Name    string
	Aliases []string // other names for it
}

// Parse splits a UNC name of the server.
func (s OneServer) Parse(name string) (provider.RemoteName, bool) {
	r, ok := provider.UNC{}.Parse(name)
	if !ok {
		return provider.RemoteName{}, false
	}
	for _, known := range append([]string{s.Name}, s.Aliases...) {
		if wintext.Same(r.Server, known) {
			r.Server = s.Name
			return r, true
		}
	}
	return provider.RemoteName{}, false
}

// Spell returns the UNC name of the parts.
func (OneServer) Spell(r provider.RemoteName) string { return provider.UNC{}.Spell(r) }

// DAV is the [provider.Syntax] of the WebDAV client:
//
//	http://host:port/dir/file      \\host@port\dir\file
//	https://host:port/dir/file     \\host@SSL@port\dir\file
//
// The ports 80 and, with SSL, 443 are left out. The name DavWWWRoot in the place of a share stands for the top of the server
// and isn't part of the path. Spell returns the UNC form.
type DAV struct{}

// davRoot is the share that is the top of a server.
const davRoot = "DavWWWRoot"

// Parse splits a URL or a UNC name.
func (DAV) Parse(name string) (provider.RemoteName, bool) {
	if !strings.HasPrefix(name, `\\`) {
		return parseURL(name)
	}
	r, ok := provider.UNC{}.Parse(name)
	if !ok {
		return provider.RemoteName{}, false
	}
	host, rest, _ := strings.Cut(r.Server, "@")
	ssl, port := false, rest
	if first, after, _ := strings.Cut(rest, "@"); wintext.Same(first, "SSL") {
		ssl, port = true, after
	}
	if r.Server, ok = davServer(host, ssl, port); !ok {
		return provider.RemoteName{}, false
	}
	if wintext.Same(r.Share, davRoot) && r.Rest != "" {
		return provider.UNC{}.Parse(`\\` + r.Server + r.Rest) // what follows is the path
	}
	return r, true
}

// parseURL splits a URL. One without a path is the top of the server. An escaped separator separates nothing, and no directory
// can have it in its name.
func parseURL(name string) (provider.RemoteName, bool) {
	u, err := url.Parse(name)
	if err != nil || u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.Opaque != "" {
		return provider.RemoteName{}, false
	}
	ssl := u.Scheme == "https" // url.Parse has made it lower-case
	escaped := strings.Count(u.Path, "/") != strings.Count(u.EscapedPath(), "/") || strings.ContainsRune(u.Path, '\\')
	if !ssl && u.Scheme != "http" || escaped {
		return provider.RemoteName{}, false
	}
	server, ok := davServer(u.Hostname(), ssl, u.Port())
	if !ok {
		return provider.RemoteName{}, false
	}
	path := strings.Trim(u.Path, "/")
	if path == "" {
		path = davRoot
	}
	return provider.UNC{}.Parse(`\\` + server + `\` + strings.ReplaceAll(path, "/", `\`))
}

// davServer spells a server; port "" is the default one. It reports false for what can't be a server.
func davServer(host string, ssl bool, port string) (string, bool) {
	standard := uint64(80)
	if ssl {
		standard = 443
	}
	n := standard
	if port != "" {
		var err error
		if n, err = strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			return "", false
		}
	}
	server := host
	if ssl {
		server += "@SSL"
	}
	if n != standard {
		server += "@" + strconv.FormatUint(n, 10)
	}
	return server, validName(host)
}

// Spell returns the UNC form of the parts.
func (DAV) Spell(r provider.RemoteName) string { return provider.UNC{}.Spell(r) }

// NFS is the [provider.Syntax] of the client for NFS: `host:/export/dir`, the form of Unix, or `\\host\export\dir`, which Spell
// returns.
type NFS struct{}

// Parse splits a name of either form.
func (NFS) Parse(name string) (provider.RemoteName, bool) {
	if strings.HasPrefix(name, `\\`) {
		return provider.UNC{}.Parse(name)
	}
	host, path, ok := strings.Cut(name, ":/")
	if !ok || strings.ContainsRune(path, '\\') {
		return provider.RemoteName{}, false
	}
	path = strings.TrimSuffix(path, "/")
	return provider.UNC{}.Parse(`\\` + host + `\` + strings.ReplaceAll(path, "/", `\`))
}

// Spell returns the UNC form of the parts.
func (NFS) Spell(r provider.RemoteName) string { return provider.UNC{}.Spell(r) }
