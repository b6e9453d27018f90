package provider

import (
	"net/url"
	"strconv"
	"strings"
)

// OneServer is the [Syntax] of networks with a single server, such as
// `\\tsclient\C`. A name with any other server isn't of the network.
type OneServer struct {
	Name    string
	Aliases []string // other names for it
}

// Parse splits a UNC name of the server.
func (s OneServer) Parse(name string) (RemoteName, bool) {
	r, ok := UNC{}.Parse(name)
	if !ok {
		return RemoteName{}, false
	}
	for _, known := range append([]string{s.Name}, s.Aliases...) {
		if strings.EqualFold(r.Server, known) {
			r.Server = s.Name
			return r, true
		}
	}
	return RemoteName{}, false
}

// Spell is the UNC name of the parts.
func (OneServer) Spell(r RemoteName) string { return UNC{}.Spell(r) }

// DAV is the [Syntax] of the WebDAV client:
//
//	http://host:port/dir/file      \\host@port\dir\file
//	https://host:port/dir/file     \\host@SSL@port\dir\file
//
// The ports 80 and, with SSL, 443 are left out. The name DavWWWRoot in the place
// of a share stands for the top of the server and isn't part of the path. Spell
// gives the UNC form.
type DAV struct{}

// davRoot is the share that is the top of a server.
const davRoot = "DavWWWRoot"

// Parse splits a URL or a UNC name.
func (DAV) Parse(name string) (RemoteName, bool) {
	if !strings.HasPrefix(name, `\\`) {
		return parseURL(name)
	}
	r, ok := UNC{}.Parse(name)
	if !ok {
		return RemoteName{}, false
	}
	host, rest, _ := strings.Cut(r.Server, "@")
	ssl, port := false, rest
	if first, after, _ := strings.Cut(rest, "@"); strings.EqualFold(first, "SSL") {
		ssl, port = true, after
	}
	if r.Server, ok = davServer(host, ssl, port); !ok {
		return RemoteName{}, false
	}
	if strings.EqualFold(r.Share, davRoot) && r.Rest != "" {
		return UNC{}.Parse(`\\` + r.Server + r.Rest) // what follows is the path
	}
	return r, true
}

// parseURL splits a URL. One without a path is the top of the server.
func parseURL(name string) (RemoteName, bool) {
	u, err := url.Parse(name)
	if err != nil || u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.Opaque != "" {
		return RemoteName{}, false
	}
	ssl := strings.EqualFold(u.Scheme, "https")
	if !ssl && !strings.EqualFold(u.Scheme, "http") || strings.ContainsRune(u.Path, '\\') {
		return RemoteName{}, false
	}
	server, ok := davServer(u.Hostname(), ssl, u.Port())
	if !ok {
		return RemoteName{}, false
	}
	path := strings.Trim(u.Path, "/")
	if path == "" {
		path = davRoot
	}
	return UNC{}.Parse(`\\` + server + `\` + strings.ReplaceAll(path, "/", `\`))
}

// davServer spells a server; port "" is the default one. It reports false for
// what can't be one.
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
	return server, validNetName(host)
}

// Spell is the UNC form of the parts.
func (DAV) Spell(r RemoteName) string { return UNC{}.Spell(r) }

// NFS is the [Syntax] of the client for NFS: `host:/export/dir`, the form of
// Unix, or `\\host\export\dir`, which Spell gives.
type NFS struct{}

// Parse splits a name of either form.
func (NFS) Parse(name string) (RemoteName, bool) {
	if strings.HasPrefix(name, `\\`) {
		return UNC{}.Parse(name)
	}
	host, path, ok := strings.Cut(name, ":/")
	if !ok || strings.ContainsRune(path, '\\') {
		return RemoteName{}, false
	}
	path = strings.TrimSuffix(path, "/")
	return UNC{}.Parse(`\\` + host + `\` + strings.ReplaceAll(path, "/", `\`))
}

// Spell is the UNC form of the parts.
func (NFS) Spell(r RemoteName) string { return UNC{}.Spell(r) }
