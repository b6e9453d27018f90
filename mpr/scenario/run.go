package scenario

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
)

// TB is the part of a test that [Run] needs; *testing.T is one.
type TB interface {
	Helper()
	Logf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// Run runs a file in a test, on a machine of its own. The test fails with the file
// and the line that didn't go as written, what was expected and what came; its log
// has the transcript. The file is never written to.
func Run(t TB, file string) {
	t.Helper()
	var transcript strings.Builder
	err := Runner{Out: &transcript, Timeout: time.Minute}.Run(file)
	t.Logf("%s", transcript.String())
	if err != nil {
		t.Fatalf("%v", err)
	}
}

// Load runs a file on a new machine and returns the machine as the file leaves it. The
// files behind its lines are gone then: a share has a copy of them with /files, and not
// with /folder. The error is an [*Unreadable] or a [*Failure].
func Load(name string) (*Machine, error) {
	file, err := Read(name)
	if err != nil {
		return nil, err
	}
	return Config{}.Load(file)
}

// Load runs a file on a new machine, as the function Load does.
func (c Config) Load(file *File) (*Machine, error) {
	m := New(c)
	if err := (Runner{Folders: c.Folders}).Play(file, m); err != nil {
		_ = m.Close() // replies that are left over are none of the trouble
		return nil, err
	}
	return m, nil
}

// Runner runs files of lines. A file runs in a folder of its own, in which its own
// files are. A command must succeed. Behind ! it must fail, with whatever code; behind
// expect it must end with the code given. What a command prints is there for stdout
// and cmp, and the code of one that fails behind ! or expect for stderr. The first line
// that goes otherwise ends the file. A file starts programs of this computer with Programs
// only, and reads or writes no files outside of its folder.
type Runner struct {
	In       io.Reader     // what is read in the place of the file [StandardInput]; nil: a file of that name
	Out      io.Writer     // the transcript goes here while it comes about; nil: nowhere
	Profiles profile.Store // what is remembered; nil: in memory, a new one for each file
	Folders  []string      // folders of this computer that lines may share, with what is below them
	Trace    bool          // print every call with what networks were asked
	Explain  bool          // print why calls failed
	Quiet    bool          // the results only
	Timeout  time.Duration // how long a command may take; 0: for ever

	Programs func(*Machine) (Programs, error) // see Config

	// Interrupt ends the file when it is closed; nil: nothing does.
	Interrupt <-chan struct{}

	// Answerer answers the questions of a file in the emulator's place. The other commands
	// of the machine, which define or call the emulator, are passed over.
	Answerer Answerer

	// Answered is told each question that stands in a line of its own, with its
	// line and what was answered; nil: nobody is.
	Answered func(line int, question, answer string)
}

// Run runs a file on a machine of its own. The error is an [*Unreadable] or a
// [*Failure].
func (r Runner) Run(name string) error {
	file, err := readFile(name, r.In)
	if err != nil {
		return err
	}
	return r.Play(file, nil)
}

// Play runs a file on a machine that is there already, and leaves it as it is at the
// end; nil: on a machine of its own. The files behind its lines are gone then. The error
// is that of Run.
func (r Runner) Play(file *File, m *Machine) error {
	if r.Out == nil {
		r.Out = io.Discard
	}
	n := &narrator{out: r.Out}
	if r.Quiet {
		n.out = io.Discard
	}
	began := time.Now()
	fmt.Fprintf(n.out, "=== %s\n", file.Name)
	if err := r.inFolder(file, m, n); err != nil {
		fmt.Fprintf(r.Out, "FAIL %s\n", file.Name)
		return err
	}
	fmt.Fprintf(r.Out, "PASS %s (%d commands, %s)\n", file.Name, n.commands, time.Since(began).Round(time.Millisecond))
	return nil
}

// inFolder runs a file in a folder of its own, which it makes and takes away, and on
// a machine of its own if m is nil.
func (r Runner) inFolder(file *File, m *Machine, n *narrator) (err error) {
	dir, err := os.MkdirTemp("", "wnet")
	if err != nil {
		return &Unreadable{File: file.Name, Reason: err.Error()}
	}
	defer os.RemoveAll(dir) // what is left over is in the folder for that
	own := &place{dir: dir, allowed: r.Folders}
	defer own.close()
	if line, err := own.unpack(file.Archive); err != nil {
		return &Unreadable{file.Name, line, reasonOf(err)}
	}
	if m == nil {
		config := Config{Profiles: r.Profiles, Answerer: r.Answerer, Programs: r.Programs}
		if r.Trace {
			config.Trace = indented(n.out, "      ") // among what commands print
		}
		if r.Explain {
			config.Explain = indented(n.out, "      ")
		}
		m = New(config)
		defer func() {
			if left := m.Close(); left != nil && err == nil {
				err = &Failure{File: file.Name, Text: left.Error()} // which says where each stands
			}
		}()
	}
	defer m.inFolder(own)()
	defer m.at("", 0)
	for i := range file.lines {
		if err := r.line(file, i, m, n); err != nil {
			return err
		}
	}
	return nil
}

// line runs one line of a file and tells it.
func (r Runner) line(file *File, at int, m *Machine, n *narrator) error {
	line := file.lines[at]
	n.line(line)
	if len(line.words) == 0 {
		return nil
	}
	shown := indented(n.out, "      ")
	_, asks, _ := parseCallLine(line.words) // an error comes again from Do
	if r.Answerer != nil && !asks && !line.check {
		fmt.Fprintln(shown, "passed over: it is for the emulator")
		return nil
	}
	m.at(file.Name, at+1)
	done, why := r.do(m, line.text)
	if done == nil {
		return failure(file, at, "%s\n  expected an end%s", join(m.words(line.text)), why)
	}
	shown.Write(done.out.Bytes())
	if err := judged(file, at, m, done.err); err != nil {
		return err
	}
	if line.check {
		fmt.Fprintf(n.out, "  ok  %s\n", line.text)
	}
	if asks && r.Answered != nil {
		r.Answered(at+1, strings.TrimSpace(line.text), done.out.String())
	}
	return nil
}

func failure(file *File, at int, format string, args ...any) error {
	return &Failure{file.Name, at + 1, placeOf(file.Name, at+1) + fmt.Sprintf(format, args...)}
}

// judged returns the error of a file whose line has ended with an error.
func judged(file *File, at int, m *Machine, err error) error {
	if err == nil {
		return nil
	}
	if IsUsage(err) {
		return &Unreadable{file.Name, at + 1, err.Error()}
	}
	if _, is := errors.AsType[*Mismatch](err); !is {
		err = mismatch(m.words(file.lines[at].text), winerr.NO_ERROR, err)
	}
	return failure(file, at, "%v", err)
}

// ended is a line that has ended.
type ended struct {
	out bytes.Buffer
	err error
}

// do does a line; nil: it takes too long, which why says more of. One that hangs
// writes to nothing that is still read.
func (r Runner) do(m *Machine, text string) (done *ended, why string) {
	const interrupted = "\n  got      an interrupt"
	select {
	case <-r.Interrupt:
		return nil, interrupted
	default:
	}
	end := make(chan *ended, 1)
	go func() {
		var done ended
		done.err = m.Do(&done.out, text)
		end <- &done
	}()
	var timeout <-chan time.Time
	if r.Timeout > 0 {
		timeout = time.After(r.Timeout)
	}
	select {
	case done := <-end:
		return done, ""
	case <-timeout:
		return nil, fmt.Sprintf(" within %s\n  got      none: it hangs", r.Timeout)
	case <-r.Interrupt:
		return nil, interrupted
	}
}

// narrator tells a file while it runs: its prose, its commands and what they print,
// and which checks have passed.
type narrator struct {
	out      io.Writer
	commands int
}

// line tells a line that is about to run. A check is told when it has passed.
func (n *narrator) line(line fileLine) {
	switch {
	case line.comment:
		fmt.Fprintln(n.out, line.text)
	case len(line.words) == 0:
		fmt.Fprintln(n.out)
	case !line.check:
		n.commands++
		fmt.Fprintf(n.out, "  >   %s\n", line.text)
	}
}

// indented puts an indent in front of each line.
func indented(w io.Writer, indent string) io.Writer { return &indenter{w: w, indent: indent} }

type indenter struct {
	w      io.Writer
	indent string
	inside bool // a line has begun
}

func (i *indenter) Write(p []byte) (int, error) {
	var b bytes.Buffer
	for _, c := range p {
		if !i.inside && c != '\n' {
			b.WriteString(i.indent)
		}
		i.inside = c != '\n'
		b.WriteByte(c)
	}
	if _, err := i.w.Write(b.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}
