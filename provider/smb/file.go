package smb

import (
	"io"
	"io/fs"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// The calls of provider.File.

// Stat tells of the file as it is now.
func (o *openFile) Stat() (info fs.FileInfo, err error) {
	err = o.do(true, 0, func() error {
		info, err = o.stat()
		return err
	})
	return info, err
}

// stat asks by the name when the handle has no right to ask.
func (o *openFile) stat() (fs.FileInfo, error) {
	if o.readable {
		return o.file.Stat()
	}
	return o.tree.share.Stat(o.name)
}

// Read fails with ERROR_INVALID_FUNCTION on a directory, and with
// ERROR_ACCESS_DENIED on a file that was opened for writing only.
func (o *openFile) Read(b []byte) (n int, err error) {
	err = o.do(o.readable && !o.dir, o.refusal(), func() error {
		n, err = o.file.Read(b)
		return err
	})
	return n, err
}

// ReadAt fails as Read does, and with io.EOF where there is less than was asked
// for.
func (o *openFile) ReadAt(b []byte, offset int64) (n int, err error) {
	err = o.do(o.readable && !o.dir, o.refusal(), func() error {
		n, err = o.file.ReadAt(b, offset)
		if err == nil && n < len(b) {
			err = io.EOF
		}
		return err
	})
	return n, err
}

// Seek fails with ERROR_INVALID_FUNCTION on a directory, with
// ERROR_INVALID_PARAMETER for a whence that is none, and with ERROR_NEGATIVE_SEEK
// before the beginning of the file (SetFilePointer, fileapi.h documentation).
func (o *openFile) Seek(offset int64, whence int) (position int64, err error) {
	err = o.do(!o.dir, winerr.ERROR_INVALID_FUNCTION, func() error {
		before, err := o.file.Seek(0, io.SeekCurrent)
		if err != nil {
			return err
		}
		if position, err = o.file.Seek(offset, whence); err == nil && position < 0 {
			position, err = o.file.Seek(before, io.SeekStart)
			if err == nil {
				err = winerr.ERROR_NEGATIVE_SEEK
			}
		}
		return err
	})
	return position, err
}

// Write fails with ERROR_ACCESS_DENIED on a file that was opened for reading.
func (o *openFile) Write(b []byte) (n int, err error) {
	err = o.do(o.writable, o.refusal(), func() error {
		if o.appends {
			info, err := o.stat()
			if err == nil {
				_, err = o.file.Seek(info.Size(), io.SeekStart)
			}
			if err != nil {
				return err
			}
		}
		n, err = o.file.Write(b)
		return err
	})
	return n, err
}

// ReadDir fails with ERROR_DIRECTORY on a file.
func (o *openFile) ReadDir(count int) (entries []fs.DirEntry, err error) {
	err = o.do(o.dir, winerr.ERROR_DIRECTORY, func() error {
		infos, err := o.file.Readdir(count)
		for _, info := range infos {
			entries = append(entries, fs.FileInfoToDirEntry(info))
		}
		return err
	})
	return entries, err
}

// refusal is what reading and writing are where they aren't possible.
func (o *openFile) refusal() winerr.Errno {
	if o.dir {
		return winerr.ERROR_INVALID_FUNCTION
	}
	return winerr.ERROR_ACCESS_DENIED
}
