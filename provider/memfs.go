package provider

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"time"
)

// MemFS is a file system in memory that can be written. As on a Windows volume,
// names keep their case and are found without it. Permissions are kept and not
// enforced. A file holds 1 GiB at most. The zero value is empty; all methods may be
// called by several goroutines at once.
//
// Errors are a *fs.PathError with fs.ErrNotExist, fs.ErrExist, or fs.ErrInvalid: a
// name that is none, or a call that a directory or a file doesn't know. Of an open
// file they are also fs.ErrClosed, fs.ErrPermission where it wasn't opened for that,
// and ERROR_DISK_FULL for a write beyond that GiB.
type MemFS struct {
	mu   sync.RWMutex // protects below and all nodes
	root memNode
}

var _ WritableFS = (*MemFS)(nil)

// NewMemFS makes an empty file system.
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

// walk finds the node of a name. It needs m.mu.
func (m *MemFS) walk(name string) (*memNode, error) {
	n := &m.root
	if name == "." {
		return n, nil
	}
	for part := range strings.SplitSeq(name, "/") {
		if n = n.children[fold(part)]; n == nil {
			return nil, fs.ErrNotExist
		}
	}
	return n, nil
}

// parent finds the directory that a name is in. It needs m.mu.
func (m *MemFS) parent(name string) (*memNode, error) {
	dir, err := m.walk(path.Dir(name))
	if err == nil && !dir.isDir() {
		err = fs.ErrNotExist
	}
	return dir, err
}

// add puts a new node into a directory. It needs m.mu, held for writing.
func (n *memNode) add(name string, mode fs.FileMode) *memNode {
	now := time.Now()
	added := &memNode{name: path.Base(name), mode: mode, modified: now}
	if n.children == nil {
		n.children = make(map[string]*memNode)
	}
	n.children[fold(added.name)] = added
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
func (m *MemFS) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
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

// Remove removes a file or an empty directory; fs.ErrExist when it isn't empty.
// Whoever has the file open goes on reading and writing it.
func (m *MemFS) Remove(name string) error {
	return m.edit("remove", name, func(dir, n *memNode) error {
		switch {
		case n == nil:
			return fs.ErrNotExist
		case len(n.children) > 0:
			return fs.ErrExist
		}
		delete(dir.children, fold(n.name))
		dir.modified = time.Now()
		return nil
	})
}

// edit has a directory changed; how is told the directory and what is there of the
// name, or nil.
func (m *MemFS) edit(op, name string, how func(dir, n *memNode) error) error {
	err := fs.ErrInvalid
	if fs.ValidPath(name) && name != "." {
		m.mu.Lock()
		defer m.mu.Unlock()
		var dir *memNode
		if dir, err = m.parent(name); err == nil {
			err = how(dir, dir.children[fold(path.Base(name))])
		}
	}
	if err != nil {
		return &fs.PathError{Op: op, Path: name, Err: err}
	}
	return nil
}

// WriteFile writes a whole file, and makes the directories above it that aren't
// there.
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
