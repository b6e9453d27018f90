package mpr_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// TestScriptedUIErr tells the test that the script wasn't followed.
func TestScriptedUIErr(t *testing.T) {
	typed := mpr.UserTypes("bob", "hunter2")
	for name, one := range map[string]struct {
		script  []mpr.Reply
		prompts int
		want    string // of the error; "": none
		code    winerr.Errno
	}{
		"nothing came":      {nil, 0, "", winerr.NO_ERROR},
		"as written":        {[]mpr.Reply{typed}, 1, "", winerr.NO_ERROR},
		"one left over":     {[]mpr.Reply{typed}, 0, "1 replies left over", winerr.NO_ERROR},
		"two left over":     {[]mpr.Reply{typed, typed, typed}, 1, "2 replies left over", winerr.NO_ERROR},
		"no reply left":     {[]mpr.Reply{typed}, 2, "no reply left", winerr.ERROR_NOT_ENOUGH_MEMORY},
		"another one came":  {[]mpr.Reply{mpr.UserSays(mpr.AnswerYes)}, 1, "but the script has", winerr.ERROR_NOT_ENOUGH_MEMORY},
		"a reply to any":    {[]mpr.Reply{mpr.CantShow()}, 1, "", winerr.ERROR_NOT_ENOUGH_MEMORY},
		"cancel fits, too":  {[]mpr.Reply{mpr.UserCancels()}, 1, "", winerr.ERROR_CANCELLED},
		"cancel, left over": {[]mpr.Reply{mpr.UserCancels()}, 0, "1 replies left over", winerr.NO_ERROR},
	} {
		t.Run(name, func(t *testing.T) {
			ui := mpr.NewScriptedUI(one.script...)
			var last error
			for range one.prompts {
				_, last = ui.PromptCredentials(t.Context(), mpr.CredentialPrompt{Remote: docs})
			}
			requireCode(t, one.code, last)
			require.Len(t, ui.Shown(), one.prompts, "what came was shown, whatever the reply")
			if one.want == "" {
				require.NoError(t, ui.Err())
				return
			}
			require.ErrorContains(t, ui.Err(), one.want)
		})
	}
}

// TestNoUI cancels what a program can do without, and can't start the rest.
func TestNoUI(t *testing.T) {
	var nobody mpr.NoUI
	_, err := nobody.PromptCredentials(t.Context(), mpr.CredentialPrompt{})
	requireCode(t, winerr.ERROR_CANCELLED, err)
	_, connect := nobody.ConnectDialog(t.Context(), mpr.ConnectPrompt{})
	_, disconnect := nobody.DisconnectDialog(t.Context(), mpr.DisconnectList{})
	_, confirm := nobody.ConfirmOpenFiles(t.Context(), mpr.OpenFilesQuestion{})
	for _, err := range []error{connect, disconnect, confirm} {
		requireCode(t, winerr.ERROR_NOT_ENOUGH_MEMORY, err)
	}
}

// Each constant prints as the code that uses it spells it.
func TestConstantsPrintTheirNames(t *testing.T) {
	for want, value := range map[string]any{
		"AnswerClosed": mpr.AnswerClosed, "AnswerYes": mpr.AnswerYes, "AnswerNo": mpr.AnswerNo, "Answer(3)": mpr.Answer(3),
		"UseUIDefault": mpr.UseUIDefault, "UseUIYes": mpr.UseUIYes, "UseUINo": mpr.UseUINo, "UseUI(255)": mpr.UseUI(255),
	} {
		require.Equal(t, want, fmt.Sprint(value))
	}
}

// waitingUI shows everything until its context ends.
type waitingUI struct {
	mpr.NoUI
	shown  chan string
	errors *atomic.Int32 // how many were shown
}

func (u waitingUI) PromptCredentials(ctx context.Context, _ mpr.CredentialPrompt) (mpr.CredentialReply, error) {
	return wait(ctx, u, "prompt", mpr.CredentialReply{User: "bob", Password: mpr.NewPassword("hunter2")})
}

func (u waitingUI) ConnectDialog(ctx context.Context, _ mpr.ConnectPrompt) (mpr.ConnectReply, error) {
	return wait(ctx, u, "dialog", mpr.ConnectReply{Local: "Z:", Remote: docs})
}

func (u waitingUI) ConfirmOpenFiles(ctx context.Context, _ mpr.OpenFilesQuestion) (mpr.Answer, error) {
	return wait(ctx, u, "question", mpr.AnswerYes)
}

// ShowError counts: whoever has gone is shown nothing.
func (u waitingUI) ShowError(mpr.Window, error) { u.errors.Add(1) }

// wait answers when it is too late.
func wait[R any](ctx context.Context, u waitingUI, what string, reply R) (R, error) {
	u.shown <- what
	<-ctx.Done()
	return reply, nil
}

// What a program has the user asked goes away when the program ends, and nobody's answer counts then.
func TestCloseCancelsWhatTheUserIsAsked(t *testing.T) {
	for what, call := range map[string]func(*mpr.Caller) error{
		"prompt": func(c *mpr.Caller) error {
			return c.AddConnection3(0, disk("Y:", docs), mpr.Credentials{}, mpr.CONNECT_INTERACTIVE|mpr.CONNECT_PROMPT)
		},
		"dialog": func(c *mpr.Caller) error { return c.ConnectionDialog(0, mpr.RESOURCETYPE_DISK) },
		"question": func(c *mpr.Caller) error {
			return c.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: "X:", Flags: mpr.DISC_NO_FORCE})
		},
	} {
		t.Run(what, func(t *testing.T) {
			ui := waitingUI{shown: make(chan string), errors: new(atomic.Int32)}
			m := machine(t, func(m *testbed) { m.UI = ui })
			c := m.logon("alice")
			mapped(t, c, "X:", docs)
			_, err := c.Open(`X:\a.txt`)
			require.NoError(t, err)
			thread, err := c.Thread()
			require.NoError(t, err)
			ended := make(chan error)
			go func() { ended <- call(thread) }()
			require.Equal(t, what, <-ui.shown)
			require.NoError(t, thread.Close())

			requireCode(t, winerr.ERROR_OPERATION_ABORTED, <-ended)
			require.Zero(t, ui.errors.Load(), "an error was shown")
			got, err := c.GetConnection("X:")
			require.NoError(t, err)
			require.Equal(t, docs, got)
			for _, local := range []string{"Y:", "Z:"} {
				_, err = c.GetConnection(local)
				requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
			}
			requireCode(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, call(thread))
		})
	}
}
