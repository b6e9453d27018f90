//go:build !windows

// Package docs holds the guides to what they say: their programs compile, and
// their commands run and print what the guides show.
package docs

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// block is a fenced block of a guide. The line that opens it says what to do with
// it, behind the language:
//
//	go file=NAME   a file of the reader's module, as are those of other languages
//	sh             commands that run in the reader's module
//	sh in=clone    commands that run in this repository
//	text           lines that the commands before have printed, among others
//
// sh can have needs=TOOL besides: where that isn't installed, the guide is left
// there.
type block struct {
	language, body string
	options        map[string]string
	line           int
}

// opening reads the line that opens a block.
func opening(info string, line int) *block {
	words := strings.Fields(info)
	b := &block{options: map[string]string{}, line: line}
	for i, word := range words {
		if i == 0 {
			b.language = word
			continue
		}
		key, value, _ := strings.Cut(word, "=")
		b.options[key] = value
	}
	return b
}

func blocks(t *testing.T, guide string) (all []block) {
	t.Helper()
	data, err := os.ReadFile(guide)
	require.NoError(t, err)
	var open *block
	for i, line := range strings.SplitAfter(string(data), "\n") {
		info, fence := strings.CutPrefix(strings.TrimRight(line, "\n"), "```")
		switch {
		case fence && open == nil:
			open = opening(info, i+1)
		case fence:
			all, open = append(all, *open), nil
		case open != nil:
			open.body += line
		}
	}
	require.Nil(t, open, "%s: a block isn't closed", guide)
	return all
}

// module makes the reader's module: the versions of this one, and this one in
// place of a published one.
func module(t *testing.T, clone string) string {
	t.Helper()
	dir := t.TempDir()
	mod, err := os.ReadFile(filepath.Join(clone, "go.mod"))
	require.NoError(t, err)
	_, rest, found := bytes.Cut(mod, []byte("\n"))
	require.True(t, found)
	const winnet = "github.com/seed-520b6462/winnet"
	text := "module example.com/reader\n" + string(rest) +
		"\nrequire " + winnet + " v0.0.0\n\nreplace " + winnet + " => " + clone + "\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.mod"), []byte(text), 0o666))
	sum, err := os.ReadFile(filepath.Join(clone, "go.sum"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.sum"), sum, 0o666))
	return dir
}

// run runs commands as a reader does who copies them, and gives what they print.
func run(t *testing.T, dir, temp, commands string) string {
	t.Helper()
	cmd := exec.Command("bash", "-euo", "pipefail", "-c", commands)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "TMPDIR="+temp)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s\n%s", commands, out)
	return string(out)
}

func TestGuides(t *testing.T) {
	for _, tool := range []string{"go", "bash"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s isn't installed here", tool)
		}
	}
	guides, err := filepath.Glob("*.md")
	require.NoError(t, err)
	require.NotEmpty(t, guides)
	for _, guide := range guides {
		t.Run(guide, func(t *testing.T) {
			t.Parallel()
			follow(t, guide)
		})
	}
}

// follow does what a guide says, from its top to its end.
func follow(t *testing.T, guide string) {
	clone, err := filepath.Abs("..")
	require.NoError(t, err)
	dir, temp, out := module(t, clone), t.TempDir(), ""
	for _, b := range blocks(t, guide) {
		tool, file, in := b.options["needs"], b.options["file"], dir
		if b.options["in"] == "clone" {
			in = clone
		}
		if _, err := exec.LookPath(tool); tool != "" && err != nil {
			t.Skipf("%s:%d: %s isn't installed here", guide, b.line, tool)
		}
		switch {
		case file != "":
			require.True(t, filepath.IsLocal(file), "%s:%d: %s", guide, b.line, file)
			require.NoError(t, os.WriteFile(filepath.Join(dir, file), []byte(b.body), 0o666))
		case b.language == "sh":
			out = run(t, in, temp, b.body)
		case b.language == "text":
			for _, line := range strings.Split(strings.TrimRight(b.body, "\n"), "\n") {
				require.Contains(t, out, line, "%s:%d", guide, b.line)
			}
		default:
			t.Errorf("%s:%d: nobody would compile or run this block", guide, b.line)
		}
	}
	if files, _ := filepath.Glob(filepath.Join(dir, "*.go")); len(files) > 0 {
		require.Empty(t, run(t, dir, temp, "gofmt -l ."), "not formatted")
		run(t, dir, temp, "go vet ./...")
	}
}
