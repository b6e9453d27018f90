package fake

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// lookupFile finds a file by its name, without case where that is needed: a file system that has no file of the exact name is
// searched directory by directory. With ERROR_FILE_NOT_FOUND it returns the name that a new file is to have.
//
// ERROR_FILE_NOT_FOUND: the directory has no such file. ERROR_PATH_NOT_FOUND: there is no such directory.
func lookupFile(files fs.FS, name string) (actual string, info fs.FileInfo, err error) {
	if info, err := fs.Stat(files, name); err == nil {
		return name, info, nil
	}
	actual = "."
	for rest := name; rest != ""; {
		var wanted string
		wanted, rest, _ = strings.Cut(rest, "/")
		entry, err := matchEntry(files, actual, wanted)
		if err == winerr.ERROR_FILE_NOT_FOUND && rest != "" {
			err = winerr.ERROR_PATH_NOT_FOUND
		}
		if err != nil {
			return path.Join(actual, wanted), nil, err
		}
		actual = path.Join(actual, entry)
	}
	info, err = fs.Stat(files, actual)
	return actual, info, fileError(err)
}

// matchEntry finds a name in a directory: the exact one, otherwise one that differs in case.
//
// ERROR_FILE_NOT_FOUND. ERROR_PATH_NOT_FOUND: no directory. ERROR_ACCESS_DENIED: it can't be read.
func matchEntry(files fs.FS, dir, wanted string) (string, error) {
	entries, err := fs.ReadDir(files, dir)
	if errors.Is(err, fs.ErrPermission) {
		return "", winerr.ERROR_ACCESS_DENIED
	}
	if err != nil {
		return "", winerr.ERROR_PATH_NOT_FOUND // a file, or gone meanwhile
	}
	found := ""
	for _, e := range entries {
		switch {
		case e.Name() == wanted:
			return wanted, nil
		case found == "" && wintext.Same(e.Name(), wanted):
			found = e.Name()
		}
	}
	if found == "" {
		return "", winerr.ERROR_FILE_NOT_FOUND
	}
	return found, nil
}

// isDirectory reports whether the name is that of a directory.
func isDirectory(files fs.FS, name string) bool {
	_, info, err := lookupFile(files, name)
	return err == nil && info.IsDir()
}

// fileError returns the Win32 code of a file system's error. io.EOF and errors without a code stay as they are; the router
// reports those as ERROR_UNEXP_NET_ERR.
func fileError(err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	switch code := winerr.Code(err); {
	case errors.Is(err, fs.ErrInvalid):
		return winerr.ERROR_INVALID_NAME
	case code != winerr.ERROR_UNEXP_NET_ERR:
		return code
	}
	return err
}

// file is a file of package fs with all methods of a [provider.File], and Win32 codes for its errors.
type file struct {
	fs.File
	volume provider.Volume
}

var _ provider.VolumeFile = (*file)(nil)

// Volume implements [provider.VolumeFile].
func (f *file) Volume() (provider.Volume, error) { return f.volume, nil }

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
func (f *file) Close() error { return fileError(f.File.Close()) }
