package regfile

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// Windows does not replace a file that somebody has open, and does not open one that is being replaced. Readers, virus
// scanners and indexers have it open for a moment only, for which patiently waits.
const (
	patience = 2 * time.Second
	pause    = 2 * time.Millisecond
)

// patiently calls do until it finds no file in use, or patience is over.
func patiently(do func() error) error {
	for deadline := time.Now().Add(patience); ; time.Sleep(pause) {
		err := do()
		inUse := errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
		if !inUse || time.Now().After(deadline) {
			return err
		}
	}
}

// renameOver replaces a file and, by MOVEFILE_WRITE_THROUGH, returns after the disk has it, for which other systems sync
// the folder.
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

// syncFolder does nothing, because renameOver has waited for the disk.
func syncFolder(string) error { return nil }
