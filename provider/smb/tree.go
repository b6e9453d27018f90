package smb

import (
	"io/fs"
	"os"
	"path"
	"runtime"

	"github.com/cloudsoda/go-smb2"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
)

// tree is a share that is connected over the wire of a logon.
type tree struct {
	*logon
	name  string // of the share
	share *smb2.Share
}

var _ redirector.Tree = (*tree)(nil)

// mount connects a share.
//
// ERROR_BAD_NET_NAME: no such share. ERROR_ACCESS_DENIED: the share doesn't admit
// the user. ERROR_BAD_NETPATH: the server has gone.
func (l *logon) mount(share string) (*tree, error) {
	t := &tree{logon: l, name: share}
	err := l.do(func() error {
		mounted, err := l.session.Mount(`\\` + l.server.name + `\` + share)
		if err == nil {
			t.share = mounted.WithContext(l.life)
		}
		return err
	})
	if err != nil {
		return nil, codeOf(err, winerr.ERROR_BAD_NETPATH)
	}
	return t, nil
}

// check makes sure that the share holds pipes, or is a disk that has a directory.
//
// ERROR_BAD_NET_NAME: no such directory. ERROR_BAD_DEV_TYPE: a print share.
// ERROR_BAD_NETPATH: the server has gone.
func (t *tree) check(dir string) error {
	if isPipes(t.name) {
		return nil
	}
	err := t.isDirectory(dir)
	switch winerr.Code(err) {
	case winerr.NO_ERROR:
		return nil
	case winerr.ERROR_FILE_NOT_FOUND, winerr.ERROR_PATH_NOT_FOUND, winerr.ERROR_DIRECTORY:
		return winerr.ERROR_BAD_NET_NAME
	case winerr.ERROR_NETNAME_DELETED:
		return winerr.ERROR_BAD_NETPATH
	}
	if listed, ok := t.listed(t.name); ok && listed.typ != provider.RESOURCETYPE_DISK {
		return winerr.ERROR_BAD_DEV_TYPE
	}
	return err
}

// Type returns RESOURCETYPE_ANY for pipes and RESOURCETYPE_DISK for every other
// share, because Connect refuses the others.
func (t *tree) Type() provider.ResourceType {
	if isPipes(t.name) {
		return provider.RESOURCETYPE_ANY
	}
	return provider.RESOURCETYPE_DISK
}

// Lost reports that the TCP connection has ended.
func (t *tree) Lost() bool { return t.lost() }

// Disconnect disconnects the share. A wire that is lost has no shares any more.
func (t *tree) Disconnect() {
	if !t.lost() {
		_ = t.do(t.share.Umount) // nobody is left to tell
	}
}

// writing are the flags that a directory can't be opened with.
const writing = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREATE | os.O_TRUNC

// OpenFile opens a file.
//
// ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND. ERROR_FILE_EXISTS: os.O_EXCL.
// ERROR_ACCESS_DENIED: writing to a directory, or the server says so.
// ERROR_SHARING_VIOLATION and whatever else the server answers.
// ERROR_NETNAME_DELETED: the server has gone.
func (t *tree) OpenFile(name string, flag int, perm fs.FileMode) (provider.File, string, error) {
	f := &file{t: t, name: name, appends: flag&os.O_APPEND != 0}
	err := t.do(func() (err error) {
		f.file, err = owned(t.share.OpenFile(name, flag&^os.O_APPEND, perm))
		return err
	})
	switch err = codeOf(err, winerr.ERROR_NETNAME_DELETED); {
	case err == winerr.ERROR_ALREADY_EXISTS:
		return nil, "", winerr.ERROR_FILE_EXISTS
	case err != nil && err != winerr.ERROR_INVALID_PARAMETER:
		return nil, "", t.missing(name, err)
	case flag&writing != 0 && flag&os.O_EXCL == 0 && t.isDirectory(name) == nil:
		// Servers open a directory for writing, but refuse to truncate one as
		// ERROR_INVALID_PARAMETER.
		if err == nil {
			_ = f.Close() // the error to report is the other one
		}
		return nil, "", winerr.ERROR_ACCESS_DENIED
	case err != nil:
		return nil, "", err
	}
	return f, name, nil
}

// owned returns a file without the finalizer that closes it. go-smb2 closes a file
// by a request, which would keep the finalizers of the whole program waiting for
// the server.
func owned(f *smb2.File, err error) (*smb2.File, error) {
	if err == nil {
		runtime.SetFinalizer(f, nil)
	}
	return f, err
}

// Stat describes a file.
//
// ERROR_FILE_NOT_FOUND: the directory has no such file. ERROR_PATH_NOT_FOUND:
// there isn't even the directory. ERROR_NETNAME_DELETED: the server has gone.
func (t *tree) Stat(name string) (info fs.FileInfo, err error) {
	err = t.ask(name, func() error {
		info, err = t.share.Stat(name)
		return err
	})
	return info, err
}

// Mkdir makes a directory. Codes of Stat, and ERROR_ALREADY_EXISTS.
func (t *tree) Mkdir(name string, perm fs.FileMode) error {
	return t.ask(name, func() error { return t.share.Mkdir(name, perm) })
}

// Remove removes a file or an empty directory. Codes of Stat, and
// ERROR_DIR_NOT_EMPTY, ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION.
func (t *tree) Remove(name string) error {
	return t.ask(name, func() error { return t.share.Remove(name) })
}

// StartJob returns ERROR_NOT_SUPPORTED, because print shares aren't connected.
func (t *tree) StartJob(string, string) (redirector.Job, error) {
	return nil, winerr.ERROR_NOT_SUPPORTED
}

// ask makes requests about a file.
func (t *tree) ask(name string, requests func() error) error {
	return t.missing(name, codeOf(t.do(requests), winerr.ERROR_NETNAME_DELETED))
}

// missing returns ERROR_PATH_NOT_FOUND in place of ERROR_FILE_NOT_FOUND if the
// directory of the file doesn't exist: Samba answers the latter in both cases.
func (t *tree) missing(name string, err error) error {
	dir := path.Dir(name)
	if err == winerr.ERROR_FILE_NOT_FOUND && dir != "." && t.isDirectory(dir) != nil {
		return winerr.ERROR_PATH_NOT_FOUND
	}
	return err
}

// isDirectory returns nil for a directory, ERROR_DIRECTORY for another file, and
// otherwise the codes of Stat.
func (t *tree) isDirectory(name string) error {
	info, err := t.Stat(name)
	if err == nil && !info.IsDir() {
		err = winerr.ERROR_DIRECTORY
	}
	return err
}
