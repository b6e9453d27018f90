package scenario

import (
	"context"
	"errors"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/scenario/netuse"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session/wintext"
)

var netUseCommand = &Command{
	Name: "net use", Args: `[DEVICE|*] [REMOTE] [PASSWORD|*]`,
	Short: "list connections, connect, or disconnect",
	long: "DEVICE is a letter as Z: or a port as LPT1; * takes the next free one; without\n" +
		"it the connection has no device. Without a password the user's own is used; \"\"\n" +
		"is no password, and * asks for it. /persistent is for this connection alone: no\n" +
		"setting lasts for those to come, as it does on Windows.\n\n" +
		"/delete forgets the device as well, unless /keep. With * it disconnects all\n" +
		"that has no open files, with /force that too; on a terminal it asks first.",
	options: []option{
		{name: "user", value: "USER", help: "connect as another user"},
		{name: "persistent", value: "yes|no", help: "remember the device, to be restored at the next logon (no if absent)"},
		{name: "delete", help: "disconnect"},
		{name: "force", help: "with /delete: close open files"},
		{name: "keep", help: "with /delete: the device stays remembered"},
		{name: "yes", help: "with * and /delete: don't ask"},
		{name: "savecred", help: "save a password that is asked for"},
		typeOption, providerOption,
		{name: "flags", value: "FLAG,FLAG", help: "further CONNECT_ flags, by name or number", kind: kindFlags, is: &flagsArgument},
		{name: "call", value: "CALL", help: "the call to make: AddConnection, AddConnection2 (as without), AddConnection3, AddConnection4, UseConnection, UseConnection4; with /delete CancelConnection or CancelConnection2"},
		{name: "size", value: "N", help: "with UseConnection: the characters that its buffer for the access name has", is: &plainNumber},
	},
	examples: []string{
		`net use`, `net use Z: \\files\docs`, `net use * \\files\docs secret /user:files\alice /persistent:yes`,
		`net use \\files\IPC$`, `net use Z: /delete`, `net use Z: /delete /force`, `net use * /delete /yes`,
	},
	complete: []kind{kindDevice, kindRemote, kindText},
	most:     3, words: (*line).netUse, act: runNetUse,
}

// netUse sorts the words as the program net does, with the options that only this command has.
func (l *line) netUse(list []string) error {
	known := make(map[string]option)
	var more []netuse.Switch
	for _, o := range l.command.options {
		known[o.name] = o
		more = append(more, netuse.Switch{Name: o.name, Value: o.value})
	}
	u, err := netuse.Parse(list, more...)
	if wrong := new(netuse.SyntaxError); errors.As(err, &wrong) && wrong.Switch != "" {
		return l.usage("%v%s", err, didYouMean(wrong.Switch, sorted(known), "/"))
	}
	if err != nil {
		return l.misuse(err)
	}
	for name, value := range u.Switches {
		o, ours := known[name]
		if !ours {
			return l.usage("/%s is for the program net alone", name)
		}
		l.options[name] = value
		if err := l.value(o, value); err != nil {
			return err
		}
	}
	if u.Device != "" {
		l.args = append(l.args, u.Device)
	}
	for _, word := range []*string{u.Remote, u.Password} {
		if word != nil {
			l.args = append(l.args, *word)
		}
	}
	return nil
}

func runNetUse(l *line, me *mpr.Caller) error {
	switch {
	case l.has("delete"):
		return l.cancel(me)
	case len(l.args) == 0:
		for _, option := range l.command.options {
			if l.has(option.name) {
				return l.usage("/%s is for a connection: to what?", option.name)
			}
		}
		return l.connections(me)
	case len(l.args) == 1 && !strings.HasPrefix(l.args[0], `\\`) && l.args[0] != "*" && len(l.options) == 0:
		return l.showConnection(me, l.args[0])
	}
	return l.connect(me)
}

// request is what net use asks for.
type request struct {
	nr    mpr.NetResource
	cred  mpr.Credentials
	flags mpr.ConnectFlags
	pick  bool // the device is to be chosen
}

func (l *line) request() (r request, err error) {
	rest := l.args
	if !isRemote(rest[0]) {
		r.nr.LocalName, rest = rest[0], rest[1:]
	}
	if r.nr.LocalName == "*" {
		r.nr.LocalName, r.pick = "", true
	}
	if len(rest) == 0 {
		return r, l.usage("to what? a remote name is missing")
	}
	r.nr.RemoteName, rest = rest[0], rest[1:]
	if len(rest) > 1 {
		return r, l.usage("too many arguments, from %s on", quoted(rest[1]))
	}
	r.nr.Provider = l.options["provider"]
	r.nr.Type = l.resourceType(mpr.RESOURCETYPE_ANY)
	if r.flags, err = l.connectFlags(); err != nil {
		return r, err
	}
	if user, given := l.options["user"]; given {
		r.cred.User = &user
	}
	if len(rest) == 1 {
		r.cred.Password = mpr.NewPassword(rest[0])
		if rest[0] == "*" {
			r.cred.Password, err = l.askPassword(&r)
		}
	}
	return r, err
}

// isRemote reports whether a word can't be meant as a device.
func isRemote(word string) bool {
	return strings.HasPrefix(word, `\\`) || strings.Contains(word, "/") || word == ""
}

// askPassword asks for what stands behind the * of net use: a user at a terminal
// for the password alone, everybody else as a prompt of Windows does.
func (l *line) askPassword(r *request) (mpr.Password, error) {
	if ask := l.config.Password; ask != nil && !l.ui.prepared() {
		password, err := ask("Password for " + r.nr.RemoteName + " (it doesn't show): ")
		if err != nil {
			return mpr.Password{}, winerr.ERROR_CANCELLED
		}
		return mpr.NewPassword(password), nil
	}
	user, _ := r.cred.UserName()
	reply, err := l.ui.PromptCredentials(context.Background(), mpr.CredentialPrompt{
		Remote: r.nr.RemoteName, Local: r.nr.LocalName, User: user, CommandLine: true,
	})
	return reply.Password, err
}

// resourceType returns the type of the line's resource.
func (l *line) resourceType(absent mpr.ResourceType) mpr.ResourceType {
	if !l.has("type") {
		return absent
	}
	return mpr.ResourceType(l.numbers["type"])
}

// connectFlagNames are the flags of a connection by their names in the headers,
// without what these begin with.
var connectFlagNames = func() map[string]mpr.ConnectFlags {
	names := make(map[string]mpr.ConnectFlags)
	for bit := range 32 {
		flag := mpr.ConnectFlags(1) << bit
		if name, named := strings.CutPrefix(flag.String(), "CONNECT_"); named {
			names[name] = flag
		}
	}
	return names
}()

// flagNames returns the names of the connection flags, in full.
func flagNames() []string {
	var names []string
	for _, name := range sorted(connectFlagNames) {
		names = append(names, "CONNECT_"+name)
	}
	return names
}

// connectFlags returns the flags that the options stand for.
func (l *line) connectFlags() (mpr.ConnectFlags, error) {
	flags := mpr.ConnectFlags(l.numbers["flags"])
	switch persistent := strings.ToLower(l.options["persistent"]); persistent {
	case "yes":
		flags |= mpr.CONNECT_UPDATE_PROFILE
	case "", "no":
	default:
		return 0, l.usage("/persistent is yes or no, not %q", persistent)
	}
	if l.has("savecred") {
		flags |= provider.CONNECT_INTERACTIVE | provider.CONNECT_COMMANDLINE | provider.CONNECT_CMD_SAVECRED
	}
	return flags, nil
}

const noConnections = "There are no connections."

// connections lists what is connected and what is remembered, as net use does.
func (l *line) connections(me *mpr.Caller) error {
	table := NewTable("Status", "Local", "Remote", "Network")
	seen := make(map[string]bool)
	connected, err := connectionsOf(me)
	if err != nil {
		return err
	}
	for _, nr := range connected {
		seen[nr.LocalName] = true
		status := "OK"
		if state, err := me.Workstation().UseState(nr.LocalName, nr.RemoteName); err == nil && state.Disconnected {
			status = "Disconnected"
		}
		table.Row(status, nr.LocalName, nr.RemoteName, nr.Provider)
	}
	for nr, err := range mpr.Resources(me, mpr.RESOURCE_REMEMBERED, mpr.RESOURCETYPE_ANY, 0, nil) {
		if err != nil {
			return err
		}
		if !seen[nr.LocalName] {
			table.Row("Unavailable", nr.LocalName, nr.RemoteName, nr.Provider)
		}
	}
	table.Write(l.out, noConnections)
	return nil
}

// showConnection shows one device, as net use with a device does.
func (l *line) showConnection(me *mpr.Caller, device string) error {
	remote, err := me.GetConnection(device)
	if err == nil || winerr.Code(err) == winerr.ERROR_CONNECTION_UNAVAIL {
		l.printf("%s is %s\n", device, remote)
	}
	return err
}

// connect makes the connecting call that the line asks for.
func (l *line) connect(me *mpr.Caller) error {
	r, err := l.request()
	if err != nil {
		return err
	}
	call := l.options["call"]
	if r.pick {
		// Only UseConnection chooses a device, and it asks for the type.
		r.flags |= mpr.CONNECT_REDIRECT
		if call == "" {
			call = "UseConnection"
		}
		if r.nr.Type == mpr.RESOURCETYPE_ANY && !l.has("type") {
			r.nr.Type = mpr.RESOURCETYPE_DISK
		}
	}
	switch strings.ToLower(call) {
	case "addconnection":
		err = me.AddConnection(r.nr.RemoteName, r.cred.Password, r.nr.LocalName)
	case "", "addconnection2":
		err = me.AddConnection2(&r.nr, r.cred, r.flags)
	case "addconnection3":
		err = me.AddConnection3(0, &r.nr, r.cred, r.flags)
	case "addconnection4":
		err = me.AddConnection4(0, &r.nr, authOf(r.cred), r.flags, nil)
	case "useconnection", "useconnection4":
		return l.useConnection(me, &r, strings.HasSuffix(call, "4"))
	default:
		return l.usage("no call %q that connects", call)
	}
	if err == nil {
		l.connected(r.nr.LocalName, r.nr.RemoteName)
	}
	return err
}

// connected tells what is connected now.
func (l *line) connected(local, remote string) {
	if local == "" {
		l.printf("connected to %s\n", remote)
		return
	}
	l.printf("%s is now %s\n", wintext.Upper(local), remote)
}

// authOf returns the authentication buffer for credentials; nil for the default ones.
func authOf(cred mpr.Credentials) []byte {
	if cred.IsDefault() {
		return nil
	}
	return redirector.PackCredentials(cred)
}

func (l *line) useConnection(me *mpr.Caller, r *request, v4 bool) error {
	buf := mpr.Buffer{None: true}
	if l.has("size") {
		buf = mpr.Buffer{Size: l.numbers["size"]}
	}
	var use mpr.Use
	var err error
	if v4 {
		use, buf, err = me.Sized().UseConnection4(0, &r.nr, authOf(r.cred), r.flags, nil, buf)
	} else {
		use, buf, err = me.Sized().UseConnection(0, &r.nr, r.cred, r.flags, buf)
	}
	l.sized(buf)
	if err != nil {
		return err
	}
	local := ""
	if use.Flags&provider.CONNECT_LOCALDRIVE != 0 {
		local = use.AccessName
	}
	l.connected(local, r.nr.RemoteName)
	return nil
}

// sized tells what a call left in the size of a buffer.
func (l *line) sized(buf mpr.Buffer) {
	if !buf.None {
		l.printf("size %d\n", buf.Size)
	}
}
