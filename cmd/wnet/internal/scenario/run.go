package scenario

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	machine "github.com/seed-520b6462/winnet/mpr/scenario"
	"github.com/seed-520b6462/winnet/profile"
)

// Config is how scenarios are run.
type Config struct {
	In       io.Reader     // what is read in the place of the file [StandardInput]; nil: a file of that name
	Out      io.Writer     // the transcript goes here while it comes about
	Profiles profile.Store // what is remembered; nil: in memory, a new one for each scenario
	Trace    bool          // print every call with what networks were asked
	Quiet    bool          // the results only
	Timeout  time.Duration // how long a command may take; 0: for ever

	// Interrupt ends the scenario when it is closed; nil: nothing does.
	Interrupt <-chan struct{}

	// Asked answers the questions of a scenario in the emulator's place. The other
	// commands of the machine, which define or call the emulator, are passed over.
	Asked machine.Asked

	// Answered is told each question that stands in a line of its own, with its
	// line and what was answered; nil: nobody is.
	Answered func(line int, question, answer string)
}

// Run runs one scenario. The error is an *Unreadable or a *Failure.
func Run(file string, config Config) error { return start(file, nil, config) }

// start runs a scenario, on a machine of its own if m is nil.
func start(file string, m *machine.Machine, config Config) error {
	archive, script, err := load(file, config.In)
	if err != nil {
		return err
	}
	path, remove, err := readable(file, archive, script)
	if err != nil {
		return err
	}
	defer remove()
	r := &run{file: file, path: path, config: config, narrator: narrator{out: config.Out, script: script}, machine: m}
	if config.Quiet {
		r.narrator.out = io.Discard
	}
	began := time.Now()
	r.narrator.title(file)
	r.engine()
	if r.err == nil {
		r.narrator.rest()
		fmt.Fprintf(config.Out, "PASS %s (%d commands, %s)\n", file, r.narrator.commands, time.Since(began).Round(time.Millisecond))
		return nil
	}
	fmt.Fprintf(config.Out, "FAIL %s\n", file)
	return r.err
}

// Play runs a scenario on a machine that is there already, and leaves it as it is
// at the end. The files of the scenario are gone then.
func Play(file string, m *machine.Machine, config Config) error {
	return start(file, m, config)
}

// run is one scenario on its way.
type run struct {
	file     string // as the user gave it
	path     string // of what testscript reads
	config   Config
	narrator narrator
	machine  *machine.Machine
	last     result // what the checks look at
	usage    bool   // the command that failed can't be understood
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
	if r.machine != nil {
		env.Defer(r.machine.Chdir(env.WorkDir))
		env.Defer(func() { r.machine.At("", 0) })
		return nil
	}
	config := machine.Config{Dir: env.WorkDir, Profiles: r.config.Profiles, Asked: r.config.Asked}
	if r.config.Trace {
		config.Trace = indented(r.narrator.out, "      ")
	}
	r.machine = machine.New(config)
	env.Defer(func() {
		if err := r.machine.Close(); err != nil && r.err == nil {
			r.err = &Failure{r.file, err.Error()}
		}
	})
	return nil
}

// command runs a command of the machine.
func (r *run) command(ts *testscript.TestScript, neg bool, list []string) {
	r.narrator.reach()
	shown := r.narrator.output()
	_, asks, _ := machine.ParseQuestion(list)
	if r.config.Asked != nil && !asks {
		fmt.Fprintln(shown, "passed over: it is for the emulator")
		return
	}
	r.last = result{}
	out, told := io.MultiWriter(ts.Stdout(), &r.last.out, shown), io.MultiWriter(ts.Stderr(), &r.last.told, shown)
	r.machine.At(r.file, r.narrator.at)
	done, why := r.do(list)
	if done == nil {
		ts.Fatalf("%s\n  expected an end%s", machine.Join(list), why)
	}
	out.Write(done.out.Bytes())
	told.Write(done.told.Bytes())
	r.judge(ts, neg, list, done, told)
	if asks && r.config.Answered != nil {
		text := strings.TrimSpace(r.narrator.script[r.narrator.at-1].text)
		r.config.Answered(r.narrator.at, text, done.out.String())
	}
}

// judge ends the script when a command didn't end as it should.
func (r *run) judge(ts *testscript.TestScript, neg bool, list []string, done *result, told io.Writer) {
	_, mismatch := errors.AsType[*machine.Mismatch](done.err)
	switch {
	case machine.IsUsage(done.err):
		r.usage = true
		ts.Fatalf("%v", done.err)
	case mismatch:
		ts.Fatalf("%v", done.err)
	case neg && done.err == nil:
		ts.Fatalf("%s\n  expected a failure\n  got      %s", machine.Join(list), machine.Describe(nil))
	case neg:
		fmt.Fprintln(told, machine.Describe(done.err))
	case done.err != nil:
		ts.Fatalf("%v", &machine.Mismatch{Line: machine.Join(list), Got: done.err})
	}
}
