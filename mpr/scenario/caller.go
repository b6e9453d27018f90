package scenario

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
)

// caller is somebody who is logged on, by the name that commands know them by.
type caller struct {
	*mpr.Caller
	label string
}

// Current is the name of the current caller, "" when nobody is logged on.
func (m *Machine) Current() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.current == nil {
		return ""
	}
	return m.current.label
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

// known reports whether there is a caller of a label.
func (m *Machine) known(label string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.find(label) != nil
}

// find finds a caller by label; nil: none. It needs m.mu.
func (m *Machine) find(label string) *caller {
	for _, c := range m.callers {
		if strings.EqualFold(c.label, label) {
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
	var labels []string
	for _, c := range l.callers {
		labels = append(labels, c.label)
	}
	return nil, l.usage("nobody called %q is logged on%s", label, DidYouMean(label, labels, ""))
}

// mine is who the line speaks for.
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
	Examples: []string{`switch alice`}, Complete: []Kind{KindCaller},
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
	Name: "as", Args: "CALLER COMMAND...", Prefix: 1, Short: "run one command for another caller",
	Examples: []string{`as bob net use`}, Complete: []Kind{KindCaller},
	most: many, run: func(l *line) error {
		if len(l.args) < 2 {
			return l.usage("it takes %s", l.command.Args)
		}
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
