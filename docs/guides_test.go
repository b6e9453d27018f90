//go:build !windows

// Package docs holds the guides to what they say: their programs compile, and
// with -commands their commands run and print what the guides show.
package docs

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// commands is a flag, so that a run with a misspelt name fails and doesn't skip.
var commands = flag.Bool("commands", false, "run the commands of the guides, as .ci/run guides does")

// block is a fenced block of a guide. The line that opens it says what to do with
// it, behind the language:
//
//	go file=NAME   a file of the reader's module, as are those of other languages
//	sh             commands that run in the reader's folder, which is empty at first
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

// module makes the module of a reader who has followed the commands of a guide, without running them: the versions of
// this one, and this one in place of a published one.
func module(t *testing.T, clone string) string {
	t.Helper()
	dir := t.TempDir()
	mod, err := os.ReadFile(filepath.Join(clone, "go.mod"))
	require.NoError(t, err)
	_, rest, found := strings.Cut(string(mod), "\n")
	require.True(t, found)
	text := fmt.Sprintf("module example.com/reader\n%s\nrequire %s v0.0.0\n\nreplace %s => %q\n", rest, winnet, winnet, clone)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.mod"), []byte(text), 0o666))
	sum, err := os.ReadFile(filepath.Join(clone, "go.sum"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.sum"), sum, 0o666))
	return dir
}

// run runs a program with an environment besides this one, and returns what it prints.
func run(t *testing.T, dir string, env []string, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(append(os.Environ(), "GOFLAGS=-mod=readonly -buildvcs=false"), env...)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s %q\n%s", name, args, out)
	return string(out)
}

// TestPrograms writes the files of each guide into a module of their own, whose
// programs compile and are formatted.
func TestPrograms(t *testing.T) {
	each(t, func(t *testing.T, g guide) {
		g.dir = module(t, g.clone)
		for _, b := range g.blocks {
			g.write(t, b)
		}
		if files, _ := filepath.Glob(filepath.Join(g.dir, "*.go")); len(files) > 0 {
			require.Empty(t, run(t, g.dir, nil, "gofmt", "-l", "."), "not formatted")
			run(t, g.dir, nil, "go", "vet", "./...")
		}
	})
}

// TestCommands does what each guide says, from its top to its end, as a reader does who has nothing but Go: in a module of
// the reader's own, which gets this one from a proxy.
func TestCommands(t *testing.T) {
	if !*commands {
		t.Skip("the commands of the guides run with -commands, which .ci/run guides sets")
	}
	need(t, "go", "bash")
	clone, err := filepath.Abs("..")
	require.NoError(t, err)
	env := published(t, clone)
	each(t, func(t *testing.T, g guide) {
		g.dir, g.env = t.TempDir(), env
		out := ""
		for _, b := range g.blocks {
			switch {
			case g.write(t, b):
			case b.language == "sh":
				out = g.run(t, b)
			case b.language == "text":
				for line := range strings.Lines(b.body) {
					require.Contains(t, out, strings.TrimRight(line, "\n"), "%s:%d", g.name, b.line)
				}
			default:
				t.Errorf("%s:%d: nobody would compile or run this block", g.name, b.line)
			}
		}
	})
}

func need(t *testing.T, tools ...string) {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s isn't installed here", tool)
		}
	}
}

// guide is a guide that is followed, with the clone of this repository, the reader's folder and environment, and a folder
// for temporary files.
type guide struct {
	name             string
	blocks           []block
	clone, temp, dir string
	env              []string
}

// each follows every guide, several at a time.
func each(t *testing.T, follow func(*testing.T, guide)) {
	need(t, "go", "gofmt")
	clone, err := filepath.Abs("..")
	require.NoError(t, err)
	names, err := filepath.Glob("*.md")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			follow(t, guide{name: name, blocks: blocks(t, name), clone: clone, temp: t.TempDir()})
		})
	}
}

// write writes a block that is a file, and reports whether it is one.
func (g guide) write(t *testing.T, b block) bool {
	t.Helper()
	file := b.options["file"]
	if file == "" {
		return false
	}
	require.True(t, filepath.IsLocal(file), "%s:%d: %s", g.name, b.line, file)
	require.NoError(t, os.WriteFile(filepath.Join(g.dir, file), []byte(b.body), 0o666))
	return true
}

// run runs a block of commands. A tool that the block needs and that isn't installed
// ends the guide there.
func (g guide) run(t *testing.T, b block) string {
	t.Helper()
	if tool := b.options["needs"]; tool != "" {
		need(t, tool)
	}
	dir, env := g.dir, g.env
	if b.options["in"] == "clone" {
		dir, env = g.clone, nil
	}
	return run(t, dir, append(slices.Clone(env), "TMPDIR="+g.temp), "bash", "-euo", "pipefail", "-c", b.body)
}
