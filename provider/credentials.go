package provider

import "github.com/seed-520b6462/winnet/session"

// Password is a password in its three states; see [session.Password].
type Password = session.Password

// NewPassword makes an explicit password; "" is explicitly no password.
func NewPassword(s string) Password { return session.NewPassword(s) }

// Credentials are the lpUserName and lpPassword of the connecting calls, each
// with its NULL kept apart from "". The zero value is NULL, NULL: the default
// credentials of the caller.
type Credentials struct {
	User     *string  // nil: the user of the caller
	Password Password // zero: the default password of that user
}

// As makes explicit credentials of a user and a password.
func As(user, password string) Credentials {
	return Credentials{User: &user, Password: NewPassword(password)}
}

// IsDefault reports whether neither user nor password is given.
func (c Credentials) IsDefault() bool {
	_, given := c.Password.Reveal()
	return c.User == nil && !given
}

// UserName gives the user, and whether one was given.
func (c Credentials) UserName() (string, bool) {
	if c.User == nil {
		return "", false
	}
	return *c.User, true
}
