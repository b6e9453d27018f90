package session

import (
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// Session is a logon session: what an access token's authentication ID stands for. Table.Logon makes it. The zero value
// is of no machine and not logged on.
type Session struct {
	luid      LUID
	local     Devices // beside the LUID: looking a drive up reads these two
	user      User
	key       string
	network   *networkCredentials // nil: the user's own
	table     *Table
	linked    *Session // nil: none
	refs      atomic.Int32
	typ       LogonType
	elevation Elevation
}

// networkCredentials are what a NewCredentials session shows to servers.
type networkCredentials struct {
	user     User
	password Password
}

// LUID returns the identifier of the session.
func (s *Session) LUID() LUID { return s.luid }

// User returns the account that the session runs as on this machine.
func (s *Session) User() User { return s.user }

// ProfileKey returns User().Key(), worked out once.
func (s *Session) ProfileKey() string { return s.key }

// Type returns how the user logged on.
func (s *Session) Type() LogonType { return s.typ }

// Options returns the settings of the machine.
func (s *Session) Options() Options {
	if s.table == nil {
		return Options{}
	}
	return s.table.options
}

// NetworkCredentials returns the user and the password for servers, and true, for a NewCredentials session. Every other
// session returns false: its own user and the password of its logon go to the servers.
func (s *Session) NetworkCredentials() (User, Password, bool) {
	if s.network == nil {
		return User{}, Password{}, false
	}
	return s.network.user, s.network.password, true
}

// Devices returns the session's view of the device names: its local namespace with the global one behind it, for
// LocalSystem the global one alone.
func (s *Session) Devices() *Devices {
	if s.luid == LocalSystem {
		return s.table.Global()
	}
	return &s.local
}

// Retain adds a reference. Each logon starts with one; the sessions of WellKnown are not counted.
//
// Errors: ERROR_NO_SUCH_LOGON_SESSION when the session is logged off.
func (s *Session) Retain() error {
	if s.permanent() {
		return nil
	}
	for {
		n := s.refs.Load()
		if n <= 0 {
			return winerr.ERROR_NO_SUCH_LOGON_SESSION
		}
		if s.refs.CompareAndSwap(n, n+1) {
			return nil
		}
	}
}

// Release gives a reference back. The last one logs the session off: it is no longer Alive, the OnLogoff callbacks run,
// its local namespace is deleted, the table forgets it, and a filtered session then releases its elevated half ("Defining
// an MS-DOS Device Name": the namespace is deleted when the last reference to the authentication ID is removed). Release
// returns when all that is done. More releases than references do nothing.
func (s *Session) Release() {
	if s.permanent() {
		return
	}
	for {
		n := s.refs.Load()
		if n <= 0 {
			return
		}
		if s.refs.CompareAndSwap(n, n-1) {
			if n == 1 {
				s.logoff()
			}
			return
		}
	}
}

// Alive reports whether the session is still logged on.
func (s *Session) Alive() bool {
	return s.permanent() || s.refs.Load() > 0
}

// permanent reports whether the session is one of WellKnown, which are never logged off.
func (s *Session) permanent() bool { return s.luid != 0 && s.luid < firstLUID }

// logoff runs once, after the last reference went. The deferred half runs even when a callback panics, so that no
// dead session keeps its letters.
func (s *Session) logoff() {
	s.local.settle()
	defer func() {
		s.local.clear()
		s.table.forget(s)
		s.releaseElevated()
	}()
	for _, callback := range s.table.logoffCallbacks() {
		callback(s)
	}
}
