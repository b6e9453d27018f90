package fake

import (
	"cmp"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// anonymous is the principal of a null session.
var anonymous = redirector.Principal{Guest: true}

// logon is a user as a server knows the user, logged on or not. It never changes, and the server uses the last one again.
type logon struct {
	*server
	user    session.User
	trusted bool
	version uint32 // of the accounts of the network
	epoch   uint32 // of the server
	who     redirector.Principal
	account *account // nil: there is none
}

// Logoff implements [redirector.Logon]. Nothing is kept of a logon.
func (*logon) Logoff() {}

// Identify implements [redirector.Server].
func (s *server) Identify(u *redirector.User) redirector.Principal { return s.identify(u).who }

// Logon implements [redirector.Server].
//
// Server.Refused, Network.Refused, or the code of User.Refusal: there is no such user and no guest, or the password is wrong.
// Account.State, for which Network.Refused stands, too.
// ERROR_REQ_NOT_ACCEP: the server is full.
func (s *server) Logon(u *redirector.User) (redirector.Logon, error) {
	l := s.identify(u)
	if code := s.authenticate(u, l.account); code != winerr.NO_ERROR {
		return nil, code
	}
	return l, nil
}

// identify finds a user. It takes no lock for the user whom the server was asked about before.
func (s *server) identify(u *redirector.User) *logon {
	l := s.recentLogon.Load()
	if l != nil && l.user == u.User && l.trusted == u.Trusted && l.version == s.net.version.Load() && l.epoch == s.epoch.Load() {
		return l
	}
	s.net.mu.Lock()
	defer s.net.mu.Unlock()
	l = &logon{server: s, user: u.User, trusted: u.Trusted, version: s.net.version.Load(), epoch: s.epoch.Load()}
	l.who, l.account = s.lookup(u)
	s.recentLogon.Store(l)
	return l
}

// lookup returns the principal that the server takes a user for, and the account if there is one. The caller holds the mutex
// of the network.
//
// A user of the server or of its domain may be qualified by it. One without domain is looked up on the server and then in the
// domain. The session's own user may be of a domain that the server doesn't know; an account of the server with that name
// then stands for the user, as on servers of a workgroup.
func (s *server) lookup(u *redirector.User) (redirector.Principal, *account) {
	if u.Anonymous() {
		return anonymous, nil
	}
	bare := u.Domain == ""
	var found *account
	if s.domain != nil && wintext.Same(u.Domain, s.domain.name) {
		found = find(s.domain.accounts, u.Name)
	}
	if found == nil && (bare || u.Trusted || wintext.Same(u.Domain, s.name)) {
		found = find(s.accounts, u.Name)
	}
	if found == nil && bare && s.domain != nil {
		found = find(s.domain.accounts, u.Name)
	}
	if found == nil {
		return redirector.Principal{Authority: wintext.Fold(u.Domain), Name: wintext.Fold(u.Name), Guest: true}, nil
	}
	return found.who, found
}

// authenticate checks the password and the state of a user whom identify has found. The session's own user is trusted if the
// password isn't known. Codes of Logon.
func (s *server) authenticate(u *redirector.User, a *account) winerr.Errno {
	password, given := u.Password.Reveal()
	switch {
	case s.full.Load():
		return winerr.ERROR_REQ_NOT_ACCEP
	case u.Anonymous(), a == nil && s.guest:
		return winerr.NO_ERROR
	case a != nil && a.state == winerr.ERROR_ACCOUNT_LOCKED_OUT:
		return cmp.Or(s.net.refused, a.state)
	case a == nil, given && password != a.password, !given && !u.Trusted:
		return cmp.Or(s.refused, s.net.refused, u.Refusal())
	case a.state != winerr.NO_ERROR:
		return cmp.Or(s.net.refused, a.state)
	}
	return winerr.NO_ERROR
}

// admit checks whether an authenticated principal may use the share.
//
// ERROR_ACCESS_DENIED: the access lists refuse the principal, or a null session asks for more than IPC$ of a server without
// guests.
func (s *share) admit(who redirector.Principal) error {
	if s == s.server.ipc {
		return nil
	}
	if who == anonymous && !s.server.guest || listed(s.deny, who) || len(s.allow) > 0 && !listed(s.allow, who) {
		return winerr.ERROR_ACCESS_DENIED
	}
	return nil
}

// listed reports whether an access list names a principal.
func listed(list []redirector.Principal, who redirector.Principal) bool {
	if who.Guest {
		who = redirector.Principal{Name: "guest"}
	}
	for _, each := range list {
		if each.Name == who.Name && (each.Authority == "" || each.Authority == who.Authority) {
			return true
		}
	}
	return false
}
