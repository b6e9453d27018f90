//go:build !windows

package regfile

import "os"

// patiently is for Windows, where files that are in use stand in the way.
func patiently(do func() error) error { return do() }

func renameOver(from, to string) error { return os.Rename(from, to) }

// syncFolder makes the names in a folder last, as syncing a file makes its content last.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = f.Sync()
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}
