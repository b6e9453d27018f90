package mpr

import (
	"context"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// DialogRun is a disconnect dialog on its worker. The zero value is a dialog
// that was never up: it is over, and all went well.
type DialogRun struct {
	owner Window
	stop  context.CancelFunc
	done  chan struct{}

	mu    sync.Mutex // protects what follows
	ended bool       // by Terminate, before the user was done
	err   error
}

// DisconnectDialogRun is the last dialog that DisconnectDialog started for this
// caller; nil if it started none.
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

// Wait waits until the dialog is gone and tells how it ended: nil when the user
// disconnected something, DIALOG_CANCELLED when the user cancelled,
// ERROR_OPERATION_ABORTED when its worker was ended, ERROR_NOT_ENOUGH_MEMORY
// when it couldn't be shown.
func (d *DialogRun) Wait() error {
	if d.done == nil {
		return nil
	}
	<-d.done
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.err
}

// Terminate ends the worker, as when its process exits: the dialog and its
// owner window are destroyed. It waits for neither, and does nothing to a
// dialog that has ended.
func (d *DialogRun) Terminate() {
	d.mu.Lock()
	d.ended = true
	d.mu.Unlock()
	if d.stop != nil {
		d.stop()
	}
}

// work is the worker: it shows the dialog and cancels what was chosen.
func (d *DialogRun) work(ctx context.Context, c *Caller, list DisconnectList) {
	defer close(d.done)
	defer d.stop()
	ui := c.router.ui()
	chosen, err := ui.DisconnectDialog(ctx, list)
	d.mu.Lock()
	ended := d.ended
	d.mu.Unlock()
	switch {
	case ended:
		ui.DestroyWindow(d.owner)
		err = winerr.ERROR_OPERATION_ABORTED
	case winerr.Code(err) == winerr.ERROR_CANCELLED:
		err = winerr.DIALOG_CANCELLED
	case err != nil:
		err = winerr.ERROR_NOT_ENOUGH_MEMORY
	default:
		c.disconnectChosen(ui, list, chosen)
	}
	d.mu.Lock()
	d.err = err
	d.mu.Unlock()
}

// disconnectChosen cancels what the user chose, asks where files are open, and
// shows what fails.
func (c *Caller) disconnectChosen(ui UI, list DisconnectList, chosen []int) {
	for _, i := range chosen {
		if i < 0 || i >= len(list.Connections) {
			continue // a dialog that chooses what it wasn't shown
		}
		nr := list.Connections[i]
		var cl call
		cl.begin(c, "WNetDisconnectDialog")
		err := cl.disconnectOne(list.Owner, nr)
		if err = cl.end(err); err != nil && winerr.Code(err) != winerr.ERROR_CANCELLED && winerr.Code(err) != winerr.DIALOG_CANCELLED {
			ui.ShowError(list.Owner, err)
		}
	}
}

// disconnectOne cancels one connection of the dialog, which forgets it as well.
func (cl *call) disconnectOne(owner Window, nr NetResource) error {
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
	return cl.confirmForce(q, name, CONNECT_UPDATE_PROFILE)
}
