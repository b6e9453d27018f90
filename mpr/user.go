package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// GetUser returns the user name of a connection, by device or remote name; for "" (NULL) the bare account name of the
// caller's user (WNetGetUserW). AddConnection2 takes the name again: as it was given, or `DOMAIN\user` for the default
// credentials. If several users are connected to one remote name, the provider picks one.
//
//   - ERROR_NOT_CONNECTED: neither a redirected device nor a connected remote name.
//   - ERROR_NO_NET_OR_BAD_PATH: no provider knows the name, and one that might hasn't started.
//   - ERROR_NO_NETWORK: there is no network.
//   - ERROR_EXTENDED_ERROR: see GetLastError.
func (c *Caller) GetUser(name string) (string, error) {
	return c.getUser(name, unlimited)
}

func (s sized) GetUser(name string, buf Buffer) (string, Buffer, error) {
	user, err := s.c.getUser(name, buf.given())
	return user, buf, err
}

func (c *Caller) getUser(name string, buf *Buffer) (string, error) {
	var cl call
	if err := cl.begin(c, "WNetGetUser"); err != nil {
		return "", err
	}
	if cl.rec != nil && cl.answered(buf, Arg{"lpName", nullable(name)}, sizeArg("lpnLength", buf)) {
		return "", cl.end(cl.rec.Err)
	}
	if buf == nil {
		return "", cl.end(winerr.ERROR_INVALID_ADDRESS)
	}
	user, err := cl.getUser(name)
	if err == nil {
		err = buf.text(user)
	}
	if err != nil {
		return "", cl.end(err)
	}
	return user, cl.end(nil)
}

var getUserMethod = routing.MethodOf(provider.CallGetUser)

// getUser asks the providers for the user of a connection.
func (cl *call) getUser(name string) (string, error) {
	cl.local = name
	if err := cl.c.router.providers.Available(); err != nil {
		return "", err
	}
	if name == "" {
		return cl.c.session.User().Name, nil
	}
	if device, err := session.ParseName(name); err == nil {
		name = device.String()
	} else if cl.local, cl.remote = "", name; checkRemote(name) != nil {
		return "", winerr.ERROR_NOT_CONNECTED
	}
	v := routing.Verdict{Device: true, Asks: true}
	user, _, err := routing.Route(&cl.Asker, cl.c.router.providers.Networks(), getUserMethod, &v, func(p provider.Provider, _ provider.Call) (string, error) {
		return p.GetUser(cl.c.session, name)
	})
	return wintext.Terminate(user), err
}
