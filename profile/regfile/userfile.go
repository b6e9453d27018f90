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

// settleTime is how long a file must have looked the same before its looks are trusted. The coarsest clock of a file
// system in use, FAT's, ticks every two seconds.
const settleTime = 2 * time.Second

// userFile is the profile of one user.
type userFile struct {
	path string
	now  func() time.Time

	writing sync.Mutex   // held by a writer of this process before it asks for the lock on the file
	open    sync.RWMutex // held by readers while they have the file open, and by a writer while it replaces the file
	last    atomic.Pointer[reading]
}

// reading is what was found in the file at a time. It never changes.
type reading struct {
	info  fs.FileInfo // nil: there was no file
	data  content
	doc   *Document
	err   error     // why there is no doc
	since time.Time // when a file that looks like info was first seen
	// settled says that data was read when the file had looked like info for settleTime. A change after that shows in
	// the file's time, as the clock of the file system has gone on since, whatever time it shows.
	settled bool
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

func (f *userFile) look() (*reading, error) {
	last := f.last.Load()
	info, err := os.Stat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f.missing()
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no file", f.path) // to open a pipe could take forever
	case last != nil && last.settled && looksSame(last.info, info):
		return last, nil
	}
	next, err := f.read(last)
	if err != nil {
		return nil, err
	}
	f.last.Store(next)
	return next, nil
}

// missing is a profile that nobody has put anything into, unless the folder is not there either.
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

// read reads the file, and parses it if it is not what it was at the last reading.
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
		next.settled = began.Sub(last.since) >= settleTime
	}
	return next, nil
}

// parse reads the content from the beginning. Its error is one of reading; that of parsing is kept.
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

// looksSame compares what can be told from outside: number, size and time.
func looksSame(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

func readAll(file io.ReadSeeker, size int64) ([]byte, error) {
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.Grow(int(size) + bytes.MinRead) // so that the buffer need not grow to see the end
	_, err := b.ReadFrom(file)
	return b.Bytes(), err
}
