package scenario

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// bench is a machine for a test, with what its commands printed.
type bench struct {
	*Machine
	t         *testing.T
	out, told bytes.Buffer
}

// office is a machine with a server, two users and alice logged on.
func office(t *testing.T, config Config) *bench {
	t.Helper()
	b := &bench{Machine: New(config), t: t}
	t.Cleanup(func() { _ = b.Close() })
	b.do(`server files`)
	b.do(`user files\alice secret`)
	b.do(`user files\bob hunter2`)
	b.do(`share \\files\docs`)
	b.do(`share \\files\laser /print`)
	b.do(`logon alice`)
	return b
}

// run runs a line.
func (b *bench) run(line string) error {
	b.t.Helper()
	before := b.last
	err := b.Do(io.Discard, line)
	if b.last == before { // the line couldn't be understood
		b.last = new(printed)
	}
	b.out, b.told = b.last.out, b.last.told
	return err
}

// do runs a line that must succeed, and gives what it printed.
func (b *bench) do(line string) string {
	b.t.Helper()
	require.NoError(b.t, b.run(line), line)
	return b.out.String()
}

// What can't be understood is said by name, with what may have been meant.
func TestUsageErrors(t *testing.T) {
	b := office(t, Config{})
	for line, want := range map[string]string{
		`nxet e`:                             `unknown command "nxet" (did you mean next or set or exec?)`,
		`net usee`:                           `unknown command "net usee" (did you mean net use?)`,
		`nt use Z:`:                          `unknown command "nt" (did you mean net use?)`,
		`server`:                             `server: too few arguments; it takes NAME`,
		`server a b`:                         `server: too many arguments, from "b" on; it takes NAME`,
		`callers x`:                          `callers: too many arguments, from "x" on; it takes none`,
		`server x /gest`:                     `server: unknown option /gest (did you mean /guest?)`,
		`server x /down:yes`:                 `server: /down takes no value`,
		`server x /comment`:                  `server: /comment needs a value: /comment:TEXT`,
		`server x /down /down`:               `server: /down is given twice`,
		`server x /delay:soon`:               `server: /delay:soon is no time such as 10ms`,
		`server x /network:Nobody`:           `server: no network "Nobody"`,
		`share files\docs`:                   `share: "files\docs" is not of the form \\SERVER\NAME`,
		`share \\nobody\docs`:                `share: server "nobody": nothing answers at the network path`,
		`share \\files\new /files:none`:      `share: there is no folder none`,
		`user alice`:                         `user: "alice" is not of the form WHERE\NAME`,
		`user nowhere\alice x`:               `user: "nowhere"`,
		`logon alice /type:dial`:             `logon: no logon type "dial"`,
		`logon alice /as:ALICE`:              `logon: there is a caller ALICE already`,
		`switch alcie`:                       `switch: nobody called "alcie" is logged on (did you mean alice?)`,
		`set Version WindowsME`:              `set: settings come before the first logon`,
		`net use Z: \\files\docs a b`:        `net use: too many arguments`,
		`net use Z: /persistent:yes`:         `net use: to what? a remote name is missing`,
		`net use Z: \\a\b /persistent:maybe`: `net use: /persistent is yes or no, not "maybe"`,
		`net use Z: \\a\b /flags:TEMPORAY`:   `net use: no flag "TEMPORAY" (did you mean CONNECT_TEMPORARY?)`,
		`net use Z: \\a\b /type:tape`:        `net use: /type:tape is no number`,
		`net use Z: \\a\b /call:AddNothing`:  `net use: no call "AddNothing" that connects`,
		`net use Z: /delete /call:Add`:       `net use: no call "Add" that cancels`,
		`net use * /delete /call:Add`:        `net use: no call "Add" that cancels`,
		`expect`:                             `expect: too few arguments; it takes CODE COMMAND...`,
		`expect ERROR_OPN_FILES net use`:     `expect: "ERROR_OPN_FILES" is no code (did you mean ERROR_OPEN_FILES?)`,
		`expect OPN_FILES net use`:           `expect: "OPN_FILES" is no code (did you mean ERROR_OPEN_FILES?)`,
		`expect acess_denied net use`:        `expect: "acess_denied" is no code (did you mean ERROR_ACCESS_DENIED?)`,
		`expect device_remembered net use`:   `expect: "device_remembered" is no code (did you mean ERROR_DEVICE_ALREADY_REMEMBERED?)`,
		`expect ERROR_QQQQQQQ net use`:       `expect: "ERROR_QQQQQQQ" is no code such as ERROR_OPEN_FILES or 2401`,
		`fault any fail OPN_FILES`:           `(did you mean ERROR_OPEN_FILES?)`,
		`expect 5 nonsense`:                  `unknown command "nonsense"`,
		`read f`:                             `read: no handle "f" is open`,
		`enum globalent`:                     `enum: no scope "globalent" (did you mean globalnet?)`,
		`fault AddConection3 fail 5`:         `fault: no call AddConection3 (did you mean AddConnection3`,
		`fault WNetAddConection2 fail 5`:     `fault: no call WNetAddConection2 (did you mean WNetAddConnection2`,
		`fault GetUser#0=ERROR_BUSY`:         `fault: "GetUser#0=ERROR_BUSY": "0" is no number from 1 on`,
		`fault any explode`:                  `fault: no action "explode"`,
		`fault any delay soon`:               `fault: "soon" is no time such as 10ms`,
		`reply maybe`:                        `reply: no kind of reply "maybe"`,
		`profile alice broken`:               `profile: no fault "broken"`,
		`await slow`:                         `await: nothing called "slow" is running`,
		`dialog wait`:                        `dialog: no disconnect dialog was started`,
		`restore Z: /call:Restore`:           `restore: no call "Restore" that restores`,
		`next e`:                             `next: no enumeration "e" was opened`,
	} {
		err := b.run(line)
		require.ErrorContains(t, err, want, line)
		require.True(t, IsUsage(err), line)
	}
	require.Equal(t, "There are no connections.\n", b.do(`net use`), "none of them did anything")
}

func TestBeforeAnybodyIsLoggedOn(t *testing.T) {
	b := &bench{Machine: New(Config{}), t: t}
	defer b.Close()
	for _, line := range []string{`net use`, `connection Z:`, `open f Z:\a`, `restore`, `drives`, `enum connected`, `connectdialog`, `elevate`} {
		require.ErrorContains(t, b.run(line), "nobody is logged on; logon comes first", line)
	}
	require.Contains(t, b.do(`set`), "Version                  Windows11\n")
	require.ErrorContains(t, b.run(`set Version WindowsME`), `no Windows "WindowsME": it is one of Windows11, `)
	require.ErrorContains(t, b.run(`set Versoin x`), `did you mean Version?`)
	require.ErrorContains(t, b.run(`set AllowDeviceRoot perhaps`), `on or off`)
	require.ErrorContains(t, b.run(`set ServerIdentity Moon`), `AsSpelled or ResolvedAddress`)
	b.do(`set Version windowsxp`)
	require.Contains(t, b.do(`set`), "Version                  WindowsXP\n")
}

// A line without words does nothing.
func TestEmptyLine(t *testing.T) {
	b := office(t, Config{})
	require.NoError(t, b.run(``))
}

// A code that was expected is no error; another one is a Mismatch that says both.
func TestExpect(t *testing.T) {
	b := office(t, Config{})
	b.do(`expect ERROR_NOT_CONNECTED connection Z:`)
	require.Equal(t, "ERROR_NOT_CONNECTED (2250): there is no such network connection\n", b.told.String())
	b.do(`expect 2250 as alice connection Z:`)
	b.do(`expect not_connected connection Z:`)
	b.do(`expect NO_ERROR net use`)
	require.Empty(t, b.told.String())

	err := b.run(`expect ERROR_OPEN_FILES connection Z:`)
	require.ErrorContains(t, err, "connection Z:\n  expected ERROR_OPEN_FILES (2401)")
	require.ErrorContains(t, err, "\n  got      ERROR_NOT_CONNECTED (2250)")
	require.False(t, IsUsage(err))
	require.Equal(t, err.Error(), Describe(err))
}

// A code that no header names is told by its number alone.
func TestExpectACodeWithoutAName(t *testing.T) {
	b := office(t, Config{})
	require.EqualError(t, b.run(`expect 99999 net use`), "net use\n  expected Errno(99999)\n  got      NO_ERROR (0)")
	b.do(`fault any fail 99999`)
	b.do(`expect 99999 net use Z: \\files\docs`)
	require.Regexp(t, `\AErrno\(99999\)( \[Microsoft Windows Network\])?\n\z`, b.told.String())
}

// Every command has what help and completion show, and its examples are its own.
func TestCommandsAreExplained(t *testing.T) {
	for _, c := range append(slices.Clone(commands), checks...) {
		require.NotEmpty(t, c.Short, c.Name)
		require.LessOrEqual(t, len(c.Short), 78, c.Name)
		for line := range strings.Lines(c.long) {
			require.True(t, len(line) <= 80 || line[0] == ' ', "%s: prose would break anew: %s", c.Name, line)
		}
		if c.Args != "" {
			require.True(t, len(c.examples) > 0 || strings.HasPrefix(c.Args, "["), "%s has no example", c.Name)
		}
		for _, example := range c.examples {
			list, err := Split(example)
			require.NoError(t, err, example)
			list, _, err = negated(list)
			require.NoError(t, err, example)
			found, _ := find(list)
			require.Same(t, c, found, example)
		}
		var help bytes.Buffer
		c.writeHelp(&help)
		require.Contains(t, help.String(), "  "+c.Name)
		for _, o := range c.options {
			require.Contains(t, help.String(), "  /"+o.name, c.Name)
			require.NotEmpty(t, o.help, "%s /%s", c.Name, o.name)
		}
	}
	var list bytes.Buffer
	writeCommands(&list)
	require.Equal(t, len(commands)+len(checks), strings.Count(list.String(), "\n  "))
}

// A trace is printed as the calls are made, each once, without a password.
func TestTraceAsItGoes(t *testing.T) {
	var trace bytes.Buffer
	b := office(t, Config{Trace: &trace})
	b.do(`net use Z: \\files\docs secret /user:files\alice`)
	b.do(`connection Z:`)
	require.Equal(t, 1, strings.Count(trace.String(), ".WNetAddConnection2("))
	require.Equal(t, 1, strings.Count(trace.String(), ".WNetGetConnection("))
	require.Contains(t, trace.String(), "    Microsoft Windows Network.AddConnection3 = NO_ERROR\n")
	require.NotContains(t, trace.String(), "secret")
}

// Replies that are left over, or don't fit, are told at the end.
func TestRepliesThatDontFit(t *testing.T) {
	b := office(t, Config{})
	b.do(`reply credentials files\alice secret`)
	require.ErrorContains(t, b.Close(), `no dialog came for: reply credentials files\alice`)

	b = office(t, Config{})
	b.do(`reply yes`)
	require.Error(t, b.run(`connectdialog`))
	require.ErrorContains(t, b.Close(), "reply yes")
}

// What * of net use asks for is the password alone, if there is somebody to ask.
func TestPasswordPrompt(t *testing.T) {
	var prompts []string
	answer := func(prompt string) (string, error) {
		prompts = append(prompts, prompt)
		return "hunter2", nil
	}
	b := office(t, Config{Password: answer})
	b.do(`net use Z: \\files\docs * /user:files\bob`)
	require.Equal(t, []string{`Password for \\files\docs (it doesn't show): `}, prompts)
	require.Equal(t, "files\\bob\n", b.do(`getuser Z:`))
}

// A machine also begins again when a reply is left over, which is told once.
func TestResetTellsOfReplies(t *testing.T) {
	b := office(t, Config{})
	b.do(`reply yes`)
	require.EqualError(t, b.run(`reset`), "no dialog came for: reply yes")
	b.do(`reset`)
	b.do(`server own /guest`)
	b.do(`share \\own\docs`)
	b.do(`logon alice`)
	b.do(`open f \\own\docs\a.txt /write`)
	require.Contains(t, b.do(`handles`), `\\own\docs\a.txt`)
	require.NoError(t, b.Close())
}

// A machine that begins again has nothing of the old one.
func TestReset(t *testing.T) {
	b := office(t, Config{})
	b.do(`net use Z: \\files\docs /persistent:yes`)
	b.do(`open f Z:\new.txt /write`)
	b.do(`reset`)
	require.Empty(t, b.Current())
	b.do(`logon alice`)
	require.Equal(t, "Nothing is remembered.\n", b.do(`profile alice`))
	require.Equal(t, "Nothing is open.\n", b.do(`handles`))
	require.Equal(t, "There is no server.\n", b.do(`net view`))
}
