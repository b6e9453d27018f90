package regconv

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/seed-520b6462/winnet/profile/regfile"
)

// Write writes a profile to a file that isn't there yet, unless it may be
// overwritten. Only its owner can read it, as the original; one that was there
// keeps its mode, and its content when the new one can't be written. A link stays
// one. What is no file, as a pipe or a device, is written to.
func Write(file string, data []byte, overwrite bool) error {
	if target, err := filepath.EvalSymlinks(file); err == nil && overwrite {
		file = target
	}
	info, err := os.Stat(file)
	switch {
	case !overwrite || errors.Is(err, fs.ErrNotExist):
		return create(file, data)
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return put(file, os.O_WRONLY, data)
	}
	if err := regfile.WriteFile(file, data); err != nil {
		return err
	}
	return os.Chmod(file, info.Mode().Perm())
}

// create makes a file, and takes it away again if it can't be filled.
func create(file string, data []byte) error {
	err := put(file, os.O_CREATE|os.O_WRONLY|os.O_EXCL, data)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		_ = os.Remove(file) // if it was made at all
	}
	return err
}

func put(file string, flag int, data []byte) error {
	f, err := os.OpenFile(file, flag, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
