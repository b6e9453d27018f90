package scenario

import "testing"

// A network fails, tells an error of its own, and is sound again.
func TestFaults(t *testing.T) {
	tell(t, `
		> fault AddConnection3 fail ERROR_BUSY /times:1
		> net use Z: \\files\docs
		ERROR_BUSY
		> net use Z: \\files\docs
		Z: is now \\files\docs
		> fault GetConnection replace 1205
		> connection Z:
		ERROR_CANNOT_OPEN_PROFILE
		> fault clear
		> connection Z:
		\\files\docs
		> fault GetUser extended 4711 'the moon is full'
		> getuser Z:
		ERROR_EXTENDED_ERROR
		> lasterror
		ERROR_EXTENDED_ERROR (1208): the network provider reported an error of its own
		Microsoft Windows Network says 4711: the moon is full
		> fault any delay 1ms /from:3
		> fault any panic boo /times:1
	`)
}

// A call that hangs holds up nobody else, and goes on when it is let go.
func TestHanging(t *testing.T) {
	tell(t, `
		> logon bob
		bob is logged on: session 0x10001, Interactive
		> fault AddConnection3 hang /times:1
		> background slow net use Z: \\files\docs
		slow hangs
		> as alice net use Y: \\files\docs
		Y: is now \\files\docs
		> fault release
		> await slow
		Z: is now \\files\docs
		> background quick connection Q:
		> await quick
		ERROR_NOT_CONNECTED
	`)
}

// Notifyees are told before and after, and may refuse a connection.
func TestNotifyees(t *testing.T) {
	tell(t, `
		> notify
		> net use Z: \\files\docs
		Z: is now \\files\docs
		> notified
		notifyee 1: NOTIFY_PRE connect Z: \\files\docs
		notifyee 1: NOTIFY_POST connect Z: \\files\docs = NO_ERROR
		> net use Z: /delete
		Z: is disconnected
		> notified
		notifyee 1: NOTIFY_PRE cancel Z:
		notifyee 1: NOTIFY_POST cancel Z: = NO_ERROR
		> notified
	`)
}

// The user fills in the dialog for a connection, or cancels it.
func TestConnectDialog(t *testing.T) {
	tell(t, `
		> reply connect Z: \\files\docs /reconnect
		> connectdialog
		connected as device number 26
		> shown
		connect dialog, path "", reconnect ticked
		> profile alice
		Local Remote User Network Type Defer
		Z: \\files\docs (default) Microsoft Windows Network disk 4
		> reply connect \\files\docs
		> connectdialog \\files\docs /fixed /hidebox
		connected without a device
		> shown
		connect dialog, path "\\files\docs", fixed, no reconnect box
		> reply cancel
		> connectdialog /simple
		DIALOG_CANCELLED
		> reply cantshow
		> connectdialog
		ERROR_NOT_ENOUGH_MEMORY
	`)
}

// The user chooses what to disconnect, and is asked when files are open.
func TestDisconnectDialogs(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs
		Z: is now \\files\docs
		> net use Y: \\files\docs
		Y: is now \\files\docs
		> reply choose Y:
		> disconnectdialog
		> shown
		disconnect dialog: Y: \\files\docs, Z: \\files\docs
		> open f Z:\a.txt /write
		> reply no
		> disconnectdialog1 Z: /noforce
		ERROR_CANCELLED
		> reply yes
		> disconnectdialog1 Z: /noforce
		> shown
		question: files are open on Z:
		question: files are open on Z:
		> disconnectdialog1 Z: /cb:7
		ERROR_INVALID_PARAMETER
		> net use
		There are no connections.
	`)
}

// A dialog that nobody answers stays until its worker is ended.
func TestDialogThatStays(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs
		Z: is now \\files\docs
		> reply nothing
		> disconnectdialog /nowait
		> dialog end
		ERROR_OPERATION_ABORTED
		> shown
		disconnect dialog: Z: \\files\docs
		the window is destroyed
		> connection Z:
		\\files\docs
	`)
}
