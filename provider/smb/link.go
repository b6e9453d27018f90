package smb

import (
	"context"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// link is what a logon session has with a server, as it spells it: one user, and
// the wire to it. It goes with the last connection.
type link struct {
	p      *Provider
	s      *session.Session
	server string
	who    candidate

	// The mutex of the provider protects what follows.
	wire *wire // replaced when it was lost
	refs int   // connections, and calls under way
}

// logon is what is kept for a logon session.
type logon struct {
	devices    []*connection
	deviceless map[string]*connection // by folded remote name
	links      map[string]*link       // by folded server name
}

// logon finds or makes the record of a session. It needs p.mu. A session that is
// logging off gets none, so that nothing outlives Logoff.
func (p *Provider) logon(s *session.Session) (*logon, error) {
	if !s.Alive() {
		return nil, winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	l := p.logons[s.LUID()]
	if l == nil {
		l = &logon{deviceless: make(map[string]*connection), links: make(map[string]*link)}
		if p.logons == nil {
			p.logons = make(map[session.LUID]*logon)
		}
		p.logons[s.LUID()] = l
	}
	return l, nil
}

// join finds or makes the link of a session with a server, and counts the caller
// among its users. Explicit passwords are shown to the server whatever is there.
//
// ERROR_SESSION_CREDENTIAL_CONFLICT: the session is another user there. Codes of
// dial, and ERROR_NO_SUCH_LOGON_SESSION.
func (p *Provider) join(ctx context.Context, s *session.Session, server string, who candidate) (*link, error) {
	found, _, err := p.joined(s, server, who, nil)
	if err != nil || found != nil && (!who.explicit || who.password.Equal(found.who.password)) {
		return found, err
	}
	if found != nil {
		defer p.leave(ctx, found)
	}
	w, err := p.dial(ctx, server, who)
	if err != nil {
		return nil, err
	}
	l, spare, err := p.joined(s, server, who, w)
	if spare != nil {
		spare.close(ctx)
	}
	return l, err
}

// joined joins the link that is there, or a new one over the wire; without a wire
// there may be none. A wire that no link took is given back.
func (p *Provider) joined(s *session.Session, server string, who candidate, w *wire) (l *link, spare *wire, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	kept, err := p.logon(s)
	if err != nil {
		return nil, w, err
	}
	key := strings.ToLower(server)
	l = kept.links[key]
	switch {
	case l != nil && !sameUser(server, l.who.user, who.user):
		return nil, w, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT
	case l == nil && w == nil:
		return nil, nil, nil
	case l == nil:
		l = &link{p: p, s: s, server: server, who: who, wire: w}
		kept.links[key], w = l, nil
	}
	l.refs++
	return l, w, nil
}

// borrow is join by whatever credentials the session uses on the server, the
// default ones if it uses none.
func (p *Provider) borrow(ctx context.Context, s *session.Session, server string) (*link, error) {
	p.mu.Lock()
	if kept := p.logons[s.LUID()]; kept != nil {
		if l := kept.links[strings.ToLower(server)]; l != nil {
			l.refs++
			p.mu.Unlock()
			return l, nil
		}
	}
	p.mu.Unlock()
	user, password := p.defaults(s, server)
	return p.join(ctx, s, server, candidate{user: user, password: password})
}

// leave ends a use of the link; the last one ends the SMB session.
func (p *Provider) leave(ctx context.Context, l *link) {
	p.mu.Lock()
	w := p.unlink(l)
	p.mu.Unlock()
	if w != nil {
		w.close(ctx)
	}
}

// unlink ends a use of the link and gives the wire to close when it was the last.
// It needs p.mu.
func (p *Provider) unlink(l *link) *wire {
	if l.refs--; l.refs > 0 {
		return nil
	}
	if kept := p.logons[l.s.LUID()]; kept != nil {
		if key := strings.ToLower(l.server); kept.links[key] == l {
			delete(kept.links, key)
		}
	}
	return l.wire
}

// live gives a wire of the link that isn't lost: a new one if it must be. Codes of
// dial.
func (p *Provider) live(ctx context.Context, l *link) (*wire, error) {
	p.mu.Lock()
	old := l.wire
	p.mu.Unlock()
	if !old.conn.lost.Load() {
		return old, nil
	}
	fresh, err := p.dial(ctx, l.server, l.who)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	raced := l.wire != old
	if !raced {
		l.wire = fresh
	}
	current := l.wire
	p.mu.Unlock()
	if raced {
		fresh.close(ctx)
	} else {
		old.close(ctx)
	}
	return current, nil
}
