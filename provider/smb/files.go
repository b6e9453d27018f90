package smb

import (
	"context"
	"io/fs"
	"os"

	"github.com/cloudsoda/go-smb2"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// writing are the flags that need more than reading.
const writing = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREATE | os.O_TRUNC

// OpenFile implements [provider.Redirector]. `..` stops at the root of the drive
// or share.
//
// ERROR_NOT_CONNECTED: a device that this network doesn't redirect for the
// session. ERROR_BAD_NET_NAME: neither `Z:\...` nor a UNC name. ERROR_BAD_NETPATH:
// the server can't be reached. ERROR_INVALID_NAME, ERROR_PATH_NOT_FOUND,
// ERROR_FILE_NOT_FOUND. ERROR_FILE_EXISTS: os.O_EXCL. ERROR_ACCESS_DENIED: the
// server says so, or writing to a directory. ERROR_SHARING_VIOLATION and whatever
// else the server answers. A UNC path may fail as AddConnection does besides.
func (p *Provider) OpenFile(s *session.Session, path string, flag int, perm fs.FileMode) (provider.File, error) {
	var opened *openFile
	err := p.at(s, path, func(ctx context.Context, pl place) error {
		var err error
		opened, err = pl.open(ctx, flag, perm)
		if err == nil && !p.register(opened) {
			opened.revoke()
			err = winerr.ERROR_NOT_CONNECTED
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return opened, nil
}

// open opens the file of a place.
func (pl place) open(ctx context.Context, flag int, perm fs.FileMode) (*openFile, error) {
	o := &openFile{c: pl.c, tree: pl.tree, name: pl.name, appends: flag&os.O_APPEND != 0}
	o.readable = flag&os.O_WRONLY == 0
	o.writable = flag&(os.O_WRONLY|os.O_RDWR) != 0
	err := pl.do(ctx, func() (err error) {
		// Not with the context of the request: the file outlives it.
		o.file, err = owned(pl.share.OpenFile(pl.name, flag&^os.O_APPEND, perm))
		return err
	})
	if err = codeOf(err, winerr.ERROR_NETNAME_DELETED); err == winerr.ERROR_ALREADY_EXISTS {
		err = winerr.ERROR_FILE_EXISTS
	}
	if err != nil {
		return nil, pl.missing(ctx, pl.name, err)
	}
	info, err := o.Stat()
	if err == nil && info.IsDir() && flag&writing != 0 {
		err = winerr.ERROR_ACCESS_DENIED
	}
	if err != nil {
		o.revoke()
		return nil, err
	}
	o.dir = info.IsDir()
	return o, nil
}

// register counts a file as open on its connection, unless that was cancelled
// while the file was being opened.
func (p *Provider) register(o *openFile) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if o.c.gone {
		return false
	}
	if o.c.files == nil {
		o.c.files = make(map[*openFile]struct{})
	}
	o.c.files[o] = struct{}{}
	return true
}

// Mkdir implements [provider.Redirector]. Codes of OpenFile, and
// ERROR_ALREADY_EXISTS.
func (p *Provider) Mkdir(s *session.Session, path string, perm fs.FileMode) error {
	return p.at(s, path, func(ctx context.Context, pl place) error {
		err := pl.ask(ctx, func(share *smb2.Share) error { return share.Mkdir(pl.name, perm) })
		return pl.missing(ctx, pl.name, err)
	})
}

// Remove implements [provider.Redirector]. Codes of OpenFile, ERROR_DIR_NOT_EMPTY,
// and ERROR_ACCESS_DENIED for the root.
func (p *Provider) Remove(s *session.Session, path string) error {
	return p.at(s, path, func(ctx context.Context, pl place) error {
		if pl.name == "" {
			return winerr.ERROR_ACCESS_DENIED
		}
		err := pl.ask(ctx, func(share *smb2.Share) error { return share.Remove(pl.name) })
		return pl.missing(ctx, pl.name, err)
	})
}

// SetCurrentDirectory implements [provider.Redirector]. While it is held the
// connection can't be cancelled, by force neither; a logoff ends it. Codes of
// OpenFile, and ERROR_DIRECTORY: not a directory.
func (p *Provider) SetCurrentDirectory(s *session.Session, path string) (release func(), err error) {
	var c *connection
	err = p.at(s, path, func(ctx context.Context, pl place) error {
		if err := pl.isDirectory(ctx, pl.name); err != nil {
			return err
		}
		c = pl.c
		return p.hold(c)
	})
	if err != nil {
		return nil, err
	}
	held := true
	return func() {
		ctx, cancel := p.request()
		defer cancel()
		p.mu.Lock()
		var rest remains
		if held && !c.gone {
			c.holders--
			rest = p.dropIdle(c)
		}
		held = false
		p.mu.Unlock()
		rest.close(ctx)
	}, nil
}

// hold counts a process that has its current directory on the connection.
func (p *Provider) hold(c *connection) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if c.gone {
		return winerr.ERROR_NOT_CONNECTED
	}
	c.holders++
	return nil
}
