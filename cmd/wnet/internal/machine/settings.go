package machine

import (
	"fmt"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// setting is one field of mpr.Options.
type setting struct {
	name string
	get  func(*mpr.Options) string
	set  func(*mpr.Options, string) error
}

var settings = []setting{
	{"Version", func(o *mpr.Options) string { return o.Version.String() }, setVersion},
	{"ServerIdentity", serverIdentity, setServerIdentity},
	onOff("EnableLinkedConnections", func(o *mpr.Options) *bool { return &o.EnableLinkedConnections }),
	onOff("AllowDeviceRoot", func(o *mpr.Options) *bool { return &o.AllowDeviceRoot }),
	onOff("StrictResourceType", func(o *mpr.Options) *bool { return &o.StrictResourceType }),
	onOff("CancelRemoteAll", func(o *mpr.Options) *bool { return &o.CancelRemoteAll }),
	onOff("StaleLastError", func(o *mpr.Options) *bool { return &o.StaleLastError }),
	onOff("ModalDisconnectDialog", func(o *mpr.Options) *bool { return &o.ModalDisconnectDialog }),
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
	get := func(o *mpr.Options) string {
		if *field(o) {
			return "on"
		}
		return "off"
	}
	return setting{name, get, func(o *mpr.Options, value string) error {
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

func setVersion(o *mpr.Options, value string) (err error) {
	version, err := session.ParseVersion(value)
	if err == nil {
		o.Version = version
	}
	return err
}

var serverIdentities = map[session.ServerIdentity]string{
	session.AsSpelled: "AsSpelled", session.ResolvedAddress: "ResolvedAddress",
}

func serverIdentity(o *mpr.Options) string { return serverIdentities[o.ServerIdentity] }

func setServerIdentity(o *mpr.Options, value string) error {
	for identity, name := range serverIdentities {
		if strings.EqualFold(name, value) {
			o.ServerIdentity = identity
			return nil
		}
	}
	return fmt.Errorf("ServerIdentity is AsSpelled or ResolvedAddress, not %q", value)
}
