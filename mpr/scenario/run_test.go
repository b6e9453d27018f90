package scenario

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
)

// script writes a scenario.
func script(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "story.txtar")
	require.NoError(t, os.WriteFile(file, []byte(text), 0o666))
	return file
}

// begun is what most of these scenarios begin with: three lines.
const begun = "server files /guest\nshare \\\\files\\docs\nlogon alice\n"

// A story that goes wrong names file and line, what was expected and what came.
func TestFailures(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"code": {begun + `expect ERROR_OPEN_FILES net use Z: \\files\docs`,
			":4: net use Z: \\\\files\\docs\n  expected ERROR_OPEN_FILES (2401): files are still open or jobs still wait on the connection\n  got      NO_ERROR (0)"},
		"success": {begun + `net use Z: \\files\nowhere`,
			":4: net use Z: \\\\files\\nowhere\n  expected NO_ERROR (0)\n  got      ERROR_BAD_NET_NAME (67): "},
		"failure":  {begun + `! net use`, ":4: net use\n  expected a failure\n  got      NO_ERROR (0)"},
		"golden":   {begun + "net use\ncmp stdout want.txt\n-- want.txt --\nnothing\n", ":5: stdout and want.txt differ\n--- stdout\n+++ want.txt\n"},
		"leftover": {begun + "reply yes\n", ":4: no dialog came for: reply yes"},
		"misfit":   {begun + "reply yes\n! connectdialog\n", ":4: reply yes: "},
		"reset":    {begun + "as alice reply yes\nreset\n", ":5: reset\n  expected NO_ERROR (0)\n  got      "},
		"hang":     {begun + "fault any hang\nnet use Z: \\\\files\\docs\n", ":5: net use Z: \\\\files\\docs\n  expected an end within 50ms\n  got      none: it hangs"},
		"file":     {begun + "cmp nothing.txt nowhere.txt\n", ":4: "},
	} {
		t.Run(name, func(t *testing.T) {
			file := script(t, c.text)
			var out bytes.Buffer
			err := Runner{Out: &out, Timeout: 50 * time.Millisecond, Quiet: true}.Run(file)
			failure, is := errors.AsType[*Failure](err)
			require.True(t, is, "%v", err)
			require.Equal(t, file, failure.File)
			require.Contains(t, err.Error(), file+c.want)
			require.Contains(t, out.String(), "FAIL "+file)
			require.NotContains(t, out.String(), "PASS")
		})
	}
}

// Each reply that is left over stands with its own line.
func TestLeftoverReplies(t *testing.T) {
	file := script(t, begun+"reply yes\n\nas alice reply choose Z:\nnet use\n")
	err := Runner{Out: new(bytes.Buffer)}.Run(file)
	require.EqualError(t, err, file+":4: no dialog came for: reply yes\n"+file+":6: no dialog came for: reply choose Z:")

	file = script(t, begun+"fault any fail 5\nnet use Z: \\\\files\\docs\n")
	require.Error(t, Runner{}.Run(file), "it happened")
	file = script(t, begun+"fault GetUser#2=ERROR_BUSY\nfault AddConnection4 fail 5\nfault clear\nnet use\n")
	err = Runner{Out: new(bytes.Buffer)}.Run(file)
	require.EqualError(t, err, file+":4: no call came for: fault 'GetUser#2=ERROR_BUSY'\n"+file+":5: no call came for: fault AddConnection4 fail 5")

	file = script(t, begun+"reply yes\nreset\n")
	require.ErrorContains(t, Runner{Out: new(bytes.Buffer)}.Run(file), "got      "+file+":4: no dialog came for: reply yes")
}

// One that can't be run says why, and runs nothing before.
func TestUnreadable(t *testing.T) {
	for text, want := range map[string]string{
		"logn alice\n":                `:1: unknown command "logn" (did you mean logon?)`,
		begun + "net usee\n":          `:4: unknown command "net usee" (did you mean net use?)`,
		begun + "expect 5 net usee\n": `:4: unknown command "net usee" (did you mean net use?)`,
		begun + "! as bob stdut x\n":  `:4: unknown command "stdut"`,
		begun + "stdut x\n":           `:4: unknown command "stdut" (did you mean stdout?)`,
		"exec ls\n":                   `:1: exec: no program is started here`,
		"skip\n":                      `:1: unknown command "skip"`,
		"[windows] logon alice\n":     `:1: a scenario has no conditions such as [windows]`,
		"!\n":                         `:1: ! stands on a line by itself`,
		"logon 'alice\n":              `:1: a quote isn't closed`,
		"":                            `: this is no scenario: there is no command in front of its files`,
		"# words\n-- file --\n":       `: this is no scenario`,
		"PK\x03\x04\x00\x00":          `: this is no txtar archive: it isn't text`,
		"\xff\xfel\x00":               `: this is no txtar archive: it isn't text`,
		"server files /gest\n":        `:1: server: unknown option /gest (did you mean /guest?)`,
		begun + "expect ERROR_OPN_FILES net use\n": `:4: expect: "ERROR_OPN_FILES" is no code (did you mean ERROR_OPEN_FILES?)`,
	} {
		file := script(t, text)
		err := Runner{Out: new(bytes.Buffer)}.Run(file)
		_, is := errors.AsType[*Unreadable](err)
		require.True(t, is, "%q: %v", text, err)
		require.Contains(t, err.Error(), file+want)
	}
	dir := t.TempDir()
	none := filepath.Join(dir, "none.txtar")
	_, missing := os.Stat(none)
	require.EqualError(t, Runner{}.Run(none), none+": "+errors.Unwrap(missing).Error())
	require.EqualError(t, Runner{}.Run(dir), dir+": is a directory; name its files, as in "+filepath.Join(dir, "*.txtar"))
}

// The transcript has prose, commands, what they print and which checks passed,
// and it comes while the story runs.
func TestTranscript(t *testing.T) {
	file := script(t, "# A story.\n\n# She maps a drive.\n"+begun+"net use Z: \\\\files\\docs\nstdout now\nexpect 85 net use Z: \\\\files\\docs\n! connection Y:\nstderr 2250\n")
	var out bytes.Buffer
	require.NoError(t, Runner{Out: &out}.Run(file))
	require.Contains(t, out.String(), `# A story.

# She maps a drive.
  >   server files /guest
  >   share \\files\docs
  >   logon alice
      alice is logged on: session `)
	require.Contains(t, out.String(), `
  >   net use Z: \\files\docs
      Z: is now \\files\docs
  ok  stdout now
  >   expect 85 net use Z: \\files\docs
      ERROR_ALREADY_ASSIGNED (85): `)
	require.Contains(t, out.String(), "  >   ! connection Y:\n      ERROR_NOT_CONNECTED (2250): ")
	require.Contains(t, out.String(), "  ok  stderr 2250\n")
	require.Contains(t, out.String(), "PASS "+file+" (6 commands, ")
}

func TestQuiet(t *testing.T) {
	file := script(t, begun)
	var out bytes.Buffer
	require.NoError(t, Runner{Out: &out, Quiet: true}.Run(file))
	require.Regexp(t, `\APASS [^\n]+\n\z`, out.String())
}

func TestTrace(t *testing.T) {
	file := script(t, begun+"net use Z: \\\\files\\docs\n")
	var out bytes.Buffer
	require.NoError(t, Runner{Out: &out, Trace: true}.Run(file))
	require.Contains(t, out.String(), ".WNetAddConnection2(")
	require.Contains(t, out.String(), "Microsoft Windows Network.AddConnection3 = NO_ERROR")
}

// With a store of profiles, what one story remembers the next one finds.
func TestProfilesOutliveAStory(t *testing.T) {
	store := new(profile.Memory)
	config := Runner{Out: new(bytes.Buffer), Profiles: store}
	require.NoError(t, config.Run(script(t, begun+"net use Z: \\\\files\\docs /persistent:yes\n")))
	require.NoError(t, config.Run(script(t, begun+"stdout 'Z: .* is restored'\n")))
	require.ErrorContains(t, config.Run(script(t, begun+"profile alice malformed\n")), "only a profile in memory")
}

// Played on a machine, a story leaves it as it is at the end.
func TestPlay(t *testing.T) {
	m := New(Config{})
	defer m.Close()
	file, err := Read(script(t, begun+"net use Z: \\\\files\\docs\n"))
	require.NoError(t, err)
	require.NoError(t, Runner{}.Play(file, m))
	var out bytes.Buffer
	require.NoError(t, m.Do(&out, "connection Z:"))
	require.Equal(t, "\\\\files\\docs\n", out.String())

	require.NoError(t, m.Do(&out, "reply yes"))
	require.EqualError(t, m.Close(), "no dialog came for: reply yes", "it stands in no line of a story")
}

// tester is a test that may fail.
type tester struct {
	log    strings.Builder
	failed string
}

func (*tester) Helper()                             {}
func (t *tester) Logf(format string, args ...any)   { fmt.Fprintf(&t.log, format, args...) }
func (t *tester) Fatalf(format string, args ...any) { t.failed = fmt.Sprintf(format, args...) }

// A story in a test names its line when it goes wrong, and its file stays as it is.
func TestRunInATest(t *testing.T) {
	good := script(t, begun+"net use\n")
	Run(t, good)

	var test tester
	Run(&test, good)
	require.Empty(t, test.failed)
	require.Contains(t, test.log.String(), "      There are no connections.\n\nPASS "+good)

	const wrong = begun + "net use\ncmp stdout want.txt\n-- want.txt --\nnothing\n"
	file := script(t, wrong)
	Run(&test, file)
	require.Contains(t, test.failed, file+":5: stdout and want.txt differ\n--- stdout\n+++ want.txt\n")
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, wrong, string(data))

	Run(&test, "nowhere.txtar")
	require.Contains(t, test.failed, "nowhere.txtar: ")
}

// A machine that a file describes is as the file leaves it, for programs: a reply that
// is left over answers the prompt of a program.
func TestLoad(t *testing.T) {
	m, err := Load(script(t, "server files\nuser files\\alice secret\nshare \\\\files\\docs /files:docs\nlogon bob\nlogon alice\nreply credentials files\\alice secret\n-- docs/a.txt --\nwords\n"))
	require.NoError(t, err)
	c := m.Caller()
	require.Equal(t, "alice", c.Session().User().Name)
	require.Same(t, m.Router(), c.Router())
	require.NoError(t, c.AddConnection3(0, &mpr.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`, Type: mpr.RESOURCETYPE_DISK}, mpr.Credentials{}, mpr.CONNECT_INTERACTIVE|mpr.CONNECT_PROMPT))
	f, err := c.Open(`Z:\a.txt`)
	require.NoError(t, err, "the files behind the lines are gone, and what was made of them isn't")
	require.NoError(t, f.Close())
	require.Contains(t, m.State(), `Z: \\files\docs, user files\alice`)
	require.NoError(t, m.Close())

	for text, want := range map[string]string{"logn alice\n": ":1: unknown command", begun + "expect 5 net use\n": ":4: net use\n  expected ERROR_ACCESS_DENIED"} {
		_, err := Load(script(t, text))
		require.ErrorContains(t, err, want)
	}
	empty, err := Load(script(t, "server files\n"))
	require.NoError(t, err)
	require.Nil(t, empty.Caller())
	require.NoError(t, empty.Close())
}
