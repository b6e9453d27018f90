package netuse

import (
	"errors"
	"fmt"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// use is net use.
func (n *net) use(args []string) int {
	if asksForHelp(args) {
		return n.usage(n.Out, 0, "use")
	}
	u, err := Parse(args)
	switch {
	case err != nil:
		return n.usage(n.Err, 1, "use")
	case u.Has("help"):
		return n.usage(n.Out, 0, "use")
	}
	if value := u.Switches["persistent"]; value != "" {
		if err := n.Workstation.SetSaveConnections(value == "yes"); err != nil {
			return n.fail(err)
		}
	}
	remote := n.restoreBackslashes(u)
	switch {
	case u.Has("delete") && u.Device == "*":
		return n.deleteAll(u)
	case u.Has("delete"):
		return n.delete(u, u.Device+remote)
	case u.Has("home"):
		if n.Home == "" {
			n.errf("The user's home directory could not be determined.\n\n")
			return 2
		}
		return n.connect(u, n.Home)
	case u.Device == "" && u.Remote == nil && u.Has("persistent"):
		return n.succeeded()
	case u.Device == "" && u.Remote == nil:
		return n.list()
	case u.Remote == nil || u.Device == "" && u.Password == nil && len(u.Switches) == 0:
		return n.show(u, remote)
	}
	return n.connect(u, remote)
}

// restoreBackslashes returns the remote name of a line, "" for none. A name whose backslashes a POSIX shell has eaten is
// taken for what was meant, and that is said.
func (n *net) restoreBackslashes(u *Use) string {
	if u.Remote == nil {
		return ""
	}
	name := *u.Remote
	server, rest, deep := strings.Cut(strings.TrimPrefix(name, `\`), `\`)
	switch {
	case n.Note == nil || isRemote(name):
	case strings.HasPrefix(name, `\`) && deep && server != "" && rest != "":
		n.Note(fmt.Sprintf(`net use: %s is taken for \%s: in double quotes a shell makes one backslash of two`, name, name))
		return `\` + name
	case !strings.Contains(name, `:`):
		n.Note(fmt.Sprintf(`net use: %s is no network name: a shell takes backslashes away unless they stand in single quotes, as in '\\server\share'`, name))
	}
	return name
}

// entry is a connection or a remembered drive as it is listed.
type entry struct {
	mpr.NetResource
	status string
}

// entries returns the connections, and the remembered drives that aren't connected.
func (n *net) entries() (list []entry, err error) {
	seen := make(map[string]bool)
	for nr, err := range mpr.Resources(n.Network, mpr.RESOURCE_CONNECTED, mpr.RESOURCETYPE_ANY, 0, nil) {
		if err != nil {
			return nil, err
		}
		seen[nr.LocalName] = true
		list = append(list, entry{nr, n.status(nr)})
	}
	for nr, err := range mpr.Resources(n.Network, mpr.RESOURCE_REMEMBERED, mpr.RESOURCETYPE_ANY, 0, nil) {
		if err != nil {
			return nil, err
		}
		if !seen[nr.LocalName] {
			list = append(list, entry{nr, n.unavailable})
		}
	}
	return list, nil
}

// lanMan is the network whose connections net use tells the states of.
const lanMan = "Microsoft Windows Network"

// status returns the word for a connection, "" for that of another network.
func (n *net) status(nr mpr.NetResource) string {
	if nr.Provider != lanMan {
		return ""
	}
	if state, err := n.Workstation.UseState(nr.LocalName, nr.RemoteName); err == nil && state.Disconnected {
		return n.disconnected
	}
	return n.ok
}

const line79 = "-------------------------------------------------------------------------------"

// list prints all connections.
func (n *net) list() int {
	save, err := n.Workstation.SaveConnections()
	if err != nil {
		return n.fail(err)
	}
	list, err := n.entries()
	if err != nil {
		return n.fail(err)
	}
	first := n.remembered
	if !save {
		first = n.notRemembered
	}
	n.outf("%s\n\n", first)
	if len(list) == 0 {
		n.outf("%s\n\n", n.noEntries)
		return 0
	}
	n.outf("\n%-12s %-9s %-25s %s\n\n%s\n", n.columns[0], n.columns[1], n.columns[2], n.columns[3], line79)
	for _, e := range list {
		n.outf("%-12.12s %-9s ", e.status, e.LocalName)
		if wintext.Units(e.RemoteName) <= 25 {
			n.outf("%-25s %s\n", e.RemoteName, e.Provider)
		} else {
			n.outf("%s\n%48s%s\n", e.RemoteName, "", e.Provider)
		}
	}
	return n.succeeded()
}

// show prints one connection by its device or its remote name. A remote name that isn't connected is connected.
func (n *net) show(u *Use, remote string) int {
	list, err := n.entries()
	if err != nil {
		return n.fail(err)
	}
	for _, e := range list {
		if u.Device != "" && wintext.Same(e.LocalName, u.Device) || u.Device == "" && e.status != n.unavailable && wintext.Same(e.RemoteName, remote) {
			return n.block(e)
		}
	}
	if u.Device == "" {
		return n.connect(u, remote)
	}
	return n.fail(winerr.ERROR_NOT_CONNECTED)
}

// block prints what there is to know of one connection.
func (n *net) block(e entry) int {
	kind := n.disk
	if e.Type == mpr.RESOURCETYPE_PRINT {
		kind = n.print
	}
	values := []string{e.LocalName, e.RemoteName, kind}
	if e.Provider == lanMan {
		state, err := n.Workstation.UseState(e.LocalName, e.RemoteName)
		number := 0
		if err == nil {
			number = 1
		}
		values = append(values, e.status, fmt.Sprint(state.Opens), fmt.Sprint(number))
	}
	for i, value := range values {
		n.outf("%s\n", strings.TrimRight(fmt.Sprintf("%-18s%s", n.fields[i], value), " "))
	}
	return n.succeeded()
}

// connect connects a remote name as the line says, and asks what Windows asks.
func (n *net) connect(u *Use, remote string) int {
	nr, cred, flags, err := n.request(u, remote)
	if err != nil {
		return n.fail(err)
	}
	local, err := n.add(u, &nr, cred, flags)
	if err != nil && refused(err) && u.Password == nil {
		if cred, err = n.credentials(remote, cred); err == nil {
			local, err = n.add(u, &nr, cred, flags)
		}
		if err == nil && u.Has("savecred") {
			err = n.Workstation.SaveCredentials(hostOf(remote), cred)
		}
	}
	switch {
	case errors.Is(err, errNoAnswer), errors.Is(err, errDeclined):
		return 2
	case err != nil:
		return n.fail(err)
	}
	if u.Device == "*" {
		n.outf("%s\n\n", fmt.Sprintf(n.nowConnected, local, remote))
	}
	return n.succeeded()
}

// request returns the arguments of the call that connects.
func (n *net) request(u *Use, remote string) (nr mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, err error) {
	nr.RemoteName = remote
	switch device, wrong := session.ParseName(u.Device); {
	case u.Device == "*":
		nr.Type = mpr.RESOURCETYPE_DISK
		flags |= mpr.CONNECT_REDIRECT
	case u.Device == "":
	default:
		nr.LocalName, nr.Type = u.Device, mpr.RESOURCETYPE_DISK
		if wrong == nil && device.IsPrinter() {
			nr.Type = mpr.RESOURCETYPE_PRINT
		}
	}
	if user, given := u.Switches["user"]; given {
		cred.User = &user
	}
	if u.Password != nil {
		cred.Password = mpr.NewPassword(*u.Password)
		if *u.Password == "*" {
			n.outf(n.typePassword, remote)
			if cred.Password, err = n.secret(); err != nil {
				return nr, cred, flags, err
			}
		}
	}
	save, err := n.Workstation.SaveConnections()
	if err == nil && save && u.Device != "" {
		flags |= mpr.CONNECT_UPDATE_PROFILE
	}
	for name, flag := range qualities {
		if u.Has(name) {
			flags |= flag
		}
	}
	if u.Has("smartcard") || u.Switches["transport"] == "quic" {
		err = winerr.ERROR_NOT_SUPPORTED
	}
	return nr, cred, flags, err
}

// qualities are the switches that stand for a flag of the call.
var qualities = map[string]mpr.ConnectFlags{
	"requireintegrity": provider.CONNECT_REQUIRE_INTEGRITY, "requireprivacy": provider.CONNECT_REQUIRE_PRIVACY,
	"writethrough": provider.CONNECT_WRITE_THROUGH_SEMANTICS, "global": provider.CONNECT_GLOBAL_MAPPING,
}

// add connects. A letter that is remembered for something else is forgotten first, if the user agrees. It returns the
// device.
func (n *net) add(u *Use, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) (local string, err error) {
	call := func() error {
		if u.Device == "*" {
			use, err := n.Network.UseConnection(0, nr, cred, flags)
			local = use.AccessName
			return err
		}
		return n.Network.AddConnection2(nr, cred, flags)
	}
	err = call()
	if winerr.Code(err) != winerr.ERROR_DEVICE_ALREADY_REMEMBERED || flags&mpr.CONNECT_UPDATE_PROFILE == 0 {
		return local, err
	}
	remote, _ := n.Network.GetConnection(nr.LocalName)
	n.outf("%s\n\n", fmt.Sprintf(n.hasRemembered, nr.LocalName, remote))
	switch yes, err := n.ask(u, n.overwrite, true); {
	case err != nil:
		return "", err
	case !yes:
		return "", errDeclined
	}
	if err := n.Network.CancelConnection2(nr.LocalName, mpr.CONNECT_UPDATE_PROFILE, false); err != nil {
		return "", err
	}
	return local, call()
}

// delete disconnects one device or remote name, and forgets it.
func (n *net) delete(u *Use, name string) int {
	switch err := n.cancel(u, name); {
	case errors.Is(err, errNoAnswer), errors.Is(err, errDeclined):
		return 2
	case err != nil:
		return n.fail(err)
	}
	n.outf("%s\n\n", fmt.Sprintf(n.deleted, name))
	return 0
}

// cancel disconnects by force if the user agrees.
func (n *net) cancel(u *Use, name string) error {
	err := n.Network.CancelConnection2(name, mpr.CONNECT_UPDATE_PROFILE, false)
	if winerr.Code(err) != winerr.ERROR_OPEN_FILES {
		return err
	}
	if !u.Has("yes") {
		n.outf("%s\n\n", fmt.Sprintf(n.openFiles, name))
	}
	switch yes, err := n.ask(u, n.force, false); {
	case err != nil:
		return err
	case !yes:
		return errDeclined
	}
	return n.Network.CancelConnection2(name, mpr.CONNECT_UPDATE_PROFILE, true)
}

// deleteAll disconnects and forgets everything. What can't be disconnected is said, and the rest goes on.
func (n *net) deleteAll(u *Use) int {
	list, err := n.entries()
	if err != nil {
		return n.fail(err)
	}
	if len(list) == 0 {
		n.outf("%s\n\n", n.noEntries)
		return 0
	}
	n.outf("%s\n\n", n.youHave)
	for _, e := range list {
		n.outf("    %-16s%s\n", e.LocalName, e.RemoteName)
	}
	n.outf("%s\n\n", n.continuing)
	if yes, err := n.ask(u, n.proceed, false); err != nil || !yes {
		return 2
	}
	exit := 0
	for _, e := range list {
		name := e.LocalName
		if name == "" {
			name = e.RemoteName
		}
		switch err := n.cancel(u, name); {
		case errors.Is(err, errNoAnswer):
			return 2
		case errors.Is(err, errDeclined):
			exit = 2
		case err != nil:
			exit = n.fail(err)
		}
	}
	if exit != 0 {
		return exit
	}
	return n.succeeded()
}
