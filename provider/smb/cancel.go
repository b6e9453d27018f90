package smb

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// CancelConnection implements [provider.Connections] (NPCancelConnection). A
// device cancels that redirection; a remote name cancels the deviceless
// connection to it, and with Options.CancelRemoteAll the redirected ones too.
// With force the open files are closed: they fail with ERROR_NETNAME_DELETED. A
// server that has gone keeps nothing from being cancelled.
//
// ERROR_NOT_CONNECTED: not a device that this network redirects for the session,
// or no connection of that name. ERROR_DEVICE_IN_USE: a process has its current
// directory there, whatever force says. ERROR_OPEN_FILES: files are open, and no
// force. After an error nothing has changed.
func (p *Provider) CancelConnection(s *session.Session, name string, force bool) error {
	return p.CancelConnection2(s, name, force, 0)
}

// CancelConnection2 implements [provider.Connections]: CancelConnection. The flags
// are the router's business.
func (p *Provider) CancelConnection2(s *session.Session, name string, force bool, _ provider.ConnectFlags) error {
	if s == nil {
		return winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	var device *connection
	if _, err := session.ParseName(name); err == nil {
		if device, err = p.redirected(s, name); err != nil {
			return err
		}
	}
	p.mu.Lock()
	all := []*connection{device}
	if device == nil {
		all = p.named(s, remoteKey(name))
	}
	err := endable(all, force)
	var rest []remains
	if err == nil {
		rest = p.dropAll(all)
	}
	p.mu.Unlock()
	p.bury(all, rest)
	return err
}

// named are the connections that a cancel by remote name means. It needs p.mu.
func (p *Provider) named(s *session.Session, key string) []*connection {
	kept := p.logons[s.LUID()]
	if kept == nil {
		return nil
	}
	var all []*connection
	if c := kept.deviceless[key]; c != nil {
		all = append(all, c)
	}
	for _, c := range kept.devices {
		if s.Options().CancelRemoteAll && c.key() == key && !c.opening {
			all = append(all, c)
		}
	}
	return all
}

// endable says whether all of the connections can be ended. It needs the mutex.
func endable(all []*connection, force bool) error {
	if len(all) == 0 {
		return winerr.ERROR_NOT_CONNECTED
	}
	for _, c := range all {
		switch {
		case c.gone:
			return winerr.ERROR_NOT_CONNECTED
		case c.holders > 0:
			return winerr.ERROR_DEVICE_IN_USE
		case !force && len(c.files) > 0:
			return winerr.ERROR_OPEN_FILES
		}
	}
	return nil
}

// dropAll drops connections. It needs p.mu.
func (p *Provider) dropAll(all []*connection) []remains {
	var rest []remains
	for _, c := range all {
		rest = append(rest, p.drop(c))
	}
	return rest
}

// bury removes the devices of connections that are gone, and closes their remains.
func (p *Provider) bury(all []*connection, rest []remains) {
	ctx, cancel := p.request()
	defer cancel()
	for _, c := range all {
		if c.device != 0 && c.isGone() {
			_ = c.s.Devices().Unredirect(c.device, c) // gone already: what was asked for
		}
	}
	for _, r := range rest {
		r.close(ctx)
	}
}

func (c *connection) isGone() bool {
	c.p.mu.Lock()
	defer c.p.mu.Unlock()
	return c.gone
}

// Logoff implements [provider.Redirector]: it drops the connections, files and
// enumerations of the session.
func (p *Provider) Logoff(s *session.Session) {
	if s == nil {
		return
	}
	p.mu.Lock()
	var all []*connection
	if kept := p.logons[s.LUID()]; kept != nil {
		all = append(all, kept.devices...)
		for _, c := range kept.deviceless {
			all = append(all, c)
		}
	}
	rest := p.dropAll(all)
	delete(p.logons, s.LUID())
	for h, e := range p.enums {
		if e.luid == s.LUID() {
			delete(p.enums, h)
		}
	}
	p.mu.Unlock()
	p.bury(all, rest)
}
