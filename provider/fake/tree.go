package fake

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync/atomic"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Connect implements [redirector.Logon].
func (l *logon) Connect(name, dir string) (redirector.Tree, error) {
	if l.away() || l.epoch != l.server.epoch.Load() {
		return nil, winerr.ERROR_BAD_NETPATH
	}
	found, in, err := l.find(name, dir)
	if err == nil {
		err = found.admit(l.who)
	}
	if err != nil {
		return nil, err
	}
	whole := found.whole.Load()
	if in == "." && l.idle == 0 && whole != nil && whole.epoch == l.epoch {
		return whole, nil
	}
	t := &tree{share: found, dir: in, below: ".", epoch: l.epoch}
	t.use(0)
	if in != dir {
		t.below = name
	}
	if in == "." {
		found.whole.Store(t)
	}
	return t, nil
}

// tree is a connection to a directory of a share. Connections to the whole share are one tree, unless the server drops those
// that nobody uses.
type tree struct {
	*share
	dir   string // "." is the whole share
	below string // the directory in the share that names are below
	epoch uint32 // of the server when the connection was made

	used atomic.Int64 // when, in nanoseconds
	open atomic.Int32 // files and jobs
}

// files returns the files of the share, nil of what isn't a disk. It makes those of an empty disk when they are first asked
// for.
func (s *share) files() fs.FS {
	if s.empty && s.typ == provider.RESOURCETYPE_DISK {
		s.used.Do(func() { s.store = NewMemFS() })
	}
	return s.store
}

// has reports whether the share has the directory. Every one may be connected to where no files were given.
func (s *share) has(dir string) bool {
	files := s.files()
	return files != nil && (s.empty || isDirectory(files, dir))
}

// Referral implements [redirector.Referral].
func (s *share) Referral() bool { return s.dfs }

// PerformanceFlags implements [redirector.Flagged].
func (s *share) PerformanceFlags() provider.ConnectInfoFlags { return s.flags }

// Type implements [redirector.Tree].
func (s *share) Type() provider.ResourceType { return s.typ }

// Lost implements [redirector.Tree].
func (t *tree) Lost() bool {
	return t.gone.Load() || t.server.away() || t.epoch != t.server.epoch.Load() || t.unused()
}

// unused reports whether the server has dropped the connection because nobody used it for so long.
func (t *tree) unused() bool {
	limit := t.server.idle
	return limit > 0 && t.open.Load() == 0 && time.Now().UnixNano()-t.used.Load() > int64(limit)
}

// use notes a use of the connection, after which so many files and jobs more are open.
func (t *tree) use(more int32) {
	if t.server.idle > 0 {
		t.open.Add(more)
		t.used.Store(time.Now().UnixNano())
	}
}

// Disconnect implements [redirector.Tree]. Nothing is kept of a connection.
func (*share) Disconnect() {}

// reach takes the time of the server.
//
// ERROR_BAD_NETPATH: the server has gone meanwhile. ERROR_BAD_NET_NAME: the share has. Server.Answer.
func (s *share) reach() error {
	s.server.wait()
	switch {
	case s.server.away():
		return winerr.ERROR_BAD_NETPATH
	case s.gone.Load():
		return winerr.ERROR_BAD_NET_NAME
	}
	return s.server.answered()
}

// disk returns the files. Where no files were given it makes the directory of the connection, which need not have been there.
//
// Codes of reach. ERROR_NOT_SUPPORTED: no disk. ERROR_PATH_NOT_FOUND: a file is in the place of the directory.
func (t *tree) disk() (fs.FS, error) {
	if err := t.reach(); err != nil {
		return nil, err
	}
	t.use(0)
	files := t.files()
	if files == nil {
		return nil, winerr.ERROR_NOT_SUPPORTED
	}
	if own, ok := files.(*MemFS); ok && t.empty && t.dir != "." && !isDirectory(own, t.dir) && own.mkdirs(t.dir+"/") != nil {
		return nil, winerr.ERROR_PATH_NOT_FOUND
	}
	return files, nil
}

// writable returns the files for writing.
//
// ERROR_ACCESS_DENIED: the share is ReadOnly. ERROR_WRITE_PROTECT: its file system can't be written.
func (s *share) writable(files fs.FS) (WritableFS, error) {
	if s.readOnly {
		return nil, winerr.ERROR_ACCESS_DENIED
	}
	disk, ok := files.(WritableFS)
	if !ok {
		return nil, winerr.ERROR_WRITE_PROTECT
	}
	return disk, nil
}

// writing are the flags that need more than reading.
const writing = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREATE | os.O_TRUNC

// OpenFile implements [redirector.Tree].
func (t *tree) OpenFile(name string, flag int, perm fs.FileMode) (provider.File, string, error) {
	files, err := t.disk()
	if err != nil {
		return nil, "", err
	}
	var disk WritableFS
	if flag&writing != 0 {
		if disk, err = t.writable(files); err != nil {
			return nil, "", err
		}
	}
	actual, info, err := lookupFile(files, path.Join(t.below, name))
	if err = permits(flag, info, err); err != nil {
		return nil, "", err
	}
	var f fs.File
	if disk != nil {
		f, err = disk.OpenFile(actual, flag, perm)
	} else {
		f, err = files.Open(actual)
	}
	if err != nil {
		return nil, "", fileError(err)
	}
	t.use(1)
	return &file{f, t}, actual, nil
}

// file is a file of package fs with all methods of a [provider.File], and Win32 codes for its errors.
type file struct {
	fs.File
	on *tree
}

var _ provider.VolumeFile = (*file)(nil)

// Volume implements [provider.VolumeFile].
func (f *file) Volume() (provider.Volume, error) { return f.on.volume, nil }

// Stat implements [fs.File].
func (f *file) Stat() (fs.FileInfo, error) {
	info, err := f.File.Stat()
	return info, fileError(err)
}

// Read implements [io.Reader].
func (f *file) Read(b []byte) (int, error) {
	n, err := f.File.Read(b)
	return n, fileError(err)
}

// ReadAt fails with ERROR_NOT_SUPPORTED where the file system has no such call.
func (f *file) ReadAt(b []byte, offset int64) (int, error) {
	r, ok := f.File.(io.ReaderAt)
	if !ok {
		return 0, winerr.ERROR_NOT_SUPPORTED
	}
	n, err := r.ReadAt(b, offset)
	return n, fileError(err)
}

// Seek fails with ERROR_NOT_SUPPORTED where the file system has no such call.
func (f *file) Seek(offset int64, whence int) (int64, error) {
	s, ok := f.File.(io.Seeker)
	if !ok {
		return 0, winerr.ERROR_NOT_SUPPORTED
	}
	position, err := s.Seek(offset, whence)
	return position, fileError(err)
}

// Write fails with ERROR_ACCESS_DENIED where the file system has no such call.
func (f *file) Write(b []byte) (int, error) {
	w, ok := f.File.(io.Writer)
	if !ok {
		return 0, winerr.ERROR_ACCESS_DENIED
	}
	n, err := w.Write(b)
	return n, fileError(err)
}

// ReadDir fails with ERROR_DIRECTORY where the file system has no such call.
func (f *file) ReadDir(count int) ([]fs.DirEntry, error) {
	d, ok := f.File.(fs.ReadDirFile)
	if !ok {
		return nil, winerr.ERROR_DIRECTORY
	}
	entries, err := d.ReadDir(count)
	return entries, fileError(err)
}

// Close implements [io.Closer].
func (f *file) Close() error {
	f.on.use(-1)
	return fileError(f.File.Close())
}

// permits checks whether a file may be opened, by what lookupFile has returned.
//
// Codes of lookupFile. ERROR_FILE_EXISTS: os.O_EXCL. ERROR_ACCESS_DENIED: writing to a directory.
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

// Stat implements [redirector.Tree].
func (t *tree) Stat(name string) (fs.FileInfo, error) {
	files, err := t.disk()
	if err != nil {
		return nil, err
	}
	_, info, err := lookupFile(files, path.Join(t.below, name))
	return info, err
}

// Mkdir implements [redirector.Tree].
func (t *tree) Mkdir(name string, perm fs.FileMode) error {
	return t.modify(name, func(disk WritableFS, name string, err error) error {
		switch err {
		case nil:
			return winerr.ERROR_ALREADY_EXISTS
		case winerr.ERROR_FILE_NOT_FOUND:
			if err = disk.Mkdir(name, perm); errors.Is(err, fs.ErrExist) {
				return winerr.ERROR_ALREADY_EXISTS
			}
		}
		return err
	})
}

// Remove implements [redirector.Tree]. The network removes what is open if the file system of the share does: a [MemFS] does,
// and callers that have it open go on. (On Windows it fails unless all of them have said FILE_SHARE_DELETE, for which package
// os has no flag; DeleteFileW, fileapi.h documentation.)
func (t *tree) Remove(name string) error {
	return t.modify(name, func(disk WritableFS, name string, err error) error {
		if err != nil {
			return err
		}
		if err = disk.Remove(name); errors.Is(err, fs.ErrExist) {
			return winerr.ERROR_DIR_NOT_EMPTY
		}
		return err
	})
}

// modify changes the files. It passes the name and the error of lookupFile to change.
func (t *tree) modify(name string, change func(disk WritableFS, name string, err error) error) error {
	files, err := t.disk()
	if err != nil {
		return err
	}
	disk, err := t.writable(files)
	if err != nil {
		return err
	}
	actual, _, err := lookupFile(files, path.Join(t.below, name))
	return fileError(change(disk, actual, err))
}

// StartJob implements [redirector.Tree].
func (t *tree) StartJob(title, user string) (redirector.Job, error) {
	if err := t.reach(); err != nil {
		return nil, err
	}
	if t.typ != provider.RESOURCETYPE_PRINT {
		return nil, winerr.ERROR_NOT_SUPPORTED
	}
	t.use(1)
	return &job{t, Job{Server: t.server.name, Share: t.name, Title: title, User: user}}, nil
}

// job is a [Job] that was started.
type job struct {
	on *tree
	Job
}

var _ io.Writer = (*job)(nil)

// Write implements [redirector.Job].
func (j *job) Write(b []byte) (int, error) {
	j.Data = append(j.Data, b...)
	return len(b), nil
}

// Print implements [redirector.Job].
func (j *job) Print() error {
	j.on.use(-1)
	net := j.on.server.net
	net.mu.Lock()
	defer net.mu.Unlock()
	net.jobs = append(net.jobs, j.Job)
	return nil
}

// Discard implements [redirector.Job].
func (j *job) Discard() { j.on.use(-1) }

// Jobs returns the finished jobs of a printer, oldest first, by its names without case. It goes on listing those of a printer
// that was removed.
func (p *Provider) Jobs(server, share string) []Job {
	p.mu.Lock()
	defer p.mu.Unlock()
	var jobs []Job
	for _, j := range p.jobs {
		if wintext.Same(j.Server, server) && wintext.Same(j.Share, share) {
			j.Data = slices.Clone(j.Data)
			jobs = append(jobs, j)
		}
	}
	return jobs
}
