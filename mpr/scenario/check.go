package scenario

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// checking is a check on its way: a line that looks at what the last command
// printed, or handles files. All checks have the names and arguments that they have
// in package testscript of github.com/rogpeppe/go-internal.
type checking struct {
	*Machine
	place *place
	name  string
	not   bool // the check must fail
	args  []string
	out   io.Writer
}

// unmet returns the error of a check that failed: what is wrong, and the text that the
// check looked at.
func unmet(looked *string, format string, args ...any) error {
	text := fmt.Sprintf(format, args...)
	if looked != nil {
		text += got(*looked)
	}
	return &Mismatch{Text: text}
}

// got returns the part of a message that shows what came instead.
func got(text string) string {
	text = strings.TrimRight(text, "\n")
	if text == "" {
		text = "nothing"
	}
	return "\n  got      " + strings.ReplaceAll(text, "\n", "\n           ")
}

func misused(format string, args ...any) error { return &Usage{Text: fmt.Sprintf(format, args...)} }

// checks are all checks, in the order of the help.
var checks = []*Command{
	{Name: "stdout", Args: "[-count=N] PATTERN", Short: "hold what the last command printed to a pattern", examples: []string{`stdout '^Z: is now'`, `! stdout LPT1`, `stdout -count=2 Z:`}, check: matches},
	{Name: "stderr", Args: "[-count=N] PATTERN", Short: "hold the code behind expect or ! to one", examples: []string{`stderr ERROR_OPEN_FILES`}, check: matches},
	{Name: "grep", Args: "[-count=N] PATTERN FILE", Short: "hold a file to one", examples: []string{`grep 'Dear Bob' docs/letter.txt`}, check: matches},
	{Name: "cmp", Args: "FILE FILE", Short: "compare two files; stdout and stderr may be the first", examples: []string{`cmp stdout want.txt`}, check: compares},
	{Name: "cmpenv", Args: "FILE FILE", Short: "the same, with the variables in the second one replaced", examples: []string{`cmpenv stdout want.txt`}, check: compares},
	{Name: "exists", Args: "[-readonly] FILE...", Short: "check that files are there", examples: []string{`exists docs/letter.txt`, `! exists docs/new.txt`}, check: exist},
	{Name: "cp", Args: "FILE... FILE", Short: "copy files, stdout or stderr to a file or into a folder", examples: []string{`cp stdout before.txt`}, check: copies},
	{Name: "unquote", Args: "FILE...", Short: "take the > away that begins each line of a file", examples: []string{`unquote docs/scenario.txt`}, check: unquotes},
	{Name: "env", Args: "[NAME=VALUE...]", Short: "set variables, which words without quotes name as $NAME", examples: []string{`env NAME=letter`}, check: sets},
}

// check makes a check.
func (m *Machine) check(c *Command, not bool, args []string, out io.Writer) error {
	if not && slices.Contains([]string{"cp", "env", "unquote"}, c.Name) {
		return misused("unsupported: ! %s", c.Name)
	}
	return c.check(&checking{m, get(m, &m.place), c.Name, not, args, out})
}

// file reads a file, or what the last command printed.
func (c *checking) file(name string) (string, error) {
	last := get(c.Machine, &c.last)
	switch name {
	case "stdout":
		return last.out.String(), nil
	case "stderr":
		return last.told.String(), nil
	}
	data, err := c.place.read(name)
	return string(data), c.fileError(name, err)
}

// fileError returns the error of a check whose file can't be used: a failure, or a misuse
// if the name leads out of the folder.
func (c *checking) fileError(name string, err error) error {
	if err == nil {
		return nil
	}
	if _, outside := errors.AsType[errOutside](err); outside {
		return misused("%s: %v", c.name, err)
	}
	if inner, is := errors.AsType[*os.PathError](err); is {
		err = inner.Err
	}
	return unmet(nil, "%s: %s: %v", c.name, name, err)
}

// matches does stdout, stderr and grep.
func matches(c *checking) error {
	args, count, err := c.count()
	if err != nil {
		return err
	}
	name := c.name
	switch {
	case c.name == "grep" && len(args) == 2:
		name = args[1]
	case c.name == "grep":
		return misused("usage: grep [-count=N] 'pattern' file")
	case len(args) != 1:
		return misused("usage: %s [-count=N] 'pattern'", c.name)
	}
	pattern, err := regexp.Compile("(?m)" + args[0])
	if err != nil {
		return misused("%v", err)
	}
	text, err := c.file(name)
	if err != nil {
		return err
	}
	found := pattern.FindAllString(text, -1)
	switch {
	case c.not && len(found) > 0:
		return unmet(&text, "unexpected match for %#q found in %s: %s", args[0], name, found[0])
	case !c.not && len(found) == 0:
		return unmet(&text, "no match for %#q found in %s", args[0], name)
	case count > 0 && len(found) != count:
		return unmet(&text, "have %d matches for %#q, want %d", len(found), args[0], count)
	}
	return nil
}

// count takes the number of matches out of the arguments; 0: any number will do.
func (c *checking) count() (args []string, count int, err error) {
	if len(c.args) == 0 {
		return nil, 0, nil
	}
	text, given := strings.CutPrefix(c.args[0], "-count=")
	if !given {
		return c.args, 0, nil
	}
	if c.not {
		return nil, 0, misused("cannot use -count= with negated match")
	}
	count, err = strconv.Atoi(text)
	if err == nil && count < 1 {
		err = errors.New("must be at least 1")
	}
	if err != nil {
		return nil, 0, misused("bad -count=: %v", err)
	}
	return c.args[1:], count, nil
}

// compares does cmp and cmpenv.
func compares(c *checking) error {
	if len(c.args) != 2 {
		return misused("usage: %s file1 file2", c.name)
	}
	if c.args[0] == c.args[1] {
		return misused("%s: cannot compare a file against itself", c.name)
	}
	was, err := c.file(c.args[0])
	if err != nil {
		return err
	}
	data, err := c.place.read(c.args[1])
	if err != nil {
		return c.fileError(c.args[1], err)
	}
	want := string(data)
	if c.name == "cmpenv" {
		want = os.Expand(want, c.variable)
	}
	switch {
	case c.not && was == want:
		return unmet(nil, "%s and %s do not differ", c.args[0], c.args[1])
	case !c.not && was != want:
		return unmet(nil, "%s and %s differ\n%s", c.args[0], c.args[1], difference(c.args[0], was, c.args[1], want))
	}
	return nil
}

func exist(c *checking) error {
	args, readonly := c.args, false
	if len(args) > 0 && args[0] == "-readonly" {
		args, readonly = args[1:], true
	}
	if len(args) == 0 {
		return misused("usage: exists [-readonly] file...")
	}
	for _, name := range args {
		info, err := c.place.stat(name)
		_, outside := errors.AsType[errOutside](err)
		switch {
		case outside:
			return c.fileError(name, err)
		case err == nil && c.not:
			return unmet(nil, "%s unexpectedly exists", name)
		case err != nil && !c.not:
			return unmet(nil, "%s does not exist", name)
		case err == nil && readonly && info.Mode()&0o222 != 0:
			return unmet(nil, "%s exists but is writable", name)
		}
	}
	return nil
}

func copies(c *checking) error {
	if len(c.args) < 2 {
		return misused("usage: cp src... dst")
	}
	from, to := c.args[:len(c.args)-1], c.args[len(c.args)-1]
	info, err := c.place.stat(to)
	if _, outside := errors.AsType[errOutside](err); outside {
		return c.fileError(to, err)
	}
	folder := err == nil && info.IsDir()
	if len(from) > 1 && !folder {
		return unmet(nil, "cp: destination %s is not a directory", to)
	}
	for _, name := range from {
		text, err := c.file(name)
		if err != nil {
			return err
		}
		target := to
		if folder {
			target = filepath.Join(to, filepath.Base(name))
		}
		if err := c.place.write(target, []byte(text)); err != nil {
			return c.fileError(target, err)
		}
	}
	return nil
}

func unquotes(c *checking) error {
	for _, name := range c.args {
		text, err := c.file(name)
		if err != nil {
			return err
		}
		if text != "" && text[0] != '>' {
			return unmet(nil, "unquote: %s isn't quoted: no > begins it", name)
		}
		var b strings.Builder
		for line := range strings.Lines(text) {
			b.WriteString(strings.TrimPrefix(line, ">"))
		}
		if err := c.place.write(name, []byte(b.String())); err != nil {
			return c.fileError(name, err)
		}
	}
	return nil
}

// sets does env.
func sets(c *checking) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, word := range c.args {
		name, value, given := strings.Cut(word, "=")
		if given {
			c.variables[name] = value
			continue
		}
		fmt.Fprintf(c.out, "%s=%s\n", name, c.variables[name])
	}
	if len(c.args) == 0 {
		for _, name := range sorted(c.variables) {
			fmt.Fprintf(c.out, "%s=%s\n", name, c.variables[name])
		}
	}
	return nil
}

// variable returns the value of a variable; "": it isn't set.
func (m *Machine) variable(name string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.variables[name]
}
