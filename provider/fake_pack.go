package provider

import (
	"encoding/json"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// packed is the form of an authentication buffer.
type packed struct {
	User     *string
	Password *string
}

// PackCredentials makes the authentication buffer that [Fake] takes in
// AddConnection4. The form of these buffers is each provider's own. It holds the
// password in the clear.
func PackCredentials(cred session.Credentials) []byte {
	p := packed{User: cred.User}
	if secret, given := cred.Password.Reveal(); given {
		p.Password = &secret
	}
	auth, _ := json.Marshal(p) // two strings can always be marshalled
	return auth
}

// unpackCredentials is the inverse of PackCredentials; nil are the defaults.
func unpackCredentials(auth []byte) (session.Credentials, error) {
	if auth == nil {
		return session.Credentials{}, nil
	}
	var p packed
	if err := json.Unmarshal(auth, &p); err != nil {
		return session.Credentials{}, winerr.ERROR_INVALID_PARAMETER
	}
	cred := session.Credentials{User: p.User}
	if p.Password != nil {
		cred.Password = session.NewPassword(*p.Password)
	}
	return cred, nil
}
