// Package termui is the user interface of an emulated machine on a terminal:
// prompts on lines, dialogs as forms and lists to choose from.
package termui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/huh/v2"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// Prompter asks for a line, or for one that doesn't show while it is typed. An
// error is a user who gives up.
type Prompter interface {
	Prompt(prompt string) (string, error)
	Password(prompt string) (string, error)

	// Plain leaves the terminal to others that read lines, until the result is
	// called.
	Plain() (again func())
}

// UI shows dialogs on a terminal. All fields are needed.
type UI struct {
	Prompter Prompter
	In       io.Reader
	Out      io.Writer
	Letters  func() []string // the free letters, for the connect dialog
}

var _ mpr.UI = (*UI)(nil)

// PromptCredentials asks on lines, for the command line as for a window.
func (u *UI) PromptCredentials(p mpr.CredentialPrompt) (mpr.CredentialReply, error) {
	if p.Reason != nil {
		fmt.Fprintf(u.Out, "%s\n", reason(p.Reason))
	}
	fmt.Fprintf(u.Out, "Enter the credentials for %s\n", p.Remote)
	label := "User name: "
	if p.User != "" {
		label = fmt.Sprintf("User name [%s]: ", p.User)
	}
	user, err := u.Prompter.Prompt(label)
	if err != nil {
		return mpr.CredentialReply{}, winerr.ERROR_CANCELLED
	}
	if user = strings.TrimSpace(user); user == "" {
		user = p.User
	}
	password, err := u.Prompter.Password("Password (it doesn't show): ")
	if err != nil {
		return mpr.CredentialReply{}, winerr.ERROR_CANCELLED
	}
	reply := mpr.CredentialReply{User: user, Password: mpr.NewPassword(password)}
	if !p.CommandLine {
		if reply.Save, err = u.yes("Remember my credentials?"); err != nil {
			return mpr.CredentialReply{}, winerr.ERROR_CANCELLED
		}
	}
	return reply, nil
}

// Confirm asks whether to go on. Who gives up doesn't want to.
func (u *UI) Confirm(question string) bool {
	yes, err := u.yes(question)
	return yes && err == nil
}

// yes asks a question on a line, to which no is the answer of somebody who only
// presses Enter.
func (u *UI) yes(question string) (bool, error) {
	answer, err := u.Prompter.Prompt(question + " [y/N]: ")
	return strings.HasPrefix(strings.ToLower(strings.TrimSpace(answer)), "y"), err
}

// reason is why something is asked again, in words.
func reason(err error) string {
	code := winerr.Code(err)
	return fmt.Sprintf("%s (%s)", code.Text(), code.Name())
}

// DisconnectDialog is a list to choose from.
func (u *UI) DisconnectDialog(ctx context.Context, list mpr.DisconnectList) ([]int, error) {
	if len(list.Connections) == 0 {
		fmt.Fprintln(u.Out, "There is nothing to disconnect.")
		return nil, winerr.ERROR_CANCELLED
	}
	var options []huh.Option[int]
	for i, nr := range list.Connections {
		options = append(options, huh.NewOption(name(nr), i))
	}
	var chosen []int
	if !plain() {
		fmt.Fprintln(u.Out, "Space marks, Enter disconnects what is marked, Esc cancels.")
	}
	field := huh.NewMultiSelect[int]().Title("Disconnect network drives").
		Options(options...).Height(min(len(options), maxRows) + headRows).Value(&chosen)
	if err := u.run(ctx, field); err != nil {
		return nil, err
	}
	for _, i := range chosen { // the list is gone from the terminal by now
		fmt.Fprintf(u.Out, "To be disconnected: %s\n", name(list.Connections[i]))
	}
	return chosen, nil
}

// How many rows a list shows at most, and how many its title may take. It is short
// and has no text below: on a narrow terminal those take rows from the list.
const (
	maxRows  = 10
	headRows = 2
)

func name(nr mpr.NetResource) string { return strings.TrimSpace(nr.LocalName + " " + nr.RemoteName) }

// ConfirmOpenFiles is a question with two buttons.
func (u *UI) ConfirmOpenFiles(q mpr.OpenFilesQuestion) (mpr.Answer, error) {
	var yes bool
	field := huh.NewConfirm().
		Title(fmt.Sprintf("Files are open on %s.", strings.TrimSpace(q.Local+" "+q.Remote))).
		Description("They are closed, and what isn't saved is lost. Disconnect?").
		Affirmative("Disconnect").Negative("Keep").Value(&yes)
	err := u.run(context.Background(), field)
	switch {
	case winerr.Code(err) == winerr.ERROR_CANCELLED:
		return mpr.AnswerClosed, nil
	case err != nil:
		return mpr.AnswerClosed, err
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

// run shows fields as one form. ERROR_CANCELLED: the user gave up, or ctx ended.
func (u *UI) run(ctx context.Context, fields ...huh.Field) error {
	keys := huh.NewDefaultKeyMap()
	keys.Quit = key.NewBinding(key.WithKeys("ctrl+c", "esc"), key.WithHelp("esc", "cancel"))
	in, giveBack, err := formInput(u.In)
	if err != nil {
		return err
	}
	defer giveBack()
	form := huh.NewForm(huh.NewGroup(fields...)).WithInput(in).WithOutput(u.Out).WithKeyMap(keys)
	if plain() {
		return u.askPlainly(ctx, form, in, giveBack)
	}
	err = form.RunWithContext(ctx)
	if errors.Is(err, huh.ErrUserAborted) || ctx.Err() != nil {
		return winerr.ERROR_CANCELLED
	}
	return err
}
