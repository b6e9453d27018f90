package scenario

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// network is an installed network: a fake one, with a hook around it for faults.
type network struct {
	fake *fake.Provider
	hook *hook.Hook
}

func (n *network) networkName() string { return n.fake.Name() }

// addNetwork installs a network, last in the order.
func (m *Machine) addNetwork(name string, netType uint32) (*network, error) {
	data := fake.Network{Kind: redirector.Kind{Name: name, NetType: netType}}
	if preset, ok := fake.Preset(name); ok && netType == 0 {
		data = preset
	}
	made, err := fake.New(data)
	if err != nil {
		return nil, err
	}
	n := &network{fake: made, hook: hook.New(made)}
	if err := m.router.AddProvider(n.hook); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.networks = append(m.networks, n)
	return n, nil
}

// network finds a network by name; "" is the first one.
func (l *line) network(name string) (*network, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, n := range l.networks {
		if name == "" || wintext.Same(n.networkName(), name) {
			return n, nil
		}
	}
	if name == "" {
		return nil, l.usage("there is no network")
	}
	return nil, l.usage("no network %q%s", name, didYouMean(name, each(l.networks, (*network).networkName), ""))
}

// anyNetwork tries something with each network until one knows the name that
// it is about; unknown is what those say who don't.
func (l *line) anyNetwork(unknown winerr.Errno, try func(*fake.Provider) error) error {
	l.mu.Lock()
	list := slices.Clone(l.networks)
	l.mu.Unlock()
	err := error(unknown)
	for _, n := range list {
		if err = try(n.fake); winerr.Code(err) != unknown {
			break
		}
	}
	// The definition of a network is the scenario's own text, no call that could end with a code.
	return l.misuse(err)
}

var networkCommand = &Command{
	Name: "network", Args: "[NAME]", Short: "install, start, stop or remove a network",
	long: "Without a name, the networks are listed in the order in which they are asked.\n" +
		"A machine begins with the " + DefaultNetwork + ". Servers are added to the\n" +
		"first network unless /network says otherwise. A network with the name of a real\n" +
		"one, such as Web Client Network (WebDAV), has its names and answers, unless\n" +
		"/type is given.",
	options: []option{
		{name: "type", value: "NUMBER", help: "its WNNC_NET_ number: 0x2E0000 is WebDAV", is: &plainNumber},
		{name: "start", value: "done|never|unknown|MS", help: "whether it has started, or in how many milliseconds it will", is: &startArgument},
		{name: "remove", help: "uninstall it"},
	},
	examples: []string{`network 'Web Client Network'`, `network 'Microsoft Windows Network' /start:never`},
	complete: []kind{kindNetwork},
	most:     1, run: runNetwork,
}

func runNetwork(l *line) error {
	if len(l.args) == 0 {
		for _, name := range l.router.ProviderOrder() {
			l.printf("%s\n", name)
		}
		return nil
	}
	if l.has("remove") {
		return l.removeNetwork(l.args[0])
	}
	n, err := l.network(l.args[0])
	if err != nil {
		if n, err = l.addNetwork(l.args[0], l.numbers["type"]); err != nil {
			return l.usage("%v", err)
		}
	} else if l.has("type") {
		return l.usage("%s is installed already, and keeps its type", n.networkName())
	}
	if l.has("start") {
		n.fake.SetStart(l.numbers["start"])
	}
	return nil
}

// startArgument is what a network may tell of its start.
var startArgument = argument{number: true, names: map[string]uint32{
	"done": provider.WNNC_START_DONE, "never": provider.WNNC_START_NEVER, "unknown": provider.WNNC_START_UNKNOWN,
}}

func (l *line) removeNetwork(name string) error {
	n, err := l.network(name)
	if err != nil {
		return err
	}
	if err := l.router.RemoveProvider(n.networkName()); err != nil {
		return l.usage("%v", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.networks = slices.DeleteFunc(l.networks, func(other *network) bool { return other == n })
	return nil
}

var orderCommand = &Command{
	Name: "order", Args: "NETWORK...", Short: "set the order in which networks are asked",
	examples: []string{`order 'Web Client Network' 'Microsoft Windows Network'`},
	complete: []kind{kindNetwork},
	least:    1, most: many, run: func(l *line) error {
		if err := l.router.SetProviderOrder(l.args...); err != nil {
			return l.usage("%v", err)
		}
		for i, name := range l.router.ProviderOrder() {
			l.printf("%d. %s\n", i+1, name)
		}
		return nil
	},
}

// setting is one field of mpr.Options, or of the router beside them.
type setting struct {
	name string
	get  func(*Machine) string
	set  func(*Machine, string) error
}

var settings = []setting{
	{"Version", func(m *Machine) string { return m.router.Options.Version.String() }, setVersion},
	oneOf("ServerIdentity", session.ResolvedAddress, func(o *mpr.Options) *session.ServerIdentity { return &o.ServerIdentity }),
	oneOf("ElevatedProfile", mpr.ElevatedShared, func(o *mpr.Options) *mpr.ElevatedProfile { return &o.ElevatedProfile }),
	onOff("EnableLinkedConnections", func(o *mpr.Options) *bool { return &o.EnableLinkedConnections }),
	{"LocalDisks", getLocalDisks, setLocalDisks},
	onOff("AllowDeviceRoot", func(o *mpr.Options) *bool { return &o.AllowDeviceRoot }),
	onOff("StrictResourceType", func(o *mpr.Options) *bool { return &o.StrictResourceType }),
	onOff("LenientCancelFlags", func(o *mpr.Options) *bool { return &o.LenientCancelFlags }),
	onOff("UniversalNameSizeStored", func(o *mpr.Options) *bool { return &o.UniversalNameSizeStored }),
	onOff("CancelRemoteAll", func(o *mpr.Options) *bool { return &o.CancelRemoteAll }),
	onOff("NullCredentialsConflict", func(o *mpr.Options) *bool { return &o.NullCredentialsConflict }),
	oneOf("RefusedPassword", session.RefusedLogonFailure, func(o *mpr.Options) *session.RefusedPassword { return &o.RefusedPassword }),
	onOff("BlockInsecureGuest", func(o *mpr.Options) *bool { return &o.BlockInsecureGuest }),
	onOff("SameUserOtherPassword", func(o *mpr.Options) *bool { return &o.SameUserOtherPassword }),
	onOff("ListImpliedConnections", func(o *mpr.Options) *bool { return &o.ListImpliedConnections }),
	onOff("TrimRemoteName", func(o *mpr.Options) *bool { return &o.TrimRemoteName }),
	onOff("GhostedRestore", func(o *mpr.Options) *bool { return &o.GhostedRestore }),
	oneOf("MPRPasswords", mpr.MPRPasswordsEmpty, func(o *mpr.Options) *mpr.MPRPasswords { return &o.MPRPasswords }),
	onOff("StationOfPage", func(o *mpr.Options) *bool { return &o.StationOfPage }),
	oneOf("DefaultUserValue", mpr.DefaultUserZero, func(o *mpr.Options) *mpr.DefaultUserValue { return &o.DefaultUserValue }),
	oneOf("UnstartedProvider", mpr.UnstartedOrRefusing, func(o *mpr.Options) *mpr.UnstartedProvider { return &o.UnstartedProvider }),
	onOff("StaleLastError", func(o *mpr.Options) *bool { return &o.StaleLastError }),
	onOff("ModalDisconnectDialog", func(o *mpr.Options) *bool { return &o.ModalDisconnectDialog }),
	{"UI", getUI, setUI},
}

// settingNames returns the names of all settings.
func settingNames() []string { return each(settings, func(s setting) string { return s.name }) }

// onOff returns a setting that is on or off.
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

func getLocalDisks(m *Machine) string { return cmp.Or(m.router.Options.LocalDisks, "C") }

func setLocalDisks(m *Machine, value string) error {
	for _, letter := range []byte(value) {
		if session.Letter(letter) == 0 && value != "-" {
			return fmt.Errorf("LocalDisks is letters such as CD, or - for none, not %q", value)
		}
	}
	m.router.Options.LocalDisks = value
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

// oneOf returns a setting whose values are constants, from 0 to last, which go by their names.
func oneOf[T interface {
	~uint8
	fmt.Stringer
}](name string, last T, field func(*mpr.Options) *T) setting {
	get := func(m *Machine) string { return (*field(&m.router.Options)).String() }
	return setting{name, get, func(m *Machine, value string) error {
		var names []string
		for v := T(0); v <= last; v++ {
			if strings.EqualFold(v.String(), value) {
				*field(&m.router.Options) = v
				return nil
			}
			names = append(names, v.String())
		}
		return fmt.Errorf("%s is %s, not %q", name, strings.Join(names, " or "), value)
	}}
}

var setCommand = &Command{
	Name: "set", Args: "[SETTING VALUE]", Short: "set how the machine behaves, before anybody logs on",
	long: "Without arguments all settings are shown. A Windows is one of Windows11,\n" +
		"Windows10, Windows7, WindowsVista, WindowsServer2003 and WindowsXP.",
	examples: []string{`set Version WindowsXP`, `set EnableLinkedConnections on`, `set ServerIdentity ResolvedAddress`},
	complete: []kind{kindSetting},
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
	if get(l.Machine, &l.used) {
		return l.usage("settings come before the first logon")
	}
	for _, s := range settings {
		if strings.EqualFold(s.name, l.args[0]) {
			return l.misuse(s.set(l.Machine, l.args[1]))
		}
	}
	return l.usage("no setting %q%s", l.args[0], didYouMean(l.args[0], settingNames(), ""))
}
