package scenario

import (
	"testing"
)

// A dialog that the command doesn't wait for can be waited for later; a modal one is
// over when the call is, which tells how it ended.
func TestDisconnectDialogIsWaitedFor(t *testing.T) {
	b := office(t, Config{})
	b.story(`
		> net use Z: \\files\docs
		Z: is now \\files\docs
		> reply choose Z:
		> disconnectdialog /nowait
		> dialog wait
		> connection Z:
		ERROR_NOT_CONNECTED
		> reply cancel
		> disconnectdialog
		DIALOG_CANCELLED
	`)
	b.do(`reset`)
	b.do(`set ModalDisconnectDialog on`)
	b.do(`server files /guest`)
	b.do(`share \\files\docs`)
	b.do(`logon alice`)
	b.story(`
		> net use Z: \\files\docs
		Z: is now \\files\docs
		> reply cancel
		> disconnectdialog
		DIALOG_CANCELLED
		> reply choose Z:
		> disconnectdialog
		> connection Z:
		ERROR_NOT_CONNECTED
		> dialog wait
	`)
}
