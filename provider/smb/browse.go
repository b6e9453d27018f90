package smb

import (
	"cmp"
	"context"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// globalResources are the members of a container of the tree.
func (p *Provider) globalResources(s *session.Session, nr *provider.NetResource) ([]provider.NetResource, error) {
	if nr == nil || nr.RemoteName == "" || strings.EqualFold(nr.RemoteName, p.Name()) {
		return p.servers(s), nil
	}
	at, ok := provider.UNC{}.Parse(nr.RemoteName)
	switch {
	case !ok:
		return nil, winerr.ERROR_BAD_NET_NAME
	case at.Share != "":
		return nil, winerr.ERROR_NOT_CONTAINER
	}
	return p.shareResources(s, at.Server)
}

// shareResources are the shares of a server.
func (p *Provider) shareResources(s *session.Session, server string) ([]provider.NetResource, error) {
	ctx, cancel := p.request()
	defer cancel()
	w, done, err := p.visit(ctx, s, server)
	if err != nil {
		return nil, err
	}
	defer done()
	shares, err := w.shares(ctx, server)
	var all []provider.NetResource
	for _, each := range shares {
		if r := p.shareResource(server, each); r.DisplayType != provider.RESOURCEDISPLAYTYPE_SHAREADMIN {
			all = append(all, r)
		}
	}
	return all, err
}

// visit gives a wire to a server to look at, until done is called.
//
// ERROR_BAD_NETPATH: the server can't be reached. ERROR_NOT_AUTHENTICATED: it
// refuses the credentials.
func (p *Provider) visit(ctx context.Context, s *session.Session, server string) (w *wire, done func(), err error) {
	l, err := p.borrow(ctx, s, server)
	if err != nil {
		return nil, nil, unauthenticated(err)
	}
	if w, err = p.live(ctx, l); err != nil {
		p.leave(ctx, l)
		return nil, nil, unauthenticated(err)
	}
	return w, func() { p.leave(ctx, l) }, nil
}

// unauthenticated is what a refused logon is to the calls that only look.
func unauthenticated(err error) error {
	switch winerr.Code(err) {
	case winerr.ERROR_BAD_NETPATH, winerr.ERROR_UNEXP_NET_ERR, winerr.ERROR_NO_SUCH_LOGON_SESSION:
		return err
	}
	return winerr.ERROR_NOT_AUTHENTICATED
}

// servers are those that the session is connected to, as it spells them.
func (p *Provider) servers(s *session.Session) []provider.NetResource {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []provider.NetResource
	if kept := p.logons[s.LUID()]; kept != nil {
		for _, l := range kept.links {
			all = append(all, p.container(`\\`+l.server, provider.RESOURCEDISPLAYTYPE_SERVER))
		}
	}
	slices.SortFunc(all, func(a, b provider.NetResource) int { return cmp.Compare(a.RemoteName, b.RemoteName) })
	return all
}
