package scenario

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/fault"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider/hook"
)

// Config is how a machine is made. The zero value will do.
type Config struct {
	// Dir is the folder in which names of files begin, and out of which none of them
	// leads; "" is the current directory.
	Dir string

	// Folders are folders of this computer that may be shared besides, with what is
	// below them. Their names are absolute. AnyFolder allows all there are.
	Folders   []string
	AnyFolder bool

	Profiles profile.Store // what is remembered; nil: in memory
	UI       mpr.UI        // who answers dialogs when no reply is left; nil: nobody
	Trace    io.Writer     // every call is printed here; nil: nowhere
	Explain  io.Writer     // why a call failed is printed here; nil: nowhere
	Answerer Answerer      // who answers the command call; nil: the current caller

	// Programs starts the programs of the command exec on a machine; nil: none is started.
	Programs func(*Machine) (Programs, error)

	// Others are commands that whoever runs the machine has besides: for help, for
	// completion and for what may have been meant.
	Others []*Command

	// Password asks for a line that doesn't show; nil: a prompt of UI does.
	Password func(prompt string) (string, error)

	// Confirm asks whether to go on, before much is undone at once; nil: nobody
	// does, and it goes on.
	Confirm func(question string) bool
}

// Programs starts programs of this computer on a machine.
type Programs interface {
	// Exec runs a program in a folder until it ends, and returns its exit code; 126 or 127 with an error if it can't start.
	Exec(me *mpr.Caller, dir string, command []string, out, errOut io.Writer) (exit int, err error)
	// Close ends what serves the machine.
	Close()
}

// Machine is an emulated machine. Its commands may run on several goroutines.
type Machine struct {
	config   Config
	recorder mpr.Recorder
	ui       answers

	mu        sync.Mutex // protects what follows
	place     *place
	programs  Programs // nil: none was started
	variables map[string]string
	last      *printed // by the last command
	state
}

// printed is what a command has printed, and the code that it was to end with.
type printed struct{ out, told bytes.Buffer }

// state is what a machine loses when it begins again.
type state struct {
	router   *mpr.Router
	memory   *profile.Memory // nil when the profiles are somewhere else
	vault    *profile.MemoryVault
	used     bool // the settings are fixed, since something was called
	networks []*network
	remotes  []string  // servers and shares that were defined, for completion
	callers  []*caller // those who are logged on, oldest first
	current  *caller
	folders  []io.Closer // of this computer, which are shared
	handles  map[string]*handle
	jobs     map[string]*job
	enums    map[string]mpr.EnumHandle
	gates    []*hook.Gate
	faults   *fault.Set
	dialog   *mpr.DialogRun

	notifyees int
	notified  []string
	traced    int // records that the trace has printed
}

// DefaultNetwork is the network that a machine has from the beginning.
const DefaultNetwork = "Microsoft Windows Network"

// New makes a machine.
func New(config Config) *Machine {
	m := &Machine{config: config}
	m.inFolder(&place{dir: config.Dir, allowed: config.Folders, any: config.AnyFolder})
	m.boot()
	return m
}

// inFolder makes a folder the one in which the names of files begin, with no variables
// set but its own, and returns the way back.
func (m *Machine) inFolder(p *place) (back func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	before, variables := m.place, m.variables
	m.place, m.last = p, new(printed)
	m.variables = map[string]string{"WORK": ".", "$": "$"}
	return func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.place, m.variables = before, variables
		p.close()
	}
}

// get returns something that m.mu protects.
func get[T any](m *Machine, from *T) T {
	m.mu.Lock()
	defer m.mu.Unlock()
	return *from
}

// take returns a list that m.mu protects, and empties it.
func take[T any](m *Machine, from *[]T) []T {
	m.mu.Lock()
	defer m.mu.Unlock()
	taken := *from
	*from = nil
	return taken
}

// Caller returns the current caller, or nil when nobody is logged on.
func (m *Machine) Caller() *mpr.Caller {
	if me := get(m, &m.current); me != nil {
		return me.Caller
	}
	return nil
}

// Router returns the router of the machine, until the command reset makes another
// one.
func (m *Machine) Router() *mpr.Router { return get(m, &m.router) }

// at says where the commands to come stand, for what only comes out later, such as
// a reply that is left over: a line of a file, or of none when file is "".
func (m *Machine) at(file string, line int) {
	place := ""
	if file != "" {
		place = fmt.Sprintf("%s:%d: ", file, line)
	}
	m.ui.at(place)
}

// boot makes everything anew but what is remembered elsewhere.
func (m *Machine) boot() {
	m.mu.Lock()
	m.state = state{
		router:  new(mpr.Router),
		handles: make(map[string]*handle),
		jobs:    make(map[string]*job),
		enums:   make(map[string]mpr.EnumHandle),
		vault:   new(profile.MemoryVault),
		faults:  new(fault.Set),
	}
	m.router.Fault = m.faults.Answer
	m.recorder.Reset()
	m.mu.Unlock()
	m.ui.fallback = m.config.UI
	if m.config.UI == nil {
		m.ui.fallback = mpr.NoUI{}
	}
	m.router.Profiles = m.config.Profiles
	if m.config.Profiles == nil {
		m.memory = new(profile.Memory)
		m.router.Profiles = m.memory
	}
	m.router.UI, m.router.Credentials, m.router.Recorder = &m.ui, m.vault, &m.recorder
	if _, err := m.addNetwork(DefaultNetwork, 0); err != nil {
		panic(err) // the first network of a machine has no name to clash with
	}
}

var resetCommand = &Command{
	Name: "reset", Short: "begin again with a new machine, on which nothing is defined",
	run: func(l *line) error {
		err := l.Close()
		l.boot()
		return err
	},
}

// Close ends what still runs: held calls go on, files are closed, callers log
// off, folders of this computer are let go. What went wrong with dialogs is told:
// replies left over or out of place.
func (m *Machine) Close() error {
	m.clearFaults()
	m.mu.Lock()
	jobs, handles, callers, folders := m.jobs, m.handles, m.callers, m.folders
	m.jobs, m.handles, m.callers, m.folders, m.current = nil, nil, nil, nil, nil
	dialog, programs := m.dialog, m.programs
	m.programs = nil
	m.mu.Unlock()
	if programs != nil {
		programs.Close()
	}
	if dialog != nil {
		dialog.Terminate()
	}
	for _, j := range jobs {
		<-j.done
	}
	for _, h := range handles {
		_ = h.closer.Close() // it may well have died with its connection
	}
	for _, c := range callers {
		_ = c.Close() // never fails
	}
	for _, f := range folders {
		_ = f.Close() // nothing was written by way of the folder itself
	}
	m.place.close()
	return m.ui.end()
}

// Do does what a line says, in the name of the current caller, and prints to out. A
// blank line and one that is a comment do nothing. The error is a code of winerr, a
// [*Usage] or a [*Mismatch].
func (m *Machine) Do(out io.Writer, line string) error {
	words, err := split(line, m.variable)
	if err != nil {
		return &Usage{Text: err.Error()}
	}
	list, not, err := negated(texts(words))
	if err != nil || len(list) == 0 {
		return err
	}
	if command, rest := find(list); command != nil && command.check != nil {
		return m.check(command, not, rest, out)
	}
	last := new(printed)
	told := io.MultiWriter(out, &last.told)
	err = m.runAs(get(m, &m.current), io.MultiWriter(out, &last.out), told, list)
	if not && !IsUsage(err) {
		err = failed(list, err, told)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.last = last
	return err
}

// words returns the words of a line behind its !, as Do takes them.
func (m *Machine) words(line string) []string {
	words, _ := split(line, m.variable) // Do says what is wrong with a line
	list, _, _ := negated(texts(words))
	return list
}

// negated splits off the ! in front of a line that must fail.
func negated(list []string) (rest []string, not bool, err error) {
	if len(list) == 0 || list[0] != "!" {
		return list, false, nil
	}
	if len(list) == 1 {
		return nil, true, &Usage{Text: "! stands on a line by itself"}
	}
	return list[1:], true, nil
}

// failed returns nil for a command that has failed, as it was to, and tells its code.
func failed(list []string, err error, told io.Writer) error {
	if _, is := errors.AsType[*Mismatch](err); is {
		return err
	}
	if err == nil {
		return &Mismatch{Text: join(list) + "\n  expected a failure\n  got      " + Describe(nil)}
	}
	fmt.Fprintln(told, Describe(err))
	return nil
}

func (m *Machine) runAs(me *caller, out, told io.Writer, list []string) error {
	if len(list) == 0 {
		return nil
	}
	command, rest := find(list)
	switch {
	case command == nil:
		return unknown(list, m.config.Others)
	case command.check != nil:
		return &Usage{Text: command.Name + " stands at the beginning of its line"}
	}
	l := &line{Machine: m, command: command, out: out, told: told, me: me}
	if err := l.parse(rest); err != nil {
		return err
	}
	err := l.do()
	m.trace()
	return err
}

var stateCommand = &Command{
	Name: "state", Args: "", Short: "show every session, its letters, profiles, networks and connections",
	run: func(l *line) error {
		l.printf("%s", l.State())
		return nil
	},
}

var traceCommand = &Command{
	Name: "trace", Short: "show the calls so far, with what networks were asked",
	options: []option{{name: "clear", help: "forget them instead"}},
	run: func(l *line) error {
		if l.has("clear") {
			l.mu.Lock()
			defer l.mu.Unlock()
			l.recorder.Reset()
			l.traced = 0
			return nil
		}
		for _, rec := range l.recorder.Records() {
			WriteRecord(l.out, rec)
		}
		return nil
	},
}

// trace prints the calls that it hasn't printed yet, if that is wanted.
func (m *Machine) trace() {
	if m.config.Trace == nil && m.config.Explain == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	records := m.recorder.Records()
	for _, rec := range records[min(m.traced, len(records)):] {
		if m.config.Trace != nil {
			WriteRecord(m.config.Trace, rec)
		}
		if failed, is := errors.AsType[*mpr.Error](rec.Err); is && m.config.Explain != nil {
			fmt.Fprintln(m.config.Explain, failed.Explain())
		}
	}
	m.traced = len(records)
}

// State returns the state of the machine as text: sessions, letters, profiles,
// networks and connections. Equal states are equal texts.
func (m *Machine) State() string { return m.Router().Snapshot().String() }

// unknown returns the error for a line whose command there isn't. The others are
// further commands that may have been meant.
func unknown(list []string, others []*Command) error {
	name := list[0]
	if strings.EqualFold(name, "net") && len(list) > 1 {
		name += " " + list[1]
	}
	known := slices.Concat(namesOf(commands), namesOf(checks), namesOf(others))
	hint := didYouMean(name, known, "")
	if hint == "" && len(list) > 1 { // the slip may be in the first word of two
		hint = didYouMean(list[0]+" "+list[1], known, "")
	}
	return &Usage{"", fmt.Sprintf("unknown command %s%s", quoted(name), hint)}
}

// find finds the command that a line begins with, and what stands behind it;
// nil: none. Case doesn't matter, but for checks. Names of two words, as "net use", are
// tried first.
func find(list []string) (*Command, []string) {
	for n := min(2, len(list)); n > 0; n-- {
		name := strings.Join(list[:n], " ")
		for _, c := range commands {
			if strings.EqualFold(c.Name, name) {
				return c, list[n:]
			}
		}
	}
	for _, c := range checks {
		if len(list) > 0 && c.Name == list[0] {
			return c, list[1:]
		}
	}
	return nil, nil
}

func namesOf(list []*Command) (names []string) {
	for _, c := range list {
		names = append(append(names, c.Name), c.Aliases...)
	}
	return names
}
