package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// machine writes a file and has the environment name it.
func machine(t *testing.T, text string) (file string) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "machine.txtar")
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	t.Setenv(variable, file)
	return file
}

const office = `set Version Windows7
domain CORP
user CORP\alice secret
server files /domain:CORP
share \\files\docs /files:docs
share \\files\laser /print
logon CORP\alice
-- docs/letter.txt --
Dear Bob,
`

// The file is the machine: its user can use its shares.
func TestOpen(t *testing.T) {
	for _, mark := range []string{"\ufeff", ""} { // which editors of Windows put in front
		c, err := load(machine(t, mark+office))
		require.NoError(t, err, "%q", mark)
		require.NoError(t, c.Close())
	}
	c, err := load(machine(t, office))
	require.NoError(t, err)
	defer c.Close()
	require.Equal(t, session.User{Domain: "CORP", Name: "alice"}, c.Session().User())
	require.Equal(t, session.Windows7, c.Router().Options.Version)
	cred := mpr.As(`CORP\alice`, "secret")
	require.NoError(t, c.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`}, cred, 0))
	require.NoError(t, c.AddConnection2(&mpr.NetResource{LocalName: "LPT1", RemoteName: `\\files\laser`}, cred, 0))
	f, err := c.Open(`Z:\letter.txt`)
	require.NoError(t, err)
	require.NoError(t, f.Close())
}

// What the user will do at a prompt stands in the file as well, and so do the faults
// of a network.
func TestRepliesAndFaultsAreKept(t *testing.T) {
	c, err := load(machine(t, "server files\nuser files\\alice secret\nshare \\\\files\\docs\nlogon bob\nreply credentials files\\alice secret\nfault GetConnectionPerformance fail ERROR_BUSY\n"))
	require.NoError(t, err)
	defer c.Close()
	docs := &mpr.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`}
	require.NoError(t, c.AddConnection3(0, docs, mpr.Credentials{}, mpr.CONNECT_INTERACTIVE))
	_, err = c.GetConnectionPerformance(docs)
	require.ErrorContains(t, err, "ERROR_BUSY")
}

// The error says which file is wrong, in which line, and what is.
func TestOpenRefuses(t *testing.T) {
	t.Setenv(variable, "")
	_, err := open()
	require.EqualError(t, err, "WINNET_MACHINE must name a scenario file with the machine")
	none := filepath.Join(t.TempDir(), "none.txtar")
	t.Setenv(variable, none)
	_, missing := os.Stat(none)
	_, err = open()
	require.EqualError(t, err, "WINNET_MACHINE: "+none+": "+missing.(*os.PathError).Err.Error())
	for text, want := range map[string]string{
		``:                                   ": this is no scenario",
		`{"user": "alice"}`:                  `:1: unknown command "{\"user\":"`,
		"server files\nlogn alice\n":         `:2: unknown command "logn" (did you mean logon?)`,
		"set Version Windows12\n":            `:1: set: no Windows "Windows12"`,
		"server x\nserver X\n":               ":2: server: ",
		"server files\n":                     ": nobody is logged on at its end",
		"logon alice\nlogoff\n":              ": nobody is logged on at its end",
		"logon alice\nexpect 5 net use\n":    ":2: net use\n  expected ERROR_ACCESS_DENIED",
		"server x\nshare \\\\x\\a /files:..": ":2: share: ",
	} {
		file := machine(t, text)
		_, err := open()
		require.ErrorContains(t, err, "WINNET_MACHINE: "+file+want, text)
	}
}

// Faults of the environment are those of the file's machine.
func TestFaultsOfTheEnvironment(t *testing.T) {
	t.Setenv("WINNET_MACHINE", filepath.Join("testdata", "machine.txtar"))
	t.Setenv("WINNET_FAULT", "GetConnection#1=ERROR_BUSY GetUser=ERROR_NO_NETWORK")
	thread, err := open()
	require.NoError(t, err)
	_, err = thread.GetConnection("Q:")
	require.ErrorIs(t, err, winerr.ERROR_BUSY)
	_, err = thread.GetConnection("Q:")
	require.ErrorIs(t, err, winerr.ERROR_NOT_CONNECTED)
	t.Setenv("WINNET_FAULT", "nonsense")
	_, err = open()
	require.ErrorContains(t, err, "WINNET_FAULT: ")
}
