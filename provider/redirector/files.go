package redirector

import (
	"io"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// OpenFile implements [provider.Redirector]. Names are found without case where the network does so; `..` stops at the root
// of the drive or share.
//
// ERROR_NO_NETWORK. ERROR_NOT_CONNECTED: a device that this network doesn't redirect for the session. ERROR_BAD_NET_NAME:
// neither `Z:\...` nor a name of this network, or the share is gone. ERROR_BAD_NETPATH: the server isn't known or is down.
// ERROR_NOT_SUPPORTED: a printer. ERROR_INVALID_NAME: a name that no file may have. ERROR_PATH_NOT_FOUND,
// ERROR_FILE_NOT_FOUND. ERROR_FILE_EXISTS: os.O_EXCL. ERROR_ACCESS_DENIED: writing to a directory, or where the user may
// not. ERROR_WRITE_PROTECT: writing to what can't be written. A UNC path, and a deferred connection, may fail as
// AddConnection does besides.
func (p *Provider) OpenFile(s *session.Session, path string, flag int, perm fs.FileMode) (provider.File, error) {
	at, err := p.visit(s, path)
	if err != nil {
		return nil, err
	}
	defer at.leave()
	file, spelled, err := at.tree.OpenFile(at.name, flag, perm)
	if err != nil {
		return nil, err
	}
	o := &openFile{
		lease: lease{c: at.c, tree: at.tree}, file: file, path: sharePath(spelled),
		readable: flag&os.O_WRONLY == 0, writable: flag&(os.O_WRONLY|os.O_RDWR) != 0,
	}
	if err := at.c.attach(func() { at.c.enter(o) }); err != nil {
		_ = file.Close() // the error to report is the other one
		return nil, err
	}
	return o, nil
}

// Mkdir implements [provider.Redirector]. Codes of OpenFile, and ERROR_ALREADY_EXISTS.
func (p *Provider) Mkdir(s *session.Session, path string, perm fs.FileMode) error {
	at, err := p.visit(s, path)
	if err != nil {
		return err
	}
	defer at.leave()
	return at.tree.Mkdir(at.name, perm)
}

// Remove implements [provider.Redirector]. The network decides whether it removes what somebody has open.
//
// Codes of OpenFile, ERROR_DIR_NOT_EMPTY, ERROR_SHARING_VIOLATION, and ERROR_ACCESS_DENIED for the root.
func (p *Provider) Remove(s *session.Session, path string) error {
	at, err := p.visit(s, path)
	if err != nil {
		return err
	}
	defer at.leave()
	if at.name == "." {
		return winerr.ERROR_ACCESS_DENIED
	}
	return at.tree.Remove(at.name)
}

// SetCurrentDirectory implements [provider.Redirector]. While the directory is held the connection can't be cancelled, not
// even by force; a logoff ends it. Codes of OpenFile, and ERROR_DIRECTORY: not a directory.
func (p *Provider) SetCurrentDirectory(s *session.Session, path string) (release func(), err error) {
	at, err := p.visit(s, path)
	if err != nil {
		return nil, err
	}
	defer at.leave()
	info, err := at.tree.Stat(at.name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, winerr.ERROR_DIRECTORY
	}
	c := at.c
	if err := c.attach(func() { c.holders++ }); err != nil {
		return nil, err
	}
	return sync.OnceFunc(func() {
		c.detach(func() {
			if !c.gone {
				c.holders--
			}
		})
	}), nil
}

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
	_ provider.VolumeFile = (*openFile)(nil)
	_ handle              = (*openFile)(nil)
)

// during makes a call on the backend's file, between begin and end.
func during[R any](o *openFile, call func() (R, error)) (R, error) {
	if err := o.begin(); err != nil {
		return *new(R), err
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
func (o *openFile) Stat() (fs.FileInfo, error) { return during(o, o.file.Stat) }

// Volume implements [provider.VolumeFile]. ERROR_NOT_SUPPORTED: the backend's file doesn't.
func (o *openFile) Volume() (provider.Volume, error) {
	return during(o, func() (provider.Volume, error) {
		if told, ok := o.file.(provider.VolumeFile); ok {
			return told.Volume()
		}
		return provider.Volume{}, winerr.ERROR_NOT_SUPPORTED
	})
}

// Read fails with ERROR_ACCESS_DENIED on a file that was opened for writing only.
func (o *openFile) Read(b []byte) (int, error) {
	return during(o, func() (int, error) {
		if err := o.permits(o.readable); err != nil {
			return 0, err
		}
		return o.file.Read(b)
	})
}

// ReadAt fails as Read does, with ERROR_INVALID_PARAMETER at a negative offset, and with ERROR_NOT_SUPPORTED where the
// network has no such call. As [io.ReaderAt] it says io.EOF where fewer bytes are left than asked for.
func (o *openFile) ReadAt(b []byte, offset int64) (int, error) {
	return during(o, func() (int, error) {
		if err := o.permits(o.readable); err != nil {
			return 0, err
		}
		if offset < 0 {
			return 0, winerr.ERROR_INVALID_PARAMETER
		}
		n, err := o.file.ReadAt(b, offset)
		if err == nil && n < len(b) {
			err = io.EOF
		}
		return n, err
	})
}

// Seek fails with ERROR_NOT_SUPPORTED where the network has no such call, with ERROR_INVALID_PARAMETER for a whence that is
// none, and with ERROR_NEGATIVE_SEEK before the beginning of the file (SetFilePointer, fileapi.h documentation).
func (o *openFile) Seek(offset int64, whence int) (int64, error) {
	return during(o, func() (int64, error) {
		if err := o.permits(true); err != nil {
			return 0, err
		}
		if whence < io.SeekStart || whence > io.SeekEnd {
			return 0, winerr.ERROR_INVALID_PARAMETER
		}
		position, err := o.file.Seek(offset, whence)
		if err != nil && offset < 0 && winerr.Code(err) != winerr.ERROR_NOT_SUPPORTED {
			err = winerr.ERROR_NEGATIVE_SEEK // each file system has an error of its own for it
		}
		return position, err
	})
}

// Write fails with ERROR_ACCESS_DENIED on a file that was opened for reading.
func (o *openFile) Write(b []byte) (int, error) {
	return during(o, func() (int, error) {
		if err := o.permits(o.writable); err != nil {
			return 0, err
		}
		return o.file.Write(b)
	})
}

// ReadDir fails with ERROR_DIRECTORY on a file.
func (o *openFile) ReadDir(count int) ([]fs.DirEntry, error) {
	return during(o, func() ([]fs.DirEntry, error) {
		directory, err := o.isDirectory()
		if err != nil {
			return nil, err
		}
		if !directory {
			return nil, winerr.ERROR_DIRECTORY
		}
		return o.file.ReadDir(count)
	})
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
