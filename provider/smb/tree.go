package smb

import (
	"context"
	"io/fs"
	"runtime"

	"github.com/cloudsoda/go-smb2"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// tree is a share that is connected over a wire.
type tree struct {
	*wire
	share *smb2.Share
}

// mount connects a share.
//
// ERROR_BAD_NET_NAME: no such share. ERROR_ACCESS_DENIED: it doesn't admit the
// user. ERROR_BAD_NETPATH: the server has gone.
func (w *wire) mount(ctx context.Context, server, share string) (*tree, error) {
	t := &tree{wire: w}
	err := w.do(ctx, func() (err error) {
		t.share, err = w.session.WithContext(ctx).Mount(`\\` + server + `\` + share)
		return err
	})
	if err != nil {
		return nil, codeOf(err, winerr.ERROR_BAD_NETPATH)
	}
	return t, nil
}

// unmount disconnects the share; a wire that is lost has no shares any more.
func (t *tree) unmount(ctx context.Context) {
	if !t.conn.lost.Load() {
		_ = t.do(ctx, t.share.WithContext(ctx).Umount)
	}
}

// owned is a file that whoever opened it closes, and not the garbage collector:
// what go-smb2 has it do waits for ever on a connection that was ended, and with it
// wait the finalizers of the whole program.
func owned(f *smb2.File, err error) (*smb2.File, error) {
	if err == nil {
		runtime.SetFinalizer(f, nil)
	}
	return f, err
}

// ask makes requests of the share.
func (t *tree) ask(ctx context.Context, requests func(*smb2.Share) error) error {
	err := t.do(ctx, func() error { return requests(t.share.WithContext(ctx)) })
	return codeOf(err, winerr.ERROR_NETNAME_DELETED)
}

// stat tells of a file.
//
// ERROR_FILE_NOT_FOUND: the directory has no such file. ERROR_PATH_NOT_FOUND:
// there isn't even the directory.
func (t *tree) stat(ctx context.Context, name string) (info fs.FileInfo, err error) {
	err = t.ask(ctx, func(share *smb2.Share) error {
		info, err = share.Stat(name)
		return err
	})
	return info, t.missing(ctx, name, err)
}

// missing tells a file that isn't there from a directory that isn't.
func (t *tree) missing(ctx context.Context, name string, err error) error {
	if err != winerr.ERROR_FILE_NOT_FOUND || parentOf(name) == "" {
		return err
	}
	if t.isDirectory(ctx, parentOf(name)) != nil {
		return winerr.ERROR_PATH_NOT_FOUND
	}
	return err
}

// isDirectory fails with ERROR_DIRECTORY for something else, otherwise with the
// codes of stat.
func (t *tree) isDirectory(ctx context.Context, name string) error {
	info, err := t.stat(ctx, name)
	if err == nil && !info.IsDir() {
		err = winerr.ERROR_DIRECTORY
	}
	return err
}
