package remote

import (
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/seed-520b6462/winnet/mpr/remote/internal/wire"
	"github.com/seed-520b6462/winnet/provider"
)

// maxChunk bounds how many bytes of a file cross at once.
const maxChunk = 1 << 20

// Open implements [mpr.Files].
func (c *Caller) Open(path string) (provider.File, error) { return c.OpenFile(path, os.O_RDONLY, 0) }

// OpenFile implements [mpr.Files]. The file is closed when the process ends.
func (c *Caller) OpenFile(path string, flag int, perm fs.FileMode) (provider.File, error) {
	f := &file{handle: handle{c: c}}
	if err := c.do("Files.OpenFile", wire.List(path, wire.FlagsOf(flag), perm), &f.number); err != nil {
		return nil, err
	}
	return f, nil
}

// Print implements [mpr.Files]. The job is closed when the process ends.
func (c *Caller) Print(device, title string) (io.WriteCloser, error) {
	h := &handle{c: c}
	if err := c.do("Files.Print", wire.List(device, title), &h.number); err != nil {
		return nil, err
	}
	return h, nil
}

// handle represents a file or a print job that the process has open.
type handle struct {
	c      *Caller
	number uint64
}

// Write writes all of p, in several calls if it is long.
func (h *handle) Write(p []byte) (int, error) {
	done := 0
	for {
		n, part := 0, p[done:min(len(p), done+maxChunk)]
		err := h.c.do("File.Write", wire.List(h.number, part), &n)
		if done += n; err != nil || done >= len(p) || n == 0 {
			return done, err
		}
	}
}

func (h *handle) Close() error { return h.c.do("File.Close", wire.List(h.number)) }

// file implements [provider.File].
type file struct{ handle }

func (f *file) Read(p []byte) (int, error) {
	var data []byte
	err := f.c.do("File.Read", wire.List(f.number, min(len(p), maxChunk)), &data)
	return copy(p, data), err
}

// ReadAt reads all of p, in several calls if it is long.
func (f *file) ReadAt(p []byte, off int64) (int, error) {
	done := 0
	for {
		var data []byte
		err := f.c.do("File.ReadAt", wire.List(f.number, min(len(p)-done, maxChunk), off+int64(done)), &data)
		n := copy(p[done:], data)
		if done += n; err != nil || done >= len(p) || n == 0 {
			return done, err
		}
	}
}

func (f *file) Seek(offset int64, whence int) (at int64, err error) {
	err = f.c.do("File.Seek", wire.List(f.number, offset, whence), &at)
	return at, err
}

func (f *file) Stat() (fs.FileInfo, error) {
	var s wire.Stat
	if err := f.c.do("File.Stat", wire.List(f.number), &s); err != nil {
		return nil, err
	}
	return info{s}, nil
}

// Volume implements [provider.VolumeFile]. ERROR_NOT_SUPPORTED: the network doesn't tell.
func (f *file) Volume() (v provider.Volume, err error) {
	err = f.c.do("File.Volume", wire.List(f.number), &v)
	return v, err
}

func (f *file) ReadDir(n int) ([]fs.DirEntry, error) {
	var list []wire.Stat
	err := f.c.do("File.ReadDir", wire.List(f.number, n), &list)
	entries := make([]fs.DirEntry, len(list))
	for i, s := range list {
		entries[i] = fs.FileInfoToDirEntry(info{s})
	}
	return entries, err
}

// info implements [fs.FileInfo].
type info struct{ wire.Stat }

func (i info) Name() string       { return i.Stat.Name }
func (i info) Size() int64        { return i.Stat.Size }
func (i info) Mode() fs.FileMode  { return fs.FileMode(i.Stat.Mode) }
func (i info) ModTime() time.Time { return time.Unix(0, i.Stat.ModTime) }
func (i info) IsDir() bool        { return i.Mode().IsDir() }
func (i info) Sys() any           { return nil }
