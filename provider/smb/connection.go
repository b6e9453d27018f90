package smb

import (
	"context"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// connection is one connection of a logon session, and the owner of its device.
type connection struct {
	p       *Provider
	s       *session.Session
	device  session.Name // 0: deviceless
	remote  string       // as the caller spelled it, without a trailing backslash
	at      provider.RemoteName
	typ     provider.ResourceType
	link    *link
	implied bool // by a UNC path: it goes when nobody uses it

	// The mutex of the provider protects what follows.
	tree    *tree // replaced when its wire was lost
	opening bool  // the device isn't defined yet
	gone    bool
	users   int // calls under way
	holders int // processes with their current directory here
	files   map[*openFile]struct{}
}

// key is what deviceless connections are found by.
func (c *connection) key() string { return remoteKey(c.remote) }

// remoteKey is the form that all spellings of a remote name share.
func remoteKey(remote string) string { return strings.ToLower(strings.TrimSuffix(remote, `\`)) }

// keep enters a connection. It gives the one that is there when it is the same
// deviceless one.
//
// ERROR_NO_SUCH_LOGON_SESSION.
func (p *Provider) keep(c *connection) (same *connection, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	kept, err := p.logon(c.s)
	if err != nil {
		return nil, err
	}
	if c.device != 0 {
		kept.devices = append(kept.devices, c)
		return nil, nil
	}
	if same = kept.deviceless[c.key()]; same != nil {
		same.implied = same.implied && c.implied
		return same, nil
	}
	kept.deviceless[c.key()] = c
	return nil, nil
}

// drop forgets a connection, and gives what is to be closed without the mutex. It
// needs p.mu.
func (p *Provider) drop(c *connection) (rest remains) {
	if c.gone {
		return rest
	}
	c.gone = true
	if kept := p.logons[c.s.LUID()]; kept != nil {
		if c.device != 0 {
			kept.devices = slices.DeleteFunc(kept.devices, func(each *connection) bool { return each == c })
		} else if kept.deviceless[c.key()] == c {
			delete(kept.deviceless, c.key())
		}
	}
	for f := range c.files {
		rest.files = append(rest.files, f)
	}
	c.files, c.holders = nil, 0
	rest.tree, rest.wire = c.tree, p.unlink(c.link)
	return rest
}

// remains are what is left of a connection that is gone.
type remains struct {
	files []*openFile
	tree  *tree
	wire  *wire // nil: others use it
}

// close closes them. The files fail from now on with ERROR_NETNAME_DELETED.
func (r remains) close(ctx context.Context) {
	for _, f := range r.files {
		f.revoke()
	}
	switch {
	case r.wire != nil:
		r.wire.close(ctx)
	case r.tree != nil:
		r.tree.unmount(ctx)
	}
}

// forget drops a connection that wasn't completed, or that nobody uses any more.
func (p *Provider) forget(ctx context.Context, c *connection) {
	p.mu.Lock()
	rest := p.drop(c)
	p.mu.Unlock()
	rest.close(ctx)
}

// mine reports whether the session may see the connection: its own, or that of the
// other half of its token where the letters are shared.
func (c *connection) mine(s *session.Session) bool {
	if c.s.LUID() == s.LUID() {
		return true
	}
	other := s.Linked()
	return other != nil && other.LUID() == c.s.LUID() && s.Options().EnableLinkedConnections
}

// redirected finds the connection behind a device.
//
// ERROR_BAD_DEVICE: no device name. ERROR_NOT_CONNECTED: not a device that this
// network redirects for the session.
func (p *Provider) redirected(s *session.Session, local string) (*connection, error) {
	n, err := session.ParseName(local)
	if err != nil {
		return nil, err
	}
	device, _ := s.Devices().Lookup(n)
	c, ok := device.Owner.(*connection)
	if !ok || c.p != p || !c.mine(s) {
		return nil, winerr.ERROR_NOT_CONNECTED
	}
	return c, nil
}

// connected finds a connection by a device or a remote name, the deviceless one
// first.
//
// ERROR_NOT_CONNECTED: there is none.
func (p *Provider) connected(s *session.Session, name string) (*connection, error) {
	if _, err := session.ParseName(name); err == nil {
		return p.redirected(s, name)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if kept := p.logons[s.LUID()]; kept != nil {
		key := remoteKey(name)
		if c := kept.deviceless[key]; c != nil && !c.implied {
			return c, nil
		}
		for _, c := range kept.devices {
			if c.key() == key && !c.opening {
				return c, nil
			}
		}
	}
	return nil, winerr.ERROR_NOT_CONNECTED
}
