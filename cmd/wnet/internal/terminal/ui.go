package terminal

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// Prompter asks for a line, or for one that doesn't show while it is typed. An
// error is a user who gives up.
type Prompter interface {
	Prompt(prompt string) (string, error)
	Password(prompt string) (string, error)
}

// UI shows dialogs on a terminal. All fields are needed.
type UI struct {
	Prompter Prompter
	Out      io.Writer
	Letters  func() []string // the free letters, for the connect dialog
}

var _ mpr.UI = (*UI)(nil)

// PromptCredentials asks for a user, a password and, unless the command line asks,
// whether to remember them.
func (u *UI) PromptCredentials(ctx context.Context, p mpr.CredentialPrompt) (mpr.CredentialReply, error) {
	if p.Reason != nil {
		fmt.Fprintf(u.Out, "%s\n", reason(p.Reason))
	}
	fmt.Fprintf(u.Out, "Enter the credentials for %s\n", p.Remote)
	user, err := u.text("User name", p.User)
	if err != nil {
		return mpr.CredentialReply{}, err
	}
	password, err := u.Prompter.Password("Password (it doesn't show): ")
	if err != nil {
		return mpr.CredentialReply{}, winerr.ERROR_CANCELLED
	}
	reply := mpr.CredentialReply{User: user, Password: mpr.NewPassword(password)}
	if !p.CommandLine {
		if reply.Save, err = u.yes("Remember my credentials?", false); err != nil {
			return mpr.CredentialReply{}, err
		}
	}
	return reply, nil
}

// ConnectDialog asks for letter, share, whether to reconnect, and whether to ask
// for other credentials.
func (u *UI) ConnectDialog(ctx context.Context, p mpr.ConnectPrompt) (reply mpr.ConnectReply, err error) {
	letters := append(u.Letters(), "none")
	fmt.Fprintf(u.Out, "Drive (Enter takes %s)\n", letters[0])
	var choices []string
	for i, letter := range letters {
		choices = append(choices, fmt.Sprintf("%d=%s", i+1, letter))
	}
	say(u.Out, strings.Join(choices, "  "))
	at, err := u.number(1, len(letters), 1)
	if err != nil {
		return mpr.ConnectReply{}, err
	}
	if at < len(letters) { // not "none"
		reply.Local = letters[at-1]
	}
	if reply.Remote, err = u.folder(p); err != nil {
		return mpr.ConnectReply{}, err
	}
	reply.Reconnect = p.Reconnect
	if !p.HideBox {
		if reply.Reconnect, err = u.yes("Reconnect at logon?", p.Reconnect); err != nil {
			return mpr.ConnectReply{}, err
		}
	}
	other, err := u.yes("Connect using different credentials?", false)
	switch {
	case err != nil:
		return mpr.ConnectReply{}, err
	case !other:
		return reply, nil
	}
	cred, err := u.PromptCredentials(ctx, mpr.CredentialPrompt{Remote: reply.Remote, CommandLine: true})
	if err != nil {
		return mpr.ConnectReply{}, err
	}
	reply.Credentials = mpr.Credentials{User: &cred.User, Password: cred.Password}
	return reply, nil
}

// folder asks for the path of a connect dialog, unless that is fixed. Enter takes
// the path of the prompt, or else the most recent one.
func (u *UI) folder(p mpr.ConnectPrompt) (string, error) {
	stands := p.Resource.RemoteName
	if p.ReadOnly {
		fmt.Fprintf(u.Out, "Folder: %s\n", stands)
		return stands, nil
	}
	if stands == "" && len(p.MostRecent) > 0 {
		stands = p.MostRecent[0]
	}
	for {
		remote, err := u.text("Folder", stands)
		if err != nil || strings.HasPrefix(remote, `\\`) {
			return remote, err
		}
		fmt.Fprintln(u.Out, `a folder on the network begins with \\`)
	}
}

// DisconnectDialog shows the connections as a list, in which numbers mark. ERROR_CANCELLED:
// the user gave up, there is nothing to choose, or ctx has ended.
func (u *UI) DisconnectDialog(ctx context.Context, list mpr.DisconnectList) ([]int, error) {
	if len(list.Connections) == 0 {
		fmt.Fprintln(u.Out, "There is nothing to disconnect.")
		return nil, winerr.ERROR_CANCELLED
	}
	fmt.Fprintln(u.Out, "Disconnect network drives")
	fmt.Fprintln(u.Out, "A number marks one, or takes the mark away; 0 disconnects what is marked.")
	marked := make([]bool, len(list.Connections))
	for {
		for i, nr := range list.Connections {
			mark := " "
			if marked[i] {
				mark = "✓"
			}
			fmt.Fprintf(u.Out, "%d. %s %s\n", i+1, mark, name(nr))
		}
		at, err := u.number(0, len(marked), -1)
		switch {
		case err != nil:
			return nil, err
		case ctx.Err() != nil:
			return nil, winerr.ERROR_CANCELLED
		case at == 0:
			return u.marked(list, marked), nil
		}
		marked[at-1] = !marked[at-1]
	}
}

// marked tells and returns which connections are marked.
func (u *UI) marked(list mpr.DisconnectList, marked []bool) (chosen []int) {
	for i, yes := range marked {
		if yes {
			fmt.Fprintf(u.Out, "To be disconnected: %s\n", name(list.Connections[i]))
			chosen = append(chosen, i)
		}
	}
	return chosen
}

func name(nr mpr.NetResource) string { return strings.TrimSpace(nr.LocalName + " " + nr.RemoteName) }

// ConfirmOpenFiles asks whether to close open files. A user who gives up has closed
// the question, and when ctx ends nobody's answer counts.
func (u *UI) ConfirmOpenFiles(ctx context.Context, q mpr.OpenFilesQuestion) (mpr.Answer, error) {
	fmt.Fprintf(u.Out, "Files are open on %s.\nThey are closed, and what isn't saved is lost.\n", strings.TrimSpace(q.Local+" "+q.Remote))
	yes, err := u.yes("Disconnect?", false)
	switch {
	case err != nil, ctx.Err() != nil:
		return mpr.AnswerClosed, nil
	case yes:
		fmt.Fprintln(u.Out, "The open files are closed.")
		return mpr.AnswerYes, nil
	}
	fmt.Fprintln(u.Out, "The open files are kept.")
	return mpr.AnswerNo, nil
}

// ShowError says what went wrong.
func (u *UI) ShowError(_ mpr.Window, err error) { fmt.Fprintf(u.Out, "%s\n", reason(err)) }

// DestroyWindow says that a dialog is gone.
func (u *UI) DestroyWindow(mpr.Window) { fmt.Fprintln(u.Out, "The dialog is gone with its program.") }

// Confirm asks whether to go on. A user who gives up doesn't want to.
func (u *UI) Confirm(question string) bool {
	yes, err := u.yes(question, false)
	return yes && err == nil
}

// yes asks a question, to which Enter alone answers absent. ERROR_CANCELLED: the
// user gave up.
func (u *UI) yes(question string, absent bool) (bool, error) {
	choice := " [y/N]: "
	if absent {
		choice = " [Y/n]: "
	}
	answer, err := u.ask(question + choice)
	if err != nil || answer == "" {
		return absent, err
	}
	return strings.HasPrefix(strings.ToLower(answer), "y"), nil
}

// ask returns what is typed, without spaces around it. ERROR_CANCELLED: the user gave up.
func (u *UI) ask(prompt string) (string, error) {
	answer, err := u.Prompter.Prompt(prompt)
	if err != nil {
		return "", winerr.ERROR_CANCELLED
	}
	return strings.TrimSpace(answer), nil
}

// text asks for a text without spaces around it, for which Enter alone takes the
// one that stands there. ERROR_CANCELLED: the user gave up.
func (u *UI) text(label, stands string) (string, error) {
	if stands != "" {
		label = fmt.Sprintf("%s [%s]", label, stands)
	}
	answer, err := u.ask(label + ": ")
	if answer == "" {
		answer = stands
	}
	return answer, err
}

// number asks for a number until one fits. Enter alone is the number absent, which
// may be one that doesn't fit. ERROR_CANCELLED: the user gave up.
func (u *UI) number(least, most, absent int) (int, error) {
	for {
		answer, err := u.ask(fmt.Sprintf("Enter a number between %d and %d: ", least, most))
		if err != nil {
			return 0, err
		}
		n := absent
		if answer != "" {
			n, err = strconv.Atoi(answer)
		}
		if err == nil && least <= n && n <= most {
			return n, nil
		}
		fmt.Fprintf(u.Out, "It must be a number between %d and %d.\n", least, most)
	}
}

// reason returns in words why something is asked again.
func reason(err error) string {
	code := winerr.Code(err)
	return fmt.Sprintf("%s (%s)", code.Text(), code.Name())
}
