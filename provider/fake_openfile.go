package provider

import (
	"io"
	"io/fs"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// openFile is an open file or directory of a share.
type openFile struct {
	lease
	path     string // as Snapshot shows it
	file     fs.File
	readable bool
	writable bool
	dir      bool
}

var _ File = (*openFile)(nil)

// enter counts the file as open on its connection. It needs the mutex of the fake.
func (o *openFile) enter() {
	if o.c.files == nil {
		o.c.files = make(map[*openFile]struct{})
	}
	o.c.files[o] = struct{}{}
}

// do makes a call on the file behind the handle. A call that a directory doesn't
// know fails with ERROR_INVALID_FUNCTION.
func (o *openFile) do(onDirectory bool, call func() error) error {
	if err := o.begin(); err != nil {
		return err
	}
	defer func() { // also when the file system panics
		if o.end() {
			_ = o.file.Close() // nobody is left to tell
		}
	}()
	if o.dir && !onDirectory {
		return winerr.ERROR_INVALID_FUNCTION
	}
	return fileError(call())
}

func (o *openFile) Stat() (info fs.FileInfo, err error) {
	err = o.do(true, func() error {
		info, err = o.file.Stat()
		return err
	})
	return info, err
}

// Read fails with ERROR_ACCESS_DENIED on a file that was opened for writing only.
func (o *openFile) Read(b []byte) (n int, err error) {
	err = o.do(false, func() error {
		if !o.readable {
			return winerr.ERROR_ACCESS_DENIED
		}
		n, err = o.file.Read(b)
		return err
	})
	return n, err
}

// ReadAt fails as Read does, with ERROR_INVALID_PARAMETER at a negative offset, and
// with ERROR_NOT_SUPPORTED where the file system has no such call.
func (o *openFile) ReadAt(b []byte, offset int64) (n int, err error) {
	err = o.do(false, func() error {
		if !o.readable {
			return winerr.ERROR_ACCESS_DENIED
		}
		at, ok := o.file.(io.ReaderAt)
		switch {
		case !ok:
			return winerr.ERROR_NOT_SUPPORTED
		case offset < 0:
			return winerr.ERROR_INVALID_PARAMETER
		}
		n, err = at.ReadAt(b, offset)
		return err
	})
	return n, err
}

// Seek fails with ERROR_NOT_SUPPORTED where the file system has no such call, with
// ERROR_INVALID_PARAMETER for a whence that is none, and with ERROR_NEGATIVE_SEEK
// before the beginning of the file (SetFilePointer, fileapi.h documentation).
func (o *openFile) Seek(offset int64, whence int) (position int64, err error) {
	err = o.do(false, func() error {
		seeker, ok := o.file.(io.Seeker)
		switch {
		case !ok:
			return winerr.ERROR_NOT_SUPPORTED
		case whence < io.SeekStart || whence > io.SeekEnd:
			return winerr.ERROR_INVALID_PARAMETER
		}
		position, err = seeker.Seek(offset, whence)
		if err != nil && offset < 0 {
			err = winerr.ERROR_NEGATIVE_SEEK // each file system has an error of its own for it
		}
		return err
	})
	return position, err
}

// Write fails with ERROR_ACCESS_DENIED on a file that was opened for reading.
func (o *openFile) Write(b []byte) (n int, err error) {
	err = o.do(false, func() error {
		w, ok := o.file.(io.Writer)
		if !ok || !o.writable {
			return winerr.ERROR_ACCESS_DENIED
		}
		n, err = w.Write(b)
		return err
	})
	return n, err
}

// ReadDir fails with ERROR_DIRECTORY on a file.
func (o *openFile) ReadDir(count int) (entries []fs.DirEntry, err error) {
	err = o.do(true, func() error {
		d, ok := o.file.(fs.ReadDirFile)
		if !ok || !o.dir {
			return winerr.ERROR_DIRECTORY
		}
		entries, err = d.ReadDir(count)
		return err
	})
	return entries, err
}

// Close fails with ERROR_INVALID_HANDLE when the file is closed already. After a
// forced cancel it succeeds: there is nothing left to close.
func (o *openFile) Close() error {
	last, err := o.close(false)
	if err != nil {
		return err
	}
	f := o.c.fake
	f.mu.Lock()
	delete(o.c.files, o)
	f.settle(o.c)
	f.mu.Unlock()
	if last {
		return fileError(o.file.Close())
	}
	return nil
}

// revoke takes the file away from its owner.
func (o *openFile) revoke() {
	if last, err := o.close(true); err == nil && last {
		_ = o.file.Close() // its owner learns of it by ERROR_NETNAME_DELETED
	}
}
