package fake

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"github.com/seed-520b6462/winnet/provider"
)

// DirFS is a directory of this machine as a file system that can be written. Nothing outside it can be reached: a symbolic
// link that leads there is fs.ErrPermission. All other errors of its methods are those of [os.Root], with fs.ErrClosed after
// Close. NewDirFS makes one; the zero value is no directory's, and nothing may be asked of it.
type DirFS struct {
	root *os.Root
	fs.FS
	escapes error // the error of root for a name that leads outside
}

var _ WritableFS = (*DirFS)(nil)

// NewDirFS opens a directory. The error is that of [os.OpenRoot].
func NewDirFS(dir string) (*DirFS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	d := &DirFS{root: root, FS: root.FS()}
	_, err = root.Stat("..") // for package os doesn't export the error
	if outside, ok := errors.AsType[*fs.PathError](err); ok {
		d.escapes = outside.Err
	}
	return d, nil
}

// inside replaces the error for a name that leads outside by the error for a name that is forbidden.
func (d *DirFS) inside(err error) error {
	if outside, ok := errors.AsType[*fs.PathError](err); ok && outside.Err == d.escapes {
		return &fs.PathError{Op: outside.Op, Path: outside.Path, Err: fs.ErrPermission}
	}
	return err
}

// Close closes the directory. Files that are open stay open.
func (d *DirFS) Close() error { return d.root.Close() }

// Open implements [fs.FS].
func (d *DirFS) Open(name string) (fs.File, error) {
	f, err := d.FS.Open(name)
	return f, d.inside(err)
}

// Stat implements [fs.StatFS].
func (d *DirFS) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(d.FS, name)
	return info, d.inside(err)
}

// ReadDir implements [fs.ReadDirFS].
func (d *DirFS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(d.FS, name)
	return entries, d.inside(err)
}

// OpenFile opens a file with the flags of package os.
func (d *DirFS) OpenFile(name string, flag int, perm fs.FileMode) (provider.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	f, err := d.root.OpenFile(name, flag, perm&fs.ModePerm)
	if err != nil {
		return nil, d.inside(err)
	}
	if flag&os.O_CREATE != 0 {
		if err := isFile(f); err != nil {
			return nil, errors.Join(err, f.Close())
		}
	}
	return f, nil
}

// isFile refuses a directory where a file was to be made. Windows opens the directory instead, where other systems refuse it
// themselves.
func isFile(f *os.File) error {
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = &fs.PathError{Op: "open", Path: f.Name(), Err: syscall.EISDIR}
	}
	return err
}

// Mkdir makes a directory.
func (d *DirFS) Mkdir(name string, perm fs.FileMode) error {
	return d.inside(d.root.Mkdir(name, perm&fs.ModePerm))
}

// Remove removes a file or an empty directory.
func (d *DirFS) Remove(name string) error { return d.inside(d.root.Remove(name)) }
