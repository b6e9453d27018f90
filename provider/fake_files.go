package provider

import (
	"errors"
	"io/fs"
	"os"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// WritableFS is a file system that can be written. Names are as in package fs,
// flags as in package os. What a share of a [Fake] is needs one to be written.
//
// The fake answers fs.ErrNotExist as ERROR_FILE_NOT_FOUND, fs.ErrPermission as
// ERROR_ACCESS_DENIED, fs.ErrInvalid as ERROR_INVALID_NAME, and a winerr.Errno as
// that code; fs.ErrExist is below. Any other error it hands on.
type WritableFS interface {
	fs.FS

	// OpenFile opens a file, or without a flag to write a directory. fs.ErrExist,
	// ERROR_FILE_EXISTS: os.O_EXCL, and there is one.
	OpenFile(name string, flag int, perm fs.FileMode) (File, error)

	// Mkdir makes a directory in one that is there. fs.ErrExist,
	// ERROR_ALREADY_EXISTS: the name is taken.
	Mkdir(name string, perm fs.FileMode) error

	// Remove removes a file or an empty directory. fs.ErrExist,
	// ERROR_DIR_NOT_EMPTY: it isn't empty.
	Remove(name string) error
}

// writing are the flags that need more than reading.
const writing = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREATE | os.O_TRUNC

// OpenFile implements [Redirector]. Names are found without case; `..` stops at
// the root of the drive or share.
//
// ERROR_NO_NETWORK. ERROR_NOT_CONNECTED: a device that this network doesn't
// redirect for the session. ERROR_BAD_NET_NAME: neither `Z:\...` nor a name of
// this network, or the share is gone. ERROR_BAD_NETPATH: the server isn't known or
// is down. ERROR_NOT_SUPPORTED: a printer. ERROR_INVALID_NAME: a name that no
// file may have. ERROR_PATH_NOT_FOUND, ERROR_FILE_NOT_FOUND.
// ERROR_FILE_EXISTS: os.O_EXCL. ERROR_ACCESS_DENIED: writing to a share that is
// ReadOnly, or to a directory. ERROR_WRITE_PROTECT: writing to a file system that
// can't be. A UNC path, and a deferred connection, may fail as AddConnection
// does besides.
func (f *Fake) OpenFile(s *session.Session, path string, flag int, perm fs.FileMode) (File, error) {
	p, err := f.visit(s, path)
	if err != nil {
		return nil, err
	}
	defer f.leave(p.c)
	o, err := p.open(flag, perm)
	if err != nil {
		return nil, err
	}
	if err := p.c.attach(o.enter); err != nil {
		_ = o.file.Close() // the error to report is the other one
		return nil, err
	}
	return o, nil
}

// open opens the file of a place.
func (p *place) open(flag int, perm fs.FileMode) (*openFile, error) {
	var disk WritableFS
	if flag&writing != 0 {
		var err error
		if disk, err = p.writable(); err != nil {
			return nil, err
		}
	}
	name, info, err := lookupFile(p.files, p.name)
	if err = permits(flag, info, err); err != nil {
		return nil, err
	}
	o := &openFile{lease: lease{c: p.c, srv: p.srv, sh: p.sh}, path: sharePath(name)}
	o.readable = flag&os.O_WRONLY == 0
	if disk != nil {
		o.writable = flag&(os.O_WRONLY|os.O_RDWR) != 0
		o.file, err = disk.OpenFile(name, flag, perm)
	} else {
		o.file, err = p.files.Open(name)
		o.dir = info.IsDir()
	}
	if err != nil {
		return nil, fileError(err)
	}
	return o, nil
}

// permits says whether a file may be opened of which lookupFile said that.
func permits(flag int, info fs.FileInfo, err error) error {
	switch {
	case err == winerr.ERROR_FILE_NOT_FOUND && flag&os.O_CREATE != 0:
		return nil
	case err != nil:
		return err
	case flag&os.O_CREATE != 0 && flag&os.O_EXCL != 0:
		return winerr.ERROR_FILE_EXISTS
	case info.IsDir() && flag&writing != 0:
		return winerr.ERROR_ACCESS_DENIED
	}
	return nil
}

// writable gives the file system for writing.
func (p *place) writable() (WritableFS, error) {
	if p.sh.readOnly {
		return nil, winerr.ERROR_ACCESS_DENIED
	}
	disk, ok := p.files.(WritableFS)
	if !ok {
		return nil, winerr.ERROR_WRITE_PROTECT
	}
	return disk, nil
}

// Mkdir implements [Redirector]. Codes of OpenFile, and ERROR_ALREADY_EXISTS.
func (f *Fake) Mkdir(s *session.Session, path string, perm fs.FileMode) error {
	return f.modify(s, path, func(disk WritableFS, name string, err error) error {
		switch err {
		case nil:
			return winerr.ERROR_ALREADY_EXISTS
		case winerr.ERROR_FILE_NOT_FOUND:
			err = disk.Mkdir(name, perm)
			if errors.Is(err, fs.ErrExist) {
				return winerr.ERROR_ALREADY_EXISTS
			}
		}
		return err
	})
}

// Remove implements [Redirector]. What is open is removed if the share's file system
// does it: a [MemFS] does, and whoever has it open goes on. (On Windows it fails
// unless all who have it open said FILE_SHARE_DELETE, for which package os has no
// flag; DeleteFileW, fileapi.h documentation.)
//
// Codes of OpenFile, ERROR_DIR_NOT_EMPTY, and ERROR_ACCESS_DENIED for the root.
func (f *Fake) Remove(s *session.Session, path string) error {
	return f.modify(s, path, func(disk WritableFS, name string, err error) error {
		if err != nil {
			return err
		}
		if name == "." {
			return winerr.ERROR_ACCESS_DENIED
		}
		err = disk.Remove(name)
		if errors.Is(err, fs.ErrExist) {
			return winerr.ERROR_DIR_NOT_EMPTY
		}
		return err
	})
}

// modify has a change made to the file system of a path; how is told the name and
// what lookupFile said of it.
func (f *Fake) modify(s *session.Session, path string, how func(disk WritableFS, name string, err error) error) error {
	p, err := f.visit(s, path)
	if err != nil {
		return err
	}
	defer f.leave(p.c)
	disk, err := p.writable()
	if err != nil {
		return err
	}
	name, _, err := lookupFile(p.files, p.name)
	return fileError(how(disk, name, err))
}

// SetCurrentDirectory implements [Redirector]. While it is held the connection
// can't be cancelled, by force neither; a logoff ends it. Codes of OpenFile, and
// ERROR_DIRECTORY: not a directory.
func (f *Fake) SetCurrentDirectory(s *session.Session, path string) (release func(), err error) {
	p, err := f.visit(s, path)
	if err != nil {
		return nil, err
	}
	defer f.leave(p.c)
	if err := isDirectory(p.files, p.name); err != nil {
		return nil, err
	}
	if err := p.c.attach(func() { p.c.holders++ }); err != nil {
		return nil, err
	}
	return sync.OnceFunc(func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		if !p.c.gone {
			p.c.holders--
			f.settle(p.c)
		}
	}), nil
}
