package smb

import (
	"context"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

func (p *Provider) container(remote string, display provider.DisplayType) provider.NetResource {
	return provider.NetResource{
		Scope: provider.RESOURCE_GLOBALNET, DisplayType: display, Usage: provider.RESOURCEUSAGE_CONTAINER,
		RemoteName: remote, Provider: p.Name(),
	}
}

func (p *Provider) shareNamed(remote string, typ provider.ResourceType) provider.NetResource {
	return provider.NetResource{
		Scope: provider.RESOURCE_GLOBALNET, Type: typ, DisplayType: provider.RESOURCEDISPLAYTYPE_SHARE,
		Usage: provider.RESOURCEUSAGE_CONNECTABLE, RemoteName: remote, Provider: p.Name(),
	}
}

func (p *Provider) shareResource(server string, s share) provider.NetResource {
	r := p.shareNamed(`\\`+server+`\`+s.name, s.typ)
	r.Comment = s.comment
	if strings.HasSuffix(s.name, "$") {
		r.DisplayType = provider.RESOURCEDISPLAYTYPE_SHAREADMIN
	}
	if s.typ == provider.RESOURCETYPE_ANY {
		r.Usage |= provider.RESOURCEUSAGE_NOLOCALDEVICE
	}
	return r
}

// bare leaves the fields that the resource calls give.
func bare(r provider.NetResource) provider.NetResource {
	r.Scope, r.Comment = 0, ""
	return r
}

// GetResourceInformation implements [provider.Names] (NPGetResourceInformation).
// The resource may be the network itself, a server or a share, with what follows
// it. The server is asked as by OpenEnum; the share is spelled as it lists it.
//
// ERROR_NO_SUCH_LOGON_SESSION. ERROR_BAD_NET_NAME: another provider is named, or
// there is no such resource. ERROR_BAD_NETPATH: the server can't be reached.
// ERROR_INVALID_PARAMETER: no resource, or an unknown type. ERROR_BAD_DEV_TYPE: a
// type that isn't that of the share. ERROR_NOT_AUTHENTICATED: the server refuses
// the credentials. ERROR_ACCESS_DENIED: the share doesn't admit the user.
func (p *Provider) GetResourceInformation(s *session.Session, nr *provider.NetResource) (info provider.NetResource, system string, err error) {
	at, err := p.owned(s, nr)
	if err != nil {
		return info, "", err
	}
	if at.Server == "" {
		info = p.container(p.Name(), provider.RESOURCEDISPLAYTYPE_NETWORK)
	} else {
		info, err = p.verified(s, at)
	}
	if err == nil && nr.Type != provider.RESOURCETYPE_ANY && nr.Type != info.Type {
		err = winerr.ERROR_BAD_DEV_TYPE
	}
	if err != nil {
		return provider.NetResource{}, "", err
	}
	return bare(info), at.Rest, nil
}

// owned checks what the resource calls check first, and parses the name. That of
// the network itself has no server.
func (p *Provider) owned(s *session.Session, nr *provider.NetResource) (provider.RemoteName, error) {
	var at provider.RemoteName
	switch {
	case s == nil || !s.Alive():
		return at, winerr.ERROR_NO_SUCH_LOGON_SESSION
	case nr == nil:
		return at, winerr.ERROR_INVALID_PARAMETER
	case nr.Provider != "" && !strings.EqualFold(nr.Provider, p.Name()):
		return at, winerr.ERROR_BAD_NET_NAME
	}
	at, ok := provider.UNC{}.Parse(nr.RemoteName)
	switch {
	case !ok && !strings.EqualFold(nr.RemoteName, p.Name()):
		return at, winerr.ERROR_BAD_NET_NAME
	case nr.Type > provider.RESOURCETYPE_PRINT:
		return at, winerr.ERROR_INVALID_PARAMETER
	}
	return at, nil
}

// verified gives a server or a share that is there.
func (p *Provider) verified(s *session.Session, at provider.RemoteName) (info provider.NetResource, err error) {
	ctx, cancel := p.request()
	defer cancel()
	w, done, err := p.visit(ctx, s, at.Server)
	if err != nil {
		return info, err
	}
	defer done()
	if at.Share == "" {
		return p.container(`\\`+at.Server, provider.RESOURCEDISPLAYTYPE_SERVER), nil
	}
	t, err := w.mount(ctx, at.Server, at.Share)
	if err != nil {
		return info, err
	}
	defer t.unmount(ctx)
	return p.listed(ctx, w, at), nil
}

// listed is a share as its server lists it; one that isn't listed is a disk and
// spelled as it was asked for.
func (p *Provider) listed(ctx context.Context, w *wire, at provider.RemoteName) provider.NetResource {
	shares, err := w.shares(ctx, at.Server)
	for _, each := range shares {
		if err == nil && strings.EqualFold(each.name, at.Share) {
			return p.shareResource(at.Server, each)
		}
	}
	return p.shareResource(at.Server, share{name: at.Share, typ: provider.RESOURCETYPE_DISK})
}

// GetResourceParent implements [provider.Names] (NPGetResourceParent), by the form
// of the name: the parent of a directory is the directory above it, then come the
// share, the server and the network, which has none.
//
// ERROR_NO_SUCH_LOGON_SESSION. ERROR_BAD_NET_NAME: another provider is named, or
// the name isn't of this network. ERROR_INVALID_PARAMETER: no resource, or an
// unknown type.
func (p *Provider) GetResourceParent(s *session.Session, nr *provider.NetResource) (provider.NetResource, error) {
	at, err := p.owned(s, nr)
	if err != nil {
		return provider.NetResource{}, err
	}
	var up provider.NetResource
	switch {
	case at.Server == "":
		return provider.NetResource{Provider: p.Name()}, nil
	case at.Rest != "":
		at.Rest = at.Rest[:strings.LastIndexByte(at.Rest, '\\')]
		up = p.shareNamed(provider.UNC{}.Spell(at), provider.RESOURCETYPE_DISK)
		if at.Rest != "" {
			up.DisplayType = provider.RESOURCEDISPLAYTYPE_DIRECTORY
		}
	case at.Share != "":
		up = p.container(`\\`+at.Server, provider.RESOURCEDISPLAYTYPE_SERVER)
	default:
		up = p.container(p.Name(), provider.RESOURCEDISPLAYTYPE_NETWORK)
	}
	return bare(up), nil
}
