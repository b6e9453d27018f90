package smb

import (
	"os"
	"slices"
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

// share is a share as its server lists it.
type share struct {
	name, comment string
	typ           provider.ResourceType
}

// Types of a share ([MS-SRVS] section 2.2.2.4). The upper bits mark a share as special
// or temporary.
const (
	stypeMask   = 0x0FFFFFFF
	stypeDisk   = 0
	stypePrintQ = 1
)

// shareType returns the type of a share in the terms of NETRESOURCE.
func shareType(stype uint32) provider.ResourceType {
	switch stype & stypeMask {
	case stypeDisk:
		return provider.RESOURCETYPE_DISK
	case stypePrintQ:
		return provider.RESOURCETYPE_PRINT
	}
	return provider.RESOURCETYPE_ANY
}

// shares returns all shares of the server, by NetrShareEnum over the pipe srvsvc.
//
// ERROR_BAD_NETPATH: the server has gone. ERROR_UNEXP_NET_ERR: the answer makes no
// sense. ERROR_ACCESS_DENIED and whatever else the server answers.
func (l *logon) shares() (all []share, err error) {
	ipc, err := l.mount(pipes)
	if err != nil {
		return nil, err
	}
	defer ipc.Disconnect()
	err = ipc.do(func() error {
		pipe, err := owned(ipc.share.OpenFile("srvsvc", os.O_RDWR, 0o666))
		if err != nil {
			return err
		}
		defer func() { _ = pipe.Close() }() // all was read
		if _, err := transact(pipe, bindRequest()); err != nil {
			return err
		}
		answer, err := transact(pipe, shareEnumRequest(l.server.name))
		if err != nil {
			return err
		}
		all, err = parseShares(answer)
		return err
	})
	return all, codeOf(err, winerr.ERROR_BAD_NETPATH)
}

// listed returns a share as the server lists it, and false if it doesn't.
func (l *logon) listed(name string) (share, bool) {
	shares, err := l.shares()
	i := slices.IndexFunc(shares, func(s share) bool { return wintext.Same(s.name, name) })
	if err != nil || i < 0 {
		return share{}, false
	}
	return shares[i], true
}

// parseShares parses the answer to NetrShareEnum at level 1 ([MS-SRVS] section
// 3.1.4.8): an array of names, types and comments, with the texts behind the array.
//
// ERROR_UNEXP_NET_ERR: the answer makes no sense.
func parseShares(stub []byte) ([]share, error) {
	r := reader{rest: stub}
	r.skip(3) // level, the union's switch and its pointer
	count, entries := r.u32(), r.u32()
	if entries == 0 || count == 0 {
		return nil, r.err
	}
	r.skip(1) // the size of the array
	if uint64(count)*12 > uint64(len(r.rest)) {
		return nil, winerr.ERROR_UNEXP_NET_ERR
	}
	types := make([][3]uint32, count)
	for i := range types {
		types[i] = [3]uint32{r.u32(), r.u32(), r.u32()}
	}
	var all []share
	for _, each := range types {
		s := share{typ: shareType(each[1])}
		if each[0] != 0 {
			s.name = r.text()
		}
		if each[2] != 0 {
			s.comment = r.text()
		}
		all = append(all, s)
	}
	return all, r.err
}
