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
