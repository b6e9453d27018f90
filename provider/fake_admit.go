package provider

import winerr "github.com/seed-520b6462/winnet/errors"

// admit has the server let the caller in, and enters the connection. It reports
// known when the same deviceless connection is there already, or somebody else
// connected the deferred one.
func (f *Fake) admit(c *connection, q *request, srv *server, sh *share) (known bool, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	l, err := f.logon(c.s)
	if err != nil {
		return false, err
	}
	if c.gone {
		return false, winerr.ERROR_NOT_CONNECTED
	}
	if c.set != nil {
		return true, nil
	}
	set, err := l.join(c, q, srv, sh)
	if err != nil {
		return false, err
	}
	if c.device == 0 {
		if same := l.deviceless[c.key()]; same != nil {
			same.implied = same.implied && c.implied
			return true, nil
		}
	}
	set.connections++
	c.server, c.share, c.set, c.typ, c.user = srv, sh, set, sh.typ, q.with.given
	if c.implied {
		c.user = set.user
	}
	if c.deferred.Swap(nil) == nil {
		l.keep(c)
	}
	return false, nil
}

// join checks the credentials of a connection and gives the set that they belong
// to.
func (l *logon) join(c *connection, q *request, srv *server, sh *share) (*credentialSet, error) {
	if srv.away() {
		return nil, winerr.ERROR_BAD_NETPATH
	}
	if sh.gone.Load() {
		return nil, winerr.ERROR_BAD_NET_NAME
	}
	o := c.s.Options()
	set := l.inUse(o, c.at.Server, srv)
	if set != nil && c.implied {
		return set, sh.admits(srv, set.who)
	}
	who, account := srv.identify(&q.with)
	if set != nil {
		if err := set.conflict(o.Version, &q.with, who); err != nil {
			return nil, err
		}
	}
	if err := srv.authenticate(&q.with, account, set != nil); err != nil {
		return nil, err
	}
	if err := sh.admits(srv, who); err != nil {
		return nil, err
	}
	if set == nil {
		set = l.vacant(serverKey(o, c.at.Server, srv))
		set.who, set.user, set.explicit = who, q.with.given, q.with.explicit
	}
	return set, nil
}

// vacant gives the set of a server that the session isn't connected to. It needs
// the mutex.
func (l *logon) vacant(key string) *credentialSet {
	set := l.sets[key]
	if set == nil {
		set = new(credentialSet)
		l.sets[key] = set
	}
	return set
}

// define gives the connection its device, or undoes the connection. It is the one
// step that settles who gets a letter: from there on the connection is made, and
// may be cancelled before this call has returned.
func (f *Fake) define(c *connection) error {
	if c.device != 0 {
		err := c.s.Devices().Redirect(c.device, f.target(c.device, c.s.LUID(), c.at), c)
		if err != nil {
			f.drop(c)
			return err
		}
	}
	c.complete.Store(true)
	return nil
}
