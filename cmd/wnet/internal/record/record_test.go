package record_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/record"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/scenario"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// foreign is a machine to be asked: another one than that of the scenarios, with
// shares of the same names.
func foreign(t *testing.T) *mpr.Caller {
	t.Helper()
	disk := fake.NewMemFS()
	require.NoError(t, disk.Mkdir("Windows", 0o777))
	file, err := disk.OpenFile("Windows/win.ini", os.O_CREATE|os.O_WRONLY, 0o666)
	require.NoError(t, err)
	require.NoError(t, file.Close())
	net, err := fake.New(fake.Network{Servers: []fake.Server{{
		Name: "localhost", Guest: true, Shares: []fake.Share{{Name: "C$", FS: disk}, {Name: "ADMIN$"}},
	}}})
	require.NoError(t, err)
	router := mpr.New(net)
	router.Profiles = new(profile.Memory)
	c, err := router.Logon(session.Logon{User: session.User{Name: "somebody"}})
	require.NoError(t, err)
	t.Cleanup(func() { c.Close() })
	return c
}

func write(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "story.txtar")
	require.NoError(t, os.WriteFile(file, []byte(text), 0o666))
	return file
}

// quiet is how the scenarios are run here.
var quiet = scenario.Runner{Out: io.Discard}

// recorded records a scenario on a machine of its own.
func recorded(t *testing.T, text string) string {
	t.Helper()
	recording, _, err := record.Record(write(t, text), scenario.Emulated(foreign(t)), "Windows 10.0.1 test", quiet)
	require.NoError(t, err)
	return string(recording)
}

const setting = `# A story.
server localhost /guest
share \\localhost\C$
logon user

`

// A recording is the scenario with who answered, and what to the question of which
// line.
func TestRecord(t *testing.T) {
	text := setting + `# A letter.
call AddConnection2 local=J: remote=\\localhost\C$ type=disk
call GetConnection local=J: size=14
call CancelConnection2 name=J:
-- a file --
of the scenario
`
	file := write(t, text)
	recording, answers, err := record.Record(file, scenario.Emulated(foreign(t)), "Windows 10.0.1 test", quiet)
	require.NoError(t, err)
	require.Equal(t, 3, answers)
	want := text + `-- recorded/by --
Windows 10.0.1 test
-- recorded/line-007 --
call AddConnection2 local=J: remote=\\localhost\C$ type=disk
NO_ERROR
-- recorded/line-008 --
call GetConnection local=J: size=14
ERROR_MORE_DATA last=ERROR_MORE_DATA size=15
-- recorded/line-009 --
call CancelConnection2 name=J:
NO_ERROR
`
	require.Equal(t, want, string(recording))
	require.Equal(t, want, recorded(t, want), "a recording can be recorded anew")
}

// Only what is answered otherwise is a difference.
func TestCompare(t *testing.T) {
	file := write(t, recorded(t, setting+"call GetConnection local=J:\ncall GetUser\ncall Enumerate scope=connected\n"))
	c, err := record.Compare(file, quiet)
	require.NoError(t, err)
	require.Equal(t, record.Comparison{By: "Windows 10.0.1 test", Asked: 3, Differs: []record.Difference{{
		Line: 7, Question: "call GetUser",
		Recorded: "NO_ERROR size=1024 user=\"somebody\"\n", Got: "NO_ERROR size=1024 user=\"user\"\n",
	}}}, c)
	require.Equal(t, "call GetUser\n  recorded  NO_ERROR size=1024 user=\"somebody\"\n  emulator  NO_ERROR size=1024 user=\"user\"\n", c.Differs[0].String())
	windows := write(t, strings.ReplaceAll(recorded(t, setting+"call GetConnection local=J:\ncall Enumerate scope=connected\n"), "\n", "\r\n"))
	c, err = record.Compare(windows, quiet)
	require.NoError(t, err)
	require.Empty(t, c.Differs, "the ends of lines don't matter")
	longer := record.Difference{Question: "call Enumerate", Recorded: "NO_ERROR\nclosed: NO_ERROR\n", Got: "ERROR_NO_NETWORK\n"}
	require.Equal(t, "call Enumerate\n  recorded  NO_ERROR\n            closed: NO_ERROR\n  emulator  ERROR_NO_NETWORK\n", longer.String())
}

// What is no recording is said to be none, and a scenario that fails fails here too.
func TestWhatIsNoRecording(t *testing.T) {
	good := recorded(t, setting+"call GetUser\n")
	archive := scenario.ParseArchive([]byte(good))
	archive.Files = archive.Files[:1]
	for text, says := range map[string]string{
		setting + "call GetUser\n":            ": this is no recording: wnet record makes them",
		string(archive.Bytes()):               ":6: this question has no answer in the recording",
		"\x00":                                ": this is no txtar archive",
		"call GetUsr\n-- recorded/by --\nx\n": ":1: call: there is no call GetUsr",
	} {
		file := write(t, text)
		_, err := record.Compare(file, quiet)
		_, is := errors.AsType[*scenario.Unreadable](err)
		require.True(t, is, "%v", err)
		require.ErrorContains(t, err, file+says)
	}
	_, err := record.Compare(write(t, setting+"call GetUser\nstdout nobody\n-- recorded/by --\nx\n"), quiet)
	_, failed := errors.AsType[*scenario.Failure](err)
	require.True(t, failed, "%v", err)
}

// What can't be asked is said before anything is.
func TestCheck(t *testing.T) {
	c := foreign(t)
	n := scenario.Emulated(c)
	for text, says := range map[string]string{
		setting:                            ": there is no question in it: no line begins with call",
		setting + "call GetUsr\n":          ":6: call: there is no call GetUsr (did you mean GetUser?)",
		setting + "call GetUser nme=J:\n":  ":6: call: GetUser: it has no argument nme (did you mean name?)",
		setting + "call GetUser\ncll it\n": `:7: unknown command "cll" (did you mean call?)`,
		setting + "call GetUser size='9\n": ":6: a quote isn't closed",
	} {
		file := write(t, text)
		_, answers, err := record.Record(file, n, "test", quiet)
		require.ErrorContains(t, err, file+says)
		require.Zero(t, answers)
	}
	require.Error(t, record.Check("nowhere.txtar", n))
	require.NoError(t, record.Check(write(t, "call GetUser\n"), scenario.Emulated(alone(t))), "a machine without networks can be asked too")
}

// alone is a caller on a machine without a network.
func alone(t *testing.T) *mpr.Caller {
	t.Helper()
	c, err := mpr.New().Logon(session.Logon{User: session.User{Name: "user"}})
	require.NoError(t, err)
	t.Cleanup(func() { c.Close() })
	return c
}

// Nobody's drive or connection is touched: nothing is asked where a question would.
func TestNothingOfTheUsersIsTouched(t *testing.T) {
	connect := func(c *mpr.Caller) error { return c.AddConnection(`\\localhost\C$`, mpr.Password{}, "J:") }
	for name, c := range map[string]struct {
		prepare []func(*mpr.Caller) error
		says    string
	}{
		"connected":  {[]func(*mpr.Caller) error{connect}, `:6: nothing was asked: J: must be free, and it is \\localhost\C$`},
		"remembered": {[]func(*mpr.Caller) error{connect, func(c *mpr.Caller) error { return c.CancelConnection2("J:", 0, true) }}, `J: must be free, and it is remembered for \\localhost\C$`},
		"a disk": {[]func(*mpr.Caller) error{func(c *mpr.Caller) error {
			return c.Session().Devices().DefineDosDevice(session.DDD_RAW_TARGET_PATH, "J:", `\Device\HarddiskVolume2`)
		}}, `J: must be free, and it is a drive of this machine`},
		"a name": {[]func(*mpr.Caller) error{func(c *mpr.Caller) error {
			return c.AddConnection2(&mpr.NetResource{RemoteName: `\\LOCALHOST\admin$`}, mpr.Credentials{}, 0)
		}}, `:7: nothing was asked: you are connected to \\localhost\ADMIN$, which this would cancel`},
	} {
		caller := foreign(t)
		for _, step := range c.prepare {
			require.NoError(t, step(caller), name)
		}
		before := fmt.Sprint(caller.Router().Snapshot())
		_, answers, err := record.Record(write(t, setting+"call CancelConnection2 name=J:\ncall CancelConnection2 name=\\\\localhost\\ADMIN$ force=yes\n"), scenario.Emulated(caller), "test", quiet)
		require.ErrorContains(t, err, c.says, name)
		require.Zero(t, answers, name)
		require.Equal(t, before, fmt.Sprint(caller.Router().Snapshot()), name)
	}
}

// A scenario that stops in the middle leaves nothing behind either.
func TestDevicesAreFreedAgain(t *testing.T) {
	c := foreign(t)
	file := write(t, setting+"call AddConnection local=J: remote=\\\\localhost\\C$\nstdout nothing\n")
	_, _, err := record.Record(file, scenario.Emulated(c), "test", quiet)
	_, failed := errors.AsType[*scenario.Failure](err)
	require.True(t, failed, "%v", err)
	_, inUse := record.InUse(scenario.Emulated(c), "J:")
	require.False(t, inUse)
}
