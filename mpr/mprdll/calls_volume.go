//go:build !windows || mpremu

package mprdll

import (
	"io/fs"
	"math"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// The calls of this file are those of kernel32.dll about files and volumes (fileapi.h
// documentation). A path on a network is opened there. A local disk has a root
// directory and nothing in it, because the emulated machine keeps no files.

// getFileAttributes is GetFileAttributes(path). A share without a directory is
// ERROR_BAD_NETPATH, as its page says.
func getFileAttributes(f frame) (uintptr, error) {
	path := plainPath(f.text(0))
	attributes, err := uint32(INVALID_FILE_ATTRIBUTES), error(winerr.ERROR_BAD_NETPATH)
	if !isShare(path) {
		err = f.visit(path, func(info fs.FileInfo, _ provider.File) error {
			attributes = attributesOf(info)
			return nil
		})
	}
	return uintptr(attributes), err
}

// attributesOf returns the attributes of a file, or of a local root, which is nil.
func attributesOf(info fs.FileInfo) uint32 {
	switch {
	case info == nil || info.IsDir():
		return FILE_ATTRIBUTE_DIRECTORY
	case info.Mode()&0o200 == 0:
		return FILE_ATTRIBUTE_READONLY
	}
	return FILE_ATTRIBUTE_NORMAL
}

// getDiskFreeSpaceEx is GetDiskFreeSpaceEx(directory, bytes available to the
// caller, bytes in all, bytes free). A NULL result isn't wanted, and a NULL
// directory is the root of the current disk.
//
//   - ERROR_INVALID_NAME: a share without the backslash behind it.
//   - ERROR_DIRECTORY: not a directory.
//   - and the codes of visit.
func getDiskFreeSpaceEx(f frame) (uintptr, error) {
	for i := 1; i <= 3; i++ {
		if f.a[i] != 0 {
			f.writable(f.a[i], 8, pointerSize)
		}
	}
	v, err := f.volume(f.text(0))
	if err != nil {
		return 0, err
	}
	for i, bytes := range [...]uint64{v.Free, v.Size, v.Free} {
		if to := f.a[1+i]; to != 0 {
			*at[uint64](f.memory, to) = bytes
		}
	}
	return 1, nil
}

// getDiskFreeSpace is GetDiskFreeSpace(root, sectors in a cluster, bytes in a
// sector, free clusters, clusters). Counts of more than 32 bits are cut to the
// largest number. Codes of rootVolume.
func getDiskFreeSpace(f frame) (uintptr, error) {
	for i := 1; i <= 4; i++ {
		if f.a[i] != 0 {
			f.writable(f.a[i], 4, 4)
		}
	}
	v, err := f.rootVolume(f.text(0))
	if err != nil {
		return 0, err
	}
	const sectors, sector = 8, 512
	clusters := func(bytes uint64) uint32 { return uint32(min(bytes/(sectors*sector), math.MaxUint32)) }
	for i, n := range [...]uint32{sectors, sector, clusters(v.Free), clusters(v.Size)} {
		if to := f.a[1+i]; to != 0 {
			*at[uint32](f.memory, to) = n
		}
	}
	return 1, nil
}

// getVolumeInformation is GetVolumeInformation(root, label, its length, serial
// number, length of the longest name, flags, file system, its length). The page
// names no code for a buffer that is too small; it is ERROR_MORE_DATA here. Codes
// of rootVolume.
func getVolumeInformation(f frame) (uintptr, error) {
	for _, i := range [...]int{3, 4, 5} {
		if f.a[i] != 0 {
			f.writable(f.a[i], 4, 4)
		}
	}
	texts := [...]int{1, 6} // each with its length behind
	for _, i := range texts {
		if room := min(f.dword(i+1), MAX_PATH+1); f.a[i] != 0 && room > 0 { // no text is longer
			f.writable(f.a[i], uintptr(room)*uintptr(f.w), uintptr(f.w))
		}
	}
	v, err := f.rootVolume(f.text(0))
	if err != nil {
		return 0, err
	}
	stored := [...]string{v.Label, v.FileSystem}
	for k, i := range texts {
		if f.a[i] != 0 && uint64(wintext.Units(stored[k])) >= uint64(min(f.dword(i+1), MAX_PATH+1)) {
			return 0, winerr.ERROR_MORE_DATA
		}
	}
	for k, i := range texts {
		if f.a[i] != 0 {
			f.put(f.a[i], stored[k], wintext.Units(stored[k]))
		}
	}
	const longestName = 255 // "Maximum Path Length Limitation"
	for i, n := range [...]uint32{v.Serial, longestName, v.Flags} {
		if to := f.a[3+i]; to != 0 {
			*at[uint32](f.memory, to) = n
		}
	}
	return 1, nil
}

// rootVolume returns the volume of a root directory, which ends in a backslash.
//
//   - ERROR_INVALID_NAME: there is no backslash at the end.
//   - ERROR_DIR_NOT_ROOT: the directory isn't the root.
//   - and the codes of volume.
func (f *frame) rootVolume(root string) (provider.Volume, error) {
	switch path := plainPath(root); {
	case root == "":
	case !strings.HasSuffix(path, `\`):
		return provider.Volume{}, winerr.ERROR_INVALID_NAME
	case !isShare(strings.TrimSuffix(path, `\`)) && len(path) > len(`Z:\`):
		return provider.Volume{}, winerr.ERROR_DIR_NOT_ROOT
	}
	return f.volume(root)
}

// volume returns the volume of a directory; "" is the root of the local disk.
//
//   - ERROR_INVALID_NAME: a share without the backslash behind it.
//   - ERROR_DIRECTORY: not a directory.
//   - ERROR_NOT_SUPPORTED: the network doesn't tell.
//   - and the codes of visit.
func (f *frame) volume(dir string) (v provider.Volume, err error) {
	path := plainPath(dir)
	if isShare(path) {
		return v, winerr.ERROR_INVALID_NAME
	}
	if path == "" {
		path = `C:\`
	}
	err = f.visit(path, func(info fs.FileInfo, file provider.File) error {
		switch told, ok := file.(provider.VolumeFile); {
		case info == nil:
			v = provider.EmptyDisk()
		case !info.IsDir():
			return winerr.ERROR_DIRECTORY
		case !ok:
			return winerr.ERROR_NOT_SUPPORTED
		default:
			v, err = told.Volume()
			return err
		}
		return nil
	})
	return v, err
}

// visit calls do with what is at a path, which is nil for the root of a local disk.
//
//   - ERROR_PATH_NOT_FOUND: an empty path, a letter that isn't defined, or a directory
//     that isn't there.
//   - ERROR_FILE_NOT_FOUND: nothing of that name.
//   - ERROR_NOT_READY: the letter is a drive without a medium.
//   - ERROR_NOT_SUPPORTED: the installed thread has no files.
//   - and what do returns, and opening on a network.
func (f *frame) visit(path string, do func(fs.FileInfo, provider.File) error) error {
	if path == "" {
		return winerr.ERROR_PATH_NOT_FOUND
	}
	if !strings.HasPrefix(path, `\\`) {
		drive, rest := splitDrive(path)
		switch f.devices().GetDriveType(drive + `\`) {
		case session.DRIVE_REMOTE:
		case session.DRIVE_NO_ROOT_DIR:
			return winerr.ERROR_PATH_NOT_FOUND
		case session.DRIVE_FIXED, session.DRIVE_RAMDISK:
			return inEmptyDisk(rest, do)
		default:
			return winerr.ERROR_NOT_READY
		}
	}
	files := f.c.process.Files
	if files == nil {
		return winerr.ERROR_NOT_SUPPORTED
	}
	file, err := files.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was opened for reading
	info, err := file.Stat()
	if err != nil {
		return err
	}
	return do(info, file)
}

// inEmptyDisk is visit for a path within a local disk.
func inEmptyDisk(path string, do func(fs.FileInfo, provider.File) error) error {
	switch path = strings.Trim(path, `\`); {
	case path == "":
		return do(nil, nil)
	case strings.Contains(path, `\`):
		return winerr.ERROR_PATH_NOT_FOUND
	}
	return winerr.ERROR_FILE_NOT_FOUND
}

// plainPath returns a path with backslashes only, and without the prefix of an
// extended-length path ("Maximum Path Length Limitation").
func plainPath(path string) string {
	path = strings.ReplaceAll(path, "/", `\`)
	extended, ok := strings.CutPrefix(path, `\\?\`)
	if !ok {
		return path
	}
	if share, ok := wintext.CutPrefix(extended, `UNC\`); ok {
		return `\\` + share
	}
	return extended
}

// isShare reports whether a path is a share, without a backslash behind it.
func isShare(path string) bool {
	rest, ok := strings.CutPrefix(path, `\\`)
	_, share, found := strings.Cut(rest, `\`)
	return ok && found && share != "" && !strings.Contains(share, `\`)
}

// splitDrive returns the drive of a path and what is behind it. A path without a
// drive is on the system's disk, where a program is that has never changed its
// directory.
func splitDrive(path string) (drive, rest string) {
	if len(path) > 1 && path[1] == ':' {
		return path[:2], path[2:]
	}
	return "C:", path
}
