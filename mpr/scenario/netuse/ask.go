package netuse

import (
	"errors"
	"fmt"
	"io"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// errNoAnswer is a question at the end of the input.
var errNoAnswer = errors.New("no valid response was provided")

// read reads a line of the input. io.EOF: there is none left.
func (n *net) read() (string, error) {
	line, err := n.in.ReadString('\n')
	if line == "" && err != nil {
		return "", io.EOF
	}
	return strings.TrimRight(line, "\r\n"), nil
}

// errDeclined is a question that was answered with no.
var errDeclined = errors.New("declined")

// ask asks a question with yes or no. An empty line is the usual answer. errNoAnswer: the input has ended.
func (n *net) ask(u *Use, question string, usual bool) (bool, error) {
	switch {
	case u.Has("yes"):
		return true, nil
	case u.Has("no"):
		return false, nil
	}
	for {
		n.outf("%s", question)
		answer, err := n.read()
		if err != nil {
			n.errf("\n%s\n\n", n.noResponse)
			return false, errNoAnswer
		}
		switch first := small(strings.TrimSpace(answer)); {
		case first == "":
			return usual, nil
		case strings.HasPrefix(first, n.yes):
			return true, nil
		case strings.HasPrefix(first, n.no):
			return false, nil
		}
	}
}

// secret reads a password, which doesn't show. ERROR_CANCELLED: there is no more input.
func (n *net) secret() (mpr.Password, error) {
	read := n.Secret
	if read == nil {
		read = n.read
	}
	text, err := read()
	n.outf("\n")
	if err != nil {
		return mpr.Password{}, winerr.ERROR_CANCELLED
	}
	return mpr.NewPassword(text), nil
}

// refused reports whether net use asks for other credentials after an error.
func refused(err error) bool {
	switch winerr.Code(err) {
	case winerr.ERROR_ACCESS_DENIED, winerr.ERROR_INVALID_PASSWORD, winerr.ERROR_LOGON_FAILURE, winerr.ERROR_BAD_USERNAME:
		return true
	}
	return false
}

// credentials asks for a user and a password, or for the password of the user that the line names. ERROR_CANCELLED: the
// input has ended.
func (n *net) credentials(remote string, cred mpr.Credentials) (mpr.Credentials, error) {
	server := hostOf(remote)
	if user, given := cred.UserName(); given {
		n.outf("%s\n\n", fmt.Sprintf(n.passwordInvalid, remote))
		n.outf(n.askPasswordOf, user, server)
	} else {
		n.outf("%s\n\n", fmt.Sprintf(n.userInvalid, remote))
		n.outf(n.askUser, server)
		user, err := n.read()
		if err != nil {
			n.outf("\n")
			return cred, winerr.ERROR_CANCELLED
		}
		if user != "" {
			cred.User = &user
		}
		n.outf(n.askPassword, server)
	}
	password, err := n.secret()
	cred.Password = password
	return cred, err
}

// hostOf returns the server of a remote name, or all of it if it names none.
func hostOf(remote string) string {
	_, rest, url := strings.Cut(remote, "://")
	if !url {
		rest = strings.TrimLeft(remote, `\`)
	}
	if i := strings.IndexAny(rest, `\/`); i >= 0 {
		rest = rest[:i]
	}
	return rest
}
