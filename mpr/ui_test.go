package mpr_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// TestScriptedUIErr tells the test that the script wasn't followed.
func TestScriptedUIErr(t *testing.T) {
	typed := mpr.TypeCredentials("bob", "hunter2")
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
		"another one came":  {[]mpr.Reply{mpr.Say(mpr.AnswerYes)}, 1, "but the script has", winerr.ERROR_NOT_ENOUGH_MEMORY},
		"a reply to any":    {[]mpr.Reply{mpr.CantShow()}, 1, "", winerr.ERROR_NOT_ENOUGH_MEMORY},
		"cancel fits, too":  {[]mpr.Reply{mpr.Cancel()}, 1, "", winerr.ERROR_CANCELLED},
		"cancel, left over": {[]mpr.Reply{mpr.Cancel()}, 0, "1 replies left over", winerr.NO_ERROR},
	} {
		t.Run(name, func(t *testing.T) {
			ui := mpr.NewScriptedUI(one.script...)
			var last error
			for range one.prompts {
				_, last = ui.PromptCredentials(mpr.CredentialPrompt{Remote: docs})
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
	_, err := nobody.PromptCredentials(mpr.CredentialPrompt{})
	requireCode(t, winerr.ERROR_CANCELLED, err)
	_, connect := nobody.ConnectDialog(mpr.ConnectPrompt{})
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
