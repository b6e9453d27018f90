package provider

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// cleanPath turns a Windows path within a directory of a share into a name for
// package fs. `..` stops at that directory. Codes of [wintext.Clean].
func cleanPath(dir, rest string) (string, error) {
	names, err := wintext.Clean(rest)
	if err != nil || len(names) == 0 {
		return dir, err
	}
	return path.Join(dir, strings.Join(names, "/")), nil
}

// sharePath is the name of a file as a Windows path within its share.
func sharePath(name string) string {
	if name == "." {
		return `\`
	}
	return `\` + strings.ReplaceAll(name, "/", `\`)
}

// lookupFile finds a file by its name, without case where that is needed: a file
// system that has no file of the exact name is searched directory by directory.
// With ERROR_FILE_NOT_FOUND the name is what a new file should be called.
//
// ERROR_FILE_NOT_FOUND: the directory has no such file. ERROR_PATH_NOT_FOUND:
// there isn't even the directory.
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

// matchEntry finds a name in a directory: the exact one, otherwise one that
// differs in case.
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
		case found == "" && strings.EqualFold(e.Name(), wanted):
			found = e.Name()
		}
	}
	if found == "" {
		return "", winerr.ERROR_FILE_NOT_FOUND
	}
	return found, nil
}

// isDirectory fails unless the name is a directory's: with ERROR_DIRECTORY for
// something else, otherwise with the codes of lookupFile.
func isDirectory(files fs.FS, name string) error {
	_, info, err := lookupFile(files, name)
	if err == nil && !info.IsDir() {
		err = winerr.ERROR_DIRECTORY
	}
	return err
}

// fileError gives the error of a file system its Win32 code. io.EOF and errors
// without one stay as they are; the router reports those as ERROR_UNEXP_NET_ERR.
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
