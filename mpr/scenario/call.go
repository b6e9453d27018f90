package scenario

import (
	"fmt"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
)

var callCommand = &Command{
	Name: "call", Args: "CALL [NAME=VALUE...]", Short: "make a call as it is, and tell all that it answers",
	long: "CALL is named as in the documents, with or without the WNet in front and the W\n" +
		"behind. The command tells the code, the last error, the size that is left in\n" +
		"the buffer and what is in it, and succeeds whatever the code is. wnet record\n" +
		"makes the calls on a real machine.\n\n" +
		"size is that of the caller's buffer, in the unit of the call. With release a\n" +
		"connection is cancelled once it is made; a cancel can be tried while a file is\n" +
		"open, or while a directory is the current one. Enumerate lists with only what\n" +
		"begins so. Remembered is no call: it tells what the profile holds. The calls,\n" +
		"with their arguments:\n" + callHelp(),
	examples: []string{
		`call GetConnection local=Z: size=3`, `call AddConnection2 local=Z: remote=\\files\docs type=disk flags=UPDATE_PROFILE`,
		`call CancelConnection2 name=Z: force=no open=Z:\a.txt`, `call Enumerate scope=connected`,
	},
	complete: []kind{kindQuestion, kindArgument},
	most:     many,
}

func init() { callCommand.run = runCall }

func runCall(l *line) error {
	q, err := parseQuestion(l.args)
	if err != nil {
		return l.usage("%v", err)
	}
	asked := l.config.Answerer
	if asked == nil {
		me, err := l.mine()
		if err != nil {
			return err
		}
		asked = Emulated(me)
	}
	a := telling{n: asked}
	q.call.do(asked, q, &a)
	l.printf("%s", a.text.String())
	return nil
}

func callHelp() string {
	var b strings.Builder
	for _, c := range apiCalls {
		fmt.Fprintf(&b, "  %-24s %s\n", c.name, c.takes)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// parseCallLine reads the words of a line. asks is false for a line of another command;
// the error is a question that can't be understood.
func parseCallLine(list []string) (q Question, asks bool, err error) {
	command, rest := find(list)
	if command != callCommand {
		return q, false, nil
	}
	parsed, err := parseQuestion(rest)
	if err != nil {
		return q, true, &Usage{callCommand.Name, err.Error()}
	}
	q.Device = parsed.device()
	if name := parsed.texts["name"]; q.Device == "" && parsed.call.changes() {
		q.Remote = name
	}
	return q, true, nil
}

// completeArgument returns what an argument of a question may become: its name, or
// what can stand behind that.
func (m *Machine) completeArgument(call, word string) (list []string) {
	q, err := parseQuestion([]string{call})
	if err != nil {
		return nil
	}
	name, _, valued := strings.Cut(strings.ToLower(word), "=")
	if !valued {
		for _, name := range q.call.argumentNames() {
			list = append(list, name+"=")
		}
		return list
	}
	argument := callArguments[name]
	if !argument.number && argument.kind != kindText {
		return m.kind(argument.kind)
	}
	return argument.list()
}

// apiCall is a call that can be asked.
type apiCall struct {
	name  string
	takes string // the names of its arguments, with spaces between
	do    func(Answerer, *question, *telling)
}

func (c *apiCall) argumentNames() []string { return strings.Fields(c.takes) }

const (
	connecting = "local remote type provider user password flags"
	using      = connecting + " size release"
	cancelling = "name flags force open directory"
)

// apiCalls are the calls that there are.
var apiCalls = []*apiCall{
	{"AddConnection", "local remote password", func(n Answerer, q *question, a *telling) {
		a.told(n.AddConnection(q.texts["remote"], q.credentials().Password, q.texts["local"]))
	}},
	{"AddConnection2", connecting, func(n Answerer, q *question, a *telling) {
		a.told(n.AddConnection2(q.resource(), q.credentials(), q.flags()))
	}},
	{"AddConnection3", connecting, func(n Answerer, q *question, a *telling) {
		a.told(n.AddConnection3(0, q.resource(), q.credentials(), q.flags()))
	}},
	{"AddConnection4", connecting, func(n Answerer, q *question, a *telling) {
		a.told(n.AddConnection4(0, q.resource(), authOf(q.credentials()), q.flags(), nil))
	}},
	{"UseConnection", using, func(n Answerer, q *question, a *telling) {
		use, buf, err := n.Sized().UseConnection(0, q.resource(), q.credentials(), q.flags(), q.buffer())
		a.used(q, use, buf, err)
	}},
	{"UseConnection4", using, func(n Answerer, q *question, a *telling) {
		use, buf, err := n.Sized().UseConnection4(0, q.resource(), authOf(q.credentials()), q.flags(), nil, q.buffer())
		a.used(q, use, buf, err)
	}},
	{"CancelConnection", "name force open directory", func(n Answerer, q *question, a *telling) {
		a.holding(q, func() error { return n.CancelConnection(q.texts["name"], q.force()) })
	}},
	{"CancelConnection2", cancelling, func(n Answerer, q *question, a *telling) {
		a.holding(q, func() error { return n.CancelConnection2(q.texts["name"], q.flags(), q.force()) })
	}},
	{"RestoreSingleConnection", "local", func(n Answerer, q *question, a *telling) {
		a.told(n.RestoreSingleConnection(0, q.texts["local"], false))
	}},
	{"RestoreConnection", "local", func(n Answerer, q *question, a *telling) {
		a.told(n.RestoreConnection(0, q.texts["local"], mpr.UseUINo))
	}},
	{"GetConnection", "local size", func(n Answerer, q *question, a *telling) {
		remote, buf, err := n.Sized().GetConnection(q.texts["local"], q.buffer())
		a.told(err, "size", buf.Size, "remote", textOrNone(remote, err))
	}},
	{"GetUser", "name size", func(n Answerer, q *question, a *telling) {
		user, buf, err := n.Sized().GetUser(q.texts["name"], q.buffer())
		a.told(err, "size", buf.Size, "user", textOrNone(user, err))
	}},
	{"GetUniversalName", "path level size", func(n Answerer, q *question, a *telling) {
		level := mpr.UNIVERSAL_NAME_INFO_LEVEL
		if q.has("level") {
			level = mpr.Level(q.numbers["level"])
		}
		name, buf, err := n.Sized().GetUniversalName(q.texts["path"], level, q.buffer())
		a.told(err, "size", buf.Size, "universal", textOrNone(name.Universal, err),
			"connection", textOrNone(name.Connection, err), "remaining", textOrNone(name.Remaining, err))
	}},
	{"GetConnectionPerformance", "local remote provider", func(n Answerer, q *question, a *telling) {
		info, err := n.GetConnectionPerformance(q.resource())
		if a.told(err); err == nil {
			a.values("flags", hex(info.Flags), "speed", info.Speed, "delay", info.Delay, "optdatasize", info.OptDataSize)
		}
	}},
	{"GetResourceInformation", "remote type provider size", func(n Answerer, q *question, a *telling) {
		info, rest, buf, err := n.Sized().GetResourceInformation(q.resource(), q.buffer())
		a.told(err, "size", buf.Size, "rest", textOrNone(rest, err))
		a.resource("", info, err)
	}},
	{"GetResourceParent", "remote provider size", func(n Answerer, q *question, a *telling) {
		parent, buf, err := n.Sized().GetResourceParent(q.resource(), q.buffer())
		a.told(err, "size", buf.Size)
		a.resource("", parent, err)
	}},
	{"GetProviderName", "nettype size", func(n Answerer, q *question, a *telling) {
		name, buf, err := n.Sized().GetProviderName(q.numbers["nettype"], q.buffer())
		a.told(err, "size", buf.Size, "name", textOrNone(name, err))
	}},
	{"GetNetworkInformation", "provider", func(n Answerer, q *question, a *telling) {
		info, err := n.GetNetworkInformation(q.texts["provider"])
		if a.told(err); err == nil {
			a.values("status", info.Status, "characteristics", hex(info.Characteristics), "type", hex(info.NetType),
				"drives", hex(info.Drives), "printers", hex(info.Printers))
		}
	}},
	{"SetLastError", "code text provider", func(n Answerer, q *question, a *telling) {
		n.SetLastError(q.numbers["code"], q.texts["text"], q.texts["provider"])
		a.told(nil)
	}},
	{"GetLastError", "", func(n Answerer, _ *question, a *telling) {
		last := n.GetLastError()
		a.told(nil, "error", last.Code, "text", last.Text, "provider", last.Provider)
	}},
	{"Enumerate", "scope type usage remote provider only", enumerate},
	{"Remembered", "local", remembered},
}

// apiNames returns the names of the calls.
func apiNames() []string { return each(apiCalls, func(c *apiCall) string { return c.name }) }

// used tells how a connection is used, and with release takes it away.
func (a *telling) used(q *question, use mpr.Use, buf mpr.Buffer, err error) {
	a.told(err, "size", buf.Size, "access", textOrNone(use.AccessName, err))
	if err != nil {
		return
	}
	a.values("result", hex(use.Flags))
	if q.numbers["release"] != 0 {
		a.begin("then CancelConnection2:")
		a.told(a.n.CancelConnection2(use.AccessName, 0, true))
	}
}

// holding makes a call while a file is open, or a directory the current one.
func (a *telling) holding(q *question, call func() error) {
	for _, key := range []string{"open", "directory"} {
		if !q.has(key) {
			continue
		}
		release, err := a.n.Hold(q.texts[key], key == "directory")
		a.begin(key + ":")
		a.code(err)
		a.end()
		if err == nil {
			defer func() { _ = release() }() // the call may have closed it
		}
	}
	a.told(call())
}
