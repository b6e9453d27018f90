package fake

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// anonymous is the principal of a null session.
var anonymous = redirector.Principal{Guest: true}

// logon is a user who is logged on at a server. The server keeps the record of the last one and uses it again.
type logon struct {
	*server
	who redirector.Principal
}

// Logoff implements [redirector.Logon]. Nothing is kept of a logon.
func (*logon) Logoff() {}

// Identify implements [redirector.Server].
func (s *server) Identify(u *redirector.User) redirector.Principal {
	s.net.mu.Lock()
	defer s.net.mu.Unlock()
	who, _ := s.identify(u)
	return who
}

// Logon implements [redirector.Server].
//
// ERROR_LOGON_FAILURE: there is no such user and no guest, or the password of a user with domain is wrong.
// ERROR_INVALID_PASSWORD: the password of a user without domain is wrong.
func (s *server) Logon(u *redirector.User, _ redirector.Logon) (redirector.Logon, error) {
	s.net.mu.Lock()
	defer s.net.mu.Unlock()
	who, account := s.identify(u)
	if err := s.authenticate(u, account); err != nil {
		return nil, err
	}
	if s.recent == nil || s.recent.who != who {
		s.recent = &logon{s, who}
	}
	return s.recent, nil
}

// identify returns the principal that the server takes a user for, and the account if there is one. The caller holds the
// mutex of the network.
//
// A user of the server or of its domain may be qualified by it. One without domain is looked up on the server and then in the
// domain. The session's own user may be of a domain that the server doesn't know; an account of the server with that name
// then stands for the user, as on servers of a workgroup.
func (s *server) identify(u *redirector.User) (redirector.Principal, *account) {
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

// authenticate checks the password of a user whom identify has found. The caller holds the mutex of the network. Codes of
// Logon.
func (s *server) authenticate(u *redirector.User, a *account) error {
	password, given := u.Password.Reveal()
	switch {
	case u.Anonymous():
		return nil
	case a == nil && s.guest:
		return nil
	case a == nil:
		return winerr.ERROR_LOGON_FAILURE
	case !given && u.Trusted:
		return nil
	case !given || password != a.password:
		return u.Refusal()
	}
	return nil
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
