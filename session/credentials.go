package session

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
