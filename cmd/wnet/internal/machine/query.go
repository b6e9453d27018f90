package machine

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// sizeOption makes a call with a caller's buffer.
var sizeOption = Option{Name: "size", Value: "N|null", Help: "the size of the caller's buffer, to see what a small one gives"}

// buffer is the buffer of /size, and whether there is one to pass: without the
// option there isn't, and with /size:null it is nil.
func (l *line) buffer() (buf *mpr.Buffer, given bool, err error) {
	if !l.has("size") || strings.EqualFold(l.options["size"], "null") {
		return nil, l.has("size"), nil
	}
	size, err := number(l, "size", 0)
	return &mpr.Buffer{Size: size}, true, err
}

// query is a call that asks with one argument for one text.
type query struct {
	name, args, short, example string
	least                      int
	kind                       Kind
	ask                        func(*mpr.Caller, string) (string, error)
	askSized                   func(*mpr.Caller, string, *mpr.Buffer) (string, error)
}

func (q query) command() *Command {
	return &Command{
		Name: q.name, Args: q.args, Short: q.short, Options: []Option{sizeOption},
		Examples: []string{q.example}, Complete: []Kind{q.kind},
		least: q.least, most: 1, act: func(l *line, me *mpr.Caller) error {
			buf, given, err := l.buffer()
			if err != nil {
				return err
			}
			var text string
			if given {
				text, err = q.askSized(me, l.arg(0), buf)
				l.sized(buf)
			} else {
				text, err = q.ask(me, l.arg(0))
			}
			if err == nil || winerr.Code(err) == winerr.ERROR_CONNECTION_UNAVAIL {
				l.printf("%s\n", text)
			}
			return err
		},
	}
}

var connectionCommand = query{
	name: "connection", args: "DEVICE", least: 1, kind: KindDevice,
	short: "tell what a device is connected to (GetConnection)", example: `connection Z:`,
	ask: (*mpr.Caller).GetConnection, askSized: (*mpr.Caller).GetConnectionSized,
}.command()

var getUserCommand = query{
	name: "getuser", args: "[DEVICE|REMOTE]", kind: KindDevice,
	short: "tell the user of a connection, or of the caller (GetUser)", example: `getuser Z:`,
	ask: (*mpr.Caller).GetUser, askSized: (*mpr.Caller).GetUserSized,
}.command()

var universalCommand = &Command{
	Name: "universal", Args: "PATH", Short: "tell the network name of a path on a drive (GetUniversalName)",
	Options: []Option{
		{Name: "level", Value: "universal|remote", Help: "the level (universal if absent)"},
		sizeOption,
		{Name: "null", Help: "with /size: the buffer itself is NULL"},
		{Name: "ansi", Help: "with /size: as the A form counts"},
	},
	Examples: []string{`universal Z:\dir\a.txt`, `universal Z:\dir\a.txt /level:remote`}, Complete: []Kind{KindRemote},
	least: 1, most: 1, act: runUniversal,
}

func runUniversal(l *line, me *mpr.Caller) error {
	level := mpr.UNIVERSAL_NAME_INFO_LEVEL
	switch text := strings.ToLower(l.options["level"]); text {
	case "remote":
		level = mpr.REMOTE_NAME_INFO_LEVEL
	case "", "universal":
	default:
		n, err := number(l, "level", 0)
		if err != nil {
			return err
		}
		level = mpr.Level(n)
	}
	buf, given, err := l.buffer()
	if err != nil {
		return err
	}
	var name mpr.UniversalName
	if !given {
		name, err = me.GetUniversalName(l.args[0], level)
	} else {
		if buf != nil {
			buf.NULL = l.has("null")
			if l.has("ansi") {
				buf.Layout.Char = 1
			}
		}
		name, err = me.GetUniversalNameSized(l.args[0], level, buf)
		l.sized(buf)
	}
	if err != nil {
		return err
	}
	l.printf("%s\n", name.Universal)
	if level == mpr.REMOTE_NAME_INFO_LEVEL {
		l.printf("connection %s\nremaining %s\n", name.Connection, name.Remaining)
	}
	return nil
}

var lastErrorCommand = &Command{
	Name: "lasterror", Args: "[CODE]", Short: "show the last error of the current caller, or set it",
	Long:     "Below the code stands what a network reported last with ERROR_EXTENDED_ERROR.",
	Examples: []string{`lasterror`, `lasterror 0`}, Complete: []Kind{KindCode},
	most: 1, act: func(l *line, me *mpr.Caller) error {
		if len(l.args) > 0 {
			code, err := ParseCode(l.args[0])
			if err != nil {
				return l.usage("%v", err)
			}
			me.SetLastErrno(code)
			return nil
		}
		code := me.LastErrno() // before GetLastError, which is a call too
		l.printf("%s\n", describeCode(code, nil))
		if last := me.GetLastError(); last != (mpr.LastError{}) {
			l.printf("%s says %d: %s\n", last.Provider, last.Code, last.Text)
		}
		return nil
	},
}

var restoreCommand = &Command{
	Name: "restore", Args: "[DEVICE]", Short: "connect a remembered device again, or all of them",
	Long: "That is RestoreConnection up to Windows Server 2003 and RestoreSingleConnection\nfrom Windows Vista on, unless /call says otherwise.",
	Options: []Option{
		{Name: "noui", Help: "show no prompt"},
		{Name: "call", Value: "CALL", Help: "RestoreConnection or RestoreSingleConnection"},
	},
	Examples: []string{`restore`, `restore Z: /noui`}, Complete: []Kind{KindDevice},
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
