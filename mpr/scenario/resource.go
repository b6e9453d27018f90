package scenario

import (
	"fmt"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
)

// about is a call that asks about one name.
func about(name, args, short, example string, kind Kind, do func(*line, *mpr.Caller) error, options ...Option) *Command {
	return &Command{
		Name: name, Args: args, Short: short, Examples: []string{example}, Complete: []Kind{kind}, Options: options,
		least: 1, most: 1, act: do,
	}
}

// resource is the NETRESOURCE that a line is about.
func (l *line) resource() (*mpr.NetResource, error) {
	typ, err := l.resourceType(mpr.RESOURCETYPE_ANY)
	return &mpr.NetResource{RemoteName: l.args[0], Type: typ, Provider: l.options["provider"]}, err
}

var (
	typeOption     = Option{Name: "type", Value: "any|disk|print|N", Help: "the dwType (any if absent)"}
	providerOption = Option{Name: "provider", Value: "NETWORK", Help: "ask this network only", Kind: KindNetwork}
)

var informationCommand = about("information", "REMOTE", "tell which network owns a name (GetResourceInformation)",
	`information \\files\docs\dir\a.txt`, KindRemote, func(l *line, me *mpr.Caller) error {
		nr, err := l.resource()
		if err != nil {
			return err
		}
		info, system, err := me.GetResourceInformation(nr)
		if err != nil {
			return err
		}
		l.printf("%s\nrest %s\n", describeResource(info), orNone(system))
		return nil
	}, typeOption, providerOption)

var parentCommand = about("parent", "REMOTE", "tell what stands above a name (GetResourceParent)",
	`parent \\files\docs`, KindRemote, func(l *line, me *mpr.Caller) error {
		nr, err := l.resource()
		if err != nil {
			return err
		}
		if !l.has("provider") {
			nr.Provider = DefaultNetwork
		}
		parent, err := me.GetResourceParent(nr)
		if err != nil {
			return err
		}
		l.printf("%s\n", describeResource(parent))
		return nil
	}, providerOption)

var providerNameCommand = about("providername", "NUMBER", "tell the name of the network of a type (GetProviderName)",
	`providername 0x20000`, KindText, func(l *line, me *mpr.Caller) error {
		var n uint32
		if _, err := fmt.Sscan(l.args[0], &n); err != nil {
			return l.usage("%q is no number", l.args[0])
		}
		name, err := me.GetProviderName(n)
		if err == nil {
			l.printf("%s\n", name)
		}
		return err
	})

var netInfoCommand = about("netinfo", "NETWORK", "describe a network (GetNetworkInformation)",
	`netinfo 'Microsoft Windows Network'`, KindNetwork, func(l *line, me *mpr.Caller) error {
		info, err := me.GetNetworkInformation(l.args[0])
		if err == nil {
			l.printf("status %d, type %#x, drives %#x, printers %#x\n", info.Status, info.NetType, info.Drives, info.Printers)
		}
		return err
	})

var performanceCommand = about("performance", "DEVICE|REMOTE", "tell how fast a connection is (GetConnectionPerformance)",
	`performance Z:`, KindDevice, func(l *line, me *mpr.Caller) error {
		nr := &mpr.NetResource{LocalName: l.args[0]}
		if isRemote(l.args[0]) {
			nr = &mpr.NetResource{RemoteName: l.args[0]}
		}
		info, err := me.GetConnectionPerformance(nr)
		if err == nil {
			l.printf("speed %d, delay %d, flags %#x\n", info.Speed, info.Delay, uint32(info.Flags))
		}
		return err
	})

var resourceTypes = map[string]mpr.ResourceType{
	"any": mpr.RESOURCETYPE_ANY, "disk": mpr.RESOURCETYPE_DISK, "print": mpr.RESOURCETYPE_PRINT,
}

// word is a constant of the headers in a word, without what its name begins with.
func word(constant fmt.Stringer, begins string) string {
	return strings.ToLower(strings.ReplaceAll(constant.String(), begins, ""))
}

func typeOf(nr mpr.NetResource) string    { return word(nr.Type, "RESOURCETYPE_") }
func displayOf(nr mpr.NetResource) string { return word(nr.DisplayType, "RESOURCEDISPLAYTYPE_") }

// describeResource is a resource in one line.
func describeResource(nr mpr.NetResource) string {
	name := nr.RemoteName
	if name == "" {
		name = "(no name)"
	}
	return fmt.Sprintf("%s: %s, type %s, usage %#x, network %s",
		name, displayOf(nr), typeOf(nr), uint32(nr.Usage), orNone(nr.Provider))
}
