package regfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"
)

// trustTime is the time after which a file whose time, size and number are the same has the same content. The coarsest
// clock of a file system in use, that of FAT, ticks every two seconds.
const trustTime = 2 * time.Second

// userFile is the profile of one user.
type userFile struct {
	path string
	now  func() time.Time

	writing sync.Mutex   // held by the writer of this process, which then locks the file
	open    sync.RWMutex // held by readers while they have the file open, and by a writer while it renames the file
	last    atomic.Pointer[reading]
}

// reading is the content of the file at a time. It never changes.
type reading struct {
	info  fs.FileInfo // nil: there was no file
	data  content
	doc   *Document
	err   error     // the error of parsing, without a doc
	since time.Time // the time of the first reading with the same info
	// trusted tells that data was read after the file had had the same info for trustTime. A later change shows in the
	// time of the file, because the clock of the file system has ticked since.
	trusted bool
}

// load returns the content of the file as it is now.
//
// ERROR_CANNOT_OPEN_PROFILE: the file or its folder cannot be read. ERROR_BAD_PROFILE: the file is damaged.
func (f *userFile) load() (*reading, error) {
	var r *reading
	err := patiently(func() (err error) {
		r, err = f.look()
		return err
	})
	if err != nil {
		return nil, cannotOpen(err)
	}
	return r, inFile(r.err, f.path)
}

// look returns the last reading, or another one if the file may have changed.
func (f *userFile) look() (*reading, error) {
	last := f.last.Load()
	info, err := os.Stat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f.missing()
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no file", f.path) // opening a pipe could block for ever
	case last != nil && last.trusted && looksSame(last.info, info):
		return last, nil
	}
	next, err := f.read(last)
	if err != nil {
		return nil, err
	}
	f.last.Store(next)
	return next, nil
}

// missing returns the reading of a file that doesn't exist, or the error of its folder.
func (f *userFile) missing() (*reading, error) {
	dir := filepath.Dir(f.path)
	info, err := os.Stat(dir)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is no folder", dir)
	}
	return &reading{}, nil
}

// read reads the file, and parses it if its content isn't that of the last reading.
func (f *userFile) read(last *reading) (*reading, error) {
	f.open.RLock()
	defer f.open.RUnlock()
	began := f.now()
	file, err := os.Open(f.path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	next := &reading{info: info, since: f.now()}
	if last == nil || last.info.Size() != info.Size() {
		return next, next.parse(file)
	}
	same, err := last.data.equals(file)
	switch {
	case err != nil:
		return nil, err
	case !same:
		return next, next.parse(file)
	}
	next.data, next.doc, next.err = last.data, last.doc, last.err
	if looksSame(last.info, info) {
		next.since = last.since
		next.trusted = began.Sub(last.since) >= trustTime
	}
	return next, nil
}

// parse reads the content from the beginning. It returns an error of reading, and stores one of parsing in r.
func (r *reading) parse(file io.ReadSeeker) error {
	if r.info.Size() > maxSize {
		r.err = &Error{Line: 1, Reason: tooLarge}
		return nil
	}
	data, err := readAll(file, r.info.Size())
	if err != nil {
		return err
	}
	r.data = content{data}
	r.doc, r.err = parse(data)
	return nil
}

// looksSame reports whether two files have the same number, size and time.
func looksSame(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

// readAll reads a file from its beginning; size is its likely size.
func readAll(file io.ReadSeeker, size int64) ([]byte, error) {
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.Grow(int(size) + bytes.MinRead) // so that the buffer doesn't grow to find the end
	_, err := b.ReadFrom(file)
	return b.Bytes(), err
}
