package session

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// wellKnownDomain is the authority of the accounts below.
const wellKnownDomain = "NT AUTHORITY"

// wellKnownUser returns the account of a well-known LUID and the type of its logon, or false for another LUID.
func wellKnownUser(luid LUID) (User, LogonType, bool) {
	switch luid {
	case LocalSystem:
		return User{wellKnownDomain, "SYSTEM"}, Service, true
	case LocalService:
		return User{wellKnownDomain, "LOCAL SERVICE"}, Service, true
	case NetworkService:
		return User{wellKnownDomain, "NETWORK SERVICE"}, Service, true
	case Anonymous:
		return User{wellKnownDomain, "ANONYMOUS LOGON"}, Network, true
	}
	return User{}, 0, false
}

// wellKnownLUID returns the LUID of a well-known account, or false for another account.
func wellKnownLUID(u User) (LUID, bool) {
	if !wintext.Same(u.Domain, wellKnownDomain) {
		return 0, false
	}
	for luid := NetworkService; luid <= LocalSystem; luid++ {
		if account, _, ok := wellKnownUser(luid); ok && account.Same(u) {
			return luid, true
		}
	}
	return 0, false
}

// WellKnown returns the session of LocalSystem, LocalService, NetworkService or Anonymous. The session is made at its first
// use and lives as long as the table; Retain and Release do nothing to it.
//
// Errors: ERROR_NO_SUCH_LOGON_SESSION: any other LUID.
func (t *Table) WellKnown(luid LUID) (*Session, error) {
	user, typ, ok := wellKnownUser(luid)
	if !ok {
		return nil, winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	s := t.sessions.get(luid)
	if s == nil {
		s = &Session{luid: luid, user: user, key: user.Key(), typ: typ, table: t}
		s.local.session = s
		t.sessions.add(s)
	}
	return s, nil
}
