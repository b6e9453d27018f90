package session

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
	"unicode"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Credentials are the lpUserName and lpPassword of the connecting calls, each with its NULL kept apart from "". The zero
// value is NULL, NULL: the default credentials of the caller.
type Credentials struct {
	User     *string  // nil: the user of the caller
	Password Password // zero: the default password of that user
}

// As returns explicit credentials of a user, as ParseUser reads one, and a password; "" means that the account has none.
func As(user, password string) Credentials {
	return Credentials{User: &user, Password: NewPassword(password)}
}

// IsDefault reports whether neither a user nor a password is given.
func (c Credentials) IsDefault() bool {
	_, given := c.Password.Reveal()
	return c.User == nil && !given
}

// UserName returns the user's name as it was given, and false for NULL.
func (c Credentials) UserName() (string, bool) {
	if c.User == nil {
		return "", false
	}
	return *c.User, true
}

// Password is a password argument in the three states that Windows tells apart. The zero value is NULL, which stands for
// the default password of the user. NewPassword("") is explicitly no password.
//
// A Password never prints its secret. The secret is behind a pointer, so that fmt, which can't call the methods of an
// unexported field, prints an address. Compare with Equal, not with ==.
type Password struct {
	secret *string
}

// NewPassword returns an explicit password; "" means that the account has none.
func NewPassword(secret string) Password {
	return Password{secret: &secret}
}

// Reveal returns the secret, and whether the password is explicit (false: NULL).
func (p Password) Reveal() (secret string, explicit bool) {
	if p.secret == nil {
		return "", false
	}
	return *p.secret, true
}

// Equal reports whether both are in the same state with the same secret.
func (p Password) Equal(other Password) bool {
	if p.secret == nil || other.secret == nil {
		return p.secret == other.secret
	}
	return *p.secret == *other.secret
}

// String returns the state without the secret: NULL, "" (two quotes) or ***.
func (p Password) String() string {
	switch {
	case p.secret == nil:
		return "NULL"
	case *p.secret == "":
		return `""`
	}
	return "***"
}

// GoString returns the same as String.
func (p Password) GoString() string { return p.String() }

// Format prints the same as String for every verb, because %x must not show what %s hides.
func (p Password) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, p.String()) // fmt.State keeps the error of its writer
}

// LogValue returns the same as String.
func (p Password) LogValue() slog.Value { return slog.StringValue(p.String()) }

// MarshalText returns the same as String.
func (p Password) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

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
