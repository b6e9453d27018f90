package mpr_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// oddError is an error that fails as soon as somebody asks it anything.
type oddError struct{}

func (oddError) Error() string { panic("no words") }
func (oddError) Unwrap() error { panic("nothing in it") }

// longError wraps nothing that anybody knows, and can't be compared.
type longError []string

func (longError) Error() string { return "many words" }

// closed panics as whoever sends on a closed channel.
func closed() error {
	c := make(chan struct{})
	close(c)
	close(c)
	return nil
}

// Whatever a provider answers in the place of a code, each call gives a code:
// the one in it, or ERROR_UNEXP_NET_ERR.
func TestOddErrorsOfAProvider(t *testing.T) {
	odd := map[string]struct {
		answer func() error
		want   winerr.Errno
	}{
		"a code that nobody knows":  {func() error { return winerr.Errno(0xDEADBEEF) }, 0xDEADBEEF},
		"the code of a dialog":      {func() error { return winerr.DIALOG_CANCELLED }, winerr.DIALOG_CANCELLED},
		"a code within":             {func() error { return fmt.Errorf("no: %w", winerr.ERROR_ACCESS_DENIED) }, winerr.ERROR_ACCESS_DENIED},
		"no code":                   {func() error { return errors.New("no") }, winerr.ERROR_UNEXP_NET_ERR},
		"the end of a file":         {func() error { return io.EOF }, winerr.ERROR_UNEXP_NET_ERR},
		"incomparable":              {func() error { return longError{"a"} }, winerr.ERROR_UNEXP_NET_ERR},
		"a nil of a type":           {func() error { return (*winerr.Extended)(nil) }, winerr.ERROR_UNEXP_NET_ERR},
		"a nil list":                {func() error { return longError(nil) }, winerr.ERROR_UNEXP_NET_ERR},
		"a nil of a type within":    {func() error { return fmt.Errorf("no: %w", (*winerr.Extended)(nil)) }, winerr.ERROR_EXTENDED_ERROR},
		"one that panics":           {func() error { return oddError{} }, winerr.ERROR_UNEXP_NET_ERR},
		"a channel closed twice":    {closed, winerr.ERROR_UNEXP_NET_ERR},
		"an extended one, of zeros": {func() error { return new(winerr.Extended) }, winerr.ERROR_EXTENDED_ERROR},
	}
	for what, tt := range odd {
		for name, call := range providerCalls() {
			t.Run(name+" "+what, func(t *testing.T) {
				m, c := busyMachine(t)
				m.hook.On(call.name, func(hook.Invocation) (func(error) error, error) { return nil, tt.answer() })
				err := call.make(c)
				requireCode(t, tt.want, err)
				require.NotPanics(t, func() { _ = err.Error() })
				require.Equal(t, tt.want, c.LastErrno())
			})
		}
	}
}

// A zero code is success, however it comes.
func TestErrorOfNoErrorIsSuccess(t *testing.T) {
	for name, call := range providerCalls() {
		t.Run(name, func(t *testing.T) {
			m, c := busyMachine(t)
			m.hook.On(call.name, hook.ReplaceError(winerr.NO_ERROR))
			require.NoError(t, call.make(c))
		})
	}
}

// oddTexts are texts that no buffer of a Windows program could hold, and what
// their callers get.
var oddTexts = map[string]string{
	"a\x00b":           "a",
	"\x00":             "",
	"":                 "",
	"a\xffb\xc3":       "a\uFFFDb\uFFFD",
	"\xed\xa0\x80 end": "\uFFFD end", // half of a surrogate pair
	"good \U0001F600":  "good \U0001F600",
}

// Texts of a provider reach the caller as what a buffer can hold: cut at a NUL,
// valid, never longer than what was measured.
func TestOddTextsOfAProvider(t *testing.T) {
	for odd, want := range oddTexts {
		all := mpr.NetResource{LocalName: odd, RemoteName: odd, Comment: odd, Provider: odd}
		whole := mpr.NetResource{LocalName: want, RemoteName: want, Comment: want, Provider: want}
		s := npProvider()
		s.Reply(provider.CallGetConnection, odd).Reply(provider.CallGetConnection, odd)
		s.OnGetUser = func(*session.Session, string) (string, error) { return odd, nil }
		s.OnGetUniversalName = func(*session.Session, string, mpr.Level) (mpr.UniversalName, error) {
			return mpr.UniversalName{Universal: odd, Connection: odd, Remaining: odd}, nil
		}
		s.OnGetResourceInformation = func(*session.Session, *mpr.NetResource) (mpr.NetResource, string, error) { return all, odd, nil }
		s.OnGetResourceParent = func(*session.Session, *mpr.NetResource) (mpr.NetResource, error) { return all, nil }
		s.OnEnumResource = func(_ provider.Handle, buf []mpr.NetResource) (int, error) {
			buf[0] = all
			return 1, nil
		}
		c := mpr.New(s).System()
		asked := &mpr.NetResource{RemoteName: npShare, Provider: "Test Network"}

		remote, err := c.GetConnection("Z:")
		require.NoError(t, err)
		user, err := c.GetUser("Z:")
		require.NoError(t, err)
		universal, err := c.GetUniversalName(`Z:\`, mpr.REMOTE_NAME_INFO_LEVEL)
		require.NoError(t, err)
		info, system, err := c.GetResourceInformation(asked)
		require.NoError(t, err)
		parent, err := c.GetResourceParent(asked)
		require.NoError(t, err)
		h, err := c.OpenEnum(mpr.RESOURCE_CONNECTED, 0, 0, nil)
		require.NoError(t, err)
		buf := make([]mpr.NetResource, 2)
		n, err := c.EnumResource(h, buf)
		require.NoError(t, err)

		require.Equal(t, []string{want, want, want}, []string{remote, user, system})
		require.Equal(t, mpr.UniversalName{Universal: want, Connection: want, Remaining: want}, universal)
		require.Equal(t, []mpr.NetResource{whole, whole, whole}, append(buf[:n:n], info, parent))
	}
}

// What a provider gives besides an error is nothing.
func TestOddResultsBesideAnError(t *testing.T) {
	s := npProvider()
	s.OnFMXGetPermCaps = func(*session.Session, string) provider.PermissionCaps { return provider.WNPERMC_PERM }
	s.OnFMXGetPermHelp = func(*session.Session, string, provider.PermissionDialog, bool) (provider.PermissionHelp, error) {
		return provider.PermissionHelp{File: "rights.hlp", Context: 4}, winerr.ERROR_BUSY
	}
	s.OnGetDirectoryType = func(*session.Session, string, bool) (provider.DirectoryType, error) {
		return provider.WNDT_NETWORK, winerr.ERROR_BUSY
	}
	s.OnGetUser = func(*session.Session, string) (string, error) { return "bob", winerr.ERROR_BUSY }
	s.OnGetPropertyText = func(*session.Session, uint32, provider.Selection, string, uint32) (string, error) {
		return "Rights", winerr.ERROR_BUSY
	}
	s.OnSearchDialog = func(*session.Session, provider.Window, *provider.NetResource) (string, provider.SearchFlags, error) {
		return npShare, provider.WNSRCH_REFRESH_FIRST_LEVEL, winerr.ERROR_BUSY
	}
	c := mpr.New(s).System()
	help, helpErr := c.Shell().PermissionHelp("Z:", provider.WNPERM_DLG_PERM, false)
	typ, typErr := c.Shell().GetDirectoryType(`Z:\dir`, false)
	user, userErr := c.GetUser("Z:")
	text, textErr := c.Shell().GetPropertyText(1, provider.WNPS_FILE, `Z:\a`)
	found, flags, searchErr := c.Shell().SearchDialog(1, &mpr.NetResource{Provider: s.Name()})
	for _, err := range []error{helpErr, typErr, userErr, textErr, searchErr} {
		requireCode(t, winerr.ERROR_BUSY, err)
	}
	require.Zero(t, help)
	require.Equal(t, provider.WNDT_NORMAL, typ)
	require.Equal(t, []string{"", "", ""}, []string{user, text, found})
	require.Zero(t, flags)
}

// The same goes for the words of an extended error, and for a provider's name.
func TestOddTextsAroundAProvider(t *testing.T) {
	for odd, want := range oddTexts {
		s := hook.NewScript(odd).Reply(provider.CallAddConnection, &winerr.Extended{Code: 1, Text: odd, Provider: odd})
		r := mpr.New(s)
		c := r.System()
		requireCode(t, winerr.ERROR_EXTENDED_ERROR, c.AddConnection2(disk("", docs), mpr.Credentials{}, 0))
		require.Equal(t, mpr.LastError{Code: 1, Text: want, Provider: want}, c.GetLastError())
		c.SetLastError(2, odd, odd)
		require.Equal(t, mpr.LastError{Code: 2, Text: want, Provider: want}, c.GetLastError())
		require.Equal(t, []string{want}, r.ProviderOrder())
		require.Equal(t, want, r.ProviderOrderValue())
	}
}

// A count that can't be is ERROR_UNEXP_NET_ERR, and the enumeration can be
// closed.
func TestOddCountsOfAProvider(t *testing.T) {
	for _, n := range []int{-1, math.MinInt, 0, 3, math.MaxInt} {
		s := npProvider()
		s.OnEnumResource = func(provider.Handle, []mpr.NetResource) (int, error) { return n, nil }
		c := mpr.New(s).System()
		h, err := c.OpenEnum(mpr.RESOURCE_CONNECTED, 0, 0, nil)
		require.NoError(t, err)
		got, err := c.EnumResource(h, make([]mpr.NetResource, 2))
		requireCode(t, winerr.ERROR_UNEXP_NET_ERR, err)
		require.Zero(t, got)
		_, _, err = c.Sized().EnumResource(h, 2, mpr.Buffer{Size: 1 << 16})
		requireCode(t, winerr.ERROR_UNEXP_NET_ERR, err)
		require.NoError(t, c.CloseEnum(h))
	}
}

// A success without the file or the job that it is about is none.
func TestNothingOpenedIsNoSuccess(t *testing.T) {
	files := map[string]provider.File{"nil": nil, "a nil of a type": (*nilFile)(nil)}
	for name, file := range files {
		t.Run(name, func(t *testing.T) {
			s := hook.NewScript("Test Network").
				Reply(provider.CallOpenFile, func(*session.Session, string, int, fs.FileMode) (provider.File, error) { return file, nil }).
				Reply(provider.CallStartJob, func(*session.Session, string, string) (io.WriteCloser, error) { return file, nil })
			c := mpr.New(s).System()
			got, err := c.Open(`Z:\a`)
			requireCode(t, winerr.ERROR_UNEXP_NET_ERR, err)
			require.Nil(t, got)
			job, err := c.Print("LPT1", "a")
			requireCode(t, winerr.ERROR_UNEXP_NET_ERR, err)
			require.Nil(t, job)
			require.NoError(t, s.Err())
		})
	}
}

// nilFile is a file that a provider forgot to make.
type nilFile struct{ provider.File }

// A current directory that can't be left properly is left all the same.
func TestOddReleaseOfACurrentDirectory(t *testing.T) {
	for name, release := range map[string]func(){"nil": nil, "panics": func() { panic("stay") }} {
		t.Run(name, func(t *testing.T) {
			s := hook.NewScript("Test Network").
				Reply(provider.CallSetCurrentDirectory, func(*session.Session, string) (func(), error) { return release, nil })
			c := mpr.New(s).System()
			require.NoError(t, c.Chdir(`Z:\`))
			require.NoError(t, c.Chdir(""))
			require.NoError(t, c.Close())
		})
	}
}

// A provider may announce everything and have nothing.
func TestProviderThatAnnouncesEverything(t *testing.T) {
	p := &provider.Func{ProviderName: "Boaster", OnGetCaps: func(index provider.CapIndex) uint32 {
		if index == provider.WNNC_START {
			return provider.WNNC_START_DONE
		}
		return math.MaxUint32
	}}
	m := machine(t)
	require.NoError(t, m.AddProvider(p))
	require.NoError(t, m.SetProviderOrder("Boaster"))
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	remote, err := c.GetConnection("Z:")
	require.NoError(t, err)
	require.Equal(t, docs, remote)
	require.NoError(t, c.CancelConnection2("Z:", 0, false))
	requireCode(t, winerr.ERROR_NOT_SUPPORTED, c.Shell().DeviceMode("Boaster", 0))
}

// A provider that is a nil pointer can't be installed.
func TestNilProvider(t *testing.T) {
	requireCode(t, winerr.ERROR_UNEXP_NET_ERR, new(mpr.Router).AddProvider((*provider.Func)(nil)))
	requireCode(t, winerr.ERROR_INVALID_PARAMETER, new(mpr.Router).AddProvider(nil))
}
