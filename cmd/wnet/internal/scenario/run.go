package scenario

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/seed-520b6462/winnet/cmd/wnet/internal/machine"
	"github.com/seed-520b6462/winnet/profile"
)

// Config is how scenarios are run.
type Config struct {
	Out      io.Writer     // the transcript goes here while it comes about
	Profiles profile.Store // what is remembered; nil: in memory, a new one for each scenario
	Trace    bool          // print every call with what networks were asked
	Quiet    bool          // the results only
}

// Failure is a scenario that didn't go as written.
type Failure struct {
	File string
	Text string // where, and what was expected and what came
}

// Error says where, what was expected and what came.
func (f *Failure) Error() string { return f.Text }

// Run runs one scenario. The error is an *Unreadable or a *Failure.
func Run(file string, config Config) error {
	script, err := Load(file)
	if err != nil {
		return err
	}
	path, err := filepath.Abs(file)
	if err != nil {
		return &Unreadable{File: file, Reason: err.Error()}
	}
	r := &run{file: file, path: path, config: config, narrator: narrator{out: config.Out, script: script}}
	if config.Quiet {
		r.narrator.out = io.Discard
	}
	start := time.Now()
	r.narrator.title(file)
	r.engine()
	if r.err == nil {
		r.narrator.rest()
		fmt.Fprintf(config.Out, "PASS %s (%d commands, %s)\n", file, r.narrator.commands, time.Since(start).Round(time.Millisecond))
		return nil
	}
	fmt.Fprintf(config.Out, "FAIL %s\n", file)
	return r.err
}

// run is one scenario on its way.
type run struct {
	file     string // as the user gave it
	path     string
	config   Config
	narrator narrator
	machine  *machine.Machine
	err      error
}

// engine lets testscript run the script.
func (r *run) engine() {
	commands := make(map[string]func(*testscript.TestScript, bool, []string))
	for _, c := range machine.Commands() {
		name, _, _ := strings.Cut(c.Name, " ") // all of one first word share an entry
		commands[name] = func(ts *testscript.TestScript, neg bool, args []string) {
			r.command(ts, neg, append([]string{name}, args...))
		}
	}
	t := &host{run: r}
	t.Run(r.file, func(t testscript.T) {
		testscript.RunT(t, testscript.Params{Files: []string{r.path}, Cmds: commands, Setup: r.setup})
	})
}

// setup makes the machine of a scenario, once its files are unpacked.
func (r *run) setup(env *testscript.Env) error {
	config := machine.Config{Dir: env.WorkDir, Profiles: r.config.Profiles}
	if r.config.Trace {
		config.Trace = indented(r.narrator.out, "      ")
	}
	r.machine = machine.New(config)
	env.Defer(func() {
		if err := r.machine.Close(); err != nil && r.err == nil {
			r.err = &Failure{r.file, fmt.Sprintf("%s: at the end: %v", r.file, err)}
		}
	})
	return nil
}

// command runs a command of the machine.
func (r *run) command(ts *testscript.TestScript, neg bool, list []string) {
	r.narrator.reach(list[0], neg)
	shown := r.narrator.output()
	told := io.MultiWriter(ts.Stderr(), shown)
	err := r.machine.Run(io.MultiWriter(ts.Stdout(), shown), told, list)
	_, mismatch := errors.AsType[*machine.Mismatch](err)
	switch {
	case machine.IsUsage(err):
		r.err = &Unreadable{File: r.file} // the engine adds the line
		ts.Fatalf("%v", err)
	case neg && err == nil:
		ts.Fatalf("%s\n  expected a failure\n  got      %s", strings.Join(list, " "), machine.Describe(nil))
	case neg && !mismatch:
		fmt.Fprintln(told, machine.Describe(err))
	case mismatch:
		ts.Fatalf("%v", err)
	case err != nil:
		ts.Fatalf("%v", &machine.Mismatch{Line: strings.Join(list, " "), Got: err})
	}
}

// log takes what testscript reports at the end of a script, of which only a
// failure is news.
func (r *run) log(text string) {
	at := strings.LastIndex(text, "FAIL: "+r.path+":")
	if at < 0 {
		return
	}
	reason := strings.TrimSpace(text[at+len("FAIL: "):])
	reason = r.file + strings.TrimPrefix(reason, r.path)
	if diff := strings.LastIndex(text[:at], "\n--- "); diff >= 0 {
		reason += "\n" + strings.TrimSpace(text[diff:at])
	}
	if unreadable, is := r.err.(*Unreadable); is {
		unreadable.File, unreadable.Reason = "", ""
		r.err = &Unreadable{File: reason}
		return
	}
	r.err = &Failure{r.file, reason}
}
