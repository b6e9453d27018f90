package mpr

import (
	"context"
	"strconv"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// UI is everything that a user would see: the dialogs of the router and the
// providers. A test or a program supplies it; [ScriptedUI] answers from a
// script. Embed [NoUI] and override what you show. A method may block as long
// as a user would.
type UI interface {
	// PromptCredentials asks for user and password. ERROR_CANCELLED: the user
	// cancels.
	PromptCredentials(CredentialPrompt) (CredentialReply, error)

	// ConnectDialog lets the user choose what to connect. ERROR_CANCELLED: the
	// user cancels. Any other error: the dialog can't be shown.
	ConnectDialog(ConnectPrompt) (ConnectReply, error)

	// DisconnectDialog lets the user choose which connections to cancel, by
	// their places in the list. The dialog goes away when ctx ends.
	// ERROR_CANCELLED: the user cancels. Any other error: it can't be shown.
	DisconnectDialog(ctx context.Context, list DisconnectList) (chosen []int, err error)

	// ConfirmOpenFiles asks whether to disconnect although files are open. An
	// error: the question can't be shown.
	ConfirmOpenFiles(OpenFilesQuestion) (Answer, error)

	// ShowError shows an error that came up while a dialog was up.
	ShowError(owner Window, err error)

	// DestroyWindow tells that the owner window and its dialog are gone, since
	// the worker that ran the dialog was ended.
	DestroyWindow(owner Window)
}

// Answer is the user's answer to a question.
type Answer uint8

// String is the name of the constant, or "Answer(N)" for a number that is none.
func (a Answer) String() string {
	return nameOf("Answer", []string{"AnswerClosed", "AnswerYes", "AnswerNo"}, int(a))
}

// The answers to a question.
const (
	AnswerClosed Answer = iota
	AnswerYes
	AnswerNo
)

// CredentialPrompt asks for the credentials to a resource.
type CredentialPrompt struct {
	Owner       Window
	Remote      string
	Local       string // the device that is to be redirected; "" for none
	User        string // the user name to begin with
	CommandLine bool   // CONNECT_COMMANDLINE: ask on the command line, not in a window
	Reason      error  // why it is asked: what the provider answered last; nil the first time
}

// CredentialReply is what the user typed.
type CredentialReply struct {
	User     string
	Password Password
	Save     bool // the user ticked "remember my credentials"
}

// ConnectPrompt is the connect dialog before the user has touched it.
type ConnectPrompt struct {
	Owner      Window
	Resource   NetResource
	ReadOnly   bool // the path can't be changed (CONNDLG_RO_PATH)
	MostRecent []string
	HideBox    bool // no "reconnect at logon" box (CONNDLG_HIDE_BOX)
	Reconnect  bool // the box is ticked
}

// ConnectReply is what the user chose in the connect dialog.
type ConnectReply struct {
	Local       string // "" for a connection without device
	Remote      string
	Reconnect   bool
	Credentials Credentials // zero: "connect using different credentials" isn't ticked
}

// DisconnectList is the disconnect dialog before the user has touched it.
type DisconnectList struct {
	Owner       Window
	Connections []NetResource
}

// OpenFilesQuestion is the question that a cancel with open files leads to.
type OpenFilesQuestion struct {
	Owner  Window
	Local  string
	Remote string
}

// NoUI is what there is when nobody is there: a prompt is cancelled, a dialog
// or question can't be started (ERROR_NOT_ENOUGH_MEMORY).
type NoUI struct{}

var _ UI = NoUI{}

// PromptCredentials cancels: ERROR_CANCELLED.
func (NoUI) PromptCredentials(CredentialPrompt) (CredentialReply, error) {
	return CredentialReply{}, winerr.ERROR_CANCELLED
}

// ConnectDialog can't be started: ERROR_NOT_ENOUGH_MEMORY.
func (NoUI) ConnectDialog(ConnectPrompt) (ConnectReply, error) {
	return ConnectReply{}, winerr.ERROR_NOT_ENOUGH_MEMORY
}

// DisconnectDialog can't be started: ERROR_NOT_ENOUGH_MEMORY.
func (NoUI) DisconnectDialog(context.Context, DisconnectList) ([]int, error) {
	return nil, winerr.ERROR_NOT_ENOUGH_MEMORY
}

// ConfirmOpenFiles can't be shown: ERROR_NOT_ENOUGH_MEMORY.
func (NoUI) ConfirmOpenFiles(OpenFilesQuestion) (Answer, error) {
	return AnswerClosed, winerr.ERROR_NOT_ENOUGH_MEMORY
}

// ShowError shows nothing.
func (NoUI) ShowError(Window, error) {}

// DestroyWindow has nothing to destroy.
func (NoUI) DestroyWindow(Window) {}

// ui is the user interface of the machine.
func (r *Router) ui() UI {
	if r.UI != nil {
		return r.UI
	}
	return NoUI{}
}

// nameOf is the name at a place, or how a number without one is written.
func nameOf(typ string, names []string, n int) string {
	if n < len(names) {
		return names[n]
	}
	return typ + "(" + strconv.Itoa(n) + ")"
}
