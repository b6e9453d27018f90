package cli_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A word that is no command is refused, also by commands that only have others.
func TestUnknownCommands(t *testing.T) {
	for line, want := range map[string]string{
		"profile shw":         `unknown command "shw" for "wnet profile" (did you mean show?)`,
		"profile nonsense":    `unknown command "nonsense" for "wnet profile"`,
		"completion bsh":      `unknown command "bsh" for "wnet completion" (did you mean bash or zsh?)`,
		"help nonsense":       `unknown command "nonsense" for "wnet"`,
		"help profile shw":    `unknown command "shw" for "wnet profile" (did you mean show?)`,
		"help run nonsense":   `unknown command "nonsense" for "wnet run"`,
		"profile show --nope": `unknown flag: --nope`,
	} {
		code, out, errOut := wnet("", strings.Fields(line)...)
		require.Equal(t, 2, code, line)
		require.Empty(t, out, line)
		require.Contains(t, errOut, want)
	}
}

// Alone they explain themselves, as help does for them.
func TestGroupsExplainThemselves(t *testing.T) {
	for _, name := range []string{"profile", "completion"} {
		code, out, _ := wnet("", name)
		require.Zero(t, code)
		require.Contains(t, out, "Available Commands:")
		require.NotContains(t, out, "wnet "+name+" [flags]")
		_, help, _ := wnet("", "help", name)
		require.Equal(t, help, out)
	}
	_, out, _ := wnet("", "help", "profile", "show")
	require.Contains(t, out, "wnet profile show FILE...")
}

func TestVersion(t *testing.T) {
	_, want, _ := wnet("", "version")
	code, out, errOut := wnet("", "--version")
	require.Zero(t, code, errOut)
	require.Equal(t, want, out)
	require.True(t, strings.HasPrefix(out, "wnet "))
}

// A flag that the rest of the line leaves no room for is refused, and not passed
// over.
func TestContradictions(t *testing.T) {
	file := write(t, "story.txtar", story)
	for line, want := range map[string]string{
		"shell --empty STORY":                    "--empty begins with nothing: what is STORY for?",
		"conformance --remote //a/b":             "--remote is for --impl system",
		"conformance --impl system --shims x":    "--shims is for --impl bridged",
		"bench --shims x --plot y.svg":           "--plot draws the emulator alone: what is --shims for?",
		"bench --plot STORY.d/y.svg --time 100h": "STORY.d: ",
	} {
		args := strings.Fields(line)
		for i, arg := range args {
			args[i] = strings.Replace(arg, "STORY", file, 1)
		}
		want = strings.Replace(want, "STORY", file, 1)
		code, out, errOut := wnet("", args...)
		require.Equal(t, 2, code, line)
		require.Empty(t, out, line)
		require.Contains(t, errOut, want)
	}
}

// A shell that begins with a story that goes wrong has failed, and one with a
// story that can't be read couldn't run.
func TestShellBeginsWithAStory(t *testing.T) {
	code, _, errOut := wnet("", "shell", write(t, "wrong.txtar", story+"expect 5 net use\n"))
	require.Equal(t, 1, code)
	require.Contains(t, errOut, "wrong.txtar:4: net use")
	code, _, _ = wnet("", "shell", write(t, "unknown.txtar", "frobnicate\n"))
	require.Equal(t, 2, code)
}

// What a flag takes is named in the help, and a shell completes folders for those
// that take one.
func TestFlagsNameWhatTheyTake(t *testing.T) {
	for _, c := range []struct{ command, flag, takes, directive string }{
		{"run", "--profile", "folder", ":16"}, {"shell", "--profile", "folder", ":16"},
		{"run", "--against", "recording", ":8"}, {"bench", "--shims", "folder", ":16"}, {"bench", "--plot", "file", ":8"},
		{"conformance", "--shims", "folder", ":16"}, {"conformance", "--remote", "share", ":4"},
		{"profile convert", "--out", "file", ":0"},
	} {
		args := strings.Fields(c.command)
		_, help, _ := wnet("", append(args, "--help")...)
		require.Regexp(t, c.flag+" "+c.takes+" ", help)
		_, out, _ := wnet("", append(append([]string{"__complete"}, args...), c.flag, "")...)
		require.True(t, strings.HasSuffix(out, "\n"+c.directive+"\n") || strings.HasPrefix(out, c.directive+"\n"), "%s %s: %s", c.command, c.flag, out)
	}
}

// A folder without a profile is an answer too.
func TestNoProfiles(t *testing.T) {
	dir := t.TempDir()
	code, out, errOut := wnet("", "profile", "show", dir)
	require.Zero(t, code, errOut)
	require.Equal(t, "Nothing is remembered.\n", out)
	code, _, errOut = wnet("", "profile", "convert", dir, "--to", "json")
	require.Equal(t, 2, code)
	require.Equal(t, "wnet: there is no .reg or .json file to convert\n", errOut)
	_, _, errOut = wnet("", "profile", "show", "nowhere.reg")
	require.Equal(t, "wnet: nowhere.reg: "+reasonMissing("nowhere.reg")+"\n", errOut)
}
