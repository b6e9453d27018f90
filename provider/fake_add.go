package provider

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// AddConnection implements [Connections]; it is [Fake.AddConnection3] without
// flags, and has its codes (NPAddConnection).
func (f *Fake) AddConnection(s *session.Session, nr *NetResource, cred session.Credentials) error {
	if err := f.begin(s, f.caps().Connection, WNNC_CON_ADDCONNECTION); err != nil {
		return err
	}
	return f.add(s, nr, cred, 0)
}

// AddConnection3 implements [Connections] (NPAddConnection3). The first of these
// that applies is the answer, and then nothing has changed:
//
//   - ERROR_NO_NETWORK: the network hasn't started.
//   - ERROR_INVALID_PARAMETER: no resource.
//   - ERROR_BAD_NET_NAME: the remote name isn't of the network's form, names no
//     share, is longer than 260 UTF-16 units or isn't UTF-8.
//   - ERROR_BAD_NETPATH: the server isn't known or is down.
//   - ERROR_BAD_NET_NAME: the server has no such share, or the share no such
//     directory.
//   - ERROR_BAD_DEVICE: the local name isn't A: to Z: or LPT1 to LPT9, or there is
//     none with CONNECT_DEFERRED.
//   - ERROR_INVALID_PARAMETER: a type other than ANY, DISK or PRINT.
//   - ERROR_BAD_DEV_TYPE: the device, the type and the share don't fit; IPC$ fits
//     no device and no type but ANY.
//   - ERROR_BAD_USERNAME: a malformed user.
//   - ERROR_SESSION_CREDENTIAL_CONFLICT: the session is connected to that server as
//     another user. Deviceless and IPC$ connections count. On Windows 7 the
//     defaults after explicit credentials are ERROR_BAD_USERNAME (no user) or
//     ERROR_INVALID_PASSWORD (no password).
//   - ERROR_LOGON_FAILURE: the server doesn't know the user, or the password of a
//     user with domain is wrong. ERROR_INVALID_PASSWORD: the password of a user
//     without domain is wrong.
//   - ERROR_ACCESS_DENIED: the share doesn't admit the user.
//   - ERROR_ALREADY_ASSIGNED: the session sees a device of that name already.
//
// A deviceless connection that is there already is no error and isn't counted
// twice. With CONNECT_DEFERRED nothing is asked of the server: only the form of
// the names, the fit of device and type, and the form of the user are checked.
// The connection is disconnected until a file of it is opened, and connects then
// with these credentials. The other flags change nothing.
func (f *Fake) AddConnection3(s *session.Session, _ Window, nr *NetResource, cred session.Credentials, flags ConnectFlags) error {
	if err := f.begin(s, f.caps().Connection, WNNC_CON_ADDCONNECTION3); err != nil {
		return err
	}
	return f.add(s, nr, cred, flags)
}

// AddConnection4 implements [Connections]: [Fake.AddConnection3] with the
// credentials from auth, which is what [PackCredentials] makes. The options change
// nothing.
//
// ERROR_INVALID_PARAMETER: auth is something else, which is found out first.
// Otherwise the codes of AddConnection3.
func (f *Fake) AddConnection4(s *session.Session, _ Window, nr *NetResource, auth []byte, flags ConnectFlags, _ []byte) error {
	if err := f.begin(s, f.caps().Connection, WNNC_CON_ADDCONNECTION4); err != nil {
		return err
	}
	cred, err := unpackCredentials(auth)
	if err != nil {
		return err
	}
	return f.add(s, nr, cred, flags)
}

// request is what a connection is asked for with. Deferred ones keep it.
type request struct {
	at   RemoteName
	dir  string // the directory within the share, "." for all of it
	typ  ResourceType
	with candidate
}

// add makes a connection.
func (f *Fake) add(s *session.Session, nr *NetResource, cred session.Credentials, flags ConnectFlags) error {
	if nr == nil {
		return winerr.ERROR_INVALID_PARAMETER
	}
	q := request{typ: nr.Type}
	var err error
	if q.at, q.dir, err = f.parseRemote(nr.RemoteName); err != nil {
		return err
	}
	c := &connection{fake: f, s: s, at: q.at, remote: trimEnd(nr.RemoteName)}
	if flags&CONNECT_DEFERRED != 0 && f.caps().Connection&WNNC_CON_DEFER != 0 {
		return f.addDeferred(c, q, nr.LocalName, cred)
	}
	srv, sh, err := f.reachShare(s, q.at, q.dir)
	if err != nil {
		return err
	}
	if err := c.prepare(&q, nr.LocalName, sh, cred); err != nil {
		return err
	}
	target := c.target()
	if _, err := f.admit(c, &q, srv, sh); err != nil || c.device == 0 {
		return err
	}
	return f.define(c, target)
}

// addDeferred records a connection as disconnected.
func (f *Fake) addDeferred(c *connection, q request, local string, cred session.Credentials) error {
	if err := c.prepare(&q, local, nil, cred); err != nil {
		return err
	}
	c.user = q.with.given
	c.deferred.Store(&q)
	target := c.target()
	if err := f.enter(c); err != nil {
		return err
	}
	return f.define(c, target)
}

// prepare checks what doesn't need the server's consent: the device, which a
// connection without a share yet must have, the types, and the user.
func (c *connection) prepare(q *request, local string, sh *share, cred session.Credentials) error {
	if err := c.name(local); err != nil {
		return err
	}
	typ := c.typ
	switch {
	case sh != nil:
		typ = sh.typ
	case c.device == 0:
		return winerr.ERROR_BAD_DEVICE
	}
	err := c.fits(q.typ, typ)
	if err == nil {
		q.with, err = newCandidate(c.s, cred)
	}
	return err
}

// enter enters a deferred connection.
func (f *Fake) enter(c *connection) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	l, err := f.logon(c.s)
	if err == nil {
		l.keep(c)
	}
	return err
}

// name sets the device of the connection, and the type that it has by it.
func (c *connection) name(local string) error {
	if local == "" {
		return nil
	}
	n, err := session.ParseName(local)
	c.device, c.typ = n, RESOURCETYPE_DISK
	if n.IsPrinter() {
		c.typ = RESOURCETYPE_PRINT
	}
	return err
}

// fits checks that the type that was asked for and the device go with the type
// of the share.
func (c *connection) fits(asked, typ ResourceType) error {
	if asked > RESOURCETYPE_PRINT {
		return winerr.ERROR_INVALID_PARAMETER
	}
	if asked != RESOURCETYPE_ANY && asked != typ || c.device.IsDrive() && typ != RESOURCETYPE_DISK ||
		c.device.IsPrinter() && typ != RESOURCETYPE_PRINT {
		return winerr.ERROR_BAD_DEV_TYPE
	}
	return nil
}
