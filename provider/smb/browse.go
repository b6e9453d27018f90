package smb

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Browse lists the servers that the session is connected to, or the shares of a
// server.
//
// ERROR_ACCESS_DENIED: the server doesn't list its shares for this user. The other
// codes are those of [redirector.Backend].
func (n *network) Browse(v *redirector.Visit, container string) (redirector.Entries, error) {
	var all redirector.List
	if container == "" || wintext.Same(container, n.Name) {
		for _, name := range v.Servers() {
			all = append(all, n.container(`\\`+name, provider.RESOURCEDISPLAYTYPE_SERVER))
		}
		return &all, nil
	}
	at, ok := provider.UNC{}.Parse(container)
	switch {
	case !ok:
		return nil, winerr.ERROR_BAD_NET_NAME
	case at.Share != "":
		return nil, winerr.ERROR_NOT_CONTAINER
	}
	l, err := n.visit(v, at.Server)
	if err != nil {
		return nil, err
	}
	shares, err := l.shares()
	if err != nil {
		return nil, err
	}
	for _, each := range shares {
		all = append(all, n.share(at.Server, each))
	}
	return &all, nil
}

// visit returns the logon of a visit at a server.
func (n *network) visit(v *redirector.Visit, server string) (*logon, error) {
	l, err := v.Logon(server)
	if err != nil {
		return nil, err
	}
	return l.(*logon), nil // of no other backend
}

// Describe returns the network, a server that answers, or a share that admits the
// user, spelled as the server lists it.
func (n *network) Describe(v *redirector.Visit, name string) (r provider.NetResource, rest string, err error) {
	if wintext.Same(name, n.Name) {
		return n.container(n.Name, provider.RESOURCEDISPLAYTYPE_NETWORK), "", nil
	}
	at, ok := provider.UNC{}.Parse(name)
	if !ok {
		return r, "", winerr.ERROR_BAD_NET_NAME
	}
	l, err := n.visit(v, at.Server)
	if err != nil {
		return r, "", err
	}
	if at.Share == "" {
		return n.container(`\\`+at.Server, provider.RESOURCEDISPLAYTYPE_SERVER), "", nil
	}
	t, err := l.mount(at.Share)
	if err != nil {
		return r, "", err
	}
	defer t.Disconnect()
	listed, ok := l.listed(at.Share)
	if !ok { // a share may be hidden
		listed = share{name: at.Share, typ: provider.RESOURCETYPE_DISK}
	}
	return n.share(at.Server, listed), at.Rest, nil
}

// Parent returns the directory above a directory, the share of a top directory, the
// server of a share, and the network of a server. The network has no parent.
func (n *network) Parent(_ *redirector.Visit, name string) (provider.NetResource, error) {
	if wintext.Same(name, n.Name) {
		return provider.NetResource{Provider: n.Name}, nil
	}
	at, ok := provider.UNC{}.Parse(name)
	switch {
	case !ok:
		return provider.NetResource{}, winerr.ERROR_BAD_NET_NAME
	case at.Rest != "":
		at.Rest = at.Rest[:strings.LastIndexByte(at.Rest, '\\')]
		up := n.connectable(provider.UNC{}.Spell(at), provider.RESOURCETYPE_DISK)
		if at.Rest != "" {
			up.DisplayType = provider.RESOURCEDISPLAYTYPE_DIRECTORY
		}
		return up, nil
	case at.Share != "":
		return n.container(`\\`+at.Server, provider.RESOURCEDISPLAYTYPE_SERVER), nil
	}
	return n.container(n.Name, provider.RESOURCEDISPLAYTYPE_NETWORK), nil
}

// container returns the network or a server as enumerations spell it.
func (n *network) container(remote string, display provider.DisplayType) provider.NetResource {
	return provider.NetResource{
		Scope: provider.RESOURCE_GLOBALNET, DisplayType: display, Usage: provider.RESOURCEUSAGE_CONTAINER,
		RemoteName: remote, Provider: n.Name,
	}
}

// connectable returns a share, or a directory in it, as enumerations spell it.
func (n *network) connectable(remote string, typ provider.ResourceType) provider.NetResource {
	return provider.NetResource{
		Scope: provider.RESOURCE_GLOBALNET, Type: typ, DisplayType: provider.RESOURCEDISPLAYTYPE_SHARE,
		Usage: provider.RESOURCEUSAGE_CONNECTABLE, RemoteName: remote, Provider: n.Name,
	}
}

// share returns a share that a server lists as enumerations spell it.
func (n *network) share(server string, s share) provider.NetResource {
	r := n.connectable(`\\`+server+`\`+s.name, s.typ)
	r.Comment = s.comment
	if strings.HasSuffix(s.name, "$") {
		r.DisplayType = provider.RESOURCEDISPLAYTYPE_SHAREADMIN
	}
	if s.typ == provider.RESOURCETYPE_ANY {
		r.Usage |= provider.RESOURCEUSAGE_NOLOCALDEVICE
	}
	return r
}
