package fake

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// MemFS is a file system in memory that can be written. As on a Windows volume, names keep their case and are found without
// it. Permissions are kept and not enforced. A file holds 1 GiB at most. The zero value is empty; several goroutines may call
// all methods at once.
//
// Errors are a *fs.PathError with fs.ErrNotExist, fs.ErrExist, or fs.ErrInvalid: a name that is none, or a call that a
// directory or a file doesn't know. Of an open file they are also fs.ErrClosed, fs.ErrPermission where it wasn't opened for
// the call, and ERROR_DISK_FULL for a write beyond that GiB.
type MemFS struct {
	mu   sync.RWMutex // protects what follows, and all nodes
	root memNode
}

var _ WritableFS = (*MemFS)(nil)

// NewMemFS returns an empty file system.
func NewMemFS() *MemFS { return new(MemFS) }

// memNode is a file or directory. The root is a directory without a name.
type memNode struct {
	name     string
	mode     fs.FileMode
	modified time.Time
	data     []byte
	children map[string]*memNode // by folded name; of a directory
}

func (n *memNode) isDir() bool { return n.name == "" || n.mode.IsDir() }

// walk finds the node of a name. The caller holds m.mu.
func (m *MemFS) walk(name string) (*memNode, error) {
	n := &m.root
	if name == "." {
		return n, nil
	}
	for part := range strings.SplitSeq(name, "/") {
		if n = n.children[wintext.Fold(part)]; n == nil {
			return nil, fs.ErrNotExist
		}
	}
	return n, nil
}

// parent finds the directory that a name is in. The caller holds m.mu.
func (m *MemFS) parent(name string) (*memNode, error) {
	dir, err := m.walk(path.Dir(name))
	if err == nil && !dir.isDir() {
		err = fs.ErrNotExist
	}
	return dir, err
}

// add puts a new node into a directory. The caller holds m.mu for writing.
func (n *memNode) add(name string, mode fs.FileMode) *memNode {
	now := time.Now()
	added := &memNode{name: path.Base(name), mode: mode, modified: now}
	if n.children == nil {
		n.children = make(map[string]*memNode)
	}
	n.children[wintext.Fold(added.name)] = added
	n.modified = now
	return added
}

// Open opens a file or directory for reading.
func (m *MemFS) Open(name string) (fs.File, error) {
	return m.OpenFile(name, os.O_RDONLY, 0)
}

// Stat implements [fs.StatFS].
func (m *MemFS) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrInvalid}
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	n, err := m.walk(name)
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	}
	return n.info(), nil
}

// OpenFile opens a file, or a directory for reading, with the flags of package os.
func (m *MemFS) OpenFile(name string, flag int, perm fs.FileMode) (provider.File, error) {
	f, err := m.open(name, flag, perm)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return f, nil
}

func (m *MemFS) open(name string, flag int, perm fs.FileMode) (*memFile, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrInvalid
	}
	write := flag&(os.O_WRONLY|os.O_RDWR) != 0
	if write || flag&os.O_CREATE != 0 {
		m.mu.Lock()
		defer m.mu.Unlock()
	} else {
		m.mu.RLock()
		defer m.mu.RUnlock()
	}
	n, err := m.walk(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && flag&os.O_CREATE != 0:
		dir, err := m.parent(name)
		if err != nil {
			return nil, err
		}
		n = dir.add(name, perm&fs.ModePerm)
	case err != nil:
		return nil, err
	case flag&os.O_CREATE != 0 && flag&os.O_EXCL != 0:
		return nil, fs.ErrExist
	case n.isDir() && (write || flag&os.O_CREATE != 0):
		return nil, fs.ErrInvalid
	case write && flag&os.O_TRUNC != 0:
		n.data, n.modified = nil, time.Now()
	}
	return &memFile{fs: m, node: n, flag: flag, path: name}, nil
}

// Mkdir makes a directory.
func (m *MemFS) Mkdir(name string, perm fs.FileMode) error {
	return m.edit("mkdir", name, func(dir, n *memNode) error {
		if n != nil {
			return fs.ErrExist
		}
		dir.add(name, perm&fs.ModePerm|fs.ModeDir)
		return nil
	})
}

// Remove removes a file or an empty directory; fs.ErrExist when it isn't empty. Callers that have the file open go on reading
// and writing it.
func (m *MemFS) Remove(name string) error {
	return m.edit("remove", name, func(dir, n *memNode) error {
		switch {
		case n == nil:
			return fs.ErrNotExist
		case len(n.children) > 0:
			return fs.ErrExist
		}
		delete(dir.children, wintext.Fold(n.name))
		dir.modified = time.Now()
		return nil
	})
}

// edit calls how to change a directory, under m.mu. It passes the directory and what is there of the name, or nil.
func (m *MemFS) edit(op, name string, how func(dir, n *memNode) error) error {
	err := fs.ErrInvalid
	if fs.ValidPath(name) && name != "." {
		m.mu.Lock()
		defer m.mu.Unlock()
		var dir *memNode
		if dir, err = m.parent(name); err == nil {
			err = how(dir, dir.children[wintext.Fold(path.Base(name))])
		}
	}
	if err != nil {
		return &fs.PathError{Op: op, Path: name, Err: err}
	}
	return nil
}

// WriteFile writes a whole file, and makes the directories above it that aren't there.
func (m *MemFS) WriteFile(name string, data []byte) error {
	if err := m.mkdirs(name); err != nil {
		return err
	}
	f, err := m.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		return err
	}
	return f.Close()
}

// mkdirs makes the directories above a name that aren't there.
func (m *MemFS) mkdirs(name string) error {
	for i, c := range name {
		if c == '/' {
			if err := m.Mkdir(name[:i], 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
				return err
			}
		}
	}
	return nil
}

// maxMemFile keeps a write far behind the end, for which a disk has room, from taking all memory.
const maxMemFile = 1 << 30

// memFile is an open file or directory of a [MemFS]. The mutex of the file system protects it as well.
type memFile struct {
	fs     *MemFS
	node   *memNode
	flag   int
	path   string
	offset int64 // of a directory: the number of entries read
	closed bool
}

// during makes a call of an open file, under the mutex.
func during[R any](f *memFile, op string, call func() (R, error)) (result R, err error) {
	f.fs.mu.Lock()
	defer f.fs.mu.Unlock()
	err = fs.ErrClosed
	if !f.closed {
		result, err = call()
	}
	if err != nil && err != io.EOF {
		err = &fs.PathError{Op: op, Path: f.path, Err: err}
	}
	return result, err
}

func (f *memFile) Stat() (fs.FileInfo, error) {
	return during(f, "stat", func() (fs.FileInfo, error) { return f.node.info(), nil })
}

func (f *memFile) Close() error {
	_, err := during(f, "close", func() (bool, error) {
		f.closed = true
		return true, nil
	})
	return err
}

func (f *memFile) Read(b []byte) (int, error) {
	n, err := during(f, "read", func() (int, error) {
		n, err := f.readAt(b, f.offset)
		f.offset += int64(n)
		return n, err
	})
	if n > 0 && err == io.EOF {
		err = nil // the next call tells
	}
	return n, err
}

func (f *memFile) ReadAt(b []byte, offset int64) (int, error) {
	return during(f, "read", func() (int, error) { return f.readAt(b, offset) })
}

func (f *memFile) readAt(b []byte, offset int64) (int, error) {
	switch {
	case f.node.isDir() || offset < 0:
		return 0, fs.ErrInvalid
	case f.flag&os.O_WRONLY != 0:
		return 0, fs.ErrPermission
	case len(b) == 0:
		return 0, nil
	case offset >= int64(len(f.node.data)):
		return 0, io.EOF
	}
	n := copy(b, f.node.data[offset:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

func (f *memFile) Seek(offset int64, whence int) (int64, error) {
	return during(f, "seek", func() (int64, error) {
		switch whence {
		case io.SeekCurrent:
			offset += f.offset
		case io.SeekEnd:
			offset += int64(len(f.node.data))
		case io.SeekStart:
		default:
			return 0, fs.ErrInvalid
		}
		if offset < 0 || f.node.isDir() {
			return 0, fs.ErrInvalid
		}
		f.offset = offset
		return offset, nil
	})
}

func (f *memFile) Write(b []byte) (int, error) {
	return during(f, "write", func() (int, error) {
		if f.flag&(os.O_WRONLY|os.O_RDWR) == 0 {
			return 0, fs.ErrPermission
		}
		if len(b) == 0 {
			return 0, nil // it doesn't reach out to the offset either
		}
		data := f.node.data
		if f.flag&os.O_APPEND != 0 {
			f.offset = int64(len(data))
		}
		if f.offset > maxMemFile-int64(len(b)) {
			return 0, winerr.ERROR_DISK_FULL
		}
		end := int(f.offset) + len(b)
		if end > len(data) {
			data = append(data, make([]byte, end-len(data))...)
		}
		n := copy(data[f.offset:], b)
		f.offset += int64(n)
		f.node.data, f.node.modified = data, time.Now()
		return n, nil
	})
}

func (f *memFile) ReadDir(count int) ([]fs.DirEntry, error) {
	return during(f, "readdir", func() ([]fs.DirEntry, error) {
		if !f.node.isDir() {
			return nil, fs.ErrInvalid
		}
		all := f.node.list()
		all = all[min(int(f.offset), len(all)):]
		if count > 0 {
			if len(all) == 0 {
				return nil, io.EOF
			}
			all = all[:min(count, len(all))]
		}
		f.offset += int64(len(all))
		return all, nil
	})
}

// list returns the entries of a directory, sorted by name. The caller holds the mutex.
func (n *memNode) list() []fs.DirEntry {
	entries := make([]fs.DirEntry, 0, len(n.children))
	for _, child := range n.children {
		entries = append(entries, fs.FileInfoToDirEntry(child.info()))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries
}

// info describes a node as it is now. The caller holds the mutex.
func (n *memNode) info() fs.FileInfo {
	if n.name == "" {
		return memInfo{name: ".", mode: fs.ModeDir | 0o777, modified: n.modified}
	}
	return memInfo{name: n.name, mode: n.mode, modified: n.modified, size: int64(len(n.data))}
}

// memInfo is the [fs.FileInfo] of a node.
type memInfo struct {
	name     string
	mode     fs.FileMode
	modified time.Time
	size     int64
}

func (i memInfo) Name() string       { return i.name }
func (i memInfo) Size() int64        { return i.size }
func (i memInfo) Mode() fs.FileMode  { return i.mode }
func (i memInfo) ModTime() time.Time { return i.modified }
func (i memInfo) IsDir() bool        { return i.mode.IsDir() }
func (i memInfo) Sys() any           { return nil }
