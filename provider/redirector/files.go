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
