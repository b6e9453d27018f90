package smb

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// candidate is a user with a password to show to a server, after the defaults are
// filled in.
type candidate struct {
	user     session.User
	given    *string          // the user as the caller gave it; nil: none was given
	password session.Password // NULL: none is known
	explicit bool             // the caller gave the password
}

// candidate fills in the defaults. No user is the session's, and no password the
// default one of that user. A user "" is none at all, but together with the
// password "" it is a null session.
//
// ERROR_BAD_USERNAME: a malformed user.
func (p *Provider) candidate(s *session.Session, server string, cred session.Credentials) (candidate, error) {
	secret, explicit := cred.Password.Reveal()
	who := candidate{given: cred.User, password: cred.Password, explicit: explicit}
	if who.given != nil && *who.given == "" {
		if explicit && secret == "" {
			return who, nil
		}
		who.given = nil
	}
	user, password := p.defaults(s, server)
	who.user = user
	if who.given != nil {
		var err error
		if who.user, err = session.ParseUser(*who.given); err != nil {
			return candidate{}, winerr.ERROR_BAD_USERNAME
		}
	}
	if !explicit && sameUser(server, who.user, user) {
		who.password = password
	}
	return who, nil
}

// defaults are the user and the password that a session shows to a server when it
// gives none.
func (p *Provider) defaults(s *session.Session, server string) (session.User, session.Password) {
	if user, password, ok := s.NetworkCredentials(); ok {
		return user, password
	}
	if p.DefaultCredentials != nil {
		if user, password, ok := p.DefaultCredentials(s, server); ok {
			return user, password
		}
	}
	return s.User(), session.Password{}
}

// sameUser reports whether a server takes two names for one user: a user without
// domain is one of the server's own.
func sameUser(server string, a, b session.User) bool {
	return a.Name == "" && b.Name == "" || localTo(server, a).Same(localTo(server, b))
}

func localTo(server string, u session.User) session.User {
	if strings.EqualFold(u.Domain, server) {
		u.Domain = ""
	}
	return u
}

// userName is what GetUser answers: the user as it was given, `DOMAIN\user` for
// the default one.
func (who *candidate) userName() string {
	if who.given != nil {
		return *who.given
	}
	return who.user.String()
}
