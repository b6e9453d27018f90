package mpr_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// notUTF16 are texts that no NUL-terminated UTF-16 string can hold.
var notUTF16 = map[string]string{
	"a NUL":         "\\\\files\\do\x00cs",
	"no UTF-8":      "\\\\files\\do\xffcs",
	"half a rune":   "\\\\files\\docs\xe2\x82",
	"a surrogate":   "\\\\files\\docs\xed\xa0\x80",
	"overlong form": "\\\\files\\docs\xc0\xaf",
}

// badDevices are no names of redirectable devices: neither A: to Z: nor LPT1 to
// LPT9.
var badDevices = []string{
	"Z", `Z:\`, "ZZ:", "1:", "@:", "[:", ":", "Z::", " Z:", "Z: ", "PRN", "COM1", "COM1:", "LPT", "LPT0", "LPT10",
	"LPT1::", "NUL", "Ä:", "ｚ:", "Z:\x00", "\xff:", `\\files\docs`, strings.Repeat("Z", 40000) + ":",
}

func TestBadDevicesAreRefusedByEveryAdd(t *testing.T) {
	for function, add := range adders() {
		t.Run(function, func(t *testing.T) {
			m := machine(t)
			c := m.logon("alice")
			for _, device := range badDevices {
				unchanged(t, m.Router, func() {
					requireCode(t, winerr.ERROR_BAD_DEVICE, adding(add, device, docs, mpr.Credentials{})(m, c))
				})
			}
			require.Zero(t, m.hook.Count(provider.CallAddConnection3)+m.hook.Count(provider.CallAddConnection4),
				"a provider may assume a valid local name")
		})
	}
}

func TestBadDevicesAreRefusedByTheOtherCalls(t *testing.T) {
	m := machine(t, xp)
	c := m.logon("alice")
	for _, device := range badDevices {
		unchanged(t, m.Router, func() {
			requireCode(t, winerr.ERROR_BAD_DEVICE, c.RestoreConnection(0, device, mpr.UseUIDefault))
			_, err := c.GetConnection(device)
			requireCode(t, winerr.ERROR_BAD_DEVICE, err)
			requireCode(t, winerr.ERROR_NOT_CONNECTED, c.CancelConnection(device, true))
		})
	}
	_, err := c.GetConnection("")
	requireCode(t, winerr.ERROR_BAD_DEVICE, err)
	require.Zero(t, m.hook.Count(provider.CallGetConnection), "a provider may assume a valid local name")
	requireCode(t, winerr.ERROR_NOT_CONNECTED, c.CancelConnection("", true))
}

func TestRestoreSingleRefusesBadDevices(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	for _, device := range badDevices {
		unchanged(t, m.Router, func() {
			requireCode(t, winerr.ERROR_BAD_DEVICE, c.RestoreSingleConnection(0, device, true))
		})
	}
}

// badRemotes are remote names that are not valid or can't be located.
func badRemotes() map[string]string {
	names := map[string]string{
		"empty":             "",
		"261 characters":    `\\files\` + strings.Repeat("x", 261-len(`\\files\`)),
		"131 pairs":         strings.Repeat("\U0001F600", 131), // 262 units of UTF-16
		"no server":         `\\\docs`,
		"two backslashes":   `\\files\\`,
		"one backslash":     `\files\docs`,
		"a drive":           "Z:",
		"a path":            `C:\docs`,
		"slashes only":      `\\`,
		"a character of no": `\\files\do|cs`,
		"a device path":     `\\.\docs`,
	}
	for what, name := range notUTF16 {
		names[what] = name
	}
	return names
}

func TestBadRemoteNamesAreRefusedByEveryAdd(t *testing.T) {
	for function, add := range adders() {
		t.Run(function, func(t *testing.T) {
			m := machine(t)
			c := m.logon("alice")
			for what, remote := range badRemotes() {
				unchanged(t, m.Router, func() {
					for _, local := range []string{"", "Z:", "LPT1"} {
						err := adding(add, local, remote, mpr.Credentials{})(m, c)
						require.Equal(t, winerr.ERROR_BAD_NET_NAME, winerr.Code(err), "%s: %v", what, err)
					}
				})
			}
		})
	}
}

func TestBadNamesAreNothingToCancel(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	mapped(t, c, "", media)
	for what, remote := range badRemotes() {
		if remote == "Z:" {
			continue // the one name here that is connected
		}
		unchanged(t, m.Router, func() {
			err := c.CancelConnection2(remote, mpr.CONNECT_UPDATE_PROFILE, true)
			require.Equal(t, winerr.ERROR_NOT_CONNECTED, winerr.Code(err), "%s: %v", what, err)
		})
	}
}

func TestNamesThatAreNoTextReachNoProvider(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	for what, name := range notUTF16 {
		unchanged(t, m.Router, func() {
			requireCode(t, winerr.ERROR_BAD_NET_NAME, c.AddConnection2(disk("", name), mpr.Credentials{}, 0))
			_, _, err := c.GetResourceInformation(disk("", name))
			requireCode(t, winerr.ERROR_BAD_NET_NAME, err)
			requireCode(t, winerr.ERROR_NOT_CONNECTED, c.CancelConnection2(name, 0, false))
		})
		for _, call := range []provider.Call{
			provider.CallAddConnection3, provider.CallGetResourceInformation, provider.CallCancelConnection2,
		} {
			require.Zero(t, m.hook.Count(call), "%s: %v", what, call)
		}
	}
}

func TestRemoteNameOfMaxPathGoesToTheProvider(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	name := `\\files\` + strings.Repeat("x", 260-len(`\\files\`))
	requireCode(t, winerr.ERROR_BAD_NET_NAME, c.AddConnection2(disk("", name), mpr.Credentials{}, 0))
	require.Equal(t, 1, m.hook.Count(provider.CallAddConnection3))
	requireCode(t, winerr.ERROR_BAD_NET_NAME, c.AddConnection2(disk("", name+"x"), mpr.Credentials{}, 0))
	require.Equal(t, 1, m.hook.Count(provider.CallAddConnection3), "one longer is refused by the router")
}

func TestBadCredentials(t *testing.T) {
	add2 := adders()["WNetAddConnection2W"]
	for name, row := range map[string]struct {
		cred mpr.Credentials
		code winerr.Errno
	}{
		"malformed user":        {mpr.As(`a\b\c`, "secret"), winerr.ERROR_BAD_USERNAME},
		"no user in the domain": {mpr.As(`FILES\`, "secret"), winerr.ERROR_BAD_USERNAME},
		"user of 514":           {mpr.As(strings.Repeat("u", 514), "secret"), winerr.ERROR_BAD_USERNAME},
		"NUL in the user":       {mpr.As("ali\x00ce", "secret"), winerr.ERROR_BAD_USERNAME},
		"user no UTF-8":         {mpr.As("ali\xffce", "secret"), winerr.ERROR_BAD_USERNAME},
		"password of 257":       {mpr.As("alice", strings.Repeat("p", 257)), winerr.ERROR_INVALID_PASSWORD},
		"NUL in the password":   {mpr.As("alice", "sec\x00ret"), winerr.ERROR_INVALID_PASSWORD},
		"password no UTF-8":     {mpr.As("alice", "sec\xffret"), winerr.ERROR_INVALID_PASSWORD},
	} {
		t.Run(name, func(t *testing.T) {
			m := machine(t)
			c := m.logon("alice")
			for _, local := range []string{"", "Z:"} {
				unchanged(t, m.Router, func() { requireCode(t, row.code, adding(add2, local, docs, row.cred)(m, c)) })
			}
		})
	}
}

// Names of users go up to CRED_MAX_USERNAME_LENGTH, 513 characters, and passwords
// up to PWLEN, 256: the provider sees nothing longer.
func TestLengthsOfCredentials(t *testing.T) {
	var log tried
	c := mpr.New(choosy("", &log)).System()
	add := func(user, password int) error {
		log = nil
		cred := mpr.As(strings.Repeat("u", user), strings.Repeat("p", password))
		return c.AddConnection2(disk("", docs), cred, 0)
	}
	requireCode(t, winerr.ERROR_LOGON_FAILURE, add(513, 256))
	require.Len(t, log, 1)
	requireCode(t, winerr.ERROR_BAD_USERNAME, add(514, 256))
	requireCode(t, winerr.ERROR_INVALID_PASSWORD, add(513, 257))
	require.Empty(t, log)
}

func TestBadPasswordOfTheOldestCall(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	unchanged(t, m.Router, func() {
		requireCode(t, winerr.ERROR_INVALID_PASSWORD, c.AddConnection(docs, mpr.NewPassword("sec\x00ret"), "Z:"))
	})
}

func TestNullPointers(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	unchanged(t, m.Router, func() {
		requireCode(t, winerr.ERROR_INVALID_ADDRESS, c.AddConnection2(nil, mpr.Credentials{}, 0))
		requireCode(t, winerr.ERROR_INVALID_ADDRESS, c.AddConnection3(0, nil, mpr.Credentials{}, 0))
		requireCode(t, winerr.ERROR_INVALID_ADDRESS, c.AddConnection4(0, nil, nil, 0, nil))
		_, _, err := c.Sized().GetConnection("Z:", mpr.Buffer{None: true})
		requireCode(t, winerr.ERROR_INVALID_ADDRESS, err)
		room := mpr.Buffer{Size: 10}
		for _, bad := range []mpr.Buffer{{None: true}, {Size: 10, NULL: true}, {}} {
			_, err = c.Sized().GetLastError(bad, room)
			requireCode(t, winerr.ERROR_INVALID_ADDRESS, err)
			_, err = c.Sized().GetLastError(room, bad)
			requireCode(t, winerr.ERROR_INVALID_ADDRESS, err)
		}
	})
}

func TestBadProviderNames(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	for _, name := range []string{"x", lanman + " ", "Microsoft\x00Windows Network", "\xff", strings.Repeat("n", 70000)} {
		unchanged(t, m.Router, func() {
			nr := disk("Z:", docs)
			nr.Provider = name
			requireCode(t, winerr.ERROR_BAD_PROVIDER, c.AddConnection2(nr, mpr.Credentials{}, 0))
		})
	}
}

// An authentication buffer is the provider's own, so that it is the provider
// that finds one malformed: an error that means "not mine" to the router.
func TestBadAuthenticationBuffer(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	unchanged(t, m.Router, func() {
		for _, auth := range [][]byte{{}, []byte("?"), {0xff, 0}} {
			err := c.AddConnection4(0, disk("Z:", docs), auth, 0, nil)
			requireCode(t, winerr.ERROR_NO_NET_OR_BAD_PATH, err)
		}
	})
}

// The caller's NETRESOURCE is read and never written.
func TestNetResourceIsLeftAlone(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	nr := &mpr.NetResource{LocalName: "z:", RemoteName: docs, Provider: "microsoft windows network", Comment: "mine"}
	before := *nr
	require.NoError(t, c.AddConnection2(nr, mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE))
	require.Equal(t, before, *nr)
}

// The caller's user name is read during the call: it may be another one afterwards.
func TestUserNameIsReadDuringTheCall(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	user := "bob"
	cred := mpr.Credentials{User: &user, Password: mpr.NewPassword("hunter2")}
	require.NoError(t, c.AddConnection2(disk("Z:", private), cred, mpr.CONNECT_UPDATE_PROFILE))
	require.NoError(t, m.vault.Put("alice", "backup", cred))
	unchanged(t, m.Router, func() { user = "carol" })
	told, err := c.GetUser("Z:")
	require.NoError(t, err)
	require.Equal(t, "bob", told)
	saved, _ := m.vault.Get("alice", "backup")
	require.Equal(t, "bob", *saved.User)
}
