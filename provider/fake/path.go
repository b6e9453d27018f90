package fake

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
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
