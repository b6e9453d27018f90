package mpr_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// A: to Z: and LPT1 to LPT9 can be redirected, in any case and a port with or
// without its colon; all spellings are one device. The machine has no local disk.
func TestEveryDeviceCanBeRedirected(t *testing.T) {
	m := machine(t, func(m *testbed) { m.Options.LocalDisks = "-" })
	c := m.logon("alice")
	spellings := make(map[string][]string)
	for letter := 'A'; letter <= 'Z'; letter++ {
		name := string(letter) + ":"
		spellings[name] = []string{strings.ToLower(name), name}
	}
	for port := 1; port <= 9; port++ {
		name := fmt.Sprint("LPT", port)
		spellings[name] = []string{"lPt" + name[3:], name, name + ":", strings.ToLower(name) + ":"}
	}
	for name, all := range spellings {
		remote := docs
		if name[1] == 'P' {
			remote = laser
		}
		mapped(t, c, all[0], remote)
		for _, spelling := range all {
			got, err := c.GetConnection(spelling)
			require.NoError(t, err)
			require.Equal(t, remote, got)
			requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, c.AddConnection2(&mpr.NetResource{LocalName: spelling, RemoteName: remote}, mpr.Credentials{}, 0))
		}
		require.NoError(t, c.CancelConnection2(all[len(all)-1], 0, false))
	}
	require.Empty(t, m.net.Snapshot())
}

// AllowDeviceRoot is about asking alone: no other call takes `Z:\`.
func TestAllowDeviceRoot(t *testing.T) {
	for _, allow := range []bool{false, true} {
		m := machine(t, func(m *testbed) { m.Options.AllowDeviceRoot = allow })
		c := m.logon("alice")
		mapped(t, c, "Z:", docs)
		want := winerr.ERROR_BAD_DEVICE
		if allow {
			want = winerr.NO_ERROR
		}
		_, err := c.GetConnection(`z:\`)
		requireCode(t, want, err)
		for _, name := range []string{`LPT1\`, `1:\`, `Z:/`, `Z:\a`, `\`, ""} {
			_, err := c.GetConnection(name)
			requireCode(t, winerr.ERROR_BAD_DEVICE, err)
		}
		requireCode(t, winerr.ERROR_BAD_DEVICE, c.AddConnection2(disk(`Y:\`, docs), mpr.Credentials{}, 0))
		requireCode(t, winerr.ERROR_NOT_CONNECTED, c.CancelConnection2(`Z:\`, 0, false))
	}
}

// RESOURCETYPE_ANY follows from the device; under StrictResourceType only a
// connection without device may have it.
func TestResourceTypeOfADevice(t *testing.T) {
	const disk, print, none = mpr.RESOURCETYPE_DISK, mpr.RESOURCETYPE_PRINT, mpr.RESOURCETYPE_ANY
	for _, row := range []struct {
		local, remote string
		typ           mpr.ResourceType
		code, strict  winerr.Errno
	}{
		{"Z:", docs, none, winerr.NO_ERROR, winerr.ERROR_INVALID_PARAMETER},
		{"LPT1", laser, none, winerr.NO_ERROR, winerr.ERROR_INVALID_PARAMETER},
		{"", docs, none, winerr.NO_ERROR, winerr.NO_ERROR},
		{"Z:", docs, disk, winerr.NO_ERROR, winerr.NO_ERROR},
		{"LPT1", laser, print, winerr.NO_ERROR, winerr.NO_ERROR},
		{"LPT1", laser, disk, winerr.ERROR_BAD_DEV_TYPE, winerr.ERROR_BAD_DEV_TYPE},
		{"Z:", docs, print, winerr.ERROR_BAD_DEV_TYPE, winerr.ERROR_BAD_DEV_TYPE},
		{"Z:", laser, disk, winerr.ERROR_BAD_DEV_TYPE, winerr.ERROR_BAD_DEV_TYPE},
		{"", laser, disk, winerr.ERROR_BAD_DEV_TYPE, winerr.ERROR_BAD_DEV_TYPE},
		{"", docs, 3, winerr.ERROR_INVALID_PARAMETER, winerr.ERROR_INVALID_PARAMETER},
		{"Z:", docs, 0xffffffff, winerr.ERROR_INVALID_PARAMETER, winerr.ERROR_INVALID_PARAMETER},
	} {
		for strict, want := range map[bool]winerr.Errno{false: row.code, true: row.strict} {
			m := machine(t, func(m *testbed) { m.Options.StrictResourceType = strict })
			nr := &mpr.NetResource{Type: row.typ, LocalName: row.local, RemoteName: row.remote}
			requireCode(t, want, m.logon("alice").AddConnection2(nr, mpr.Credentials{}, 0))
		}
	}
}

// A provider gets the device in capitals and without a port's colon, and the type
// that follows from it.
func TestProviderGetsTheDeviceInOneForm(t *testing.T) {
	var got mpr.NetResource
	c := mpr.New(&provider.Func{
		ProviderName: "Own",
		OnAddConnection3: func(_ *session.Session, _ provider.Window, nr *provider.NetResource, _ session.Credentials, _ provider.ConnectFlags) error {
			got = *nr
			return nil
		},
	}).System()
	for local, want := range map[string]mpr.NetResource{
		"z:":    {Type: mpr.RESOURCETYPE_DISK, LocalName: "Z:", RemoteName: docs},
		"Y:":    {Type: mpr.RESOURCETYPE_DISK, LocalName: "Y:", RemoteName: docs},
		"lpt1:": {Type: mpr.RESOURCETYPE_PRINT, LocalName: "LPT1", RemoteName: docs},
		"LPT2":  {Type: mpr.RESOURCETYPE_PRINT, LocalName: "LPT2", RemoteName: docs},
		"":      {Type: mpr.RESOURCETYPE_ANY, RemoteName: docs},
	} {
		require.NoError(t, c.AddConnection2(&mpr.NetResource{LocalName: local, RemoteName: docs}, mpr.Credentials{}, 0))
		require.Equal(t, want, got)
	}
}

// knownBits are the public bits of dwFlags that are an input (winnetwk.h): all
// up to CONNECT_WRITE_THROUGH_SEMANTICS but CONNECT_LOCALDRIVE, 0x100, and
// CONNECT_GLOBAL_MAPPING, 0x40000. CONNECT_CRED_RESET, 0x2000, came with Vista.
func knownBits(v session.Version) mpr.ConnectFlags {
	known := mpr.ConnectFlags(0x1ffff&^0x100 | 0x40000)
	if v == session.WindowsXP || v == session.WindowsServer2003 {
		known &^= 0x2000
	}
	return known
}

func TestUnknownFlagBitsAreRefused(t *testing.T) {
	for v := session.Windows11; v <= session.WindowsXP; v++ {
		m := machine(t, version(v))
		c := m.logon("alice")
		for bit := mpr.ConnectFlags(1); bit != 0; bit <<= 1 {
			want := winerr.ERROR_INVALID_PARAMETER
			switch {
			case bit == mpr.CONNECT_GLOBAL_MAPPING:
				want = winerr.ERROR_ACCESS_DENIED // known, and not alice's to use
			case knownBits(v)&bit != 0:
				want = winerr.NO_ERROR
			}
			for _, flags := range []mpr.ConnectFlags{bit, bit | mpr.CONNECT_TEMPORARY} {
				asBefore := whole(t, m.Router)
				err := c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, flags)
				require.Equal(t, want.Name(), winerr.Code(err).Name(), "%v: %#x", v, uint32(flags))
				cancelled := winerr.ERROR_INVALID_PARAMETER
				if flags == mpr.CONNECT_UPDATE_PROFILE {
					cancelled = winerr.NO_ERROR
				}
				requireCode(t, cancelled, c.CancelConnection2("Z:", flags, false))
				if want == winerr.NO_ERROR && cancelled != winerr.NO_ERROR {
					require.NoError(t, c.CancelConnection2("Z:", mpr.CONNECT_UPDATE_PROFILE, false))
				}
				asBefore()
			}
		}
	}
}

// NULL and "" are two things, for the user and for the password.
func TestCredentialsReachTheProviderAsTheyAre(t *testing.T) {
	var got session.Credentials
	r := mpr.New(&provider.Func{
		ProviderName: "Ear",
		OnAddConnection3: func(_ *session.Session, _ provider.Window, _ *provider.NetResource, cred session.Credentials, _ provider.ConnectFlags) error {
			got = cred
			return nil
		},
	})
	c := r.System()
	empty, name := "", "bob"
	for _, user := range []*string{nil, &empty, &name} {
		for _, password := range []mpr.Password{{}, mpr.NewPassword(""), mpr.NewPassword("secret")} {
			cred := mpr.Credentials{User: user, Password: password}
			require.NoError(t, c.AddConnection2(disk("", docs), cred, 0))
			require.Equal(t, user, got.User)
			require.True(t, password.Equal(got.Password), "%v, not %v", got.Password, password)
			require.NoError(t, c.AddConnection(docs, password, ""))
			require.Nil(t, got.User, "the caller's own")
			require.True(t, password.Equal(got.Password), "%v, not %v", got.Password, password)
		}
	}
}

// Remote names are compared without case and without one trailing backslash, with which the option TrimRemoteName connects.
func TestSameRemoteName(t *testing.T) {
	for remote, same := range map[string]bool{
		docs: true, `\\FILES\Docs`: true, docs + `\`: true, `\\Files\DOCS\`: true,
		docs + `\\`: false, docs + `\dir`: false, media: false, `\\files.example\docs`: false,
	} {
		m := machine(t)
		c := m.logon("alice")
		m.remember("alice", "Z:", docs)
		err := c.AddConnection2(disk("Z:", remote), mpr.Credentials{}, 0)
		if same && strings.HasSuffix(remote, `\`) {
			requireCode(t, winerr.ERROR_BAD_NETPATH, err)
			m = machine(t, func(m *testbed) { m.Options.TrimRemoteName = true })
			c = m.logon("alice")
			m.remember("alice", "Z:", docs)
			err = c.AddConnection2(disk("Z:", remote), mpr.Credentials{}, 0)
		}
		if !same {
			requireCode(t, winerr.ERROR_DEVICE_ALREADY_REMEMBERED, err)
			continue
		}
		require.NoError(t, err, remote)
		mapped(t, c, "", docs)
		require.NoError(t, c.CancelConnection2(remote, 0, false), remote)
		require.Len(t, m.net.Snapshot(), 1, "the deviceless one has gone")
	}
}
