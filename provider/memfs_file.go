package provider

import (
	"cmp"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// maxMemFile keeps a write far behind the end, for which a disk has room, from
// taking all memory.
const maxMemFile = 1 << 30

// memFile is an open file or directory of a [MemFS]. The mutex of the file system
// protects it as well.
type memFile struct {
	fs     *MemFS
	node   *memNode
	flag   int
	path   string
	offset int64 // of a directory: how many entries were read
	closed bool
}

// do makes a call under the lock.
func (f *memFile) do(op string, call func() error) error {
	f.fs.mu.Lock()
	defer f.fs.mu.Unlock()
	err := fs.ErrClosed
	if !f.closed {
		err = call()
	}
	if err != nil && err != io.EOF {
		return &fs.PathError{Op: op, Path: f.path, Err: err}
	}
	return err
}

func (f *memFile) Stat() (info fs.FileInfo, err error) {
	err = f.do("stat", func() error {
		info = f.node.info()
		return nil
	})
	return info, err
}

func (f *memFile) Close() error {
	return f.do("close", func() error {
		f.closed = true
		return nil
	})
}

func (f *memFile) Read(b []byte) (n int, err error) {
	err = f.do("read", func() error {
		n, err = f.readAt(b, f.offset)
		f.offset += int64(n)
		return err
	})
	if n > 0 && err == io.EOF {
		err = nil // the next call tells
	}
	return n, err
}

func (f *memFile) ReadAt(b []byte, offset int64) (n int, err error) {
	err = f.do("read", func() error {
		n, err = f.readAt(b, offset)
		return err
	})
	return n, err
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

func (f *memFile) Seek(offset int64, whence int) (position int64, err error) {
	err = f.do("seek", func() error {
		switch whence {
		case io.SeekCurrent:
			offset += f.offset
		case io.SeekEnd:
			offset += int64(len(f.node.data))
		case io.SeekStart:
		default:
			return fs.ErrInvalid
		}
		if offset < 0 || f.node.isDir() {
			return fs.ErrInvalid
		}
		f.offset, position = offset, offset
		return nil
	})
	return position, err
}

func (f *memFile) Write(b []byte) (n int, err error) {
	err = f.do("write", func() error {
		if f.flag&(os.O_WRONLY|os.O_RDWR) == 0 {
			return fs.ErrPermission
		}
		if len(b) == 0 {
			return nil // it doesn't reach out to the offset either
		}
		data := f.node.data
		if f.flag&os.O_APPEND != 0 {
			f.offset = int64(len(data))
		}
		if f.offset > maxMemFile-int64(len(b)) {
			return winerr.ERROR_DISK_FULL
		}
		end := int(f.offset) + len(b)
		if end > len(data) {
			data = append(data, make([]byte, end-len(data))...)
		}
		n = copy(data[f.offset:], b)
		f.offset += int64(n)
		f.node.data, f.node.modified = data, time.Now()
		return nil
	})
	return n, err
}

func (f *memFile) ReadDir(count int) (entries []fs.DirEntry, err error) {
	err = f.do("readdir", func() error {
		if !f.node.isDir() {
			return fs.ErrInvalid
		}
		all := f.node.list()
		all = all[min(int(f.offset), len(all)):]
		if count > 0 {
			if len(all) == 0 {
				return io.EOF
			}
			all = all[:min(count, len(all))]
		}
		f.offset += int64(len(all))
		entries = all
		return nil
	})
	return entries, err
}

// list lists a directory, sorted by name. It needs the mutex.
func (n *memNode) list() []fs.DirEntry {
	entries := make([]fs.DirEntry, 0, len(n.children))
	for _, child := range n.children {
		entries = append(entries, fs.FileInfoToDirEntry(child.info()))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return entries
}

// info tells of a node as it is now. It needs the mutex.
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
