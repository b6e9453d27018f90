//go:build !windows

package regfile

import (
	"errors"
	"os"
)

// patiently calls do, once. Files that are in use are an obstacle on Windows only.
func patiently(do func() error) error { return do() }

func renameOver(from, to string) error { return os.Rename(from, to) }

// syncFolder writes the names in a folder to the disk.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
