package scenario

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/seed-520b6462/winnet/mpr"
)

// answers is the user interface of a machine: the replies that were given
// beforehand, one for each dialog, and when none is left somebody else.
type answers struct {
	fallback mpr.UI

	mu     sync.Mutex // protects what follows
	place  string     // of the answers to come
	queue  []answer
	shown  []any
	notes  int // how much was ever shown
	misfit []error
}

// answer is what the user does at one dialog: a scripted reply, or nothing at
// all until the dialog goes away.
type answer struct {
	place string // where it was given, as in "file:4: "; "" outside of a script
	text  string // as it was given
	reply mpr.Reply
	hang  bool
}

var _ mpr.UI = (*answers)(nil)

func (a *answers) add(next answer) {
	a.mu.Lock()
	defer a.mu.Unlock()
	next.place = a.place
	a.queue = append(a.queue, next)
}

// at sets the place of the answers to come.
func (a *answers) at(place string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.place = place
}

// where returns the place of the answers to come.
func (a *answers) where() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.place
}

// complain keeps what is to be told at the end.
func (a *answers) complain(err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.misfit = append(a.misfit, err)
}

// take takes the next answer; false: none is left.
func (a *answers) take() (answer, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.queue) == 0 {
		return answer{}, false
	}
	next := a.queue[0]
	a.queue = a.queue[1:]
	return next, true
}

// prepared reports whether a reply is left.
func (a *answers) prepared() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.queue) > 0
}

// takeShown hands out what was shown since the last time.
func (a *answers) takeShown() []any {
	a.mu.Lock()
	defer a.mu.Unlock()
	shown := a.shown
	a.shown = nil
	return shown
}

func (a *answers) note(shown any) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.shown = append(a.shown, shown)
	a.notes++
}

// noted returns how much was ever shown.
func (a *answers) noted() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.notes
}

// awaitMore waits until more was shown than before, or the dialog is over.
func (a *answers) awaitMore(before int, run *mpr.DialogRun) {
	over := make(chan struct{})
	go func() {
		_ = run.Wait() // its outcome is told by whoever asks for it
		close(over)
	}()
	for a.noted() == before {
		select {
		case <-over:
			return
		case <-time.After(time.Millisecond):
		}
	}
}

// end tells of replies that are left over, or didn't fit their dialog, and forgets
// them.
func (a *answers) end() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	list, queue := a.misfit, a.queue
	a.misfit, a.queue = nil, nil
	for _, left := range queue {
		list = append(list, fmt.Errorf("%sno dialog came for: reply %s", left.place, left.text))
	}
	return errors.Join(list...)
}

// one lets a scripted user with a single reply answer a dialog. open ends when the dialog
// goes away; nil: an answer can't wait for that.
func one[R any](a *answers, open context.Context, shown any, by func(mpr.UI) (R, error)) (result R, err error) {
	a.note(shown)
	next, any := a.take()
	switch {
	case !any:
		return by(a.fallback)
	case next.hang && open != nil:
		<-open.Done()
		return result, context.Cause(open)
	}
	user := mpr.NewScriptedUI(next.reply)
	result, err = by(user)
	if misfit := user.Err(); misfit != nil {
		a.complain(fmt.Errorf("%sreply %s: %w", next.place, next.text, misfit))
	}
	return result, err
}

func (a *answers) PromptCredentials(ctx context.Context, p mpr.CredentialPrompt) (mpr.CredentialReply, error) {
	return one(a, nil, p, func(u mpr.UI) (mpr.CredentialReply, error) { return u.PromptCredentials(ctx, p) })
}

func (a *answers) ConnectDialog(ctx context.Context, p mpr.ConnectPrompt) (mpr.ConnectReply, error) {
	return one(a, nil, p, func(u mpr.UI) (mpr.ConnectReply, error) { return u.ConnectDialog(ctx, p) })
}

func (a *answers) DisconnectDialog(ctx context.Context, list mpr.DisconnectList) ([]int, error) {
	return one(a, ctx, list, func(u mpr.UI) ([]int, error) { return u.DisconnectDialog(ctx, list) })
}

func (a *answers) ConfirmOpenFiles(ctx context.Context, q mpr.OpenFilesQuestion) (mpr.Answer, error) {
	return one(a, nil, q, func(u mpr.UI) (mpr.Answer, error) { return u.ConfirmOpenFiles(ctx, q) })
}

func (a *answers) ShowError(owner mpr.Window, err error) {
	a.note(mpr.ShownError{Owner: owner, Err: err})
	a.fallback.ShowError(owner, err)
}

func (a *answers) DestroyWindow(owner mpr.Window) {
	a.note(mpr.DestroyedWindow{Owner: owner})
	a.fallback.DestroyWindow(owner)
}
