package mpr_test

import (
	"context"
	"errors"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/hook"
)

// TestDisconnectDialogList offers the connections of the session, with and
// without device, and the remembered drives that aren't connected.
func TestDisconnectDialogList(t *testing.T) {
	m, ui, c := dialogs(t, mpr.UserChooses("Z:", "X:", other))
	m.Options.ModalDisconnectDialog = true
	for local, remote := range map[string]string{"Z:": docs, "Y:": media} {
		require.NoError(t, c.AddConnection2(disk(local, remote), mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE))
	}
	mapped(t, c, "", other)
	mapped(t, c, "LPT1", laser)
	m.remember("alice", "X:", `\\away\docs`)
	require.NoError(t, c.DisconnectDialog(7, mpr.RESOURCETYPE_DISK))

	require.Len(t, ui.Shown(), 1, "nothing failed")
	list := ui.Shown()[0].(mpr.DisconnectList)
	require.EqualValues(t, 7, list.Owner)
	var names []string
	for _, nr := range list.Connections {
		names = append(names, nr.LocalName+" "+nr.RemoteName)
	}
	require.Equal(t, []string{"Y: " + media, "Z: " + docs, " " + other, `X: \\away\docs`}, names)

	left := listed(t, c, mpr.RESOURCE_CONNECTED, 0, 0, nil)
	require.Equal(t, []string{media, laser}, remotes(left))
	require.Equal(t, []string{media}, remotes(listed(t, c, mpr.RESOURCE_REMEMBERED, 0, 0, nil)), "what was disconnected is forgotten")
	require.Zero(t, m.Snapshot().OpenEnums)
}

// TestDisconnectDialogOfMany lists them all, however many there are.
func TestDisconnectDialogOfMany(t *testing.T) {
	const many = 150
	m, ui, c := dialogs(t, mpr.UserCancels())
	m.Options.ModalDisconnectDialog = true
	server := fake.Server{Name: "crowd", Guest: true}
	for i := range many {
		server.Shares = append(server.Shares, fake.Share{Name: "s" + strconv.Itoa(i)})
	}
	require.NoError(t, m.net.AddServer(server))
	for i := range many {
		mapped(t, c, "", `\\crowd\s`+strconv.Itoa(i))
	}
	requireCode(t, winerr.DIALOG_CANCELLED, c.DisconnectDialog(7, mpr.RESOURCETYPE_DISK))
	require.Len(t, ui.Shown()[0].(mpr.DisconnectList).Connections, many)
}

// TestDisconnectDialogUnreadableProfile still shows what is connected.
func TestDisconnectDialogUnreadableProfile(t *testing.T) {
	m, ui, c := dialogs(t, mpr.UserCancels())
	m.Options.ModalDisconnectDialog = true
	mapped(t, c, "Z:", docs)
	m.profiles.SetMalformed("alice", true)
	requireCode(t, winerr.DIALOG_CANCELLED, c.DisconnectDialog(0, mpr.RESOURCETYPE_DISK))
	require.Len(t, ui.Shown()[0].(mpr.DisconnectList).Connections, 1)
}

// TestDisconnectDialogUnclosableList leaves no enumeration open that nobody has. The error is returned when modal, and
// else shown.
func TestDisconnectDialogUnclosableList(t *testing.T) {
	m, ui, c := dialogs(t)
	for _, fails := range []provider.Call{provider.CallEnumResource, provider.CallCloseEnum} {
		for _, waits := range []bool{true, false} {
			m.Options.ModalDisconnectDialog = waits
			mend := m.hook.On(fails, hook.Fail(ownError))
			err := c.DisconnectDialog(7, mpr.RESOURCETYPE_DISK)
			if !waits {
				require.NoError(t, err)
				err = c.DisconnectDialogRun().Wait()
			}
			requireCode(t, winerr.ERROR_EXTENDED_ERROR, err)
			mend()
			require.Zero(t, m.Snapshot().OpenEnums)
		}
	}
	require.Len(t, ui.Shown(), 2)
	for _, shown := range ui.Shown() {
		requireCode(t, winerr.ERROR_EXTENDED_ERROR, shown.(mpr.ShownError).Err)
	}
}

// TestDisconnectDialogReturnsBeforeTheList, which a slow provider holds up: ended meanwhile, it shows nothing.
func TestDisconnectDialogReturnsBeforeTheList(t *testing.T) {
	m, ui, c := dialogs(t)
	slow := make(chan struct{})
	defer m.hook.On(provider.CallOpenEnum, func(hook.Invocation) (func(error) error, error) { <-slow; return nil, nil })()
	require.NoError(t, c.DisconnectDialog(7, mpr.RESOURCETYPE_DISK))
	run := c.DisconnectDialogRun()
	run.Terminate()
	close(slow)
	requireCode(t, winerr.ERROR_OPERATION_ABORTED, run.Wait())
	require.Equal(t, []any{mpr.DestroyedWindow{Owner: 7}}, ui.Shown())
}

// TestDisconnectDialogShowsErrors and returns none of them. Files that are open
// lead to the question.
func TestDisconnectDialogShowsErrors(t *testing.T) {
	m, ui, c := dialogs(t, mpr.UserChooses("Y:", "Z:"), mpr.UserSays(mpr.AnswerNo))
	m.Options.ModalDisconnectDialog = true
	busy(m, c)
	mapped(t, c, "Y:", docs+`\dir`)
	require.NoError(t, c.Chdir(`Y:\`))
	unchanged(t, m.Router, func() { require.NoError(t, c.DisconnectDialog(7, mpr.RESOURCETYPE_DISK)) })
	shown := ui.Shown()
	require.Len(t, shown, 3, "the dialog, an error and a question")
	requireCode(t, winerr.ERROR_DEVICE_IN_USE, shown[1].(mpr.ShownError).Err)
	require.Equal(t, mpr.OpenFilesQuestion{Owner: 7, Local: "Z:", Remote: docs}, shown[2])

	ui.Then(mpr.UserChooses("Z:"), mpr.CantShow())
	require.NoError(t, c.DisconnectDialog(7, mpr.RESOURCETYPE_DISK))
	shown = ui.Shown()[3:]
	require.Len(t, shown, 3, "the dialog, the question and that it can't be shown")
	requireCode(t, winerr.ERROR_NOT_ENOUGH_MEMORY, shown[2].(mpr.ShownError).Err)
}

// darkUI is a user without a screen.
type darkUI struct{ mpr.NoUI }

func (darkUI) DisconnectDialog(context.Context, mpr.DisconnectList) ([]int, error) {
	return nil, errors.New("no screen")
}

// TestDisconnectDialogThatCantBeShown is ERROR_NOT_ENOUGH_MEMORY, whatever it fails
// of.
func TestDisconnectDialogThatCantBeShown(t *testing.T) {
	m := machine(t, modal, func(m *testbed) { m.UI = darkUI{} })
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	unchanged(t, m.Router, func() {
		requireCode(t, winerr.ERROR_NOT_ENOUGH_MEMORY, c.DisconnectDialog(0, mpr.RESOURCETYPE_DISK))
	})
}

// patientUI is a user who looks at the disconnect dialog until it goes away.
type patientUI struct {
	mpr.NoUI
	up        chan struct{} // closed when the dialog is up
	destroyed chan mpr.Window
	choose    chan int // what the user picks in the end
}

func newPatientUI() *patientUI {
	return &patientUI{up: make(chan struct{}), destroyed: make(chan mpr.Window, 1), choose: make(chan int)}
}

func (u *patientUI) DisconnectDialog(ctx context.Context, _ mpr.DisconnectList) ([]int, error) {
	close(u.up)
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case i := <-u.choose:
		return []int{-1, i, 1000}, nil // and two that it wasn't shown
	}
}

func (u *patientUI) DestroyWindow(owner mpr.Window) { u.destroyed <- owner }

// TestDisconnectDialogReturnsAtOnce while the dialog runs on its worker, whose
// outcome can be awaited.
func TestDisconnectDialogReturnsAtOnce(t *testing.T) {
	ui := newPatientUI()
	m := machine(t, func(m *testbed) { m.UI = ui })
	c := m.logon("alice")
	require.Nil(t, c.DisconnectDialogRun())
	mapped(t, c, "Z:", docs)
	require.NoError(t, c.DisconnectDialog(7, mpr.RESOURCETYPE_DISK))
	<-ui.up
	remote, err := c.GetConnection("Z:")
	require.NoError(t, err, "nothing is disconnected yet, and the caller goes on")
	require.Equal(t, docs, remote)
	ui.choose <- 0
	require.NoError(t, c.DisconnectDialogRun().Wait())
	require.Empty(t, m.net.Snapshot())
	c.DisconnectDialogRun().Terminate() // does nothing to a dialog that has ended
	require.NoError(t, c.DisconnectDialogRun().Wait())
	require.Empty(t, ui.destroyed)
}

// TestDisconnectDialogTerminated destroys dialog and owner window when the
// worker ends early: when it is terminated, or with its thread.
func TestDisconnectDialogTerminated(t *testing.T) {
	for name, end := range map[string]func(*mpr.Caller){
		"terminated":       func(c *mpr.Caller) { c.DisconnectDialogRun().Terminate() },
		"the thread ended": func(c *mpr.Caller) { c.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			ui := newPatientUI()
			m := machine(t, func(m *testbed) { m.UI = ui })
			c := m.logon("alice")
			mapped(t, c, "Z:", docs)
			thread, err := c.Thread()
			require.NoError(t, err)
			defer thread.Close()
			require.NoError(t, thread.DisconnectDialog(7, mpr.RESOURCETYPE_DISK))
			<-ui.up
			end(thread)
			requireCode(t, winerr.ERROR_OPERATION_ABORTED, thread.DisconnectDialogRun().Wait())
			require.EqualValues(t, 7, <-ui.destroyed)
			require.Len(t, m.net.Snapshot(), 1, "nothing was disconnected")
		})
	}
}

// questionedUI is a user who disconnects all, and says yes to the question about open files when told to, whether the
// question is still up or not.
type questionedUI struct {
	mpr.NoUI
	asked, answer chan struct{}
	shown         chan any
	gone          chan struct{} // closed when the question is taken away
}

func (u *questionedUI) DisconnectDialog(_ context.Context, list mpr.DisconnectList) (all []int, _ error) {
	for i := range list.Connections {
		all = append(all, i)
	}
	return all, nil
}

func (u *questionedUI) ConfirmOpenFiles(ctx context.Context, _ mpr.OpenFilesQuestion) (mpr.Answer, error) {
	close(u.asked)
	<-ctx.Done()
	close(u.gone)
	<-u.answer
	return mpr.AnswerYes, nil
}

func (u *questionedUI) ShowError(_ mpr.Window, err error) { u.shown <- err }
func (u *questionedUI) DestroyWindow(owner mpr.Window)    { u.shown <- owner }

// TestDisconnectDialogTerminatedAtTheQuestion disconnects nothing any more, though the user says yes, and destroys the
// window.
func TestDisconnectDialogTerminatedAtTheQuestion(t *testing.T) {
	for name, end := range map[string]func(*mpr.Caller){
		"terminated":       func(c *mpr.Caller) { c.DisconnectDialogRun().Terminate() },
		"the thread ended": func(c *mpr.Caller) { c.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			ui := &questionedUI{asked: make(chan struct{}), answer: make(chan struct{}), gone: make(chan struct{}), shown: make(chan any, 9)}
			m := machine(t, func(m *testbed) { m.UI = ui })
			c := m.logon("alice")
			mapped(t, c, "Y:", docs)
			mapped(t, c, "Z:", media)
			f, err := c.Open(`Y:\a.txt`)
			require.NoError(t, err)
			defer f.Close()
			thread, err := c.Thread()
			require.NoError(t, err)
			defer thread.Close()
			unchanged(t, m.Router, func() {
				require.NoError(t, thread.DisconnectDialog(7, mpr.RESOURCETYPE_DISK))
				<-ui.asked
				run := thread.DisconnectDialogRun()
				end(thread)
				<-ui.gone
				close(ui.answer)
				requireCode(t, winerr.ERROR_OPERATION_ABORTED, run.Wait())
			})
			require.Equal(t, mpr.Window(7), <-ui.shown)
			require.Empty(t, ui.shown, "no error is shown")
			_, err = f.Stat()
			require.NoError(t, err)
		})
	}
}

// TestDisconnectDialogsEndWithTheirThread, all of them.
func TestDisconnectDialogsEndWithTheirThread(t *testing.T) {
	first, second := newPatientUI(), newPatientUI()
	m := machine(t, func(m *testbed) { m.UI = first })
	c := m.logon("alice")
	require.NoError(t, c.DisconnectDialog(1, mpr.RESOURCETYPE_DISK))
	<-first.up
	m.UI = second
	require.NoError(t, c.DisconnectDialog(2, mpr.RESOURCETYPE_DISK))
	<-second.up
	require.NoError(t, c.Close())
	require.EqualValues(t, 1, <-first.destroyed)
	require.EqualValues(t, 2, <-second.destroyed)
}

// TestDisconnectDialogCantBeShown is told by the outcome, or when modal by the
// call.
func TestDisconnectDialogCantBeShown(t *testing.T) {
	m, _, c := dialogs(t, mpr.CantShow(), mpr.CantShow())
	require.NoError(t, c.DisconnectDialog(0, mpr.RESOURCETYPE_DISK))
	requireCode(t, winerr.ERROR_NOT_ENOUGH_MEMORY, c.DisconnectDialogRun().Wait())
	m.Options.ModalDisconnectDialog = true
	requireCode(t, winerr.ERROR_NOT_ENOUGH_MEMORY, c.DisconnectDialog(0, mpr.RESOURCETYPE_DISK))
	for _, typ := range []mpr.ResourceType{mpr.RESOURCETYPE_ANY, mpr.RESOURCETYPE_PRINT, 77} {
		requireCode(t, winerr.ERROR_BAD_DEV_TYPE, c.DisconnectDialog(0, typ))
	}
}
