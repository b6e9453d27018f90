package mprtest_test

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// bench is a test that only records what is done to it.
type bench struct {
	testing.TB
	cleanups []func()
	errors   []string
	log      strings.Builder
}

func (b *bench) Helper()          {}
func (b *bench) Cleanup(f func()) { b.cleanups = append(b.cleanups, f) }
func (b *bench) Failed() bool     { return len(b.errors) > 0 }
func (b *bench) Errorf(format string, args ...any) {
	b.errors = append(b.errors, fmt.Sprintf(format, args...))
}
func (b *bench) Logf(format string, args ...any) { fmt.Fprintf(&b.log, format, args...) }

// Fatalf fails the test that runs this one.
func (b *bench) Fatalf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }

// end runs the cleanups, as the end of a test does.
func (b *bench) end() {
	for _, f := range slices.Backward(b.cleanups) {
		f()
	}
}

// here is the line that calls it, plus some, as leaks are reported.
func here(plus int) string {
	_, file, line, _ := runtime.Caller(1)
	return fmt.Sprintf("made at %s:%d", file, line+plus)
}

func disk(local, remote string) *mpr.NetResource {
	return &mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: local, RemoteName: remote}
}

// TestNew is a network with a user, a share and a printer, in one line.
func TestNew(t *testing.T) {
	m := mprtest.New(t)
	var net mpr.Network = m
	require.NoError(t, net.AddConnection2(disk("Z:", mprtest.Share), mpr.Credentials{}, 0))
	f, err := m.OpenFile(`Z:\a.txt`, os.O_CREATE|os.O_RDWR, 0o600)
	require.NoError(t, err)
	_, err = f.Write([]byte("hello"))
	require.NoError(t, err)
	require.NoError(t, f.Close())
	require.NoError(t, net.CancelConnection2("Z:", 0, false))
	require.NoError(t, net.AddConnection(mprtest.Printer, mpr.NewPassword(mprtest.Password), "LPT1"))
	job, err := m.Print("LPT1", "letter")
	require.NoError(t, err)
	require.NoError(t, job.Close())
	require.Len(t, m.Net.Jobs(mprtest.Server, "printer"), 1)
	require.NoError(t, net.CancelConnection("LPT1", false))
	user, err := net.GetUser("")
	require.NoError(t, err)
	require.Equal(t, mprtest.User, user)
}

// TestNewConfigured sets the router before its first use.
func TestNewConfigured(t *testing.T) {
	ui := mpr.NewScriptedUI(mpr.UserTypes(mprtest.User, mprtest.Password))
	rec := new(mpr.Recorder)
	m := mprtest.New(t, func(r *mpr.Router) { r.UI, r.Recorder = ui, rec }, func(r *mpr.Router) {
		r.Options.Version = session.WindowsXP
	})
	requireCode(t, winerr.ERROR_CALL_NOT_IMPLEMENTED, m.AddConnection4(0, disk("Z:", mprtest.Share), nil, 0, nil))
	require.NoError(t, m.AddConnection2(disk("", mprtest.Share), mpr.As("nobody", "x"), mpr.CONNECT_INTERACTIVE))
	require.NoError(t, m.CancelConnection2(mprtest.Share, 0, false))
	require.NoError(t, ui.Err())
	require.NotEmpty(t, rec.Records())
}

func requireCode(t *testing.T, want winerr.Errno, err error) {
	t.Helper()
	require.Equal(t, want.Name(), winerr.Code(err).Name())
}

// TestEndLogsOff everybody, also who logged on later.
func TestEndLogsOff(t *testing.T) {
	b := new(bench)
	m := mprtest.New(b)
	other := m.Logon(session.Logon{User: session.User{Name: "other"}, Type: session.LogonService})
	require.Len(t, m.Router().Sessions().Sessions(), 2)
	b.end()
	require.Empty(t, b.errors)
	require.Empty(t, b.log.String(), "nothing is said of a test that succeeds")
	require.False(t, m.Session().Alive())
	require.False(t, other.Session().Alive())
}

// TestTraceOfAFailedTest has every call in its log.
func TestTraceOfAFailedTest(t *testing.T) {
	b := new(bench)
	m := mprtest.New(b)
	_, err := m.GetConnection("Z:")
	b.Errorf("unexpected: %v", err)
	b.end()
	require.Len(t, b.errors, 1)
	require.Regexp(t, `^mprtest: the calls of this test:\nWNetGetConnection Z: -> ERROR_NOT_CONNECTED \(machine_test.go:\d+\)$`, b.log.String())
}

// TestTrace has a line for each call that fits a terminal, says nothing of what is zero, and tells users apart.
func TestTrace(t *testing.T) {
	m := mprtest.New(t)
	t.Cleanup(func() {
		before := m.Trace()
		require.NoError(t, m.CancelConnection2("Z:", 0, false))
		require.Equal(t, before, m.Trace(), "a cleanup's calls aren't of interest")
	})
	require.NoError(t, m.AddConnection2(disk("Z:", mprtest.Share), mpr.Credentials{}, mpr.CONNECT_TEMPORARY))
	require.Error(t, m.AddConnection(`\\server\`+strings.Repeat("é", 70), mpr.Password{}, "Y:"))
	_, _ = m.AddUser("bob", "secret").GetUser("Z:")
	_, _ = m.LocalSystem().GetUser("")
	trace := m.Trace()
	require.Len(t, trace, 4)
	for i, want := range []string{
		`^WNetAddConnection2 Z: \\\\server\\share dwFlags=CONNECT_TEMPORARY -> NO_ERROR \(machine_test.go:\d+\)$`,
		`^WNetAddConnection \\\\server\\é+\.\.\. -> ERROR_BAD_NET_NAME \(machine_test.go:\d+\)$`,
		`^bob: WNetGetUser Z: -> ERROR_NOT_CONNECTED \(machine_test.go:\d+\)$`,
		`^NT AUTHORITY\\SYSTEM: WNetGetUser -> NO_ERROR \(machine_test.go:\d+\)$`,
	} {
		require.Regexp(t, want, trace[i])
		require.LessOrEqual(t, utf8.RuneCountInString(trace[i]), 100)
	}
}

// TestKeepDrives is for agents that leave drives, and for nothing else.
func TestKeepDrives(t *testing.T) {
	b := new(bench)
	m := mprtest.New(b)
	m.KeepDrives()
	require.NoError(t, m.AddConnection2(disk("Z:", mprtest.Share), mpr.Credentials{}, 0))
	_, err := m.OpenEnum(mpr.RESOURCE_CONNECTED, 0, 0, nil)
	require.NoError(t, err)
	_, err = m.OpenFile(`Z:\a.txt`, os.O_CREATE|os.O_RDWR, 0o600)
	require.NoError(t, err)
	b.end()
	require.Len(t, b.errors, 2)
	require.Contains(t, b.errors[0], "an enumeration wasn't closed")
	require.Contains(t, b.errors[1], "a file wasn't closed")
}

// TestShortWays sets up what tests need most.
func TestShortWays(t *testing.T) {
	m := mprtest.New(t)
	m.Net.SetStart(1000) // milliseconds from now
	requireCode(t, winerr.ERROR_BUSY, connect(m))
	m = mprtest.New(t)
	m.AddDisk("D:")
	require.Equal(t, session.DRIVE_FIXED, m.Session().Devices().GetDriveType(`D:\`))
	bob := m.AddUser("bob", "secret")
	require.NoError(t, bob.AddConnection2(disk("Z:", mprtest.Share), mpr.Credentials{}, 0))
	user, err := bob.GetUser("Z:")
	require.NoError(t, err)
	require.Equal(t, "bob", user)
	_, err = m.GetConnection("Z:")
	requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
	require.NoError(t, bob.CancelConnection2("Z:", 0, false))

	root, elevated := m.AddAdministrator("root", "secret")
	require.NoError(t, root.AddConnection2(disk("Z:", mprtest.Share), mpr.Credentials{}, 0))
	_, err = elevated.GetConnection("Z:")
	requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
	require.NoError(t, root.CancelConnection2("Z:", 0, false))

	system := m.LocalSystem()
	require.NoError(t, system.AddConnection2(disk("Y:", mprtest.Share), mpr.As(mprtest.User, mprtest.Password), 0))
	require.Equal(t, session.DRIVE_REMOTE, m.Session().Devices().GetDriveType(`Y:\`), "its letters are global")
	require.NoError(t, system.CancelConnection2("Y:", 0, false))
}

// TestLeaks are reported with the line that made them, one error for each.
func TestLeaks(t *testing.T) {
	for name, one := range map[string]struct {
		make func(t *testing.T, m *mprtest.Machine) (place string)
		want string
	}{
		"a drive": {func(t *testing.T, m *mprtest.Machine) string {
			require.NoError(t, m.AddConnection2(disk("z:", mprtest.Share), mpr.Credentials{}, 0))
			return here(-1)
		}, `a connection wasn't cancelled: Z: \\server\share`},
		"a connection without device": {func(t *testing.T, m *mprtest.Machine) string {
			require.NoError(t, m.AddConnection3(0, disk("", `\\SERVER\share`), mpr.Credentials{}, 0))
			return here(-1)
		}, `a connection wasn't cancelled: \\SERVER\share`},
		"a chosen letter": {func(t *testing.T, m *mprtest.Machine) string {
			_, err := m.UseConnection(0, disk("", mprtest.Share), mpr.Credentials{}, mpr.CONNECT_REDIRECT)
			require.NoError(t, err)
			return here(-2)
		}, `a connection wasn't cancelled: Z: \\server\share`},
		"by an authentication buffer": {func(t *testing.T, m *mprtest.Machine) string {
			require.NoError(t, m.AddConnection4(0, disk("Y:", mprtest.Share), nil, 0, nil))
			return here(-1)
		}, `a connection wasn't cancelled: Y: \\server\share`},
		"an enumeration": {func(t *testing.T, m *mprtest.Machine) string {
			_, err := m.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, 0, nil)
			require.NoError(t, err)
			return here(-2)
		}, `an enumeration wasn't closed: handle 1`},
		"a file": {func(t *testing.T, m *mprtest.Machine) string {
			_, err := m.OpenFile(mprtest.Share+`\a.txt`, os.O_CREATE|os.O_RDWR, 0o600)
			require.NoError(t, err)
			return here(-2)
		}, `a file wasn't closed: \\server\share\a.txt`},
		"of another user": {func(t *testing.T, m *mprtest.Machine) string {
			other := m.Logon(session.Logon{User: session.User{Name: "other"}, Type: session.LogonService})
			require.NoError(t, other.AddConnection2(disk("X:", mprtest.Share), mpr.As(mprtest.User, mprtest.Password), 0))
			return here(-1)
		}, `a connection wasn't cancelled: X: \\server\share`},
	} {
		t.Run(name, func(t *testing.T) {
			b := new(bench)
			m := mprtest.New(b)
			place := one.make(t, m)
			b.end()
			require.Equal(t, []string{"mprtest: " + one.want + ", " + place}, b.errors)
			require.Contains(t, b.log.String(), "(machine_test.go:", "and the calls are in the log")
			require.NotContains(t, b.log.String(), "WNetEnumResource", "but not those that look for leaks")
		})
	}
}

// TestLeakOfAJob comes with the connection that the job is on.
func TestLeakOfAJob(t *testing.T) {
	b := new(bench)
	m := mprtest.New(b)
	require.NoError(t, m.AddConnection(mprtest.Printer, mpr.Password{}, "LPT1"))
	_, err := m.Print("LPT1", "letter")
	require.NoError(t, err)
	b.end()
	require.Len(t, b.errors, 2)
	require.Contains(t, b.errors[0], `a connection wasn't cancelled: LPT1 \\server\printer, made at `)
	require.Contains(t, b.errors[1], `a print job wasn't closed: letter, made at `)
}

// TestNoLeaks are what was closed, and what went with a session or a connection.
func TestNoLeaks(t *testing.T) {
	store := new(profile.Memory)
	require.NoError(t, store.Put(mprtest.User, profile.Entry{Local: "R:", RemotePath: mprtest.Share, ConnectionType: 1}))
	b := new(bench)
	m := mprtest.New(b, func(r *mpr.Router) { r.Profiles = store })
	_, err := m.GetConnection("R:")
	require.NoError(t, err, "restored at logon: nobody made it here")
	for range mpr.Walk(m, 0, nil) {
	}
	require.NoError(t, m.AddConnection2(disk("Z:", mprtest.Share), mpr.Credentials{}, 0))
	f, err := m.OpenFile(`Z:\a.txt`, os.O_CREATE|os.O_RDWR, 0o600)
	require.NoError(t, err)
	require.NoError(t, m.CancelConnection2("Z:", 0, true))
	_, err = f.Stat()
	requireCode(t, winerr.ERROR_NETNAME_DELETED, err)

	gone := m.Logon(session.Logon{User: session.User{Name: "gone"}, Type: session.LogonService})
	require.NoError(t, gone.AddConnection2(disk("Y:", mprtest.Share), mpr.As(mprtest.User, mprtest.Password), 0))
	_, err = gone.OpenEnum(mpr.RESOURCE_CONNECTED, 0, 0, nil)
	require.NoError(t, err)
	require.NoError(t, gone.Close())

	h, err := m.OpenEnum(mpr.RESOURCE_REMEMBERED, 0, 0, nil)
	require.NoError(t, err)
	require.NoError(t, m.CloseEnum(h))
	require.Error(t, m.AddConnection2(disk("X:", `\\server\nothing`), mpr.Credentials{}, 0))
	b.end()
	require.Empty(t, b.errors)
}

// TestBadConfiguration fails the test at once.
func TestBadConfiguration(t *testing.T) {
	require.Panics(t, func() {
		mprtest.New(new(bench), func(r *mpr.Router) {
			rival, err := fake.New(fake.Network{}) // which takes the network's name
			require.NoError(t, err)
			require.NoError(t, r.AddProvider(rival))
		})
	})
	require.Panics(t, func() {
		mprtest.New(new(bench)).Logon(session.Logon{User: session.User{Name: "a\\b\\c"}})
	})
}
