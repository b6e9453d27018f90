package scenario

import (
	"fmt"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
)

var connectDialogCommand = &Command{
	Name: "connectdialog", Args: "[REMOTE]", Short: "let the user connect a drive (ConnectionDialog1)",
	options: []option{
		{name: "type", value: "disk|print|N", help: "the dwType (disk if absent)", is: &typeArgument},
		{name: "fixed", help: "the path can't be changed (CONNDLG_RO_PATH)", flag: uint32(mpr.CONNDLG_RO_PATH)},
		{name: "recent", help: "begin with the most recent paths (CONNDLG_USE_MRU)", flag: uint32(mpr.CONNDLG_USE_MRU)},
		{name: "hidebox", help: "no reconnect box (CONNDLG_HIDE_BOX)", flag: uint32(mpr.CONNDLG_HIDE_BOX)},
		{name: "persist", help: "remember, whatever the box says (CONNDLG_PERSIST)", flag: uint32(mpr.CONNDLG_PERSIST)},
		{name: "notpersist", help: "don't remember (CONNDLG_NOT_PERSIST)", flag: uint32(mpr.CONNDLG_NOT_PERSIST)},
		{name: "simple", help: "call ConnectionDialog, which takes nothing but the type"},
	},
	examples: []string{`connectdialog`, `connectdialog \\files\docs /fixed`}, complete: []kind{kindRemote},
	most: 1, act: runConnectDialog,
}

func runConnectDialog(l *line, me *mpr.Caller) error {
	typ := l.resourceType(mpr.RESOURCETYPE_DISK)
	if l.has("simple") {
		return me.ConnectionDialog(0, typ)
	}
	dialog := mpr.ConnectDialog{Resource: &mpr.NetResource{Type: typ, RemoteName: l.arg(0)}, Flags: mpr.ConnectDialogFlags(l.flags())}
	if err := me.ConnectionDialog1(&dialog); err != nil {
		return err
	}
	if dialog.DevNum == mpr.NoDevice {
		l.printf("connected without a device\n")
		return nil
	}
	l.printf("connected as device number %d\n", dialog.DevNum)
	return nil
}

var disconnectDialogCommand = &Command{
	Name: "disconnectdialog", Short: "let the user choose what to disconnect (DisconnectDialog)",
	long: "The call returns at once and its dialog stays; the command waits for it, unless\n/nowait. The code is how the dialog ended.",
	options: []option{
		{name: "type", value: "disk|print|N", help: "the dwType (disk if absent)", is: &typeArgument},
		{name: "nowait", help: "don't wait for the user; dialog wait does it later"},
	},
	act: func(l *line, me *mpr.Caller) error {
		before := l.ui.noted()
		if err := me.DisconnectDialog(0, l.resourceType(mpr.RESOURCETYPE_DISK)); err != nil {
			return err
		}
		run := me.DisconnectDialogRun()
		l.mu.Lock()
		l.dialog = run
		l.mu.Unlock()
		if l.has("nowait") {
			l.ui.awaitMore(before, run)
			return nil
		}
		return run.Wait()
	},
}

var dialogCommand = &Command{
	Name: "dialog", Args: "wait|end", Short: "wait for the disconnect dialog that is up, or end its worker",
	examples: []string{`dialog wait`, `dialog end`},
	least:    1, most: 1, run: func(l *line) error {
		run := get(l.Machine, &l.dialog)
		if run == nil {
			return l.usage("no disconnect dialog was started")
		}
		switch strings.ToLower(l.args[0]) {
		case "wait":
		case "end":
			run.Terminate()
		default:
			return l.usage("it takes %s", l.command.Args)
		}
		return run.Wait()
	},
}

var disconnectDialog1Command = &Command{
	Name: "disconnectdialog1", Args: "[DEVICE] [REMOTE]", Short: "disconnect, with a question when files are open (DisconnectDialog1)",
	options: []option{
		{name: "update", help: "forget the device (DISC_UPDATE_PROFILE)", flag: uint32(mpr.DISC_UPDATE_PROFILE)},
		{name: "noforce", help: "ask before files are closed (DISC_NO_FORCE)", flag: uint32(mpr.DISC_NO_FORCE)},
		{name: "cb", value: "N", help: "the cbStructure, to see what a wrong one gives", is: &plainNumber},
	},
	examples: []string{`disconnectdialog1 Z: /noforce`}, complete: []kind{kindDevice, kindRemote},
	most: 2, act: func(l *line, me *mpr.Caller) error {
		dialog := mpr.DisconnectDialog{Size: l.numbers["cb"], Flags: mpr.DisconnectDialogFlags(l.flags())}
		for _, arg := range l.args {
			if isRemote(arg) {
				dialog.RemoteName = arg
			} else {
				dialog.LocalName = arg
			}
		}
		return me.DisconnectDialog1(&dialog)
	},
}

var replyCommand = &Command{
	Name: "reply", Args: "KIND [ARGUMENT...]", Short: "say what the user will do at the next dialog",
	long: `Each reply is for one dialog, in their order. The kinds:
  credentials USER PASSWORD   type into a prompt; /save ticks the box
  connect [DEVICE] REMOTE     fill in the connect dialog; /user, /password and
                              /reconnect as one would
  choose NAME...              pick connections in the disconnect dialog
  yes, no                     answer a question
  cancel                      cancel a dialog, or close a question
  cantshow                    the dialog can't be shown
  nothing                     leave the disconnect dialog open`,
	options: []option{
		{name: "save", help: "with credentials: remember them"},
		{name: "user", value: "USER", help: "with connect: connect as another user"},
		{name: "password", value: "PASSWORD", help: "with connect: the password"},
		{name: "reconnect", help: "with connect: tick reconnect at logon"},
	},
	examples: []string{`reply credentials files\alice secret`, `reply choose Z: Y:`, `reply connect Z: \\files\docs`},
	least:    1, most: many, run: runReply,
}

// replyKinds are the kinds of replies, with how many arguments make one.
var replyKinds = map[string]struct {
	least, most int
	reply       func(l *line, rest []string) mpr.Reply
}{
	"credentials": {3, 3, (*line).credentialsReply}, "connect": {2, 3, (*line).connectReply},
	"choose":   {1, many, func(_ *line, rest []string) mpr.Reply { return mpr.UserChooses(rest...) }},
	"yes":      {1, 1, fixed(mpr.UserSays(mpr.AnswerYes))},
	"no":       {1, 1, fixed(mpr.UserSays(mpr.AnswerNo))},
	"cancel":   {1, 1, fixed(mpr.UserCancels())},
	"cantshow": {1, 1, fixed(mpr.CantShow())},
	"nothing":  {1, 1, fixed(mpr.Reply{})},
}

// fixed returns what makes one reply, whatever the line says.
func fixed(reply mpr.Reply) func(*line, []string) mpr.Reply {
	return func(*line, []string) mpr.Reply { return reply }
}

func runReply(l *line) error {
	kind, rest := strings.ToLower(l.args[0]), l.args[1:]
	takes, known := replyKinds[kind]
	if !known {
		return l.usage("no kind of reply %q%s", kind, didYouMean(kind, sorted(replyKinds), ""))
	}
	if err := l.between(takes.least, takes.most); err != nil {
		return err
	}
	next := answer{text: join(l.args), reply: takes.reply(l, rest), hang: kind == "nothing"}
	if kind == "credentials" {
		next.text = "credentials " + rest[0] // without the password
	}
	l.ui.add(next)
	return nil
}

func (l *line) credentialsReply(rest []string) mpr.Reply {
	reply := mpr.UserTypes(rest[0], rest[1])
	if l.has("save") {
		reply = reply.AndSave()
	}
	return reply
}

func (l *line) connectReply(rest []string) mpr.Reply {
	reply := mpr.ConnectReply{Remote: rest[len(rest)-1], Reconnect: l.has("reconnect")}
	if len(rest) == 2 {
		reply.Local = rest[0]
	}
	if user, given := l.options["user"]; given {
		reply.Credentials.User = &user
	}
	if password, given := l.options["password"]; given {
		reply.Credentials.Password = mpr.NewPassword(password)
	}
	return mpr.UserConnects(reply)
}

var shownCommand = &Command{
	Name: "shown", Short: "list the dialogs that were shown since the last time",
	run: func(l *line) error {
		for _, shown := range l.ui.takeShown() {
			l.printf("%s\n", describeShown(shown))
		}
		return nil
	},
}

// describeShown returns the text of a dialog in one line.
func describeShown(shown any) string {
	switch d := shown.(type) {
	case mpr.CredentialPrompt:
		text := fmt.Sprintf("credential prompt for %s, user \"%s\"", d.Remote, d.User) // no %q: it doubles backslashes
		if d.CommandLine {
			text += ", on the command line"
		}
		if d.Reason != nil {
			text += ", after " + codeName(d.Reason)
		}
		return text
	case mpr.ConnectPrompt:
		return describeConnect(d)
	case mpr.DisconnectList:
		names := each(d.Connections, func(nr mpr.NetResource) string { return strings.TrimSpace(nr.LocalName + " " + nr.RemoteName) })
		return "disconnect dialog: " + strings.Join(names, ", ")
	case mpr.OpenFilesQuestion:
		return "question: files are open on " + strings.TrimSpace(d.Local+" "+d.Remote)
	case mpr.ShownError:
		return "error: " + codeName(d.Err)
	case mpr.DestroyedWindow:
		return "the window is destroyed"
	}
	return fmt.Sprintf("%T", shown)
}

func describeConnect(d mpr.ConnectPrompt) string {
	text := fmt.Sprintf("connect dialog, path \"%s\"", d.Resource.RemoteName)
	if d.ReadOnly {
		text += ", fixed"
	}
	if len(d.MostRecent) > 0 {
		text += ", recent " + strings.Join(d.MostRecent, " ")
	}
	switch {
	case d.HideBox:
		text += ", no reconnect box"
	case d.Reconnect:
		text += ", reconnect ticked"
	}
	return text
}
