package redirector

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// CancelConnection implements [provider.Connections] (NPCancelConnection). A device cancels that redirection; a remote name,
// compared without case and without one trailing backslash, cancels the deviceless connection to it, which a UNC path may have
// implied, and with the option
// CancelRemoteAll of the machine the redirected ones as well. With force the open files and jobs are closed: their handles
// then fail with ERROR_NETNAME_DELETED, and jobs that weren't finished are not printed.
//
// ERROR_NO_NETWORK. ERROR_NOT_CONNECTED: not a device that this network redirects for the session, or no connection of that
// name; a letter of LocalSystem is only LocalSystem's to cancel. ERROR_DEVICE_IN_USE: a process has its current directory
// there, whatever force says. ERROR_OPEN_FILES: files or jobs are open, and no force. After an error nothing has changed.
func (p *Provider) CancelConnection(s *session.Session, name string, force bool) error {
	if err := p.begin(s, p.caps().Connection, provider.WNNC_CON_CANCELCONNECTION); err != nil {
		return err
	}
	return p.cancel(s, name, force)
}

// CancelConnection2 implements [provider.Connections]: CancelConnection, with its codes. The flags are the router's business.
func (p *Provider) CancelConnection2(s *session.Session, name string, force bool, _ provider.ConnectFlags) error {
	if err := p.begin(s, p.caps().Connection, provider.WNNC_CON_CANCELCONNECTION2); err != nil {
		return err
	}
	return p.cancel(s, name, force)
}

// cancel cancels all connections that a name means, or none.
func (p *Provider) cancel(s *session.Session, name string, force bool) error {
	var all []*connection
	n, parseErr := session.ParseName(name)
	if parseErr == nil {
		c, err := p.connectionForDevice(s, n)
		if err != nil {
			return err
		}
		all = []*connection{c}
	}
	p.mu.Lock()
	if parseErr != nil {
		all = p.connectionsForCancel(s, wintext.TrimEnd(p.withShare(name)))
	}
	rest := make([]dropped, 0, 1) // most connections are cancelled alone
	err := cancellable(all, force)
	if err == nil {
		for _, c := range all {
			rest = append(rest, c.drop())
		}
	}
	p.mu.Unlock()
	if err != nil && err != winerr.ERROR_NOT_CONNECTED {
		return err
	}
	for _, c := range all {
		c.undefine()
	}
	for i := range rest {
		rest[i].letGo()
	}
	return err
}

// connectionsForCancel returns the connections that a cancel by remote name means. The caller holds p.mu.
func (p *Provider) connectionsForCancel(s *session.Session, remote string) []*connection {
	l := p.logons[s.LUID()]
	if l == nil {
		return nil
	}
	var all []*connection
	if c := l.findDeviceless(remote); c != nil {
		all = append(all, c)
	}
	if !s.Options().CancelRemoteAll {
		return all
	}
	for _, c := range l.devices {
		if wintext.Same(c.remote, remote) && c.complete.Load() {
			all = append(all, c)
		}
	}
	return all
}

// cancellable checks whether all of some connections can be cancelled. The caller holds p.mu.
//
// ERROR_NOT_CONNECTED: there are none, or one has gone. ERROR_DEVICE_IN_USE. ERROR_OPEN_FILES.
func cancellable(all []*connection, force bool) error {
	if len(all) == 0 {
		return winerr.ERROR_NOT_CONNECTED
	}
	for _, c := range all {
		switch {
		case c.gone:
			return winerr.ERROR_NOT_CONNECTED
		case c.holders > 0:
			return winerr.ERROR_DEVICE_IN_USE
		case !force && !c.idle():
			return winerr.ERROR_OPEN_FILES
		}
	}
	return nil
}
