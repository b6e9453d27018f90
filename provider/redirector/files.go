package redirector

import (
	"io/fs"
	"os"
	"sync"

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
	if err := at.c.attach(o.enter); err != nil {
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

// lease keeps a handle valid: the handle isn't closed, its connection wasn't cancelled by force, and its share isn't lost.
type lease struct {
	c    *connection
	tree Tree

	mu      sync.Mutex // protects what follows
	busy    int        // calls under way
	closed  bool       // by its owner
	revoked bool       // with the connection
	ended   bool       // what is behind the handle was released
}

// valid checks whether the handle is valid. The caller holds l.mu.
//
// ERROR_INVALID_HANDLE: it is closed. ERROR_NETNAME_DELETED: its connection was cancelled, or its share is lost.
func (l *lease) valid() error {
	switch {
	case l.closed:
		return winerr.ERROR_INVALID_HANDLE
	case l.revoked || l.tree.Lost():
		return winerr.ERROR_NETNAME_DELETED
	}
	return nil
}

// begin begins a call on the handle. Codes of valid.
func (l *lease) begin() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	err := l.valid()
	if err == nil {
		l.busy++
	}
	return err
}

// end ends a call. It reports whether the caller must release what is behind the handle.
func (l *lease) end() (last bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.busy--
	return l.unused()
}

// close closes the handle for its owner. last reports whether the caller must release what is behind the handle.
//
// Codes of valid; with ERROR_NETNAME_DELETED the handle is closed all the same.
func (l *lease) close() (last bool, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err = l.valid(); l.closed {
		return false, err
	}
	l.closed = true
	return l.unused(), err
}

// cancel takes the handle away from its owner. It reports whether the caller must release what is behind the handle.
func (l *lease) cancel() (last bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return false
	}
	l.revoked = true
	return l.unused()
}

// unused reports, once, that nobody uses the handle any more. The caller holds l.mu.
func (l *lease) unused() bool {
	unused := (l.closed || l.revoked) && l.busy == 0 && !l.ended
	l.ended = l.ended || unused
	return unused
}
