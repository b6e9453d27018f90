package mpr

import (
	"context"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// DisconnectDialogFlags holds the dwFlags of DISCDLGSTRUCT (winnetwk.h).
type DisconnectDialogFlags uint32

// The flags of DisconnectDialog1.
const (
	DISC_UPDATE_PROFILE DisconnectDialogFlags = 0x01 // the device is no longer remembered
	DISC_NO_FORCE       DisconnectDialogFlags = 0x40 // ask before files are closed
)

// DisconnectDialog holds the members of DISCDLGSTRUCT.
type DisconnectDialog struct {
	Size       uint32 // cbStructure in bytes; 0 stands for the right one
	Owner      Window
	LocalName  string // the redirected device, or a remote name; "": the connections without device to RemoteName
	RemoteName string
	Flags      DisconnectDialogFlags
}

// DisconnectDialog1 cancels the connection that dialog names (WNetDisconnectDialog1W). If files are open it asks the
// user if DISC_NO_FORCE is set, and forces without that flag. A local name that isn't a device is the remote name to
// cancel, as it is for [Caller.CancelConnection2]; DISC_UPDATE_PROFILE has no effect then.
//
// An error of cancelling is shown to the user and returned (KB Q177698); what the user answers and what is wrong with
// dialog itself is only returned.
//
//   - ERROR_INVALID_PARAMETER: wrong Size; DISC_UPDATE_PROFILE without a local name; an unknown
//     flag bit.
//   - ERROR_INVALID_ADDRESS: dialog is nil.
//   - ERROR_NOT_CONNECTED: neither name, or nothing connected by it.
//   - ERROR_CANCELLED: the user was asked and said no.
//   - DIALOG_CANCELLED (0xFFFFFFFF): the user closed the question.
//   - ERROR_OPEN_FILES: files are open and nobody can be asked, or the provider refuses even by
//     force.
//   - ERROR_NOT_ENOUGH_MEMORY: the question can't be shown.
//   - ERROR_BUSY, ERROR_NO_NETWORK, ERROR_EXTENDED_ERROR and the other codes of
//     [Caller.CancelConnection2].
func (c *Caller) DisconnectDialog1(dialog *DisconnectDialog) error {
	var cl call
	if err := cl.beginChange(c, "WNetDisconnectDialog1"); err != nil {
		return err
	}
	if cl.rec != nil && cl.answered(nil, disconnectDialogArgs(dialog)...) {
		return cl.end(cl.rec.Err)
	}
	if dialog == nil {
		return cl.end(winerr.ERROR_INVALID_ADDRESS)
	}
	return cl.end(cl.disconnectDialog1(dialog))
}

// showFailure shows an error of cancelling, unless it is the user's own answer or the process has ended.
func (c *Caller) showFailure(ui UI, owner Window, err error) {
	switch winerr.Code(err) {
	case winerr.NO_ERROR, winerr.ERROR_CANCELLED, winerr.DIALOG_CANCELLED:
	default:
		if !c.closed.Load() {
			ui.ShowError(owner, err)
		}
	}
}

// disconnectDialogArgs returns a DISCDLGSTRUCT for a record: its members, or NULL.
func disconnectDialogArgs(d *DisconnectDialog) []Arg {
	if d == nil {
		return []Arg{{"lpDiscDlgStruct", nil}}
	}
	return []Arg{
		{"hwndOwner", d.Owner}, {"lpLocalName", nullable(d.LocalName)},
		{"lpRemoteName", nullable(d.RemoteName)}, {"dwFlags", d.Flags},
	}
}

func (cl *call) disconnectDialog1(d *DisconnectDialog) error {
	update := d.Flags&DISC_UPDATE_PROFILE != 0
	switch {
	case d.Size != 0 && d.Size != disconnectDialogSize64 && d.Size != disconnectDialogSize32,
		d.Flags&^(DISC_UPDATE_PROFILE|DISC_NO_FORCE) != 0,
		update && d.LocalName == "":
		return winerr.ERROR_INVALID_PARAMETER
	case d.LocalName == "" && d.RemoteName == "":
		return winerr.ERROR_NOT_CONNECTED
	}
	local, name := d.LocalName, d.LocalName
	if _, err := parseLocal(local); err != nil {
		local, update = "", false
	}
	if name == "" {
		name = d.RemoteName
	}
	var flags ConnectFlags
	if update {
		flags = CONNECT_UPDATE_PROFILE
	}
	ask := d.Flags&DISC_NO_FORCE != 0
	err := cl.cancel(name, flags, !ask)
	cl.remote = d.RemoteName
	if local == "" {
		cl.remote = name
	}
	if ask && winerr.Code(err) == winerr.ERROR_OPEN_FILES && cl.c.router.UI != nil {
		q := OpenFilesQuestion{Owner: d.Owner, Local: local, Remote: cl.remote}
		err = cl.confirmForce(cl.c.context(), q, name, flags)
	}
	cl.c.showFailure(cl.c.router.ui(), d.Owner, err)
	return err
}

// confirmForce asks the user whether to cancel by force, and does so. ERROR_NOT_ENOUGH_MEMORY: the question can't be
// shown. ERROR_CANCELLED: the user said no. DIALOG_CANCELLED: the user closed the question. ERROR_OPERATION_ABORTED: ctx
// has ended, whatever the answer. Codes of [Caller.CancelConnection2].
func (cl *call) confirmForce(ctx context.Context, q OpenFilesQuestion, name string, flags ConnectFlags) error {
	answer, err := cl.c.router.ui().ConfirmOpenFiles(ctx, q)
	switch {
	case ctx.Err() != nil:
		return winerr.ERROR_OPERATION_ABORTED
	case err != nil:
		return winerr.ERROR_NOT_ENOUGH_MEMORY
	case answer == AnswerNo:
		return winerr.ERROR_CANCELLED
	case answer != AnswerYes:
		return winerr.DIALOG_CANCELLED
	}
	return cl.cancel(name, flags, true)
}

// DisconnectDialog shows the user's connections and cancels those that the user chooses (WNetDisconnectDialog). It
// returns at once; the dialog runs on its own goroutine, and [Caller.DisconnectDialogRun] waits for its outcome. Under
// Options.ModalDisconnectDialog the call itself waits. Errors of cancelling are shown to the user and not returned, and
// so is the error of a list of connections that can't be made, unless the call is modal.
//
//   - ERROR_BAD_DEV_TYPE: typ isn't RESOURCETYPE_DISK.
//   - ERROR_NOT_ENOUGH_MEMORY: the dialog can't be started.
//   - DIALOG_CANCELLED (0xFFFFFFFF): modal, and the user cancelled.
//   - ERROR_NO_NETWORK: there is no network. ERROR_BUSY: it is still starting.
//   - ERROR_NO_SUCH_LOGON_SESSION: the caller's session has logged off.
//   - ERROR_EXTENDED_ERROR: modal, and a provider can't list its connections; as of [Caller.OpenEnum].
func (c *Caller) DisconnectDialog(owner Window, typ ResourceType) error {
	var cl call
	if err := cl.beginChange(c, "WNetDisconnectDialog"); err != nil {
		return err
	}
	if cl.rec != nil && cl.answered(nil, Arg{"hwnd", owner}, Arg{"dwType", typ}) {
		return cl.end(cl.rec.Err)
	}
	if err := cl.canDisconnect(typ); err != nil {
		return cl.end(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	run := &DialogRun{owner: owner, stop: stop, done: make(chan struct{})}
	c.mu.Lock()
	if c.closed.Load() {
		c.mu.Unlock()
		stop()
		return cl.end(winerr.ERROR_NO_SUCH_LOGON_SESSION)
	}
	c.dialogs = append(slices.DeleteFunc(c.dialogs, (*DialogRun).over), run)
	c.mu.Unlock()
	modal := c.router.Options.ModalDisconnectDialog
	go run.work(ctx, c, !modal)
	if modal {
		err := run.Wait()
		cl.Provider = run.provider
		return cl.end(err)
	}
	return cl.end(nil)
}

// canDisconnect checks what DisconnectDialog can tell without asking a provider for connections.
// ERROR_BAD_DEV_TYPE: typ isn't RESOURCETYPE_DISK. ERROR_NO_NETWORK, ERROR_BUSY: no network has started.
// ERROR_NOT_ENOUGH_MEMORY: there is nothing to show the dialog on.
func (cl *call) canDisconnect(typ ResourceType) error {
	if typ != RESOURCETYPE_DISK {
		return winerr.ERROR_BAD_DEV_TYPE
	}
	if err := cl.c.router.providers.Available(); err != nil {
		return err
	}
	if err := cl.c.router.providers.Started(); err != nil {
		return err
	}
	if cl.c.router.UI == nil {
		return winerr.ERROR_NOT_ENOUGH_MEMORY
	}
	return nil
}

// disconnectable returns what the disconnect dialog offers: the connections of the session, and the remembered devices
// that aren't connected.
func (cl *call) disconnectable() ([]NetResource, error) {
	var list []NetResource
	shown := make(map[string]bool)
	for _, scope := range []Scope{RESOURCE_CONNECTED, RESOURCE_REMEMBERED} {
		err := cl.list(scope, RESOURCETYPE_DISK, func(nr NetResource) {
			if nr.LocalName == "" || !shown[nr.LocalName] {
				shown[nr.LocalName] = true
				list = append(list, nr)
			}
		})
		if err != nil && scope == RESOURCE_CONNECTED { // a profile that can't be read hides nothing that is connected
			return nil, err
		}
	}
	return list, nil
}

// DialogRun represents a disconnect dialog on its worker. The zero value stands for a dialog that was never up: it is
// over, and nothing went wrong.
type DialogRun struct {
	owner Window
	stop  context.CancelFunc
	done  chan struct{} // closed when the fields below are final

	err      error
	provider string // the one that err comes from, if the connections couldn't be listed
}

// DisconnectDialogRun returns the last dialog that DisconnectDialog started for this caller; nil if it started none.
func (c *Caller) DisconnectDialogRun() *DialogRun {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.dialogs) == 0 {
		return nil
	}
	return c.dialogs[len(c.dialogs)-1]
}

// over reports whether the dialog is gone.
func (d *DialogRun) over() bool {
	select {
	case <-d.done:
		return true
	default:
		return false
	}
}

// Wait waits until the dialog is gone and returns how it ended. nil: the user disconnected something.
//
//   - DIALOG_CANCELLED: the user cancelled.
//   - ERROR_OPERATION_ABORTED: the worker was ended.
//   - ERROR_EXTENDED_ERROR and the other codes of [Caller.OpenEnum]: the connections can't be listed.
//   - ERROR_NOT_ENOUGH_MEMORY: the dialog couldn't be shown.
func (d *DialogRun) Wait() error {
	if d.done == nil {
		return nil
	}
	<-d.done
	return d.err
}

// Terminate ends the worker, as if its process exited: the dialog or the question about open files that is up and the
// owner window are destroyed, and whatever the user answers, nothing more is disconnected or shown. It waits for nothing,
// and does nothing to a dialog that has ended.
func (d *DialogRun) Terminate() {
	if d.stop != nil {
		d.stop()
	}
}

// work lists the connections, shows the dialog and cancels what the user chose. It begins nothing after ctx has ended.
// With show it shows the error of a list that can't be made.
func (d *DialogRun) work(ctx context.Context, c *Caller, show bool) {
	defer close(d.done)
	defer d.stop()
	ui := c.router.ui()
	list, err := d.list(c)
	switch {
	case ctx.Err() != nil:
	case err == nil:
		err = c.runDisconnect(ctx, ui, DisconnectList{Owner: d.owner, Connections: list})
	case show:
		c.showFailure(ui, d.owner, err)
	}
	if ctx.Err() != nil {
		ui.DestroyWindow(d.owner)
		err = winerr.ERROR_OPERATION_ABORTED
	}
	d.err = err
}

// list returns what the dialog offers. Codes of [Caller.OpenEnum].
func (d *DialogRun) list(c *Caller) ([]NetResource, error) {
	var cl call
	if err := cl.begin(c, "WNetDisconnectDialog"); err != nil {
		return nil, err
	}
	list, err := cl.disconnectable()
	if cl.rec != nil {
		c.router.observe(cl.rec, winerr.Code(err), err)
	}
	d.provider = cl.Provider
	return list, err
}

// runDisconnect shows the dialog and cancels what the user chose. DIALOG_CANCELLED: the user cancelled.
// ERROR_NOT_ENOUGH_MEMORY: the dialog can't be shown.
func (c *Caller) runDisconnect(ctx context.Context, ui UI, list DisconnectList) error {
	chosen, err := ui.DisconnectDialog(ctx, list)
	switch {
	case ctx.Err() != nil:
	case winerr.Code(err) == winerr.ERROR_CANCELLED:
		return winerr.DIALOG_CANCELLED
	case err != nil:
		return winerr.ERROR_NOT_ENOUGH_MEMORY
	default:
		c.disconnectChosen(ctx, ui, list, chosen)
	}
	return nil
}

// disconnectChosen cancels what the user chose, asks where files are open, and shows errors, until ctx ends.
func (c *Caller) disconnectChosen(ctx context.Context, ui UI, list DisconnectList, chosen []int) {
	for _, i := range chosen {
		if i < 0 || i >= len(list.Connections) {
			continue // the dialog didn't show it
		}
		if ctx.Err() != nil {
			return
		}
		var cl call
		if cl.beginChange(c, "WNetDisconnectDialog") != nil {
			return // there is nobody left to tell
		}
		err := cl.end(cl.disconnectOne(ctx, list.Owner, list.Connections[i]))
		if ctx.Err() == nil {
			c.showFailure(ui, list.Owner, err)
		}
	}
}

// disconnectOne cancels one connection of the dialog, and forgets it.
func (cl *call) disconnectOne(ctx context.Context, owner Window, nr NetResource) error {
	name := nr.LocalName
	if name == "" {
		name = nr.RemoteName
	}
	if cl.rec != nil {
		cl.rec.arg("chosen", name)
	}
	err := cl.cancel(name, CONNECT_UPDATE_PROFILE, false)
	if winerr.Code(err) != winerr.ERROR_OPEN_FILES {
		return err
	}
	q := OpenFilesQuestion{Owner: owner, Local: nr.LocalName, Remote: nr.RemoteName}
	return cl.confirmForce(ctx, q, name, CONNECT_UPDATE_PROFILE)
}
