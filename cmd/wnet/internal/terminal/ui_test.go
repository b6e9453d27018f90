package terminal_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/terminal"
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// typist answers prompts in turn, and gives up when there is no answer left.
type typist struct {
	answers []string
	prompts []string
	out     *bytes.Buffer // shows the prompts
}

func (p *typist) Prompt(prompt string) (string, error) {
	p.prompts = append(p.prompts, prompt)
	p.out.WriteString(prompt + "\n")
	if len(p.answers) == 0 {
		return "", errors.New("interrupted")
	}
	answer := p.answers[0]
	p.answers = p.answers[1:]
	return answer, nil
}

func (p *typist) Password(prompt string) (string, error) { return p.Prompt("hidden " + prompt) }

// user is a user at a terminal who answers one prompt after another.
func user(t *testing.T, answers ...string) (ui *terminal.UI, out *bytes.Buffer, prompts *typist) {
	t.Helper()
	out, prompts = new(bytes.Buffer), &typist{answers: answers}
	prompts.out = out
	return &terminal.UI{Prompter: prompts, Out: out, Letters: func() []string { return []string{"Z:", "Y:"} }}, out, prompts
}

func TestPromptCredentials(t *testing.T) {
	for _, c := range []struct {
		prompt  mpr.CredentialPrompt
		answers []string
		want    mpr.CredentialReply
		code    winerr.Errno
	}{
		{mpr.CredentialPrompt{CommandLine: true}, []string{`files\bob`, "x"}, mpr.CredentialReply{User: `files\bob`, Password: mpr.NewPassword("x")}, 0},
		{mpr.CredentialPrompt{CommandLine: true, User: "carol"}, []string{"", ""}, mpr.CredentialReply{User: "carol", Password: mpr.NewPassword("")}, 0},
		{mpr.CredentialPrompt{}, []string{" bob ", " x ", "yes"}, mpr.CredentialReply{User: "bob", Password: mpr.NewPassword(" x "), Save: true}, 0},
		{mpr.CredentialPrompt{}, []string{"bob", "x", ""}, mpr.CredentialReply{User: "bob", Password: mpr.NewPassword("x")}, 0},
		{mpr.CredentialPrompt{}, nil, mpr.CredentialReply{}, winerr.ERROR_CANCELLED},
		{mpr.CredentialPrompt{}, []string{"bob"}, mpr.CredentialReply{}, winerr.ERROR_CANCELLED},
		{mpr.CredentialPrompt{}, []string{"bob", "x"}, mpr.CredentialReply{}, winerr.ERROR_CANCELLED},
	} {
		ui, _, _ := user(t, c.answers...)
		reply, err := ui.PromptCredentials(t.Context(), c.prompt)
		require.Equal(t, c.code, winerr.Code(err))
		require.Empty(t, cmp.Diff(c.want, reply))
	}
}

// The prompt says for what, why again, and for whom; the password is hidden.
func TestPromptCredentialsSaysWhy(t *testing.T) {
	ui, out, prompts := user(t, "", "x")
	_, err := ui.PromptCredentials(t.Context(), mpr.CredentialPrompt{
		Remote: `\\files\docs`, User: "carol", CommandLine: true, Reason: winerr.ERROR_INVALID_PASSWORD,
	})
	require.NoError(t, err)
	require.Contains(t, out.String(), "(ERROR_INVALID_PASSWORD)\nEnter the credentials for \\\\files\\docs\n")
	require.Equal(t, []string{"User name [carol]: ", "hidden Password (it doesn't show): "}, prompts.prompts)
}

var connections = []mpr.NetResource{{LocalName: "Y:", RemoteName: `\\files\docs`}, {RemoteName: `\\files\IPC$`}, {LocalName: "Z:", RemoteName: `\\files\media`}}

func TestDisconnectDialog(t *testing.T) {
	ui, out, _ := user(t, "1", "2", "", "9", "2", "3", "0")
	chosen, err := ui.DisconnectDialog(context.Background(), mpr.DisconnectList{Connections: connections})
	require.NoError(t, err)
	require.ElementsMatch(t, []int{0, 2}, chosen)
	require.Contains(t, out.String(), `To be disconnected: Y: \\files\docs`)
	require.Contains(t, out.String(), `\\files\IPC$`)

	ui, out, _ = user(t)
	_, err = ui.DisconnectDialog(context.Background(), mpr.DisconnectList{})
	require.ErrorIs(t, err, winerr.ERROR_CANCELLED)
	require.Equal(t, "There is nothing to disconnect.\n", out.String())
}

func TestConfirmOpenFiles(t *testing.T) {
	for keys, want := range map[string]mpr.Answer{"y": mpr.AnswerYes, "n": mpr.AnswerNo, "": mpr.AnswerNo} {
		ui, out, _ := user(t, keys)
		answer, err := ui.ConfirmOpenFiles(t.Context(), mpr.OpenFilesQuestion{Local: "Z:", Remote: `\\files\docs`})
		require.NoError(t, err)
		require.Equal(t, want, answer)
		require.Contains(t, out.String(), `Files are open on Z: \\files\docs.`)
	}
}

func TestConnectDialog(t *testing.T) {
	ui, _, _ := user(t, "2", `\\files\docs`, "y", "n")
	reply, err := ui.ConnectDialog(t.Context(), mpr.ConnectPrompt{})
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(mpr.ConnectReply{Local: "Y:", Remote: `\\files\docs`, Reconnect: true}, reply))

	// Fixed path, no box, other credentials, no device.
	bob := `files\bob`
	ui, out, _ := user(t, "3", "y", bob, "x")
	reply, err = ui.ConnectDialog(t.Context(), mpr.ConnectPrompt{
		Resource: mpr.NetResource{RemoteName: `\\files\docs`}, ReadOnly: true, HideBox: true,
	})
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(mpr.ConnectReply{
		Remote: `\\files\docs`, Credentials: mpr.Credentials{User: &bob, Password: mpr.NewPassword("x")},
	}, reply))
	require.NotContains(t, out.String(), "Reconnect")

	// The credentials are given up: so is the dialog.
	ui, _, _ = user(t, "1", "y")
	_, err = ui.ConnectDialog(t.Context(), mpr.ConnectPrompt{Resource: mpr.NetResource{RemoteName: `\\a\b`}, ReadOnly: true, HideBox: true})
	require.ErrorIs(t, err, winerr.ERROR_CANCELLED)
}

// The path that is asked about, or else the most recent one, stands there already,
// and one that can't be a share is asked for again.
func TestConnectDialogPaths(t *testing.T) {
	recent := []string{`\\files\docs`, `\\files\old`}
	for _, c := range []struct{ asked, typed, stands, want string }{
		{"", "", `\\files\docs`, `\\files\docs`},
		{`\\files\asked`, " ", `\\files\asked`, `\\files\asked`},
		{"", "docs\n\\\\files\\new", `\\files\docs`, `\\files\new`},
	} {
		answers := append(append([]string{""}, strings.Split(c.typed, "\n")...), "n")
		ui, out, _ := user(t, answers...)
		prompt := mpr.ConnectPrompt{Resource: mpr.NetResource{RemoteName: c.asked}, MostRecent: recent, HideBox: true}
		reply, err := ui.ConnectDialog(t.Context(), prompt)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(mpr.ConnectReply{Local: "Z:", Remote: c.want}, reply))
		require.Contains(t, out.String(), "Folder ["+c.stands+"]")
		require.Equal(t, strings.HasPrefix(c.typed, "docs"), strings.Contains(out.String(), `a folder on the network begins with \\`))
	}
}

// The end of the input gives up a dialog, as Ctrl-C and Ctrl-D do on a terminal:
// nothing that was marked or typed before is done.
func TestTheEndGivesUp(t *testing.T) {
	disconnect := func(u mpr.UI) error {
		chosen, err := u.DisconnectDialog(context.Background(), mpr.DisconnectList{Connections: connections})
		require.Empty(t, chosen)
		return err
	}
	connect := func(u mpr.UI) error {
		reply, err := u.ConnectDialog(t.Context(), mpr.ConnectPrompt{})
		require.Empty(t, cmp.Diff(mpr.ConnectReply{}, reply))
		return err
	}
	for _, c := range []struct {
		answers []string
		dialog  func(mpr.UI) error
	}{{nil, disconnect}, {[]string{"1"}, disconnect}, {nil, connect}, {[]string{"2"}, connect}, {[]string{"2", `\\files\docs`}, connect}, {[]string{"2", `\\files\docs`, "y"}, connect}} {
		ui, out, _ := user(t, c.answers...)
		require.ErrorIs(t, c.dialog(ui), winerr.ERROR_CANCELLED, c.answers)
		require.NotContains(t, out.String(), "To be disconnected")
	}
	ui, out, _ := user(t)
	answer, err := ui.ConfirmOpenFiles(t.Context(), mpr.OpenFilesQuestion{Local: "Z:", Remote: `\\files\docs`})
	require.NoError(t, err)
	require.Equal(t, mpr.AnswerClosed, answer)
	require.NotContains(t, out.String(), "The open files are kept.", "somebody who gives up has said nothing")
}

// A dialog whose program has gone takes no answer any more.
func TestTheProgramGoes(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	ui, out, _ := user(t, "1", "0")
	_, err := ui.DisconnectDialog(ctx, mpr.DisconnectList{Connections: connections})
	require.ErrorIs(t, err, winerr.ERROR_CANCELLED)
	require.NotContains(t, out.String(), "To be disconnected")

	ui, out, _ = user(t, "y")
	answer, err := ui.ConfirmOpenFiles(ctx, mpr.OpenFilesQuestion{Local: "Z:", Remote: `\\files\docs`})
	require.NoError(t, err)
	require.Equal(t, mpr.AnswerClosed, answer)
	require.NotContains(t, out.String(), "The open files are closed.")
}

func TestErrorsAndWindowsAreTold(t *testing.T) {
	ui, out, _ := user(t)
	ui.ShowError(0, winerr.ERROR_DEVICE_IN_USE)
	ui.DestroyWindow(0)
	require.Contains(t, out.String(), "(ERROR_DEVICE_IN_USE)\nThe dialog is gone")
}
