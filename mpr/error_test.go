package mpr_test

import (
	"errors"
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// An error tells the call, its subject, who gave it and why.
func TestErrorTellsWhatWasAsked(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	err := c.AddConnection2(disk("z:", private), mpr.Credentials{}, 0)
	var failed *mpr.Error
	require.ErrorAs(t, err, &failed)
	require.Equal(t, mpr.Error{
		Op: "WNetAddConnection2", Local: "z:", Remote: private, Provider: lanman, Err: winerr.ERROR_ACCESS_DENIED,
	}, *failed)
	for _, part := range []string{"WNetAddConnection2", "z:", private, lanman, "ERROR_ACCESS_DENIED"} {
		require.ErrorContains(t, err, part)
	}
	require.ErrorIs(t, err, winerr.ERROR_ACCESS_DENIED)
	require.ErrorIs(t, err, fs.ErrPermission)

	err = c.AddConnection2(disk("ZZ:", docs), mpr.Credentials{}, 0)
	require.ErrorAs(t, err, &failed)
	require.Empty(t, failed.Provider, "the router's own")

	_, unknown := c.GetUser(docs)
	for _, err := range []error{
		c.CancelConnection2(docs, 0, false), c.DisconnectDialog1(&mpr.DisconnectDialog{RemoteName: docs}), unknown,
	} {
		require.ErrorAs(t, err, &failed)
		require.Equal(t, []string{"", docs}, []string{failed.Local, failed.Remote}, "a remote name is no device")
	}

	m.hook.On(provider.CallAddConnection3, hook.Fail(ownError))
	err = c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, 0)
	ext, ok := errors.AsType[*winerr.Extended](err)
	require.True(t, ok)
	require.Equal(t, ownError, ext)
}

// The subject is what the caller named.
func TestErrorTellsItsSubject(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	const drive, path, away = "Y:", `Y:\dir`, `\\away\docs`
	_, connection := c.GetConnection(drive)
	_, user := c.GetUser(drive)
	_, universal := c.GetUniversalName(path, mpr.UNIVERSAL_NAME_INFO_LEVEL)
	_, performance := c.GetConnectionPerformance(&mpr.NetResource{LocalName: drive, RemoteName: away})
	_, _, information := c.GetResourceInformation(disk("", away))
	_, parent := c.GetResourceParent(&mpr.NetResource{RemoteName: away, Provider: "No Such Network"})
	_, enumeration := c.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, 0, &mpr.NetResource{RemoteName: away})
	for what, one := range map[string]struct {
		err           error
		local, remote string
	}{
		"GetConnection":            {connection, drive, ""},
		"GetUser":                  {user, drive, ""},
		"GetUniversalName":         {universal, path, ""},
		"GetConnectionPerformance": {performance, drive, away},
		"GetResourceInformation":   {information, "", away},
		"GetResourceParent":        {parent, "", away},
		"OpenEnum":                 {enumeration, "", away},
		"RestoreSingleConnection":  {c.RestoreSingleConnection(0, drive, false), drive, ""},
		"CancelConnection2":        {c.CancelConnection2(drive, 0, false), drive, ""},
		"DirectoryNotify":          {c.Shell().DirectoryNotify(0, path, provider.WNDN_MKDIR), path, ""},
		"Chdir":                    {c.Chdir(path), path, ""},
	} {
		var failed *mpr.Error
		require.ErrorAs(t, one.err, &failed, what)
		require.Equal(t, []string{one.local, one.remote}, []string{failed.Local, failed.Remote}, what)
	}
}

// It is the first of those that agree, by its own name; that a buffer is too small
// is what the provider says whose name it is (NPGetUniversalName). What the router
// finds out by itself is nobody's.
func TestErrorTellsItsProvider(t *testing.T) {
	m := campus(t)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	_, _, tooSmall := c.Sized().GetUniversalName(`Z:\a`, mpr.UNIVERSAL_NAME_INFO_LEVEL, mpr.Buffer{Size: 1})
	_, unsaid := c.GetResourceParent(&mpr.NetResource{RemoteName: docs, Provider: "microsoft windows NETWORK", Type: 9})
	_, unknown := c.GetResourceParent(&mpr.NetResource{RemoteName: docs, Provider: "No Such Network"})
	_, malformed := c.GetResourceParent(&mpr.NetResource{RemoteName: "\x00", Provider: lanman})
	_, _, nothing := c.GetResourceInformation(disk("", "\x00"))
	for _, one := range []struct {
		err      error
		code     winerr.Errno
		provider string
	}{
		{c.AddConnection2(disk("", `\\files\no`), mpr.Credentials{}, 0), winerr.ERROR_BAD_NET_NAME, lanman},
		{tooSmall, winerr.ERROR_MORE_DATA, lanman},
		{unsaid, winerr.ERROR_INVALID_PARAMETER, lanman},
		{unknown, winerr.ERROR_BAD_PROVIDER, ""},
		{malformed, winerr.ERROR_BAD_NET_NAME, ""},
		{nothing, winerr.ERROR_BAD_NET_NAME, ""},
	} {
		var failed *mpr.Error
		require.ErrorAs(t, one.err, &failed)
		requireCode(t, one.code, failed)
		require.Equal(t, one.provider, failed.Provider, "%v", failed)
	}
}

// What is empty is left out of the text, and an error that has no reason, such
// as a test's own, says what its code says.
func TestErrorLeavesOutWhatIsEmpty(t *testing.T) {
	busy, unexpected := winerr.ERROR_BUSY.Error(), winerr.ERROR_UNEXP_NET_ERR.Error()
	for want, err := range map[string]mpr.Error{
		unexpected:                           {},
		busy:                                 {Err: winerr.ERROR_BUSY},
		"Z:: " + busy:                        {Local: "Z:", Err: winerr.ERROR_BUSY},
		"(Tape): " + busy:                    {Provider: "Tape", Err: winerr.ERROR_BUSY},
		"Logon: " + unexpected:               {Op: "Logon"},
		"WNetGetUser Z: (Tape): " + busy:     {Op: "WNetGetUser", Local: "Z:", Provider: "Tape", Err: winerr.ERROR_BUSY},
		`Op Z: \\files\docs (Tape): ` + busy: {Op: "Op", Local: "Z:", Remote: docs, Provider: "Tape", Err: winerr.ERROR_BUSY},
	} {
		require.Equal(t, want, err.Error())
	}
	requireCode(t, winerr.ERROR_UNEXP_NET_ERR, new(mpr.Error))
}

// The thread's last error is the code of its last call, unless the machine is
// told to leave it as it was.
func TestLastErrorOfTheThread(t *testing.T) {
	for stale, want := range map[bool]winerr.Errno{false: winerr.ERROR_BAD_DEVICE, true: winerr.ERROR_INVALID_HANDLE} {
		m := machine(t, func(m *testbed) { m.Options.StaleLastError = stale })
		c := m.logon("alice")
		sibling := thread(t, c)
		c.SetLastErrno(winerr.ERROR_INVALID_HANDLE)
		requireCode(t, winerr.ERROR_BAD_DEVICE, c.AddConnection2(disk("?", docs), mpr.Credentials{}, 0))
		require.Equal(t, want, c.LastErrno())
		require.Equal(t, winerr.NO_ERROR, sibling.LastErrno(), "another thread's")
		c.SetLastErrno(winerr.ERROR_INVALID_HANDLE)
		mapped(t, c, "Z:", docs)
		if !stale {
			want = winerr.NO_ERROR
		} else {
			want = winerr.ERROR_INVALID_HANDLE
		}
		require.Equal(t, want, c.LastErrno())
	}
}

// So it is of a call that asks a provider by its name.
func TestLastErrorOfASuccess(t *testing.T) {
	s := npProvider()
	s.OnSearchDialog = func(*session.Session, provider.Window, *provider.NetResource) (string, provider.SearchFlags, error) {
		return npShare, 0, nil
	}
	c := mpr.New(s).System()
	for name, call := range map[string]func() error{
		"WNetSearchDialog": func() error {
			_, _, err := c.Shell().SearchDialog(0, &mpr.NetResource{Provider: s.Name()})
			return err
		},
		"WNetGetNetworkInformation": func() error { _, err := c.GetNetworkInformation(s.Name()); return err },
	} {
		c.SetLastErrno(winerr.ERROR_INVALID_HANDLE)
		require.NoError(t, call(), name)
		require.Equal(t, winerr.NO_ERROR, c.LastErrno(), name)
	}
}

// Both strings are cut to fit and never in the middle of a character; there is
// always room for the NUL.
func TestLastErrorIsCutToFit(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	for _, row := range []struct {
		text string
		size uint32
		want string
	}{
		{"abc", 4, "abc"}, {"abc", 3, "ab"}, {"abc", 1, ""}, {"äöü", 3, "äö"},
		{"a\U0001F600b", 3, "a"}, {"a\U0001F600b", 4, "a\U0001F600"}, {"", 1, ""},
	} {
		require.NoError(t, lastErrorCut(row.text, row.text, row.size, 100, row.want, row.text)(m, c))
		require.NoError(t, lastErrorCut(row.text, row.text, 100, row.size, row.text, row.want)(m, c))
	}
}
