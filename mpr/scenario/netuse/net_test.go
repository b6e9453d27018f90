package netuse_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest"
	"github.com/seed-520b6462/winnet/mpr/scenario/netuse"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// machine is a machine with two networks, on which a user is logged on whom most servers admit.
type machine struct {
	*mprtest.Machine
	caller      *mpr.Caller // in whose name net runs
	notes       []string
	stdin, home string
	language    string
}

func newMachine(t *testing.T) *machine {
	t.Helper()
	web, err := fake.New(fake.WebClient(fake.Server{Name: "unrealbe.stackstorage.com", Guest: true, Shares: []fake.Share{{Name: "remote.php"}}}))
	require.NoError(t, err)
	m := mprtest.New(t)
	require.NoError(t, m.Router().AddProvider(web))
	bob := []fake.Account{{Name: "bob", Password: "secret"}}
	for _, s := range []fake.Server{
		{Name: "files", Guest: true, Shares: []fake.Share{
			{Name: "docs", Comment: "Documents"}, {Name: "music"},
			{Name: "laser", Type: provider.RESOURCETYPE_PRINT, Comment: "Second floor"},
		}},
		{Name: "tower", Guest: true, Comment: "The tower", Shares: []fake.Share{
			{Name: "a234567890123456"}, {Name: "a2345678901234567"}, {Name: "Movies"}, {Name: "Buildings"}, {Name: "Music"},
		}},
		{Name: "vault", Accounts: bob, Shares: []fake.Share{{Name: "gold"}}},
	} {
		require.NoError(t, m.Net.AddServer(s))
	}
	return &machine{Machine: m, caller: m.Caller}
}

// result is what a run printed, and how it ended.
type result struct {
	Out, Err string
	Exit     int
}

// net runs net with the words of a line, which spaces separate.
func (m *machine) net(line string) result { return m.run(netuse.Run, line) }

func (m *machine) run(program func(netuse.Host, []string) int, line string) result {
	var out, err strings.Builder
	host := netuse.Host{
		Network: m.caller, Workstation: m.caller.Workstation(), In: strings.NewReader(m.stdin), Out: &out, Err: &err,
		Note: func(text string) { m.notes = append(m.notes, text) }, Home: m.home, Language: m.language,
	}
	exit := program(host, strings.Fields(line))
	return result{out.String(), err.String(), exit}
}

// says and fails are results whose lines end as Windows ends them.
func says(lines string) result  { return result{Out: crlf(lines)} }
func fails(lines string) result { return result{Err: crlf(lines), Exit: 2} }

func crlf(lines string) string { return strings.ReplaceAll(lines, "\n", "\r\n") }

const completed = "The command completed successfully.\n\n"

const lines79 = "-------------------------------------------------------------------------------\n"

// want checks lines one after the other.
func (m *machine) want(t *testing.T, steps ...any) {
	t.Helper()
	for i := 0; i < len(steps); i += 2 {
		require.Equal(t, steps[i+1], m.net(steps[i].(string)), steps[i])
	}
}

func TestListIsEmpty(t *testing.T) {
	m := newMachine(t)
	m.want(t,
		`use`, says("New connections will be remembered.\n\nThere are no entries in the list.\n\n"),
		`use /persistent:no`, says(completed),
		`use`, says("New connections will not be remembered.\n\nThere are no entries in the list.\n\n"),
		`use /P:Yes`, says(completed),
		`use`, says("New connections will be remembered.\n\nThere are no entries in the list.\n\n"),
	)
}

// The columns begin at 0, 13, 23 and 49. A remote name of 25 characters fits, and one of 26 ends its row.
func TestListHasColumns(t *testing.T) {
	m := newMachine(t)
	m.want(t,
		`use S: \\tower\Movies`, says(completed),
		`use \\tower\Buildings`, says(completed),
		`use B: \\tower\a234567890123456 /persistent:no`, says(completed),
		`use E: \\tower\a2345678901234567`, says(completed),
		`use W: http://unrealbe.stackstorage.com/remote.php`, says(completed),
	)
	lines := strings.Split(m.net(`use`).Out, "\r\n")
	require.Equal(t, []string{
		"New connections will not be remembered.", "", "",
		"Status       Local     Remote                    Network", "", strings.TrimSpace(lines79),
	}, lines[:6])
	require.Subset(t, lines[6:], []string{
		`OK           S:        \\tower\Movies            Microsoft Windows Network`,
		`OK                     \\tower\Buildings         Microsoft Windows Network`,
		`OK           B:        \\tower\a234567890123456  Microsoft Windows Network`,
		`OK           E:        \\tower\a2345678901234567 Microsoft Windows Network`,
		`             W:        http://unrealbe.stackstorage.com/remote.php`,
		`                                                Web Client Network`,
	})
	require.Equal(t, []string{"The command completed successfully.", "", ""}, lines[len(lines)-3:])
	m.net(`use * /delete /y`)
}

func TestLongNamesEndTheirRow(t *testing.T) {
	m := newMachine(t)
	require.NoError(t, m.Net.AddServer(fake.Server{Name: "sshfs", Guest: true, Shares: []fake.Share{{Name: "root@192.168.1.24"}, {Name: "root@192.168.1.240"}}}))
	m.want(t, `use X: \\sshfs\root@192.168.1.24`, says(completed), `use Y: \\sshfs\root@192.168.1.240`, says(completed))
	require.Contains(t, m.net(`use`).Out, crlf(
		"OK           X:        \\\\sshfs\\root@192.168.1.24 Microsoft Windows Network\n"+
			"OK           Y:        \\\\sshfs\\root@192.168.1.240\n"+
			"                                                Microsoft Windows Network\n"))
	m.net(`use * /delete /y`)
}

// A remembered drive that isn't connected is unavailable, in the language of the system, cut at 12 characters.
func TestRememberedDrivesAreListed(t *testing.T) {
	m := newMachine(t)
	m.want(t, `use G: \\files\docs`, says(completed))
	require.NoError(t, m.CancelConnection2("G:", 0, false))
	require.Contains(t, m.net(`use`).Out, "Unavailable  G:        \\\\files\\docs              Microsoft Windows Network\r\n")
	m.language = "nb"
	require.Contains(t, m.net(`use`).Out, "Ikke tilgjen G:        \\\\files\\docs              Microsoft Windows Network\r\n")
	m.language = ""
	require.Equal(t, says("Local name        G:\nRemote name       \\\\files\\docs\nResource type     Disk\nStatus            Unavailable\n# Opens           0\n# Connections     0\n"+completed), m.net(`use G:`))
	m.want(t, `use G: /delete`, says("G: was deleted successfully.\n\n"), `use G:`, fails("The network connection could not be found.\n\nMore help is available by typing NET HELPMSG 2250.\n\n"))
}

func TestOneConnection(t *testing.T) {
	m := newMachine(t)
	m.want(t,
		`use Z: \\files\docs`, says(completed),
		`use \\files\music`, says(completed),
		`use z:`, says("Local name        Z:\nRemote name       \\\\files\\docs\nResource type     Disk\nStatus            OK\n# Opens           0\n# Connections     1\n"+completed),
		`use \\files\music`, says("Local name\nRemote name       \\\\files\\music\nResource type     Disk\nStatus            OK\n# Opens           0\n# Connections     1\n"+completed),
		`use LPT1: \\files\laser`, says(completed),
		`use lpt1`, says("Local name        LPT1\nRemote name       \\\\files\\laser\nResource type     Print\nStatus            OK\n# Opens           0\n# Connections     1\n"+completed),
		`use LPT2`, fails("The network connection could not be found.\n\nMore help is available by typing NET HELPMSG 2250.\n\n"),
		`use W: http://unrealbe.stackstorage.com/remote.php`, says(completed),
		`use W:`, says("Local name        W:\nRemote name       http://unrealbe.stackstorage.com/remote.php\nResource type     Disk\n"+completed),
	)
	m.net(`use * /delete /y`)
}

func TestConnecting(t *testing.T) {
	m := newMachine(t)
	m.want(t,
		`USE * \\files\docs`, says("Drive Z: is now connected to \\\\files\\docs.\n\n"+completed),
		`use * //files/music`, says("Drive Y: is now connected to \\\\files\\music.\n\n"+completed),
		`use \\files\IPC$`, says(completed),
		`use Z: \\files\music`, fails("System error 85 has occurred.\n\nThe local device name is already in use.\n\n"),
		`use C:\Temp`, fails("System error 67 has occurred.\n\nThe network name cannot be found.\n\n"),
		`use \\nobody\x`, fails("System error 53 has occurred.\n\nThe network path was not found.\n\n"),
		`use X: \\files\docs\`, fails("System error 53 has occurred.\n\nThe network path was not found.\n\n"),
		`use X: \\files\nosuch`, fails("System error 67 has occurred.\n\nThe network name cannot be found.\n\n"),
		`use z: /delete`, says("z: was deleted successfully.\n\n"),
		`use \\files\ipc$ /d`, says("\\\\files\\ipc$ was deleted successfully.\n\n"),
		`use Q: /delete`, fails("The network connection could not be found.\n\nMore help is available by typing NET HELPMSG 2250.\n\n"),
	)
	m.net(`use * /delete /y`)
}

// /persistent holds for the connections to come, of this user and in all sessions.
func TestPersistentIsSticky(t *testing.T) {
	m := newMachine(t)
	remembered := func() (letters []string) {
		entries, err := m.Router().Store().Entries(m.Session().ProfileKey())
		require.NoError(t, err)
		for _, e := range entries {
			letters = append(letters, e.Local)
		}
		return letters
	}
	m.net(`use R: \\files\docs`)
	require.Equal(t, []string{"R:"}, remembered(), "yes in a new profile")
	m.net(`use S: \\files\docs /persistent:no`)
	m.net(`use T: \\files\docs`)
	require.Equal(t, []string{"R:"}, remembered())
	m.net(`use U: \\files\docs /p:yes`)
	m.net(`use V: \\files\docs`)
	require.Equal(t, []string{"R:", "U:", "V:"}, remembered())
	m.net(`use * /delete /y`)
	require.Empty(t, remembered())
}

const invalid = "The password or user name is invalid for \\\\vault\\gold.\n\n"

func TestCredentialsAreAskedFor(t *testing.T) {
	m := newMachine(t)
	m.want(t, `use V: \\vault\gold wrong /user:bob`, fails("System error 86 has occurred.\n\nThe specified network password is not correct.\n\n"))
	m.want(t, `use V: \\vault\gold`, result{
		Out: crlf(invalid + "Enter the user name for 'vault': \n"), Exit: 2,
		Err: crlf("System error 1223 has occurred.\n\nThe operation was canceled by the user.\n\n"),
	})
	m.stdin = "bob\nsecret\n"
	m.want(t, `use V: \\vault\gold`, says(invalid+"Enter the user name for 'vault': Enter the password for vault: \n"+completed))
	m.want(t, `use V: /delete`, says("V: was deleted successfully.\n\n"))
	m.stdin = "secret\n"
	m.want(t,
		`use V: \\vault\gold /user:bob *`, says("Type the password for \\\\vault\\gold: \n"+completed),
		`use V: /delete`, says("V: was deleted successfully.\n\n"),
		`use V: \\vault\gold /user:bob /savecred`, says("The password is invalid for \\\\vault\\gold.\n\nEnter the password for 'bob' to connect to 'vault': \n"+completed),
		`use V: /delete`, says("V: was deleted successfully.\n\n"))
	m.stdin = ""
	m.want(t, `use V: \\vault\gold`, says(completed), `use V: /delete`, says("V: was deleted successfully.\n\n"))
}

const (
	openFiles = "There are open files and/or incomplete directory searches pending on the connection to Z:.\n\n"
	force     = "Is it OK to continue disconnecting and force them closed? (Y/N) [N]: "
)

func TestOpenFilesAreAskedAbout(t *testing.T) {
	m := newMachine(t)
	m.net(`use Z: \\files\docs`)
	_, err := m.OpenFile(`Z:\x.txt`, 0x242, 0o600)
	require.NoError(t, err)
	require.Contains(t, m.net(`use Z:`).Out, "# Opens           1\r\n")
	m.want(t, `use Z: /delete`, result{Out: crlf(openFiles + force), Err: crlf("\nNo valid response was provided.\n\n"), Exit: 2})
	m.stdin = "n\n"
	m.want(t, `use Z: /delete`, result{Out: crlf(openFiles + force), Exit: 2})
	m.stdin = "\n"
	m.want(t, `use Z: /delete`, result{Out: crlf(openFiles + force), Exit: 2}, `use Z: /delete /no`, result{Out: crlf(openFiles), Exit: 2})
	m.stdin = "perhaps\nY\n"
	m.want(t, `use Z: /delete`, says(openFiles+force+force+"Z: was deleted successfully.\n\n"))

	m.net(`use Z: \\files\docs`)
	_, err = m.OpenFile(`Z:\x.txt`, 0x242, 0o600)
	require.NoError(t, err)
	m.want(t, `use Z: /y /delete`, says("Z: was deleted successfully.\n\n"))
}

func TestAllAreDeleted(t *testing.T) {
	m := newMachine(t)
	m.want(t, `use * /delete`, says("There are no entries in the list.\n\n"))
	m.net(`use Z: \\files\docs`)
	m.net(`use \\files\IPC$`)
	list := "You have these remote connections:\n\n    Z:              \\\\files\\docs\n                    \\\\files\\IPC$\nContinuing will cancel the connections.\n\n"
	question := "Do you want to continue this operation? (Y/N) [N]: "
	m.want(t, `use * /delete`, result{Out: crlf(list + question), Err: crlf("\nNo valid response was provided.\n\n"), Exit: 2})
	m.stdin = "y\n"
	m.want(t, `use * /delete`, says(list+question+completed))
	m.net(`use Z: \\files\docs`)
	m.net(`use \\files\IPC$`)
	m.want(t, `use /d * /yes`, says(list+completed), `use`, says("New connections will be remembered.\n\nThere are no entries in the list.\n\n"))
}

// A letter that is remembered for something else is overwritten if the user agrees, and is 1202 if the connection isn't to
// be remembered.
func TestRememberedLetterIsAskedAbout(t *testing.T) {
	m := newMachine(t)
	m.net(`use Z: \\files\docs`)
	require.NoError(t, m.CancelConnection2("Z:", 0, false))
	question := "Z: has a remembered connection to \\\\files\\docs.\n\nDo you want to overwrite the remembered connection? (Y/N) [Y]: "
	m.want(t, `use Z: \\files\music`, result{Out: crlf(question), Err: crlf("\nNo valid response was provided.\n\n"), Exit: 2})
	m.stdin = "\n"
	m.want(t, `use Z: \\files\music`, says(question+completed))
	remote, err := m.GetConnection("Z:")
	require.NoError(t, err)
	require.Equal(t, `\\files\music`, remote)
	require.NoError(t, m.CancelConnection2("Z:", 0, false))
	m.want(t, `use Z: \\files\docs /persistent:no`, fails("System error 1202 has occurred.\n\nThe local device name has a remembered connection to another network resource.\n\n"))
	m.net(`use * /delete /y`)
}

// A name that a POSIX shell has made of one in double quotes or without any is taken for what was meant, or explained.
func TestBackslashesOfAShell(t *testing.T) {
	m := newMachine(t)
	m.want(t, `use Z: \files\docs`, says(completed))
	require.Equal(t, []string{`net use: \files\docs is taken for \\files\docs: in double quotes a shell makes one backslash of two`}, m.notes)
	m.notes = nil
	m.want(t, `use Y: \filesdocs`, fails("System error 67 has occurred.\n\nThe network name cannot be found.\n\n"))
	require.Equal(t, []string{`net use: \filesdocs is no network name: a shell takes backslashes away unless they stand in single quotes, as in '\\server\share'`}, m.notes)
	m.want(t, `use Y: filesdocs`, fails("System error 67 has occurred.\n\nThe network name cannot be found.\n\n"))
	require.Len(t, m.notes, 2)
	m.want(t, `use Z: /delete`, says("Z: was deleted successfully.\n\n"))
}

func TestUsage(t *testing.T) {
	m := newMachine(t)
	usage := m.net(`use /?`)
	require.Zero(t, usage.Exit)
	require.True(t, strings.HasPrefix(usage.Out, "The syntax of this command is:\r\n\r\nNET USE\r\n[devicename | *] [\\\\computername\\sharename[\\volume] [password | *]]\r\n"), usage.Out)
	require.Equal(t, usage, m.net(`help use`))
	require.Equal(t, usage, m.net(`use /HE`))
	for _, line := range []string{
		`use /keep`, `use Z: /delete /keep`, `use Z: \\files\docs /force`, `use Z: \\files\docs /type:disk`, // the shell's
		`use /nosuch`, `use /s`, `use /persistent:maybe`, `use /persistent`, `use Z: \\a\b c d`, `use Z: \\a\b /delete`,
		`use * `, `use /user:bob`, `use /delete`, `use Z: /y /n`, `use Z: /d:yes`, `use Z: /d /delete`, `use /`,
	} {
		require.Equal(t, result{Err: usage.Out, Exit: 1}, m.net(line), line)
	}
	require.Equal(t, 1, m.net(``).Exit)
	require.Equal(t, 1, m.net(`accounts`).Exit)
	require.False(t, netuse.Knows([]string{"accounts"}))
	require.False(t, netuse.Knows([]string{"help", "accounts"}))
	require.True(t, netuse.Knows([]string{"HELP", "Use"}))
}

// Scripts ask net session whether they are elevated.
func TestSessionTellsElevation(t *testing.T) {
	m := newMachine(t)
	denied := fails("System error 5 has occurred.\n\nAccess is denied.\n\n")
	m.want(t, `session`, denied)
	admin := m.Logon(session.Logon{User: session.User{Domain: "PC", Name: "root"}, Administrator: true})
	m.caller = admin
	m.want(t, `session`, denied)
	elevated, err := admin.Elevated()
	require.NoError(t, err)
	m.caller = elevated
	m.want(t, `session`, says("There are no entries in the list.\n\n"))
}

func TestView(t *testing.T) {
	m := newMachine(t)
	m.net(`use Z: \\files\docs`)
	m.want(t,
		`view \\files`, says("Shared resources at \\\\files\n\n(null)\n\nShare name  Type   Used as  Comment\n\n"+lines79+
			"docs        Disk   Z:       Documents\nmusic       Disk\nlaser       Print           Second floor\n"+completed),
		`view \\nobody`, fails("System error 53 has occurred.\n\nThe network path was not found.\n\n"),
		`view \\files /nosuch`, result{Err: crlf("The syntax of this command is:\n\nNET VIEW\n[\\\\computername [/CACHE] | [/ALL] | /DOMAIN[:domainname]]\n\n"), Exit: 1},
	)
	require.Equal(t, m.net(`view \\files`), m.net(`view \\files /ALL`))
	require.Contains(t, m.net(`view`).Out, "\r\n\\\\tower                The tower\r\n")
	require.Contains(t, m.net(`view \\tower`).Out, "Shared resources at \\\\tower\r\n\r\nThe tower\r\n")
	m.net(`use * /delete /y`)
}

func TestHelpmsg(t *testing.T) {
	m := newMachine(t)
	m.want(t,
		`helpmsg 2250`, says("\nThe network connection could not be found.\n\n"),
		`helpmsg 1219`, says("\nMultiple connections to a server or shared resource by the same user, using more than one user name, are not allowed. Disconnect all previous connections to the server or shared resource and try again.\n\n"),
	)
	require.Equal(t, 2, m.net(`helpmsg 99999`).Exit)
	require.Equal(t, 2, m.net(`helpmsg x`).Exit)
	require.Equal(t, 1, m.net(`helpmsg`).Exit)
}

func TestHome(t *testing.T) {
	m := newMachine(t)
	require.Equal(t, 2, m.net(`use H: /home`).Exit)
	m.home = `\\files\docs`
	m.want(t, `use H: /home`, says(completed), `use H: /delete`, says("H: was deleted successfully.\n\n"))
}

func TestCmdkey(t *testing.T) {
	m := newMachine(t)
	run := func(line string) result { return m.run(netuse.Cmdkey, line) }
	none := says("\nCurrently stored credentials:\n\n* NONE *\n")
	require.Equal(t, none, run(`/list`))
	require.Equal(t, says("\nCMDKEY: Credential added successfully.\n"), run(`/add:vault /user:bob /pass:secret`))
	require.Equal(t, says("\nCurrently stored credentials:\n\n    Target: Domain:target=vault\n    Type: Domain Password\n    User: bob\n\n"), run(`/list`))
	m.want(t, `use V: \\vault\gold`, says(completed), `use V: /delete`, says("V: was deleted successfully.\n\n"))
	require.Equal(t, says("\nCMDKEY: Credential deleted successfully.\n"), run(`/delete:Domain:target=vault`))
	require.Equal(t, result{Out: crlf("\nCMDKEY: Element not found.\n"), Exit: 1}, run(`/delete:vault`))
	require.Equal(t, none, run(`/list`))
	require.Equal(t, 1, run(`/nosuch`).Exit)
	require.Equal(t, 0, run(`/?`).Exit)
}

// FuzzParse holds that every line is taken or refused, and that what is taken makes sense.
func FuzzParse(f *testing.F) {
	for _, line := range []string{`Z: \\files\docs secret /user:bob`, `* /delete /y`, `/persistent:no`, `//a/b /p:y`, `/`, `/:`, `Z: /home *`} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		u, err := netuse.Parse(strings.Fields(line))
		if err != nil {
			require.ErrorAs(t, err, new(*netuse.SyntaxError))
			return
		}
		require.False(t, u.Has("delete") && u.Password != nil)
		require.False(t, u.Has("yes") && u.Has("no"))
	})
}
