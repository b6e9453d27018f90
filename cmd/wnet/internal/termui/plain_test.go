package termui_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// The end of the input gives up a dialog, as Ctrl-D does on a terminal: nothing
// that was marked or typed before is done.
func TestTheEndGivesUp(t *testing.T) {
	disconnect := func(u mpr.UI) error {
		chosen, err := u.DisconnectDialog(context.Background(), mpr.DisconnectList{Connections: connections})
		require.Empty(t, chosen)
		return err
	}
	connect := func(u mpr.UI) error {
		_, err := u.ConnectDialog(mpr.ConnectPrompt{})
		return err
	}
	for _, c := range []struct {
		keys   string
		dialog func(mpr.UI) error
	}{{"", disconnect}, {"1\n", disconnect}, {"", connect}, {"2\n\\\\files\\docs\ny\n", connect}} {
		ui, out, _ := user(t, c.keys)
		require.ErrorIs(t, c.dialog(ui), winerr.ERROR_CANCELLED, c.keys)
		require.NotContains(t, out.String(), "To be disconnected")
	}
	ui, out, _ := user(t, "")
	answer, err := ui.ConfirmOpenFiles(mpr.OpenFilesQuestion{Local: "Z:", Remote: `\\files\docs`})
	require.NoError(t, err)
	require.Equal(t, mpr.AnswerClosed, answer)
	require.NotContains(t, out.String(), "The open files are kept.", "somebody who gives up has said nothing")
}

// Who is asked on lines isn't told of keys that only a form has.
func TestNoKeysOnLines(t *testing.T) {
	ui, out, _ := user(t, "0\n")
	_, err := ui.DisconnectDialog(context.Background(), mpr.DisconnectList{Connections: connections})
	require.NoError(t, err)
	require.NotContains(t, out.String(), "Space marks")
	require.Contains(t, out.String(), "Enter a number")
	require.NotContains(t, out.String(), "\x1b", "a terminal that can't draw has no colours")
}
