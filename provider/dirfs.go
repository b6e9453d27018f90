package provider

import (
	"io/fs"
	"os"
)

// DirFS is a directory of this machine as a file system that can be written.
// Nothing outside it can be reached, through symbolic links neither.
type DirFS struct {
	root *os.Root
	fs.FS
}

var _ WritableFS = (*DirFS)(nil)

// NewDirFS opens a directory. The error is that of [os.OpenRoot].
func NewDirFS(dir string) (*DirFS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &DirFS{root: root, FS: root.FS()}, nil
}

// Close lets go of the directory. Files that are open stay so.
func (d *DirFS) Close() error { return d.root.Close() }

// Stat implements [fs.StatFS].
func (d *DirFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(d.FS, name) }

// ReadDir implements [fs.ReadDirFS].
func (d *DirFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(d.FS, name) }

// OpenFile opens a file with the flags of package os.
func (d *DirFS) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return d.root.OpenFile(name, flag, perm&fs.ModePerm)
}

// Mkdir makes a directory.
func (d *DirFS) Mkdir(name string, perm fs.FileMode) error {
	return d.root.Mkdir(name, perm&fs.ModePerm)
}

// Remove removes a file or an empty directory.
func (d *DirFS) Remove(name string) error { return d.root.Remove(name) }
