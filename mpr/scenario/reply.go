package scenario

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
)

var replyCommand = &Command{
	Name: "reply", Args: "KIND [ARGUMENT...]", Short: "say what the user will do at the next dialog",
	Long: `Each reply is for one dialog, in their order. The kinds:
  credentials USER PASSWORD   type into a prompt; /save ticks the box
  connect [DEVICE] REMOTE     fill in the connect dialog; /user, /password and
                              /reconnect as one would
  choose NAME...              pick connections in the disconnect dialog
  yes, no                     answer a question
  cancel                      cancel a dialog, or close a question
  cantshow                    the dialog can't be shown
  nothing                     leave the disconnect dialog open`,
	Options: []Option{
		{Name: "save", Help: "with credentials: remember them"},
		{Name: "user", Value: "USER", Help: "with connect: connect as another user"},
		{Name: "password", Value: "PASSWORD", Help: "with connect: the password"},
		{Name: "reconnect", Help: "with connect: tick reconnect at logon"},
	},
	Examples: []string{`reply credentials files\alice secret`, `reply choose Z: Y:`, `reply connect Z: \\files\docs`},
	most:     many, run: runReply,
}

// replyKinds are the kinds of replies, with how many arguments make one.
var replyKinds = map[string]struct{ least, most int }{
	"credentials": {3, 3}, "connect": {2, 3}, "choose": {1, many}, "yes": {1, 1}, "no": {1, 1},
	"cancel": {1, 1}, "cantshow": {1, 1}, "nothing": {1, 1},
}

func runReply(l *line) error {
	if len(l.args) == 0 {
		return l.usage("it takes %s", l.command.Args)
	}
	kind, rest := strings.ToLower(l.args[0]), l.args[1:]
	takes, known := replyKinds[kind]
	if !known {
		return l.usage("no kind of reply %q%s", kind, DidYouMean(kind, slices.Sorted(maps.Keys(replyKinds)), ""))
	}
	if err := l.between(takes.least, takes.most); err != nil {
		return err
	}
	next := answer{text: Join(l.args)}
	switch kind {
	case "credentials":
		next.text = "credentials " + rest[0]
		next.reply = mpr.TypeCredentials(rest[0], rest[1])
		if l.has("save") {
			next.reply = next.reply.AndSave()
		}
	case "connect":
		next.reply = mpr.Connect(l.connectReply(rest))
	case "choose":
		next.reply = mpr.Choose(rest...)
	case "yes":
		next.reply = mpr.Say(mpr.AnswerYes)
	case "no":
		next.reply = mpr.Say(mpr.AnswerNo)
	case "cancel":
		next.reply = mpr.Cancel()
	case "cantshow":
		next.reply = mpr.CantShow()
	case "nothing":
		next.hang = true
	}
	l.ui.add(next)
	return nil
}

func (l *line) connectReply(rest []string) mpr.ConnectReply {
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
	return reply
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

// describeShown is a dialog in one line.
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
		var names []string
		for _, nr := range d.Connections {
			names = append(names, strings.TrimSpace(nr.LocalName+" "+nr.RemoteName))
		}
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
