package regconv

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Write writes a profile to a file that isn't there yet, unless it may be
// overwritten. Only its owner can read it, as the original; one that was there
// keeps its mode, and its content when the new one can't be written.
func Write(file string, data []byte, overwrite bool) error {
	fill := func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
	if overwrite {
		return replace(file, fill)
	}
	return create(file, fill)
}

// create makes a file, and takes it away again if it can't be filled.
func create(file string, fill func(io.Writer) error) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(fill(f), f.Close()); err != nil {
		return errors.Join(err, os.Remove(file))
	}
	return nil
}

// replace fills a file beside the one that it then becomes, so that a disk that is
// full costs nobody the old one.
func replace(file string, fill func(io.Writer) error) error {
	if target, err := filepath.EvalSymlinks(file); err == nil {
		file = target // the link stays one
	}
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return create(file, fill)
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return pour(file, fill)
	}
	f, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*.new")
	if err != nil {
		return err
	}
	// Some disks say only when they are synced that they are full.
	err = errors.Join(fill(f), f.Chmod(info.Mode().Perm()), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// pour fills what is no file, as a pipe or a device: another can't take its place.
func pour(name string, fill func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(fill(f), f.Close())
}
