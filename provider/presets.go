package provider

import (
	"io/fs"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// The functions in this file give the networks that Windows machines really
// have: name, service key, network type, spelling of remote names and device
// target of the real provider, over the one [Fake]. What the real ones announce
// to NPGetCaps isn't published, so that each offers all that a Fake can do;
// Kind.Caps takes away from it.
//
// Nor is it published what the networks with one server answer to the names of
// others. As they may come first in the order, ERROR_BAD_NET_NAME would be what
// the caller gets for every name that isn't found (the first of its kind), where
// real machines tell what the SMB client found out. So they answer another code
// of those that mean "not mine", ERROR_INVALID_PARAMETER.

// WindowsNetwork is the SMB client of Windows, "Microsoft Windows Network": what
// the zero [Kind] is.
//
// Names: `\\server\share\dir`. A device's target, as observed:
// `\Device\LanmanRedirector\;Z:00000000000162a3\server\share`.
func WindowsNetwork(servers ...Server) Network {
	return Network{Servers: servers, Kind: Kind{
		Name: "Microsoft Windows Network", Service: "LanmanWorkstation", NetType: WNNC_NET_LANMAN,
	}}
}

// WebClient is the WebDAV client of Windows, "Web Client Network".
//
// Names are those of [DAV]. A server goes by the name that [DAV] gives it, such
// as "host@SSL@8443". Its shares are the directories at the top; one called
// DavWWWRoot is the top itself.
//
// A device's target has the form of the other redirectors of Windows,
// `\Device\WebDavRedirector\;Z:00000000000162a3\host@SSL\dir`. That is expected
// and not observed.
func WebClient(servers ...Server) Network {
	return Network{Servers: servers, Kind: Kind{
		Name: "Web Client Network", Service: "webclient", NetType: WNNC_NET_DAV,
		Syntax: DAV{}, Target: RedirectorTarget(`\Device\WebDavRedirector`),
	}}
}

// TerminalServices are the drives of the computer at the other end of a remote
// desktop, "Microsoft Terminal Services". Who is there needs no account.
//
// Names: `\\tsclient\C`; no other server is of this network. A device's target is
// `\Device\RdpDr\;Z:1\tsclient\C` with the number of the terminal session, here
// always 1. That form is expected and not observed.
func TerminalServices(drives ...Share) Network {
	return Network{
		Servers: []Server{{Name: "tsclient", Guest: true, Shares: drives}},
		Kind: Kind{
			Name: "Microsoft Terminal Services", Service: "RDPNP", NetType: WNNC_NET_TERMSRV,
			Foreign: winerr.ERROR_INVALID_PARAMETER,
			Syntax:  OneServer{Name: "tsclient"}, Target: plainTarget(`\Device\RdpDr`, "1"),
		},
	}
}

// NFSNetwork is the client for NFS of Windows, "NFS Network".
//
// Names are those of [NFS]. The target of a device isn't known; it is given the
// form of the other redirectors: `\Device\NfsRdr\;Z:00000000000162a3\host\export`.
func NFSNetwork(servers ...Server) Network {
	return Network{Servers: servers, Kind: Kind{
		Name: "NFS Network", Service: "NfsRdr", NetType: WNNC_NET_MS_NFS,
		Syntax: NFS{}, Target: RedirectorTarget(`\Device\NfsRdr`),
	}}
}

// VirtualBox are the shared folders of a VirtualBox guest, "VirtualBox Shared
// Folders". Who is there needs no account.
//
// Names: `\\VBOXSVR\folder`, also with VBOXSRV; no other server is of this
// network. It uses the network type of Microsoft's sample redirector. A device's
// target, as observed: `\Device\VBoxMiniRdr\;Z:\VBOXSVR\folder`.
func VirtualBox(folders ...Share) Network {
	return Network{
		Servers: []Server{{Name: "VBOXSVR", Guest: true, Shares: folders}},
		Kind: Kind{
			Name: "VirtualBox Shared Folders", Service: "VBoxSF", NetType: WNNC_NET_RDR2SAMPLE,
			Foreign: winerr.ERROR_INVALID_PARAMETER,
			Syntax:  OneServer{Name: "VBOXSVR", Aliases: []string{"VBOXSRV"}}, Target: plainTarget(`\Device\VBoxMiniRdr`, ""),
		},
	}
}

// VMware are the shared folders of a VMware guest, "VMware Shared Folders": the
// directories at the top of folders. nil is an empty file system that can be
// written. Who is there needs no account.
//
// Names: `\\.host\Shared Folders\folder`, also with vmware-host; no other server
// is of this network. A device's target, as observed:
// `\Device\HGFS\;Z:0000000000010289\.host\Shared Folders`.
func VMware(folders fs.FS) Network {
	return Network{
		Servers: []Server{{Name: ".host", Guest: true, Shares: []Share{{Name: "Shared Folders", FS: folders}}}},
		Kind: Kind{
			Name: "VMware Shared Folders", Service: "vmhgfs", NetType: WNNC_NET_VMWARE,
			Foreign: winerr.ERROR_INVALID_PARAMETER,
			Syntax:  OneServer{Name: ".host", Aliases: []string{"vmware-host"}}, Target: RedirectorTarget(`\Device\HGFS`),
		},
	}
}

// plainTarget makes the targets of redirectors that keep devices by something
// else than the session, which comes after the device: `\Device\RdpDr\;Z:1\...`.
func plainTarget(device, after string) func(session.Name, session.LUID, RemoteName) string {
	return func(n session.Name, _ session.LUID, r RemoteName) string {
		return device + `\;` + n.String() + after + `\` + r.Server + `\` + r.Share + r.Rest
	}
}

// Windows11 makes the providers of a Windows 11 in its default order: Microsoft
// Terminal Services, Microsoft Windows Network, Web Client Network
// ("RDPNP,LanmanWorkstation,webclient"). Each is the network of its name if that
// is among networks, and empty otherwise. The networks with other names come
// behind, as they are given.
//
// The errors are those of [NewFake].
func Windows11(networks ...Network) ([]Provider, error) {
	order := []Network{TerminalServices(), WindowsNetwork(), WebClient()}
	standard := len(order)
	for _, n := range networks {
		at := indexOf(order[:standard], n.Kind.Name)
		if at < 0 {
			order = append(order, n)
			continue
		}
		order[at] = n
	}
	providers := make([]Provider, 0, len(order))
	for _, n := range order {
		made, err := NewFake(n)
		if err != nil {
			return nil, err
		}
		providers = append(providers, made)
	}
	return providers, nil
}

// indexOf finds a network by its name; "" is the SMB client of Windows.
func indexOf(networks []Network, name string) int {
	for i, n := range networks {
		if strings.EqualFold(n.Kind.Name, name) || name == "" && n.Kind.NetType == WNNC_NET_LANMAN {
			return i
		}
	}
	return -1
}
