package scenario

import (
	"fmt"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// setting is one field of mpr.Options, or of the router beside them.
type setting struct {
	name string
	get  func(*Machine) string
	set  func(*Machine, string) error
}

var settings = []setting{
	{"Version", func(m *Machine) string { return m.router.Options.Version.String() }, setVersion},
	{"ServerIdentity", serverIdentity, setServerIdentity},
	onOff("EnableLinkedConnections", func(o *mpr.Options) *bool { return &o.EnableLinkedConnections }),
	onOff("AllowDeviceRoot", func(o *mpr.Options) *bool { return &o.AllowDeviceRoot }),
	onOff("StrictResourceType", func(o *mpr.Options) *bool { return &o.StrictResourceType }),
	onOff("CancelRemoteAll", func(o *mpr.Options) *bool { return &o.CancelRemoteAll }),
	onOff("StaleLastError", func(o *mpr.Options) *bool { return &o.StaleLastError }),
	onOff("ModalDisconnectDialog", func(o *mpr.Options) *bool { return &o.ModalDisconnectDialog }),
	{"UI", getUI, setUI},
}

// SettingNames are the names of all settings.
func SettingNames() []string {
	var names []string
	for _, s := range settings {
		names = append(names, s.name)
	}
	return names
}

// onOff is a setting that is on or off.
func onOff(name string, field func(*mpr.Options) *bool) setting {
	get := func(m *Machine) string {
		if *field(&m.router.Options) {
			return "on"
		}
		return "off"
	}
	return setting{name, get, func(m *Machine, value string) error {
		o := &m.router.Options
		switch strings.ToLower(value) {
		case "on", "yes", "true", "1":
			*field(o) = true
		case "off", "no", "false", "0":
			*field(o) = false
		default:
			return fmt.Errorf("%s is on or off, not %q", name, value)
		}
		return nil
	}}
}

func setVersion(m *Machine, value string) error {
	version, err := session.ParseVersion(value)
	if err != nil {
		var names []string
		for v := session.Windows11; v <= session.WindowsXP; v++ {
			names = append(names, v.String())
		}
		return fmt.Errorf("no Windows %q: it is one of %s", value, strings.Join(names, ", "))
	}
	m.router.Options.Version = version
	return nil
}

func getUI(m *Machine) string {
	if m.router.UI == nil {
		return "none"
	}
	return "user"
}

// setUI says whether there is a user interface at all, as for a service.
func setUI(m *Machine, value string) error {
	switch strings.ToLower(value) {
	case "none":
		m.router.UI = nil
	case "user":
		m.router.UI = &m.ui
	default:
		return fmt.Errorf("UI is user or none, not %q", value)
	}
	return nil
}

func serverIdentity(m *Machine) string { return m.router.Options.ServerIdentity.String() }

func setServerIdentity(m *Machine, value string) error {
	for identity := session.AsSpelled; identity <= session.ResolvedAddress; identity++ {
		if strings.EqualFold(identity.String(), value) {
			m.router.Options.ServerIdentity = identity
			return nil
		}
	}
	return fmt.Errorf("ServerIdentity is AsSpelled or ResolvedAddress, not %q", value)
}

var setCommand = &Command{
	Name: "set", Args: "[SETTING VALUE]", Short: "set how the machine behaves, before anybody logs on",
	Long: "Without arguments all settings are shown. A Windows is one of Windows11,\n" +
		"Windows10, Windows7, WindowsVista, WindowsServer2003 and WindowsXP.",
	Examples: []string{`set Version WindowsXP`, `set EnableLinkedConnections on`, `set ServerIdentity ResolvedAddress`},
	Complete: []Kind{KindSetting},
	most:     2, run: runSet,
}

func runSet(l *line) error {
	if len(l.args) == 0 {
		for _, s := range settings {
			l.printf("%-24s %s\n", s.name, s.get(l.Machine))
		}
		return nil
	}
	if err := l.between(2, 2); err != nil {
		return err
	}
	l.mu.Lock()
	used := l.used
	l.mu.Unlock()
	if used {
		return l.usage("settings come before the first logon")
	}
	for _, s := range settings {
		if strings.EqualFold(s.name, l.args[0]) {
			if err := s.set(l.Machine, l.args[1]); err != nil {
				return l.usage("%v", err)
			}
			return nil
		}
	}
	return l.usage("no setting %q%s", l.args[0], DidYouMean(l.args[0], SettingNames(), ""))
}
