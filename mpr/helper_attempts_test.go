package mpr_test

import (
	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider/redirector"
)

// The attempts of several tests, of which just the error matters.

// adder is one of the four calls that connect, all in the form of the widest.
// WNetAddConnection takes of it the names and the password.
type adder func(c *mpr.Caller, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error

func adders() map[string]adder {
	return map[string]adder{
		"WNetAddConnectionW": func(c *mpr.Caller, nr *mpr.NetResource, cred mpr.Credentials, _ mpr.ConnectFlags) error {
			return c.AddConnection(nr.RemoteName, cred.Password, nr.LocalName)
		},
		"WNetAddConnection2W": (*mpr.Caller).AddConnection2,
		"WNetAddConnection3W": func(c *mpr.Caller, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
			return c.AddConnection3(7, nr, cred, flags)
		},
		"WNetAddConnection4W": func(c *mpr.Caller, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
			var auth []byte
			if !cred.IsDefault() {
				auth = redirector.PackCredentials(cred)
			}
			return c.AddConnection4(7, nr, auth, flags, nil)
		},
	}
}

// adding makes one attempt with CONNECT_UPDATE_PROFILE, which is also what
// WNetAddConnection does by itself.
func adding(add adder, local, remote string, cred mpr.Credentials) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		return add(c, &mpr.NetResource{LocalName: local, RemoteName: remote}, cred, mpr.CONNECT_UPDATE_PROFILE)
	}
}

// lastErrorCut sets an extended error and reads it into buffers of those sizes.
func lastErrorCut(text, name string, textSize, nameSize uint32, wantText, wantName string) func(*testbed, *mpr.Caller) error {
	return func(m *testbed, c *mpr.Caller) error {
		c.SetLastError(5, text, name)
		last, err := c.Sized().GetLastError(mpr.Buffer{Size: textSize}, mpr.Buffer{Size: nameSize})
		require.Equal(m.t, mpr.LastError{Code: 5, Text: wantText, Provider: wantName}, last)
		return err
	}
}

// choosing fills in the connect dialog.
func choosing(local, remote string, cred mpr.Credentials) mpr.Reply {
	return mpr.UserConnects(mpr.ConnectReply{Local: local, Remote: remote, Credentials: cred})
}

// showing shows the connect dialog with flags.
func showing(nr *mpr.NetResource, flags mpr.ConnectDialogFlags) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		return c.ConnectionDialog1(&mpr.ConnectDialog{Resource: nr, Flags: flags})
	}
}

// files is a container made by hand: a server's remote name and nothing else.
var files = &mpr.NetResource{RemoteName: `\\files`}

// opening makes the attempt, of which just the error matters.
func opening(scope mpr.Scope, nr *mpr.NetResource) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, err := c.OpenEnum(scope, 0, 0, nr)
		return err
	}
}

// handle is an enumeration that one step of a case opens and another uses.
type handle struct{ mpr.EnumHandle }

// opened has the caller open the shares of the server files.
func (h *handle) opened(m *testbed, c *mpr.Caller) {
	var err error
	h.EnumHandle, err = c.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, 0, files)
	require.NoError(m.t, err)
}

// next asks for one more resource.
func (h *handle) next(_ *testbed, c *mpr.Caller) error {
	_, err := c.EnumResource(h.EnumHandle, make([]mpr.NetResource, 1))
	return err
}

func (h *handle) close(_ *testbed, c *mpr.Caller) error { return c.CloseEnum(h.EnumHandle) }

// translating makes the attempt at the level of UNC names.
func translating(path string) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, err := c.GetUniversalName(path, mpr.UNIVERSAL_NAME_INFO_LEVEL)
		return err
	}
}

// naming asks for the user of a connection.
func naming(name string) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, err := c.GetUser(name)
		return err
	}
}

// informing makes the attempt, of which just the error matters.
func informing(nr *mpr.NetResource) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, _, err := c.GetResourceInformation(nr)
		return err
	}
}

// sizeOf is the size in bytes of a NETRESOURCEW with these strings in it.
func sizeOf(texts ...string) uint32 {
	size := 4*4 + 4*8
	for _, s := range texts {
		size += 2 * (len(s) + 1)
	}
	return uint32(size)
}

// using makes the attempt, of which just the error matters.
func using(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, err := c.UseConnection(0, nr, cred, flags)
		return err
	}
}
