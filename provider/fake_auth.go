package provider

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// principal is whom a server takes a caller for, folded: an account of the
// server or its domain, a guest or nobody. It compares with ==. In an access list
// an empty authority stands for any.
type principal struct {
	authority, name string
	guest           bool // let in without an account, whatever name was given
}

// anonymous is a null session: user "" with password "".
var anonymous = principal{guest: true}

// candidate is a user and a password to try, after every default is filled in.
type candidate struct {
	user     session.User
	given    *string // the user as the caller gave it; nil: none was given
	password session.Password
	trusted  bool // single sign-on: the session's own user needs no password
	explicit bool // a user or a password was given
}

// newCandidate fills in the defaults: no user is the session's user, and no
// password the default password of the user, which is that of the session's
// network credentials for their user, and single sign-on for the user that the
// session logged on as. Nobody else has a default password.
//
// A user "" is a NULL user, but together with the password "" it is a null
// session.
//
// ERROR_BAD_USERNAME: a malformed user.
func newCandidate(s *session.Session, cred session.Credentials) (candidate, error) {
	secret, hasPassword := cred.Password.Reveal()
	var given *string
	if name, named := cred.UserName(); named && (name != "" || hasPassword && secret == "") {
		kept := name // the caller's own may change
		given = &kept
	}
	w := candidate{given: given, password: cred.Password, explicit: given != nil || hasPassword}
	user, password, hasNetwork := defaultUser(s)
	switch {
	case given == nil:
		w.user = user
	case *given != "":
		var err error
		if w.user, err = session.ParseUser(*given); err != nil {
			return candidate{}, winerr.ERROR_BAD_USERNAME
		}
	}
	if !hasPassword && (given == nil || w.names(user)) {
		w.trusted, w.password = !hasNetwork, password
	}
	return w, nil
}

// defaultUser is whom a session shows to servers: the user of its network
// credentials with their password, otherwise its own user.
func defaultUser(s *session.Session) (user session.User, password session.Password, network bool) {
	if user, password, network = s.NetworkCredentials(); !network {
		user = s.User()
	}
	return user, password, network
}

// names reports whether the candidate is that user; a user given without domain
// is the one of that name.
func (w *candidate) names(u session.User) bool {
	if w.user.Domain == "" {
		u.Domain = ""
	}
	return w.user.Same(u)
}

// isAnonymous reports whether a null session is asked for.
func (w *candidate) isAnonymous() bool { return w.user.Name == "" }

// refusal is the code of a wrong password.
func (w *candidate) refusal() error {
	if w.given == nil || w.user.Domain == "" {
		return winerr.ERROR_INVALID_PASSWORD
	}
	return winerr.ERROR_LOGON_FAILURE
}

// identify finds whom the server takes a candidate for, and the account if there
// is one. It needs the mutex of the fake.
//
// A user of the server or of its domain may be qualified by it. One without
// domain is looked up on the server and then in the domain. The session's own
// user may be of a domain that the server doesn't know: then an account of
// the server with that name stands for it, as on servers of a workgroup.
func (s *server) identify(w *candidate) (principal, *account) {
	if w.isAnonymous() {
		return anonymous, nil
	}
	bare := w.user.Domain == ""
	ofDomain := s.domain != nil && strings.EqualFold(w.user.Domain, s.domain.name)
	var found *account
	if ofDomain {
		found = byName(s.domain.accounts, w.user.Name)
	}
	if found == nil && (bare || w.trusted || strings.EqualFold(w.user.Domain, s.name)) {
		found = byName(s.accounts, w.user.Name)
	}
	if found == nil && bare && s.domain != nil {
		found = byName(s.domain.accounts, w.user.Name)
	}
	if found == nil {
		return principal{authority: fold(w.user.Domain), name: fold(w.user.Name), guest: true}, nil
	}
	return found.who, found
}

// authenticate checks the password of a candidate whom identify found. Credentials
// that the session uses on the server already were checked before.
//
// ERROR_LOGON_FAILURE: no such user and no guests, or a wrong password for a user
// with domain. ERROR_INVALID_PASSWORD: a wrong password for one without.
func (s *server) authenticate(w *candidate, a *account, inUse bool) error {
	password, given := w.password.Reveal()
	switch {
	case w.isAnonymous():
		return nil
	case a == nil && s.guest:
		return nil
	case a == nil:
		return winerr.ERROR_LOGON_FAILURE
	case !given && (w.trusted || inUse):
		return nil
	case !given || password != a.password:
		return w.refusal()
	}
	return nil
}

// admits says whether an authenticated principal may use the share.
//
// ERROR_ACCESS_DENIED: the access lists refuse it, or a null session asks for
// more than IPC$ of a server without guests.
func (s *share) admits(on *server, p principal) error {
	if s == on.ipc {
		return nil
	}
	if p == anonymous && !on.guest || p.on(s.deny) || len(s.allow) > 0 && !p.on(s.allow) {
		return winerr.ERROR_ACCESS_DENIED
	}
	return nil
}

// on reports whether an access list names the principal.
func (p principal) on(list []principal) bool {
	if p.guest {
		p = principal{name: "guest"}
	}
	for _, each := range list {
		if each.name == p.name && (each.authority == "" || each.authority == p.authority) {
			return true
		}
	}
	return false
}

// credentialSet are the credentials that a session uses on a server. There is
// one for each server as the session spells it. With the last connection it is
// vacant, and takes the credentials of the next one.
type credentialSet struct {
	who         principal
	user        *string // as it was given for the first connection; nil: the default one
	explicit    bool    // a user or a password was given for the first connection
	connections int
}

// inUse reports whether the session is connected by the credentials. It needs the
// mutex of the fake.
func (c *credentialSet) inUse() bool { return c != nil && c.connections > 0 }

// conflict says whether a candidate may join the set. The client of Windows
// decides it by names alone, so it comes before the password is checked.
//
// ERROR_SESSION_CREDENTIAL_CONFLICT: another user. On Windows 7 the defaults
// after explicit credentials are ERROR_BAD_USERNAME without a user and
// ERROR_INVALID_PASSWORD without a password (WNetAddConnection2W, remarks).
func (c *credentialSet) conflict(v session.Version, w *candidate, who principal) error {
	if v == session.Windows7 && c.explicit {
		if w.given == nil {
			return winerr.ERROR_BAD_USERNAME
		}
		if _, given := w.password.Reveal(); !given {
			return winerr.ERROR_INVALID_PASSWORD
		}
	}
	if who != c.who {
		return winerr.ERROR_SESSION_CREDENTIAL_CONFLICT
	}
	return nil
}
