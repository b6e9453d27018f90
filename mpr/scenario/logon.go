package scenario

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

var logonTypes = map[string]session.LogonType{
	"interactive": session.LogonInteractive, "network": session.LogonNetwork, "batch": session.LogonBatch,
	"service": session.LogonService, "newcredentials": session.LogonNewCredentials, "remote": session.LogonRemoteInteractive,
}

var asOption = option{name: "as", value: "CALLER", help: "what the new caller is called; the user's name"}

var logonCommand = &Command{
	Name: "logon", Args: "USER [PASSWORD]", Short: "log a user on, and speak for them from now on",
	long: "An interactive logon restores the remembered drives; the others don't. With\n" +
		"/type:newcredentials (runas /netonly) the user and password are those that\n" +
		"servers see, and the local user stays that of the current caller. Of other\n" +
		"logons credential managers are told the password (see set MPRPasswords), and\n" +
		"servers that know the user check it; without one they trust the logon.",
	options: []option{
		{name: "type", value: "TYPE", help: "interactive (as without), remote, service, batch, network or newcredentials"},
		{name: "admin", help: "a member of the administrators, whose interactive logon is split in two"},
		asOption,
	},
	examples: []string{`logon alice`, `logon CONTOSO\bob /admin`, `logon svc /type:service`, `logon FILES\guest secret /type:newcredentials /as:netonly`},
	least:    1, most: 2, run: runLogon,
}

func runLogon(l *line) error {
	user, err := session.ParseUser(l.args[0])
	if err != nil {
		return l.usage("%s is no user name", quoted(l.args[0]))
	}
	logon := session.Logon{User: user, Administrator: l.has("admin")}
	if name := strings.ToLower(l.options["type"]); name != "" {
		typ, known := logonTypes[name]
		if !known {
			return l.usage("no logon type %q%s", name, didYouMean(name, sorted(logonTypes), ""))
		}
		logon.Type = typ
	}
	if logon.Type == session.LogonNewCredentials {
		me, err := l.mine()
		if err != nil {
			return err
		}
		logon.From, logon.User = me.Session(), me.Session().User()
		logon.NetworkUser = user
		if len(l.args) > 1 {
			logon.NetworkPassword = session.NewPassword(l.args[1])
		}
	} else if len(l.args) > 1 {
		logon.Password = session.NewPassword(l.args[1])
	}
	return l.newcomer(user.Name, func() (*mpr.Caller, error) { return l.router.Logon(logon) })
}

// newcomer makes a caller, unless the name that it is to have is taken, and greets
// it.
func (l *line) newcomer(wanted string, make func() (*mpr.Caller, error)) error {
	label := l.options["as"]
	l.mu.Lock()
	known := l.find(label) != nil
	l.mu.Unlock()
	if known {
		return l.usage("there is a caller %s already", label)
	}
	c, err := make()
	if err != nil {
		return err
	}
	added := l.enter(c, label, wanted)
	s := c.Session()
	l.printf("%s is logged on: session %s, %s%s\n", added.label, s.LUID(), s.Type(), describeToken(s))
	for _, r := range c.Restored() {
		if r.Err != nil {
			l.printf("%s %s couldn't be restored: %s\n", r.Local, r.Remote, Describe(r.Err))
			continue
		}
		l.printf("%s %s is restored\n", r.Local, r.Remote)
	}
	return nil
}

// describeToken says which half of a split logon a session is, and which the other
// one is; "": the logon isn't split. The session of a NewCredentials logon is a
// copy of one half, and there is no other one.
func describeToken(s *session.Session) string {
	text := ""
	switch s.Elevation() {
	case session.ElevationFull:
		text = ", elevated token"
	case session.ElevationLimited:
		text = ", filtered token"
	}
	if linked := s.Linked(); linked != nil {
		text += ", linked to " + linked.LUID().String()
	}
	return text
}

var logoffCommand = &Command{
	Name: "logoff", Args: "[CALLER]", Short: "log the current caller off, or another one",
	long:     "The last caller of a session ends it: its letters and connections go, what is\nremembered stays.",
	examples: []string{`logoff`, `logoff bob`}, complete: []kind{kindCaller},
	most: 1, run: func(l *line) error {
		c := l.me
		if len(l.args) > 0 {
			var err error
			if c, err = l.caller(l.args[0]); err != nil {
				return err
			}
		}
		if c == nil {
			return l.usage("nobody is logged on")
		}
		l.leave(c)
		return c.Close()
	},
}

var systemCommand = &Command{
	Name: "system", Short: "speak for LocalSystem from now on, as a service does",
	options: []option{asOption},
	run: func(l *line) error {
		return l.newcomer("SYSTEM", func() (*mpr.Caller, error) { return l.router.System(), nil })
	},
}

var elevateCommand = &Command{
	Name: "elevate", Short: "run as administrator: speak for the elevated half of a split logon",
	options: []option{asOption}, examples: []string{`elevate /as:admin`},
	act: sibling((*mpr.Caller).Elevated, "-elevated"),
}

var threadCommand = &Command{
	Name: "thread", Short: "speak for another thread in the current session",
	options: []option{asOption},
	act:     sibling((*mpr.Caller).Thread, "-thread"),
}

// sibling returns a command that enters a caller made from the current one.
func sibling(make func(*mpr.Caller) (*mpr.Caller, error), suffix string) func(*line, *mpr.Caller) error {
	return func(l *line, me *mpr.Caller) error {
		return l.newcomer(l.me.label+suffix, func() (*mpr.Caller, error) { return make(me) })
	}
}

// caller is somebody who is logged on, by the name that commands know them by.
type caller struct {
	*mpr.Caller
	label string
}

func (c *caller) name() string { return c.label }

// Current returns the name of the current caller, "" when nobody is logged on.
func (m *Machine) Current() string {
	if me := get(m, &m.current); me != nil {
		return me.label
	}
	return ""
}

// enter adds a caller and makes it the current one. Without a label it has the wanted
// one; a number goes behind one that is taken.
func (m *Machine) enter(c *mpr.Caller, label, wanted string) *caller {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.used = true
	if label != "" {
		wanted = label
	}
	label = wanted
	for i := 2; m.find(label) != nil; i++ {
		label = fmt.Sprintf("%s#%d", wanted, i)
	}
	added := &caller{c, label}
	m.callers = append(m.callers, added)
	m.current = added
	return added
}

// find finds a caller by label; nil: none. The caller holds m.mu.
func (m *Machine) find(label string) *caller {
	for _, c := range m.callers {
		if wintext.Same(c.label, label) {
			return c
		}
	}
	return nil
}

// caller finds a caller by label.
func (l *line) caller(label string) (*caller, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if c := l.find(label); c != nil {
		return c, nil
	}
	return nil, l.usage("nobody called %q is logged on%s", label, didYouMean(label, each(l.callers, (*caller).name), ""))
}

// mine returns the caller that the line speaks for.
func (l *line) mine() (*mpr.Caller, error) {
	if l.me == nil {
		return nil, l.usage("nobody is logged on; logon comes first")
	}
	return l.me.Caller, nil
}

// leave takes a caller out. The latest of those that remain is the current one.
func (m *Machine) leave(c *caller) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.callers = slices.DeleteFunc(m.callers, func(other *caller) bool { return other == c })
	if m.current == c {
		m.current = nil
		if n := len(m.callers); n > 0 {
			m.current = m.callers[n-1]
		}
	}
}

var switchCommand = &Command{
	Name: "switch", Args: "CALLER", Short: "speak for another caller from now on",
	examples: []string{`switch alice`}, complete: []kind{kindCaller},
	least: 1, most: 1, run: func(l *line) error {
		c, err := l.caller(l.args[0])
		if err != nil {
			return err
		}
		l.mu.Lock()
		defer l.mu.Unlock()
		l.current = c
		return nil
	},
}

var asCommand = &Command{
	Name: "as", Args: "CALLER COMMAND...", prefix: 1, Short: "run one command for another caller",
	examples: []string{`as bob net use`}, complete: []kind{kindCaller},
	least: 2, most: many, run: func(l *line) error {
		c, err := l.caller(l.args[0])
		if err != nil {
			return err
		}
		return l.runAs(c, l.out, l.told, l.args[1:])
	},
}

var callersCommand = &Command{
	Name: "callers", Short: "list who is logged on",
	run: func(l *line) error {
		l.mu.Lock()
		defer l.mu.Unlock()
		for _, c := range l.callers {
			mark := " "
			if c == l.current {
				mark = "*"
			}
			s := c.Session()
			l.printf("%s %-16s %-8s %-18s %s\n", mark, c.label, s.LUID(), s.Type(), s.User())
		}
		return nil
	},
}
