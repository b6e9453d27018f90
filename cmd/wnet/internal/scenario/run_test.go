package scenario_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/scenario"
	machine "github.com/seed-520b6462/winnet/mpr/scenario"
	"github.com/seed-520b6462/winnet/profile"
)

// script writes a scenario.
func script(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "story.txtar")
	require.NoError(t, os.WriteFile(file, []byte(text), 0o666))
	return file
}

// setting is what most of these scenarios begin with: three lines.
const setting = "server files /guest\nshare \\\\files\\docs\nlogon alice\n"

// A story that goes wrong names file and line, what was expected and what came.
func TestFailures(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"code": {setting + `expect ERROR_OPEN_FILES net use Z: \\files\docs`,
			":4: net use Z: \\\\files\\docs\n  expected ERROR_OPEN_FILES (2401): files are still open or jobs still wait on the connection\n  got      NO_ERROR (0)"},
		"success": {setting + `net use Z: \\files\nowhere`,
			":4: net use Z: \\\\files\\nowhere\n  expected NO_ERROR (0)\n  got      ERROR_BAD_NET_NAME (67): "},
		"failure":  {setting + `! net use`, ":4: net use\n  expected a failure\n  got      NO_ERROR (0)"},
		"golden":   {setting + "net use\ncmp stdout want.txt\n-- want.txt --\nnothing\n", ":5: stdout and want.txt differ\n--- stdout\n+++ want.txt\n"},
		"leftover": {setting + "reply yes\n", ":4: no dialog came for: reply yes"},
		"misfit":   {setting + "reply yes\n! connectdialog\n", ":4: reply yes: "},
		"reset":    {setting + "as alice reply yes\nreset\n", ":5: reset\n  expected NO_ERROR (0)\n  got      "},
		"hang":     {setting + "fault any hang\nnet use Z: \\\\files\\docs\n", ":5: net use Z: \\\\files\\docs\n  expected an end within 50ms\n  got      none: it hangs"},
		"file":     {setting + "cmp nothing.txt nowhere.txt\n", ":4: "},
	} {
		t.Run(name, func(t *testing.T) {
			file := script(t, c.text)
			var out bytes.Buffer
			err := scenario.Run(file, scenario.Config{Out: &out, Timeout: 50 * time.Millisecond, Quiet: true})
			failure, is := errors.AsType[*scenario.Failure](err)
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
	file := script(t, setting+"reply yes\n\nas alice reply choose Z:\nnet use\n")
	err := scenario.Run(file, scenario.Config{Out: new(bytes.Buffer)})
	require.EqualError(t, err, file+":4: no dialog came for: reply yes\n"+file+":6: no dialog came for: reply choose Z:")

	file = script(t, setting+"reply yes\nreset\n")
	require.ErrorContains(t, scenario.Run(file, scenario.Config{Out: new(bytes.Buffer)}), "got      "+file+":4: no dialog came for: reply yes")
}

// One that can't be run says why, and runs nothing before.
func TestUnreadable(t *testing.T) {
	for text, want := range map[string]string{
		"logn alice\n":                  `:1: unknown command "logn" (did you mean logon?)`,
		setting + "net usee\n":          `:4: unknown command "net usee" (did you mean net use?)`,
		setting + "expect 5 net usee\n": `:4: unknown command "net usee" (did you mean net use?)`,
		setting + "! as bob stdut x\n":  `:4: unknown command "stdut"`,
		setting + "stdut x\n":           `:4: unknown command "stdut" (did you mean stdout?)`,
		"exec ls\n":                     `:1: unknown command "exec"`,
		"skip\n":                        `:1: unknown command "skip"`,
		"[windows] logon alice\n":       `:1: a scenario has no conditions such as [windows]`,
		"!\n":                           `:1: ! stands on a line by itself`,
		"logon 'alice\n":                `:1: a quote isn't closed`,
		"":                              `: this is no scenario: there is no command in front of its files`,
		"# words\n-- file --\n":         `: this is no scenario`,
		"PK\x03\x04\x00\x00":            `: this is no txtar archive: it isn't text`,
		"\xff\xfel\x00":                 `: this is no txtar archive: it isn't text`,
		"server files /gest\n":          `:1: server: unknown option /gest (did you mean /guest?)`,
		setting + "expect ERROR_OPN_FILES net use\n": `:4: expect: "ERROR_OPN_FILES" is no code (did you mean ERROR_OPEN_FILES?)`,
	} {
		file := script(t, text)
		err := scenario.Run(file, scenario.Config{Out: new(bytes.Buffer)})
		_, is := errors.AsType[*scenario.Unreadable](err)
		require.True(t, is, "%q: %v", text, err)
		require.Contains(t, err.Error(), file+want)
	}
	dir := t.TempDir()
	none := filepath.Join(dir, "none.txtar")
	_, missing := os.Stat(none)
	require.EqualError(t, scenario.Run(none, scenario.Config{}), none+": "+errors.Unwrap(missing).Error())
	require.EqualError(t, scenario.Run(dir, scenario.Config{}), dir+": is a directory; name its files, as in "+filepath.Join(dir, "*.txtar"))
}

// The transcript has prose, commands, what they print and which checks passed,
// and it comes while the story runs.
func TestTranscript(t *testing.T) {
	file := script(t, "# A story.\n\n# She maps a drive.\n"+setting+"net use Z: \\\\files\\docs\nstdout now\nexpect 85 net use Z: \\\\files\\docs\n! connection Y:\nstderr 2250\n")
	var out bytes.Buffer
	require.NoError(t, scenario.Run(file, scenario.Config{Out: &out}))
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
	file := script(t, setting)
	var out bytes.Buffer
	require.NoError(t, scenario.Run(file, scenario.Config{Out: &out, Quiet: true}))
	require.Regexp(t, `\APASS [^\n]+\n\z`, out.String())
}

func TestTrace(t *testing.T) {
	file := script(t, setting+"net use Z: \\\\files\\docs\n")
	var out bytes.Buffer
	require.NoError(t, scenario.Run(file, scenario.Config{Out: &out, Trace: true}))
	require.Contains(t, out.String(), ".WNetAddConnection2(")
	require.Contains(t, out.String(), "Microsoft Windows Network.AddConnection3 = NO_ERROR")
}

// With a store of profiles, what one story remembers the next one finds.
func TestProfilesOutliveAStory(t *testing.T) {
	store := new(profile.Memory)
	config := scenario.Config{Out: new(bytes.Buffer), Profiles: store}
	require.NoError(t, scenario.Run(script(t, setting+"net use Z: \\\\files\\docs /persistent:yes\n"), config))
	require.NoError(t, scenario.Run(script(t, setting+"stdout 'Z: .* is restored'\n"), config))
	require.ErrorContains(t, scenario.Run(script(t, setting+"profile alice malformed\n"), config), "only a profile in memory")
}

// Played on a machine, a story leaves it as it is at the end.
func TestPlay(t *testing.T) {
	m := machine.New(machine.Config{})
	defer m.Close()
	require.NoError(t, scenario.Play(script(t, setting+"net use Z: \\\\files\\docs\n"), m, scenario.Config{Out: new(bytes.Buffer)}))
	var out bytes.Buffer
	require.NoError(t, m.Run(&out, &out, []string{"connection", "Z:"}))
	require.Equal(t, "\\\\files\\docs\n", out.String())

	require.NoError(t, m.Run(&out, &out, []string{"reply", "yes"}))
	require.EqualError(t, m.Close(), "no dialog came for: reply yes", "it stands in no line of a story")
}
