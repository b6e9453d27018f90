package session

import (
	"fmt"
	"io"
	"log/slog"
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
