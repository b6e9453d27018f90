package regfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// disk is what a change does to the disk, step by step, so that a test can make each step fail.
//
// The libraries at hand leave a step out: github.com/google/renameio/v2 does not sync the folder and is not built for
// Windows, github.com/natefinch/atomic does not sync the folder either. Without it a crash of the machine can bring the
// old file back after the call has returned.
type disk interface {
	create(name string) (writer, error) // a new file that only its owner may read
	rename(from, to string) error       // in place of what was there
	remove(name string) error
	syncDir(dir string) error
}

// writer is a file that is being written.
type writer interface {
	io.Writer
	Sync() error
	Close() error
}

// osDisk is the real one.
type osDisk struct{}

func (osDisk) create(name string) (writer, error) {
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
}

func (osDisk) rename(from, to string) error { return renameOver(from, to) }
func (osDisk) remove(name string) error     { return os.Remove(name) }
func (osDisk) syncDir(dir string) error     { return syncFolder(dir) }

// WriteFile gives a file new content, so that a crash at any moment leaves the old or the new, and a disk that is full
// costs nobody the old one. The file is its owner's alone, whatever it was. The error is that of the disk.
func WriteFile(path string, data []byte) error {
	old, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return replace(osDisk{}, path, content{data}, nil)
	}
	if err != nil {
		return err
	}
	return replace(osDisk{}, path, content{data}, content{old})
}

// replace gives a file new content, so that a crash at any moment leaves the old or the new. When it returns nil the
// new content is there to stay. When it fails the old one is back, if the disk lets it; old is nil if there was none.
// The caller keeps other writers away.
func replace(d disk, path string, data, old content) error {
	if err := install(d, path, data); err != nil {
		return err
	}
	err := d.syncDir(filepath.Dir(path))
	if err == nil {
		return nil
	}
	// The new content is in place, but nobody can say for how long. The caller will be told that nothing was changed.
	undo := d.remove
	if old != nil {
		undo = func(path string) error { return install(d, path, old) }
	}
	if undone := undo(path); undone != nil {
		return fmt.Errorf("%w; and the old content could not be put back: %w", err, undone)
	}
	return err
}

// install writes a new file and puts it in the place of the old one.
func install(d disk, path string, data content) error {
	temp := path + ".new" // one name only, so that what a crash leaves behind is overwritten and does not pile up
	if err := d.remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	err := write(d, temp, data)
	if err == nil {
		err = d.rename(temp, path)
	}
	if err != nil {
		_ = d.remove(temp) // of no importance: the next change does it
	}
	return err
}

func write(d disk, path string, data content) error {
	f, err := d.create(path)
	if err != nil {
		return err
	}
	for _, piece := range data {
		if _, err = f.Write(piece); err != nil {
			break
		}
	}
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}
