package redirector

import (
	"io"
	"io/fs"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// openFile is an open file or directory of a share. It checks each call before the backend's file gets it.
type openFile struct {
	lease
	file     provider.File
	path     string // within the share, as Snapshot shows it
	readable bool
	writable bool
	kind     atomic.Int32 // unknown, aFile or aDirectory
}

const (
	unknown int32 = iota
	aFile
	aDirectory
)

var (
	_ provider.File = (*openFile)(nil)
	_ handle        = (*openFile)(nil)
)

// do makes a call on the backend's file, between begin and end.
func (o *openFile) do(call func() error) error {
	if err := o.begin(); err != nil {
		return err
	}
	defer func() { // also when the backend panics
		if o.end() {
			_ = o.file.Close() // nobody is left to tell
		}
	}()
	return call()
}

// isDirectory reports whether the file is a directory. It asks the backend once, and nothing of a file that was opened for
// writing, which can be no directory.
func (o *openFile) isDirectory() (bool, error) {
	switch {
	case o.writable || o.kind.Load() == aFile:
		return false, nil
	case o.kind.Load() == aDirectory:
		return true, nil
	}
	info, err := o.file.Stat()
	if err != nil {
		return false, err
	}
	kind := aFile
	if info.IsDir() {
		kind = aDirectory
	}
	o.kind.Store(kind)
	return kind == aDirectory, nil
}

// permits checks whether a call that a directory doesn't know may be made.
//
// ERROR_INVALID_FUNCTION: a directory. ERROR_ACCESS_DENIED: the file wasn't opened for the call.
func (o *openFile) permits(opened bool) error {
	directory, err := o.isDirectory()
	switch {
	case err != nil:
		return err
	case directory:
		return winerr.ERROR_INVALID_FUNCTION
	case !opened:
		return winerr.ERROR_ACCESS_DENIED
	}
	return nil
}

// Stat implements [fs.File].
func (o *openFile) Stat() (info fs.FileInfo, err error) {
	err = o.do(func() error {
		info, err = o.file.Stat()
		return err
	})
	return info, err
}

// Read fails with ERROR_ACCESS_DENIED on a file that was opened for writing only.
func (o *openFile) Read(b []byte) (n int, err error) {
	err = o.do(func() error {
		if err := o.permits(o.readable); err != nil {
			return err
		}
		n, err = o.file.Read(b)
		return err
	})
	return n, err
}

// ReadAt fails as Read does, with ERROR_INVALID_PARAMETER at a negative offset, and with ERROR_NOT_SUPPORTED where the
// network has no such call. As [io.ReaderAt] it says io.EOF where fewer bytes are left than asked for.
func (o *openFile) ReadAt(b []byte, offset int64) (n int, err error) {
	err = o.do(func() error {
		if err := o.permits(o.readable); err != nil {
			return err
		}
		if offset < 0 {
			return winerr.ERROR_INVALID_PARAMETER
		}
		n, err = o.file.ReadAt(b, offset)
		if err == nil && n < len(b) {
			err = io.EOF
		}
		return err
	})
	return n, err
}

// Seek fails with ERROR_NOT_SUPPORTED where the network has no such call, with ERROR_INVALID_PARAMETER for a whence that is
// none, and with ERROR_NEGATIVE_SEEK before the beginning of the file (SetFilePointer, fileapi.h documentation).
func (o *openFile) Seek(offset int64, whence int) (position int64, err error) {
	err = o.do(func() error {
		if err := o.permits(true); err != nil {
			return err
		}
		if whence < io.SeekStart || whence > io.SeekEnd {
			return winerr.ERROR_INVALID_PARAMETER
		}
		position, err = o.file.Seek(offset, whence)
		if err != nil && offset < 0 && winerr.Code(err) != winerr.ERROR_NOT_SUPPORTED {
			err = winerr.ERROR_NEGATIVE_SEEK // each file system has an error of its own for it
		}
		return err
	})
	return position, err
}

// Write fails with ERROR_ACCESS_DENIED on a file that was opened for reading.
func (o *openFile) Write(b []byte) (n int, err error) {
	err = o.do(func() error {
		if err := o.permits(o.writable); err != nil {
			return err
		}
		n, err = o.file.Write(b)
		return err
	})
	return n, err
}

// ReadDir fails with ERROR_DIRECTORY on a file.
func (o *openFile) ReadDir(count int) (entries []fs.DirEntry, err error) {
	err = o.do(func() error {
		directory, err := o.isDirectory()
		if err != nil {
			return err
		}
		if !directory {
			return winerr.ERROR_DIRECTORY
		}
		entries, err = o.file.ReadDir(count)
		return err
	})
	return entries, err
}

// Close fails with ERROR_INVALID_HANDLE when the file is closed already. After a forced cancel it succeeds, because there is
// nothing left to close.
func (o *openFile) Close() error {
	last, err := o.close()
	if err == winerr.ERROR_INVALID_HANDLE {
		return err
	}
	defer o.c.detach(func() { delete(o.c.open, o) })
	if !last {
		return nil
	}
	err = o.file.Close()
	if winerr.Code(err) == winerr.ERROR_NETNAME_DELETED {
		err = nil
	}
	return err
}

// revoke implements [handle].
func (o *openFile) revoke() {
	if o.cancel() {
		_ = o.file.Close() // its owner learns of it by ERROR_NETNAME_DELETED
	}
}

// list implements [handle].
func (o *openFile) list(of *provider.ConnectionSnapshot) { of.OpenFiles = append(of.OpenFiles, o.path) }
