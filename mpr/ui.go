package mpr

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// UI shows the user what the router and the providers have to show. A test or a program supplies it: [ScriptedUI]
// answers from a script. An implementation embeds [NoUI] and overrides what it shows. A method may block as long as a
// user would.
type UI interface {
	// PromptCredentials asks for user and password. The prompt goes away when ctx ends, because its process has.
	// ERROR_CANCELLED: the user cancels.
	PromptCredentials(ctx context.Context, p CredentialPrompt) (CredentialReply, error)

	// ConnectDialog lets the user choose what to connect. The dialog goes away when ctx ends. ERROR_CANCELLED: the user
	// cancels. Any other error: the dialog can't be shown.
	ConnectDialog(ctx context.Context, p ConnectPrompt) (ConnectReply, error)

	// DisconnectDialog lets the user choose which connections to cancel, by their indexes in the list. The dialog goes away
	// when ctx ends. ERROR_CANCELLED: the user cancels. Any other error: the dialog can't be shown.
	DisconnectDialog(ctx context.Context, list DisconnectList) (chosen []int, err error)

	// ConfirmOpenFiles asks whether to disconnect although files are open. The question goes away when ctx ends. An error:
	// the question can't be shown.
	ConfirmOpenFiles(ctx context.Context, q OpenFilesQuestion) (Answer, error)

	// ShowError shows an error that occurred while a dialog was up.
	ShowError(owner Window, err error)

	// DestroyWindow reports that the owner window and its dialog are gone, because the worker that ran the dialog was
	// ended.
	DestroyWindow(owner Window)
}

// Answer is the user's answer to a question.
type Answer uint8

// String returns the name of the constant, or "Answer(N)" for a number without one.
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
	User        string // the user name that the prompt begins with
	CommandLine bool   // CONNECT_COMMANDLINE: ask on the command line, not in a window
	Reason      error  // the provider's last answer; nil the first time
}

// CredentialReply holds what the user typed.
type CredentialReply struct {
	User     string
	Password Password
	Save     bool // the user ticked "remember my credentials"
}

// ConnectPrompt holds the connect dialog as the user first sees it.
type ConnectPrompt struct {
	Owner      Window
	Resource   NetResource
	ReadOnly   bool // the path can't be changed (CONNDLG_RO_PATH)
	MostRecent []string
	HideBox    bool // no "reconnect at logon" box (CONNDLG_HIDE_BOX)
	Reconnect  bool // the box is ticked
}

// ConnectReply holds what the user chose in the connect dialog.
type ConnectReply struct {
	Local       string // "" for a connection without device
	Remote      string
	Reconnect   bool
	Credentials Credentials // zero: "connect using different credentials" isn't ticked
}

// DisconnectList holds the disconnect dialog as the user first sees it.
type DisconnectList struct {
	Owner       Window
	Connections []NetResource
}

// OpenFilesQuestion asks whether to cancel a connection with open files.
type OpenFilesQuestion struct {
	Owner  Window
	Local  string
	Remote string
}

// NoUI stands for a machine without a user: a prompt is cancelled, and a dialog or question can't be shown
// (ERROR_NOT_ENOUGH_MEMORY).
type NoUI struct{}

var _ UI = NoUI{}

// PromptCredentials returns ERROR_CANCELLED.
func (NoUI) PromptCredentials(context.Context, CredentialPrompt) (CredentialReply, error) {
	return CredentialReply{}, winerr.ERROR_CANCELLED
}

// ConnectDialog returns ERROR_NOT_ENOUGH_MEMORY.
func (NoUI) ConnectDialog(context.Context, ConnectPrompt) (ConnectReply, error) {
	return ConnectReply{}, winerr.ERROR_NOT_ENOUGH_MEMORY
}

// DisconnectDialog returns ERROR_NOT_ENOUGH_MEMORY.
func (NoUI) DisconnectDialog(context.Context, DisconnectList) ([]int, error) {
	return nil, winerr.ERROR_NOT_ENOUGH_MEMORY
}

// ConfirmOpenFiles returns ERROR_NOT_ENOUGH_MEMORY.
func (NoUI) ConfirmOpenFiles(context.Context, OpenFilesQuestion) (Answer, error) {
	return AnswerClosed, winerr.ERROR_NOT_ENOUGH_MEMORY
}

// ShowError does nothing.
func (NoUI) ShowError(Window, error) {}

// DestroyWindow does nothing.
func (NoUI) DestroyWindow(Window) {}

// ScriptedUI answers as a user from a script: each dialog or question takes the next reply. It keeps what was shown for
// assertions. The zero value has an empty script, so that nothing can be shown.
//
//	ui := mpr.NewScriptedUI(mpr.UserTypes("alice", "wrong"), mpr.UserTypes("alice", "secret"))
type ScriptedUI struct {
	mu    sync.Mutex // protects the fields below
	next  []Reply
	shown []any
	err   error
}

// Reply says what a scripted user does at one dialog.
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
	replyCredentials replyKind = "UserTypes"
	replyConnect     replyKind = "UserConnects"
	replyChoose      replyKind = "UserChooses"
	replyAnswer      replyKind = "UserSays"
	replyAny         replyKind = "any dialog" // of UserCancels and CantShow
)

// UserTypes returns the reply that types user and password into a credential prompt.
func UserTypes(user, password string) Reply {
	return Reply{kind: replyCredentials, cred: CredentialReply{User: user, Password: NewPassword(password)}}
}

// AndSave returns the reply that ticks "remember my credentials" as well.
func (r Reply) AndSave() Reply {
	r.cred.Save = true
	return r
}

// UserConnects returns the reply that fills in the connect dialog.
func UserConnects(reply ConnectReply) Reply { return Reply{kind: replyConnect, connect: reply} }

// UserChooses returns the reply that picks connections in the disconnect dialog, by local or remote name.
func UserChooses(names ...string) Reply { return Reply{kind: replyChoose, names: names} }

// UserSays returns the reply that answers a question.
func UserSays(answer Answer) Reply { return Reply{kind: replyAnswer, answer: answer} }

// UserCancels returns the reply that cancels any dialog, and closes any question.
func UserCancels() Reply { return Reply{kind: replyAny, err: winerr.ERROR_CANCELLED} }

// CantShow returns the reply that keeps any dialog or question from being shown.
func CantShow() Reply { return Reply{kind: replyAny, err: winerr.ERROR_NOT_ENOUGH_MEMORY} }

// Shown errors and destroyed windows, as [ScriptedUI.Shown] lists them.
type (
	// ShownError is an entry of [ScriptedUI.Shown]: an error that was shown.
	ShownError struct {
		Owner Window
		Err   error
	}
	// DestroyedWindow is an entry of [ScriptedUI.Shown]: a window that was destroyed with its worker.
	DestroyedWindow struct{ Owner Window }
)

var _ UI = (*ScriptedUI)(nil)

// NewScriptedUI returns a user with a script.
func NewScriptedUI(replies ...Reply) *ScriptedUI { return &ScriptedUI{next: replies} }

// Then adds replies to the script.
func (u *ScriptedUI) Then(replies ...Reply) *ScriptedUI {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.next = append(u.next, replies...)
	return u
}

// Shown returns everything that was shown, in order: [CredentialPrompt], [ConnectPrompt], [DisconnectList],
// [OpenFilesQuestion], [ShownError], [DestroyedWindow].
func (u *ScriptedUI) Shown() []any {
	u.mu.Lock()
	defer u.mu.Unlock()
	return slices.Clone(u.shown)
}

// Err returns what didn't follow the script: a dialog that no reply was for, or replies that were left over.
func (u *ScriptedUI) Err() error {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.err == nil && len(u.next) > 0 {
		return fmt.Errorf("scripted user: %d replies left over, the next is %s", len(u.next), u.next[0].kind)
	}
	return u.err
}

// take records what is shown and returns the reply to it. ERROR_NOT_ENOUGH_MEMORY: the script has no reply for it.
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

// PromptCredentials takes a reply of UserTypes. ERROR_CANCELLED: the reply is [UserCancels]. ERROR_NOT_ENOUGH_MEMORY:
// the reply is [CantShow], or the script has none for it.
func (u *ScriptedUI) PromptCredentials(_ context.Context, p CredentialPrompt) (CredentialReply, error) {
	reply, err := u.take(replyCredentials, p)
	return reply.cred, err
}

// ConnectDialog takes a reply of UserConnects. Codes of [ScriptedUI.PromptCredentials].
func (u *ScriptedUI) ConnectDialog(_ context.Context, p ConnectPrompt) (ConnectReply, error) {
	reply, err := u.take(replyConnect, p)
	return reply.connect, err
}

// DisconnectDialog takes a reply of UserChooses. Codes of [ScriptedUI.PromptCredentials].
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

// miss records what didn't follow the script.
func (u *ScriptedUI) miss(err error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.err = errors.Join(u.err, err)
}

// ConfirmOpenFiles takes a reply of UserSays; [UserCancels] closes the question. ERROR_NOT_ENOUGH_MEMORY: the reply is
// [CantShow], or the script has none for it.
func (u *ScriptedUI) ConfirmOpenFiles(_ context.Context, q OpenFilesQuestion) (Answer, error) {
	reply, err := u.take(replyAnswer, q)
	if errors.Is(err, winerr.ERROR_CANCELLED) {
		return AnswerClosed, nil
	}
	return reply.answer, err
}

// ShowError records the error.
func (u *ScriptedUI) ShowError(owner Window, err error) { u.keep(ShownError{owner, err}) }

// DestroyWindow records the window.
func (u *ScriptedUI) DestroyWindow(owner Window) { u.keep(DestroyedWindow{owner}) }

// keep records what is shown.
func (u *ScriptedUI) keep(shown any) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.shown = append(u.shown, shown)
}
