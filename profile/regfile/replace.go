package regfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// disk has the steps of a change on the disk, each of which a test can make fail.
//
// Known libraries lack a step: github.com/google/renameio/v2 does not sync the folder and is not built for Windows, and
// github.com/natefinch/atomic does not sync the folder either. Without that step the old file may be back after a crash of
// the machine, though the call had returned.
type disk interface {
	create(name string) (writer, error) // a new file that only its owner may read
	rename(from, to string) error       // replaces the file that was there
	remove(name string) error
	syncDir(dir string) error
}

// writer is a file that is being written.
type writer interface {
	io.Writer
	Sync() error
	Close() error
}

// osDisk is the disk of the system.
type osDisk struct{}

func (osDisk) create(name string) (writer, error) {
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
}

func (osDisk) rename(from, to string) error { return renameOver(from, to) }
func (osDisk) remove(name string) error     { return os.Remove(name) }
func (osDisk) syncDir(dir string) error     { return syncFolder(dir) }

// WriteFile replaces the content of a file, so that a crash at any moment leaves the old or the new content, and a full
// disk leaves the old one. Nobody but its owner can read the file afterwards. The error is that of the disk.
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

// replace replaces the content of a file, so that a crash at any moment leaves the old or the new content. After nil the
// new content stays. After an error the old content is back, unless the disk fails again; old is nil if there was no file.
// The caller keeps other writers away.
func replace(d disk, path string, data, old content) error {
	if err := install(d, path, data); err != nil {
		return err
	}
	err := d.syncDir(filepath.Dir(path))
	if err == nil {
		return nil
	}
	// The new content is in place but may not stay, and the caller is told that nothing was changed.
	undo := d.remove
	if old != nil {
		undo = func(path string) error { return install(d, path, old) }
	}
	if undone := undo(path); undone != nil {
		return fmt.Errorf("%w; and the old content could not be put back: %w", err, undone)
	}
	return err
}

// install writes a new file and renames it over the old one.
func install(d disk, path string, data content) error {
	temp := path + ".new" // always the same name, so that the next change overwrites the file that a crash has left
	if err := d.remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	err := write(d, temp, data)
	if err == nil {
		err = d.rename(temp, path)
	}
	if err != nil {
		_ = d.remove(temp) // a failure does no harm, because the next change removes it
	}
	return err
}

// write writes a new file and syncs it.
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
