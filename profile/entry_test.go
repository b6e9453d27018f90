package profile_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
)

// full is an entry with a value in every field.
func full() profile.Entry {
	return profile.Entry{
		Local: "Z:", RemotePath: `\\server\share`, UserName: `CONTOSO\alice`, ProviderName: "Microsoft Windows Network",
		ProviderType: 0x20000, ConnectionType: 1, ConnectFlags: 8, DeferFlags: 4, UseOptions: []byte("DefC"),
	}
}

// changes holds one change for every field of an entry.
var changes = map[string]func(*profile.Entry){
	"Local":           func(e *profile.Entry) { e.Local = "Y:" },
	"RemotePath":      func(e *profile.Entry) { e.RemotePath = `\\SERVER\share` },
	"UserName":        func(e *profile.Entry) { e.UserName = `CONTOSO\bob` },
	"empty UserName":  func(e *profile.Entry) { e.UserName = "" },
	"UserZero":        func(e *profile.Entry) { e.UserZero = true },
	"ProviderName":    func(e *profile.Entry) { e.ProviderName = "Web Client Network" },
	"ProviderType":    func(e *profile.Entry) { e.ProviderType = 0x2E0000 },
	"ConnectionType":  func(e *profile.Entry) { e.ConnectionType = 2 },
	"ConnectFlags":    func(e *profile.Entry) { e.ConnectFlags = 0 },
	"DeferFlags":      func(e *profile.Entry) { e.DeferFlags = 1 },
	"UseOptions":      func(e *profile.Entry) { e.UseOptions[0] = 'd' },
	"less UseOptions": func(e *profile.Entry) { e.UseOptions = nil },
}

func TestEntryEqual(t *testing.T) {
	require.True(t, full().Equal(full()))
	require.True(t, profile.Entry{}.Equal(profile.Entry{UseOptions: []byte{}}))
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			changed := full()
			change(&changed)
			require.False(t, full().Equal(changed))
			require.False(t, changed.Equal(full()))
			require.NotEmpty(t, cmp.Diff(full(), changed))
		})
	}
}

func TestEntryClone(t *testing.T) {
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			original := full()
			clone := original.Clone()
			require.Empty(t, cmp.Diff(original, clone))
			change(&clone)
			require.Empty(t, cmp.Diff(full(), original))
		})
	}
	require.Empty(t, cmp.Diff(profile.Entry{}, profile.Entry{}.Clone()))
}

func TestEntryValidate(t *testing.T) {
	tests := map[string]struct {
		change func(*profile.Entry)
		want   error
	}{
		"a drive":                 {func(e *profile.Entry) { e.Local = "A:" }, nil},
		"a printer port":          {func(e *profile.Entry) { e.Local = "LPT9" }, nil},
		"numbers of any size":     {func(e *profile.Entry) { e.ConnectionType, e.DeferFlags = 77, 0xFFFFFFFF }, nil},
		"no user name":            {func(e *profile.Entry) { e.UserName = "" }, nil},
		"user 0":                  {func(e *profile.Entry) { e.UserName, e.UserZero = "", true }, nil},
		"user 0 with a name":      {func(e *profile.Entry) { e.UserZero = true }, winerr.ERROR_INVALID_PARAMETER},
		"text beyond 16 bits":     {func(e *profile.Entry) { e.RemotePath = `\\сервер\𝄞` }, nil},
		"no local name":           {func(e *profile.Entry) { e.Local = "" }, winerr.ERROR_BAD_DEVICE},
		"no remote path":          {func(e *profile.Entry) { e.RemotePath = "" }, winerr.ERROR_BAD_NET_NAME},
		"NUL in the remote path":  {func(e *profile.Entry) { e.RemotePath = "\\\\a\\b\x00" }, winerr.ERROR_INVALID_PARAMETER},
		"NUL in the user name":    {func(e *profile.Entry) { e.UserName = "a\x00b" }, winerr.ERROR_INVALID_PARAMETER},
		"NUL in the provider":     {func(e *profile.Entry) { e.ProviderName = "\x00" }, winerr.ERROR_INVALID_PARAMETER},
		"remote path not UTF-8":   {func(e *profile.Entry) { e.RemotePath = "\\\\a\\\xff" }, winerr.ERROR_INVALID_PARAMETER},
		"user name not UTF-8":     {func(e *profile.Entry) { e.UserName = "\xc3" }, winerr.ERROR_INVALID_PARAMETER},
		"provider name not UTF-8": {func(e *profile.Entry) { e.ProviderName = "\xed\xa0\x80" }, winerr.ERROR_INVALID_PARAMETER},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			e := full()
			test.change(&e)
			require.ErrorIs(t, e.Validate(), test.want)
		})
	}
}

func TestParseLocal(t *testing.T) {
	for _, good := range []string{"A:", "C:", "Z:", "LPT1", "LPT9"} {
		device, err := profile.ParseLocal(good)
		require.NoError(t, err, good)
		require.Equal(t, good, device.String())
	}
	bad := []string{"", ":", "Z", "z:", "Z:\\", "ZZ:", "1:", "[:", "@:", "Ä:", "LPT", "LPT0", "LPT10", "LPT1:", "lpt1",
		"PRN", "COM1", "Z:\x00", "AB", "ZZ", "lPT1", "LPTA"}
	var memory profile.Memory
	for _, name := range bad {
		_, err := profile.ParseLocal(name)
		require.ErrorIs(t, err, winerr.ERROR_BAD_DEVICE, name)
		_, _, err = memory.Get("alice", name)
		require.ErrorIs(t, err, winerr.ERROR_BAD_DEVICE, name)
		require.ErrorIs(t, memory.Put("alice", profile.Entry{Local: name, RemotePath: "x"}), winerr.ERROR_BAD_DEVICE, name)
		require.ErrorIs(t, memory.Delete("alice", name), winerr.ERROR_BAD_DEVICE, name)
	}
}

func TestFoldUser(t *testing.T) {
	for user, want := range map[string]string{
		`CONTOSO\Alice`: `contoso\alice`,
		`contoso\alice`: `contoso\alice`,
		`ÄNNE`:          `änne`,
		`ПЕТР@дом`:      `петр@дом`,
		`1000 ways.`:    `1000 ways.`,
		"\u212Aelvin":   "\u212Aelvin", // the sign, which is no letter K
		"D\u0130LARA":   "d\u0130lara", // a dotted capital I, whose small letter has another capital
	} {
		folded, err := profile.FoldUser(user)
		require.NoError(t, err)
		require.Equal(t, want, folded)
		again, err := profile.FoldUser(folded)
		require.NoError(t, err)
		require.Equal(t, folded, again)
	}
	var memory profile.Memory
	for _, user := range []string{"", "a\x00", "\xff"} {
		_, err := profile.FoldUser(user)
		require.ErrorIs(t, err, winerr.ERROR_BAD_USERNAME, "%q", user)
		_, _, err = memory.Get(user, "Z:")
		require.ErrorIs(t, err, winerr.ERROR_BAD_USERNAME, "%q", user)
		require.ErrorIs(t, memory.Put(user, full()), winerr.ERROR_BAD_USERNAME, "%q", user)
		require.ErrorIs(t, memory.Delete(user, "Z:"), winerr.ERROR_BAD_USERNAME, "%q", user)
	}
}
