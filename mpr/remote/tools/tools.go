// Package tools has the programs of Windows that other programs run to work with drives: net, cmdkey, and stand-ins for
// cmd and wmic. They work the machine that the environment leads to. A folder of links with their names leads to the
// program that links this package, which finds out by its name that it is one of them.
package tools

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/mpr/scenario/netuse"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// tool runs one of the programs and returns its exit code.
type tool func(*run) int

// programs holds the programs by their names. Those of extra are there if they are asked for: they hide more of what a
// program may want than they do.
var (
	programs = map[string]tool{"net": runNet, "cmdkey": runCmdkey}
	extra    = map[string]tool{"cmd": runCmd, "wmic": runWmic}
)

// Extra returns the names of the programs that are there only if they are asked for.
func Extra() []string { return slices.Sorted(maps.Keys(extra)) }

// NotesVariable is the environment variable with the file that notes are appended to: what somebody should know who looks
// at a run, and not the program that called a tool.
const NotesVariable = "WINNET_NOTES"

// run is one run of a program.
type run struct {
	args     []string
	in       io.Reader
	out, err io.Writer
	secret   func() (string, error)
}

// Main runs the program that the first of args names, and returns its exit code. It reports false if it names none, or if
// the environment leads to no machine. secret reads a line of a terminal that doesn't show; nil: the standard input is none,
// or hides nothing.
func Main(args []string, secret func() (string, error)) (exit int, is bool) {
	if len(args) == 0 || os.Getenv(remote.MachineVariable) == "" {
		return 0, false
	}
	name := strings.TrimSuffix(filepath.Base(args[0]), filepath.Ext(args[0]))
	for _, list := range []map[string]tool{programs, extra} {
		for known, do := range list {
			if wintext.Same(known, name) {
				return do(&run{args[1:], os.Stdin, os.Stdout, os.Stderr, secret}), true
			}
		}
	}
	return 0, false
}

// Folder makes a new temporary folder with links to this program under the names of the tools, those of more and its own, and
// returns it. A name of more that is none of Extra is an error. Remove it with os.RemoveAll.
func Folder(own string, more ...string) (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("this program doesn't know where it is: %w", err)
	}
	names := []string{own, "net", "NET", "cmdkey"}
	for _, name := range more {
		if extra[name] == nil {
			return "", fmt.Errorf("there is no stand-in for %q: there are %s", name, strings.Join(Extra(), " and "))
		}
		names = append(names, name)
	}
	dir, err := os.MkdirTemp("", "winnet-tools")
	if err != nil {
		return "", fmt.Errorf("there is no place for the tools: %w", err)
	}
	for _, name := range names {
		for _, file := range []string{name, name + ".exe"} {
			err := link(program, filepath.Join(dir, file))
			if err != nil && !errors.Is(err, os.ErrExist) { // NET is net where names have no case
				_ = os.RemoveAll(dir) // it has links only
				return "", fmt.Errorf("the tools can't be linked: %w", err)
			}
		}
	}
	return dir, nil
}

// link makes a name for a program: a symbolic link, or on Windows, where few users may make one, a hard link.
func link(program, name string) error {
	if runtime.GOOS == "windows" {
		return os.Link(program, name)
	}
	return os.Symlink(program, name)
}

// Environ returns an environment whose PATH begins with a folder, and that leads to an address.
func Environ(env []string, dir string, a remote.Address) []string {
	path := dir
	for _, v := range slices.Backward(env) {
		if name, old, _ := strings.Cut(v, "="); name == "PATH" || runtime.GOOS == "windows" && wintext.Same(name, "PATH") {
			path += string(os.PathListSeparator) + old
			break
		}
	}
	return append(slices.Clone(env), append(a.Environ(), "PATH="+path)...)
}

// Prefer makes a command, which was looked for on this program's PATH, run the program of its name in a folder, if there is
// one.
func Prefer(dir string, cmd *exec.Cmd) {
	if name := cmd.Args[0]; filepath.Base(name) == name {
		if path, err := exec.LookPath(filepath.Join(dir, name)); err == nil {
			cmd.Path, cmd.Err = path, nil
		}
	}
}

// dial connects to the machine. What is wrong is told, and nil returned.
func (r *run) dial(name string) *remote.Caller {
	c, err := remote.Dial(remote.Environment())
	if err != nil {
		fmt.Fprintf(r.err, "%s: %v\n", name, err)
		return nil
	}
	return c
}

// host returns what netuse runs on.
func (r *run) host(c *remote.Caller) netuse.Host {
	return netuse.Host{
		Network: c, Workstation: c.Workstation(), In: r.in, Out: r.out, Err: r.err, Secret: r.secret,
		Note: note, Home: os.Getenv("HOMESHARE"), Language: os.Getenv("WINNET_LANGUAGE"),
	}
}

// note appends a note to the file that the environment names.
func note(text string) {
	f, err := os.OpenFile(os.Getenv(NotesVariable), os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return // nobody wants notes
	}
	defer f.Close()
	_, _ = io.WriteString(f, text+"\n") // a note that is lost harms nobody
}

// runNet is net. A subcommand that has nothing to do with WNet goes to the next net on PATH.
func runNet(r *run) int {
	if len(r.args) > 0 && !netuse.Knows(r.args) {
		if next := another("net"); next != "" {
			return r.start(next, r.args)
		}
	}
	c := r.dial("net")
	if c == nil {
		return 2
	}
	defer c.Close()
	return netuse.Run(r.host(c), r.args)
}

func runCmdkey(r *run) int {
	c := r.dial("cmdkey")
	if c == nil {
		return 2
	}
	defer c.Close()
	return netuse.Cmdkey(r.host(c), r.args)
}

// another returns the next program of a name on PATH that isn't this one, or "".
func another(name string) string {
	this, err := os.Executable()
	if err != nil {
		return ""
	}
	me, err := os.Stat(this)
	if err != nil {
		return ""
	}
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		path, err := exec.LookPath(filepath.Join(dir, name))
		if err != nil {
			continue
		}
		if other, err := os.Stat(path); err == nil && !os.SameFile(me, other) {
			return path
		}
	}
	return ""
}

// start runs a program in place of this one, and returns its exit code: 127 if there is none, 126 if it can't be started.
func (r *run) start(name string, args []string) int {
	cmd := exec.Command(name, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = r.in, r.out, r.err
	err := cmd.Run()
	if err != nil && cmd.ProcessState == nil {
		fmt.Fprintf(r.err, "%v\n", err)
	}
	return ExitCode(cmd, err)
}

// ExitCode returns the exit code of a program that has run as the shells count it: 128 and the number of the signal that
// ended it, 127 if it wasn't found, 126 if it couldn't be started.
func ExitCode(cmd *exec.Cmd, err error) int {
	switch {
	case cmd.ProcessState != nil:
		if signal := endedBy(cmd.ProcessState); signal != 0 {
			return 128 + signal
		}
		return cmd.ProcessState.ExitCode()
	case err == nil:
		return 0
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, os.ErrNotExist):
		return 127
	}
	return 126
}

// runCmd is cmd, as programs run others with it: cmd /d /s /c "LINE". It starts one program.
func runCmd(r *run) int {
	for i, a := range r.args {
		if wintext.Same(a, "/c") || wintext.Same(a, "/k") {
			line := strings.Join(r.args[i+1:], " ")
			if len(line) > 1 && line[0] == '"' && line[len(line)-1] == '"' {
				line = line[1 : len(line)-1]
			}
			words := Split(line)
			if len(words) == 0 {
				return 0
			}
			if strings.ContainsAny(words[0], "&|<>") || slices.ContainsFunc(words, func(w string) bool { return strings.Trim(w, "&|<>") == "" && w != "" }) {
				fmt.Fprintf(r.err, "cmd: this stand-in starts one program, without %q\n", "& | < >")
				return 1
			}
			return r.start(words[0], words[1:])
		}
	}
	fmt.Fprintln(r.err, "cmd: this stand-in takes /c LINE only")
	return 1
}

// Split splits a line into words as the C run time of Windows does: spaces and tabs separate, double quotes hold together,
// backslashes are themselves except before a double quote, where two stand for one and an odd one makes the quote a
// character.
//
// Document: "Parsing C command-line arguments", Microsoft C documentation.
func Split(line string) (words []string) {
	var word strings.Builder
	open, quoted := false, false
	for i := 0; i < len(line); {
		slashes := 0
		for i < len(line) && line[i] == '\\' {
			slashes++
			i++
		}
		switch {
		case i < len(line) && line[i] == '"':
			open = true
			word.WriteString(strings.Repeat(`\`, slashes/2))
			if i++; slashes%2 == 1 {
				word.WriteByte('"')
			} else if quoted && i < len(line) && line[i] == '"' {
				word.WriteByte('"')
				i++
			} else {
				quoted = !quoted
			}
		case slashes > 0:
			open = true
			word.WriteString(strings.Repeat(`\`, slashes))
		case !quoted && (line[i] == ' ' || line[i] == '\t'):
			if i++; open {
				words = append(words, word.String())
				word.Reset()
				open = false
			}
		default:
			open = true
			word.WriteByte(line[i])
			i++
		}
	}
	if open {
		words = append(words, word.String())
	}
	return words
}

// columns are the properties of a logical disk that the stand-in knows.
var columns = []string{"Caption", "DeviceID", "Name", "ProviderName"}

// runWmic is wmic logicaldisk get PROPERTY[,PROPERTY...].
func runWmic(r *run) int {
	words := strings.FieldsFunc(strings.Join(r.args, " "), func(c rune) bool { return c == ' ' || c == ',' })
	if len(words) < 3 || !wintext.Same(words[0], "logicaldisk") || !wintext.Same(words[1], "get") {
		fmt.Fprintln(r.err, "wmic: this stand-in takes logicaldisk get and caption, deviceid, name or providername only")
		return 1
	}
	var names []string
	for _, w := range words[2:] {
		i := slices.IndexFunc(columns, func(c string) bool { return wintext.Same(c, w) })
		if i < 0 {
			fmt.Fprintln(r.err, "Node - "+os.Getenv("COMPUTERNAME")+"\r\nERROR:\r\nDescription = Invalid query\r")
			return 1
		}
		names = append(names, columns[i])
	}
	slices.Sort(names) // wmic sorts what it is asked for
	c := r.dial("wmic")
	if c == nil {
		return 2
	}
	defer c.Close()
	rows := [][]string{names}
	for _, root := range c.Process().Devices.GetLogicalDriveStrings() {
		device := strings.TrimSuffix(root, `\`)
		remote, err := c.GetConnection(device)
		if winerr.Code(err) != winerr.NO_ERROR {
			remote = ""
		}
		row := make([]string, len(names))
		for i, name := range names {
			if row[i] = device; name == "ProviderName" {
				row[i] = remote
			}
		}
		rows = append(rows, row)
	}
	writeTable(r.out, rows)
	return 0
}

// writeTable prints rows as wmic does: columns two wider than their longest text, and lines that end in CR CR LF.
func writeTable(w io.Writer, rows [][]string) {
	for _, row := range rows {
		for i, text := range row {
			width := 0
			for _, other := range rows {
				width = max(width, len(other[i]))
			}
			fmt.Fprintf(w, "%-*s", width+2, text)
		}
		io.WriteString(w, "\r\r\n")
	}
	io.WriteString(w, "\r\r\n")
}
