package mpr

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
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

// ScriptedUI is a user who answers from a script: each dialog or question takes
// the next reply. What was shown is kept to assert on. The zero value has an
// empty script, so nothing can be shown.
//
//	ui := mpr.NewScriptedUI(mpr.TypeCredentials("alice", "wrong"), mpr.TypeCredentials("alice", "secret"))
type ScriptedUI struct {
	mu    sync.Mutex // protects what follows
	next  []Reply
	shown []any
	err   error
}

// Reply is what a scripted user does at one dialog.
type Reply struct {
	kind    replyKind
	cred    CredentialReply
	connect ConnectReply
	names   []string
	answer  Answer
	err     error
}

type replyKind string

const (
	replyCredentials replyKind = "TypeCredentials"
	replyConnect     replyKind = "Connect"
	replyChoose      replyKind = "Choose"
	replyAnswer      replyKind = "Say"
	replyAny         replyKind = "any dialog" // Cancel and CantShow do for all of them
)

// TypeCredentials types user and password into a credential prompt.
func TypeCredentials(user, password string) Reply {
	return Reply{kind: replyCredentials, cred: CredentialReply{User: user, Password: NewPassword(password)}}
}

// AndSave ticks "remember my credentials" as well.
func (r Reply) AndSave() Reply {
	r.cred.Save = true
	return r
}

// Connect fills in the connect dialog.
func Connect(reply ConnectReply) Reply { return Reply{kind: replyConnect, connect: reply} }

// Choose picks connections in the disconnect dialog, by local or remote name.
func Choose(names ...string) Reply { return Reply{kind: replyChoose, names: names} }

// Say answers a question.
func Say(answer Answer) Reply { return Reply{kind: replyAnswer, answer: answer} }

// Cancel cancels whatever dialog comes, and closes whatever question.
func Cancel() Reply { return Reply{kind: replyAny, err: winerr.ERROR_CANCELLED} }

// CantShow makes whatever comes fail to be shown.
func CantShow() Reply { return Reply{kind: replyAny, err: winerr.ERROR_NOT_ENOUGH_MEMORY} }

// Shown errors and destroyed windows, as [ScriptedUI.Shown] lists them.
type (
	// ShownError is an error that was shown.
	ShownError struct {
		Owner Window
		Err   error
	}
	// DestroyedWindow is a window that went with its worker.
	DestroyedWindow struct{ Owner Window }
)

var _ UI = (*ScriptedUI)(nil)

// NewScriptedUI makes a user with a script.
func NewScriptedUI(replies ...Reply) *ScriptedUI { return &ScriptedUI{next: replies} }

// Then adds to the script.
func (u *ScriptedUI) Then(replies ...Reply) *ScriptedUI {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.next = append(u.next, replies...)
	return u
}

// Shown lists all that was shown: [CredentialPrompt], [ConnectPrompt],
// [DisconnectList], [OpenFilesQuestion], [ShownError], [DestroyedWindow].
func (u *ScriptedUI) Shown() []any {
	u.mu.Lock()
	defer u.mu.Unlock()
	return slices.Clone(u.shown)
}

// Err tells what didn't go by the script: a dialog that it didn't expect, or
// replies that were left over. nil: all went as written.
func (u *ScriptedUI) Err() error {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.err == nil && len(u.next) > 0 {
		return fmt.Errorf("scripted user: %d replies left over, the next is %s", len(u.next), u.next[0].kind)
	}
	return u.err
}

// take shows something and takes the reply to it.
func (u *ScriptedUI) take(kind replyKind, shown any) (Reply, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.shown = append(u.shown, shown)
	if len(u.next) == 0 {
		u.err = errors.Join(u.err, fmt.Errorf("scripted user: no reply left for %T", shown))
		return Reply{}, winerr.ERROR_NOT_ENOUGH_MEMORY
	}
	reply := u.next[0]
	if reply.kind != kind && reply.kind != replyAny {
		u.err = errors.Join(u.err, fmt.Errorf("scripted user: %T came, but the script has %s", shown, reply.kind))
		return Reply{}, winerr.ERROR_NOT_ENOUGH_MEMORY
	}
	u.next = u.next[1:]
	return reply, reply.err
}

// PromptCredentials takes a reply of TypeCredentials. ERROR_CANCELLED or
// ERROR_NOT_ENOUGH_MEMORY: the reply is [Cancel] or [CantShow]; the latter also
// when the script has no reply for it.
func (u *ScriptedUI) PromptCredentials(p CredentialPrompt) (CredentialReply, error) {
	reply, err := u.take(replyCredentials, p)
	return reply.cred, err
}

// ConnectDialog takes a reply of Connect. Codes of
// [ScriptedUI.PromptCredentials].
func (u *ScriptedUI) ConnectDialog(p ConnectPrompt) (ConnectReply, error) {
	reply, err := u.take(replyConnect, p)
	return reply.connect, err
}

// DisconnectDialog takes a reply of Choose. Codes of
// [ScriptedUI.PromptCredentials].
func (u *ScriptedUI) DisconnectDialog(_ context.Context, list DisconnectList) ([]int, error) {
	reply, err := u.take(replyChoose, list)
	if err != nil {
		return nil, err
	}
	var chosen []int
	for _, name := range reply.names {
		at := slices.IndexFunc(list.Connections, func(nr NetResource) bool {
			return wintext.Same(nr.LocalName, name) || sameRemote(nr.RemoteName, name)
		})
		if at < 0 {
			u.miss(fmt.Errorf("scripted user: %s isn't in the disconnect dialog", name))
			continue
		}
		chosen = append(chosen, at)
	}
	return chosen, nil
}

func (u *ScriptedUI) miss(err error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.err = errors.Join(u.err, err)
}

// ConfirmOpenFiles takes a reply of Say; [Cancel] closes the question.
// ERROR_NOT_ENOUGH_MEMORY: the reply is [CantShow], or the script has none for it.
func (u *ScriptedUI) ConfirmOpenFiles(q OpenFilesQuestion) (Answer, error) {
	reply, err := u.take(replyAnswer, q)
	if errors.Is(err, winerr.ERROR_CANCELLED) {
		return AnswerClosed, nil
	}
	return reply.answer, err
}

// ShowError keeps the error.
func (u *ScriptedUI) ShowError(owner Window, err error) { u.keep(ShownError{owner, err}) }

// DestroyWindow keeps the window.
func (u *ScriptedUI) DestroyWindow(owner Window) { u.keep(DestroyedWindow{owner}) }

func (u *ScriptedUI) keep(shown any) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.shown = append(u.shown, shown)
}
