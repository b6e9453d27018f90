package regfile

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// Windows does not replace a file that somebody has open, and does not open one that is being replaced. Readers, virus
// scanners and indexers have it open for a moment only, so that is worth waiting for.
const (
	patience = 2 * time.Second
	pause    = 2 * time.Millisecond
)

func patiently(do func() error) error {
	for deadline := time.Now().Add(patience); ; time.Sleep(pause) {
		err := do()
		inUse := errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
		if !inUse || time.Now().After(deadline) {
			return err
		}
	}
}

// renameOver replaces a file and, by MOVEFILE_WRITE_THROUGH, returns only when the disk has it. That is what syncing
// the folder is for elsewhere.
func renameOver(from, to string) error {
	err := patiently(func() error { return moveFile(from, to) })
	if err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return nil
}

func moveFile(from, to string) error {
	source, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	target, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	return windows.MoveFileEx(source, target, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH)
}

// syncFolder has nothing to do: renameOver does not return before.
func syncFolder(string) error { return nil }
