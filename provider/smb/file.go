package smb

import (
	"io"
	"io/fs"

	"github.com/cloudsoda/go-smb2"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// file is an open file or directory of a tree. The redirector calls it as it was
// opened: it reads no directory and writes to no file opened for reading.
type file struct {
	t       *tree
	file    *smb2.File
	name    string
	appends bool
}

var _ provider.File = (*file)(nil)

// ask makes requests about the file.
//
// ERROR_NETNAME_DELETED: the server has gone.
func ask[R any](f *file, requests func() (R, error)) (result R, err error) {
	err = f.t.do(func() error {
		result, err = requests()
		return err
	})
	return result, codeOf(err, winerr.ERROR_NETNAME_DELETED)
}

// Stat describes the file as it is now.
func (f *file) Stat() (fs.FileInfo, error) { return ask(f, f.stat) }

// stat asks by the name. By the handle, go-smb2 asks for an answer of up to a
// megabyte, which takes 16 credits, and sends the request with fewer when other
// requests have the rest; a server refuses that with STATUS_INVALID_PARAMETER
// ([MS-SMB2] section 3.3.5.2.5). Besides, a handle for writing has no right to ask.
func (f *file) stat() (fs.FileInfo, error) {
	return f.t.share.Stat(f.name)
}

// Read reads on from the position.
func (f *file) Read(b []byte) (int, error) {
	return ask(f, func() (int, error) { return f.file.Read(b) })
}

// ReadAt returns io.EOF where the file has less than b holds.
func (f *file) ReadAt(b []byte, offset int64) (int, error) {
	return ask(f, func() (int, error) {
		n, err := f.file.ReadAt(b, offset)
		if err == nil && n < len(b) {
			err = io.EOF
		}
		return n, err
	})
}

// Seek leaves the position as it was when it fails (SetFilePointer, fileapi.h
// documentation).
//
// ERROR_NEGATIVE_SEEK: before the beginning of the file.
func (f *file) Seek(offset int64, whence int) (int64, error) {
	return ask(f, func() (int64, error) {
		before, err := f.file.Seek(0, io.SeekCurrent)
		if err != nil {
			return 0, err
		}
		position, err := f.file.Seek(offset, whence)
		if err == nil && position < 0 {
			position, err = f.file.Seek(before, io.SeekStart)
			if err == nil {
				err = winerr.ERROR_NEGATIVE_SEEK
			}
		}
		return position, err
	})
}

// Write writes at the position; what is appended goes behind what others wrote
// meanwhile.
func (f *file) Write(b []byte) (int, error) {
	return ask(f, func() (int, error) {
		if f.appends {
			info, err := f.stat()
			if err == nil {
				_, err = f.file.Seek(info.Size(), io.SeekStart)
			}
			if err != nil {
				return 0, err
			}
		}
		return f.file.Write(b)
	})
}

// ReadDir lists a directory. go-smb2 asks for a megabyte of entries, with the credits
// that it has at hand (see stat). A list that the server refuses for want of credits
// is asked for again when no other request has any.
func (f *file) ReadDir(count int) (entries []fs.DirEntry, err error) {
	var infos []fs.FileInfo
	list := func() error {
		infos, err = f.file.Readdir(count)
		return err
	}
	err = codeOf(f.t.do(list), winerr.ERROR_NETNAME_DELETED)
	if err == winerr.ERROR_INVALID_PARAMETER {
		err = codeOf(f.t.alone(list), winerr.ERROR_NETNAME_DELETED)
	}
	for _, info := range infos {
		entries = append(entries, fs.FileInfoToDirEntry(info))
	}
	return entries, err
}

// Close closes the file. A server that has gone did so already.
func (f *file) Close() error {
	if f.t.lost() {
		return nil
	}
	return codeOf(f.t.do(f.file.Close), winerr.ERROR_NETNAME_DELETED)
}
