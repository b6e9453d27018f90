package provider

import winerr "github.com/seed-520b6462/winnet/errors"

// admit has the server let the caller in, and enters the connection. It gives the
// connection that is to be used: c, or the same deviceless one that was there
// already. An implied one has the caller among its users.
func (f *Fake) admit(c *connection, q *request, srv *server, sh *share) (*connection, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	l, err := f.logon(c.s)
	if err != nil {
		return nil, err
	}
	if c.gone {
		return nil, winerr.ERROR_NOT_CONNECTED
	}
	if c.set != nil {
		return c, nil // a deferred one that somebody else connected meanwhile
	}
	set, err := l.join(c, q, srv, sh)
	if err != nil {
		return nil, err
	}
	if c.device == 0 {
		if same := l.deviceless[c.key()]; same != nil {
			same.meet(c, q)
			return same, nil
		}
	}
	c.server, c.share, c.typ, c.user = srv, sh, sh.typ, q.with.given
	c.use(set)
	if c.deferred.Load() != nil {
		c.deferred.Store(nil)
		return c, nil
	}
	if c.device == 0 {
		c.complete.Store(true)
	}
	l.keep(c)
	return c, nil
}

// use makes the connection one of those that use the credentials. It needs the
// mutex of the fake.
func (c *connection) use(set *credentialSet) {
	set.connections++
	c.set = set
	if c.implied {
		c.users, c.user = 1, set.user
	}
}

// meet lets a connection stand for another one that is the same. One that only a
// UNC path made stays from now on if the other was asked for. It needs the mutex
// of the fake.
func (c *connection) meet(other *connection, q *request) {
	switch {
	case other.implied:
		c.users++
	case c.implied:
		c.implied, c.user = false, q.with.given
	}
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
	key := serverKey(o, c.at.Server, srv)
	set := l.sets[key]
	inUse := set.inUse()
	if inUse && c.implied {
		return set, sh.admits(srv, set.who)
	}
	who, account := srv.identify(&q.with)
	if inUse {
		if err := set.conflict(o.Version, &q.with, who); err != nil {
			return nil, err
		}
	}
	if err := srv.authenticate(&q.with, account, inUse); err != nil {
		return nil, err
	}
	if err := sh.admits(srv, who); err != nil {
		return nil, err
	}
	if set == nil {
		set = new(credentialSet)
		l.sets[key] = set
	}
	if !inUse {
		set.who, set.user, set.explicit = who, q.with.given, q.with.explicit
	}
	return set, nil
}

// define gives the connection its device, or undoes the connection. It is the one
// step that settles who gets a letter: from there on the connection is made, and
// may be cancelled before this call has returned.
func (f *Fake) define(c *connection, target string) error {
	if err := c.redirect(target); err != nil {
		f.mu.Lock()
		defer f.mu.Unlock()
		c.drop()
		return err
	}
	c.complete.Store(true)
	return nil
}
