package scenario

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// cancel disconnects what the line names, or with * everything.
func (l *line) cancel(me *mpr.Caller) error {
	if len(l.args) != 1 {
		return l.usage("/delete takes one DEVICE or REMOTE, or * for all")
	}
	disconnect, err := l.disconnecting(me)
	if err != nil {
		return err
	}
	if l.args[0] == "*" {
		return l.cancelAll(me, disconnect)
	}
	return disconnect(l.args[0])
}

// disconnecting returns the cancelling call that the line asks for.
func (l *line) disconnecting(me *mpr.Caller) (func(name string) error, error) {
	flags, err := l.connectFlags()
	if err != nil {
		return nil, err
	}
	if !l.has("keep") {
		flags |= mpr.CONNECT_UPDATE_PROFILE
	}
	force := l.has("force")
	var call func(string) error
	switch name := l.options["call"]; strings.ToLower(name) {
	case "cancelconnection":
		call = func(name string) error { return me.CancelConnection(name, force) }
	case "", "cancelconnection2":
		call = func(name string) error { return me.CancelConnection2(name, flags, force) }
	default:
		return nil, l.usage("no call %q that cancels", name)
	}
	return func(name string) error {
		err := call(name)
		if err == nil {
			l.printf("%s is disconnected\n", name)
		}
		return err
	}, nil
}

// cancelAll disconnects everything that can be. The error is that of the first
// one that can't.
func (l *line) cancelAll(me *mpr.Caller, disconnect func(name string) error) error {
	all, err := connectionsOf(me)
	switch {
	case err != nil:
		return err
	case len(all) == 0:
		l.printf("%s\n", noConnections)
		return nil
	case !l.agreed(all):
		return winerr.ERROR_CANCELLED
	}
	var first error
	for _, nr := range all {
		name := nr.LocalName
		if name == "" {
			name = nr.RemoteName
		}
		if err := disconnect(name); err != nil {
			l.printf("%s is left connected: %s\n", name, Describe(err))
			if first == nil {
				first = err
			}
		}
	}
	return first
}

// agreed asks somebody at a terminal whether all this is to go.
func (l *line) agreed(all []mpr.NetResource) bool {
	if l.config.Confirm == nil || l.has("yes") {
		return true
	}
	for _, nr := range all {
		l.printf("%s\n", strings.TrimSpace(nr.LocalName+" "+nr.RemoteName))
	}
	return l.config.Confirm("Disconnect all of these?")
}

// connectionsOf returns all connections of a caller, in the order of its networks.
func connectionsOf(me *mpr.Caller) (all []mpr.NetResource, err error) {
	for nr, err := range mpr.Resources(me, mpr.RESOURCE_CONNECTED, mpr.RESOURCETYPE_ANY, 0, nil) {
		if err != nil {
			return nil, err
		}
		all = append(all, nr)
	}
	return all, nil
}

var restoreCommand = &Command{
	Name: "restore", Args: "[DEVICE]", Short: "connect a remembered device again, or all of them",
	long: "That is RestoreConnection up to Windows Server 2003 and RestoreSingleConnection\nfrom Windows Vista on, unless /call says otherwise.",
	options: []option{
		{name: "noui", help: "show no prompt"},
		{name: "call", value: "CALL", help: "RestoreConnection or RestoreSingleConnection"},
	},
	examples: []string{`restore`, `restore Z: /noui`}, complete: []kind{kindDevice},
	most: 1, act: runRestore,
}

func runRestore(l *line, me *mpr.Caller) error {
	old := !l.router.Options.Version.AtLeast(session.WindowsVista)
	switch call := strings.ToLower(l.options["call"]); call {
	case "":
	case "restoreconnection", "restoresingleconnection":
		old = call == "restoreconnection"
	default:
		return l.usage("no call %q that restores", l.options["call"])
	}
	var err error
	if old {
		ui := mpr.UseUIYes
		if l.has("noui") {
			ui = mpr.UseUINo
		}
		err = me.RestoreConnection(0, l.arg(0), ui)
	} else {
		err = me.RestoreSingleConnection(0, l.arg(0), !l.has("noui"))
	}
	if err == nil {
		l.printf("restored\n")
	}
	return err
}
