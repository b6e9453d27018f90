package scenario

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider/hook"
)

// Config is how a machine is made. The zero value will do.
type Config struct {
	Dir      string        // where relative names of files and folders begin; "" is the current directory
	Profiles profile.Store // what is remembered; nil: in memory
	UI       mpr.UI        // who answers dialogs when no reply is left; nil: nobody
	Trace    io.Writer     // every call is printed here; nil: nowhere
	Asked    Asked         // who answers ask; nil: the current caller

	// Password asks for a line that doesn't show; nil: a prompt of UI does.
	Password func(prompt string) (string, error)

	// Confirm asks whether to go on, before much is undone at once; nil: nobody
	// does, and it goes on.
	Confirm func(question string) bool
}

// Machine is an emulated machine. Its commands may run on several goroutines.
type Machine struct {
	config   Config
	recorder mpr.Recorder
	ui       answers

	mu sync.Mutex // protects what follows
	parts
}

// parts are what a machine loses when it begins again.
type parts struct {
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
	unhook   []func()
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
	m.boot()
	return m
}

// Chdir sets where relative names of files begin, and gives the way back.
func (m *Machine) Chdir(dir string) (back func()) {
	old := m.config.Dir
	m.config.Dir = dir
	return func() { m.config.Dir = old }
}

// At says where the commands to come stand, for what only comes out later, such as
// a reply that is left over: a line of a file, or of none when file is "".
func (m *Machine) At(file string, line int) {
	place := ""
	if file != "" {
		place = fmt.Sprintf("%s:%d: ", file, line)
	}
	m.ui.at(place)
}

// boot makes everything anew but what is remembered elsewhere.
func (m *Machine) boot() {
	m.mu.Lock()
	m.parts = parts{
		router:  new(mpr.Router),
		handles: make(map[string]*handle),
		jobs:    make(map[string]*job),
		enums:   make(map[string]mpr.EnumHandle),
		vault:   new(profile.MemoryVault),
	}
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
	dialog := m.dialog
	m.mu.Unlock()
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
	return m.ui.end()
}

// Run runs a command in the name of the current caller. Its output goes to out;
// the code that an expect has met is told to told. The error is a code of
// winerr, a *Usage or a *Mismatch.
func (m *Machine) Run(out, told io.Writer, list []string) error {
	m.mu.Lock()
	me := m.current
	m.mu.Unlock()
	return m.runAs(me, out, told, list)
}

func (m *Machine) runAs(me *caller, out, told io.Writer, list []string) error {
	if len(list) == 0 {
		return nil
	}
	command, rest := Find(list)
	if command == nil {
		return Unknown(list, nil)
	}
	l := &line{Machine: m, command: command, out: out, told: told, me: me}
	if err := l.parse(rest); err != nil {
		return err
	}
	err := l.do()
	m.trace()
	return err
}

// Unknown is the error for a line whose command there isn't. The others are
// further commands that may have been meant.
func Unknown(list, others []string) error {
	name := list[0]
	if strings.EqualFold(name, "net") && len(list) > 1 {
		name += " " + list[1]
	}
	known := append(Names(), others...)
	hint := DidYouMean(name, known, "")
	if hint == "" && len(list) > 1 { // the slip may be in the first word of two
		hint = DidYouMean(list[0]+" "+list[1], known, "")
	}
	return &Usage{"", fmt.Sprintf("unknown command %s%s", quoted(name), hint)}
}

// Find finds the command that a line begins with, and what stands behind it;
// nil: none. Case doesn't matter. Names of two words, as "net use", are tried
// first.
func Find(list []string) (*Command, []string) {
	for n := min(2, len(list)); n > 0; n-- {
		name := strings.Join(list[:n], " ")
		at := slices.IndexFunc(Commands(), func(c *Command) bool { return strings.EqualFold(c.Name, name) })
		if at >= 0 {
			return Commands()[at], list[n:]
		}
	}
	return nil, nil
}

// Names are the names of all commands.
func Names() []string {
	var names []string
	for _, c := range Commands() {
		names = append(names, c.Name)
	}
	return names
}
