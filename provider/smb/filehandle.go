package smb

import (
	"sync"

	"github.com/cloudsoda/go-smb2"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// openFile is an open file or directory of a share.
type openFile struct {
	c        *connection
	tree     *tree
	file     *smb2.File
	name     string // within the share
	dir      bool
	readable bool
	writable bool
	appends  bool

	mu    sync.Mutex // protects below
	state fileState
	busy  int  // calls under way
	let   bool // the server's file was let go
}

// fileState says who ended a file.
type fileState uint8

const (
	fileOpen fileState = iota
	fileClosed
	fileRevoked
)

var _ provider.File = (*openFile)(nil)

// begin begins a call. ERROR_INVALID_HANDLE: the file is closed.
// ERROR_NETNAME_DELETED: its connection was cancelled, or the server has gone.
func (o *openFile) begin() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case o.state == fileClosed:
		return winerr.ERROR_INVALID_HANDLE
	case o.state == fileRevoked || o.tree.conn.lost.Load():
		return winerr.ERROR_NETNAME_DELETED
	}
	o.busy++
	return nil
}

// end ends a call, and lets the server's file go if it was the last.
func (o *openFile) end() error {
	o.mu.Lock()
	o.busy--
	last := o.last()
	o.mu.Unlock()
	return o.letGo(last)
}

// last reports, once, that nobody uses the file any more. It needs the mutex.
func (o *openFile) last() bool {
	last := o.state != fileOpen && o.busy == 0 && !o.let
	o.let = o.let || last
	return last
}

// letGo closes the file on the server, if it is the last to do so.
func (o *openFile) letGo(last bool) error {
	if !last || o.tree.conn.lost.Load() {
		return nil
	}
	ctx, cancel := o.c.p.request()
	defer cancel()
	return codeOf(o.tree.do(ctx, o.file.Close), winerr.ERROR_NETNAME_DELETED)
}

// revoke takes the file away from its owner, who learns of it by
// ERROR_NETNAME_DELETED.
func (o *openFile) revoke() {
	o.mu.Lock()
	if o.state == fileOpen {
		o.state = fileRevoked
	}
	last := o.last()
	o.mu.Unlock()
	_ = o.letGo(last) // nobody is left to tell
}

// Close fails with ERROR_INVALID_HANDLE when the file is closed already. After a
// forced cancel it succeeds: there is nothing left to close.
func (o *openFile) Close() error {
	o.mu.Lock()
	if o.state == fileClosed {
		o.mu.Unlock()
		return winerr.ERROR_INVALID_HANDLE
	}
	o.state = fileClosed
	last := o.last()
	o.mu.Unlock()
	err := o.letGo(last)
	p := o.c.p
	ctx, cancel := p.request()
	defer cancel()
	p.mu.Lock()
	delete(o.c.files, o)
	rest := p.dropIdle(o.c)
	p.mu.Unlock()
	rest.close(ctx)
	return err
}

// do makes a call on the server's file. allowed says whether the file is of the
// kind that knows the call, and refusal what it is when not.
func (o *openFile) do(allowed bool, refusal winerr.Errno, call func() error) error {
	if err := o.begin(); err != nil {
		return err
	}
	err := error(refusal)
	if allowed {
		ctx, cancel := o.c.p.request()
		err = codeOf(o.tree.do(ctx, call), winerr.ERROR_NETNAME_DELETED)
		cancel()
	}
	if o.end() != nil && err == nil {
		err = winerr.ERROR_NETNAME_DELETED
	}
	return err
}
