package session

import (
	"strings"
	"unicode"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// maxUserName is UNLEN of lmcons.h, in UTF-16 units.
const maxUserName = 256

// User is the name of an account. An empty Domain stands for the machine itself.
type User struct {
	Domain, Name string
}

// ParseUser reads `DOMAIN\name`, a bare name, or the user principal name `name@domain`. The parts keep their case.
//
// Errors: ERROR_BAD_USERNAME: the name, or the domain before a backslash or after an @, is empty; there is more than one
// backslash; a part holds a control character, is not UTF-8 or is longer than 256 UTF-16 units (UNLEN). WNetAddConnection2W
// documents the code for a user name that is not valid.
func ParseUser(s string) (User, error) {
	u := User{Name: s}
	domain, name, slash := strings.Cut(s, `\`)
	at := strings.LastIndexByte(s, '@')
	switch {
	case slash:
		u = User{Domain: domain, Name: name}
	case at >= 0:
		u = User{Domain: s[at+1:], Name: s[:at]}
	}
	if (slash || at >= 0) && u.Domain == "" {
		return User{}, winerr.ERROR_BAD_USERNAME
	}
	if err := u.validate(); err != nil {
		return User{}, err
	}
	return u, nil
}

// String returns `DOMAIN\name`, or the bare name without a domain.
func (u User) String() string {
	if u.Domain == "" {
		return u.Name
	}
	return u.Domain + `\` + u.Name
}

// Key returns the folded form of String, which all spellings of the user share.
func (u User) Key() string {
	return wintext.Fold(u.String())
}

// Same reports whether both name the same account, compared without case but with the domain.
func (u User) Same(other User) bool {
	return wintext.Same(u.Name, other.Name) && wintext.Same(u.Domain, other.Domain)
}

// validate returns ERROR_BAD_USERNAME for a user that no account can have.
func (u User) validate() error {
	if u.Name == "" || !validUserPart(u.Name) || !validUserPart(u.Domain) {
		return winerr.ERROR_BAD_USERNAME
	}
	return nil
}

// validUserPart reports whether a text can be a name or a domain. Bytes that aren't UTF-8 have no UTF-16 form, so that no
// call could pass them.
func validUserPart(s string) bool {
	forbidden := func(r rune) bool { return r == '\\' || unicode.IsControl(r) }
	return strings.IndexFunc(s, forbidden) < 0 && wintext.Fits(s, maxUserName)
}
