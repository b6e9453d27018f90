package provider

import (
	"io"
	"io/fs"

	"github.com/seed-520b6462/winnet/session"
)

// Redirector is the file system driver behind a provider: what programs do with a connection that WNet has made. Paths
// are `Z:\dir\file` or `\\server\share\dir\file`.
type Redirector interface {
	// OpenFile opens a file or directory with the flags of package os. The file counts as open on its connection until
	// it is closed. A UNC path needs no connection: the redirector makes one of its own.
	//
	// Errors:
	//   - ERROR_NOT_CONNECTED: the device isn't one of this provider in this session.
	//   - ERROR_BAD_NETPATH, ERROR_BAD_NET_NAME: the path is one of another network.
	//   - ERROR_INVALID_NAME: no file may have the name.
	//   - ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND: there is no such file or directory.
	//   - ERROR_FILE_EXISTS: the file exists, and the flags have os.O_EXCL.
	//   - ERROR_ACCESS_DENIED, ERROR_WRITE_PROTECT: the user may not open the file so, or the share can't be written.
	//   - ERROR_NOT_SUPPORTED: the share is a printer.
	//   - ERROR_NO_NETWORK: the network isn't present.
	//
	// Document: CreateFileW (fileapi.h).
	OpenFile(s *session.Session, path string, flag int, perm fs.FileMode) (File, error)

	// Mkdir creates a directory.
	//
	// Errors of OpenFile, and:
	//   - ERROR_ALREADY_EXISTS: a file or directory of that name exists.
	//
	// Document: CreateDirectoryW (fileapi.h).
	Mkdir(s *session.Session, path string, perm fs.FileMode) error

	// Remove removes a file or an empty directory. The network decides whether that may be an open one.
	//
	// Errors of OpenFile, and:
	//   - ERROR_DIR_NOT_EMPTY: the directory isn't empty.
	//   - ERROR_SHARING_VIOLATION: the file is open, and the network doesn't remove open files.
	//
	// Documents: DeleteFileW, RemoveDirectoryW (fileapi.h).
	Remove(s *session.Session, path string) error

	// SetCurrentDirectory marks the connection as in use by a process whose current directory is path, until the process
	// calls release. A second call of release does nothing.
	//
	// Errors of OpenFile, and:
	//   - ERROR_DIRECTORY: the path names a file.
	//
	// Document: SetCurrentDirectory (winbase.h).
	SetCurrentDirectory(s *session.Session, path string) (release func(), err error)

	// StartJob starts a print job on a redirected printer port. The job counts as open on its connection until it is
	// closed, which prints it.
	//
	// Errors:
	//   - ERROR_NOT_CONNECTED: the device isn't one of this provider in this session.
	//   - ERROR_NOT_SUPPORTED: the device is a disk.
	//   - ERROR_NO_NETWORK: the network isn't present.
	//
	// Document: StartDocPrinter (winspool.h).
	StartJob(s *session.Session, device, title string) (io.WriteCloser, error)

	// Logoff drops everything that the provider keeps for a session that is ending. The session's namespace is emptied
	// afterwards.
	Logoff(s *session.Session)

	// Snapshot returns the provider's connections, sorted by LUID, local and remote name.
	Snapshot() []ConnectionSnapshot
}

// File is an open file or directory of a share. Offsets are in bytes, and reading ends with io.EOF.
//
// Errors:
//   - ERROR_INVALID_HANDLE: the file is closed.
//   - ERROR_NETNAME_DELETED: the connection was cancelled by force, or the server or the share has gone. Close succeeds
//     all the same.
//   - ERROR_ACCESS_DENIED: the file was opened for the other of reading and writing.
//   - ERROR_INVALID_FUNCTION: Read, ReadAt, Write or Seek of a directory.
//   - ERROR_DIRECTORY: ReadDir of a file.
//   - ERROR_NEGATIVE_SEEK, ERROR_INVALID_PARAMETER: the offset is before the beginning of the file.
//   - ERROR_DISK_FULL: the share has no room for what is written.
//   - ERROR_NOT_SUPPORTED: the file has no ReadAt or Seek.
//
// Documents: ReadFile, WriteFile, SetFilePointer (fileapi.h).
type File interface {
	fs.ReadDirFile
	io.Writer
	io.Seeker
	io.ReaderAt
}

// VolumeFile is a [File] that tells where it is stored. No network needs to implement it: without, programs that ask for
// a volume or its space get ERROR_NOT_SUPPORTED.
type VolumeFile interface {
	File

	// Volume describes what the file or directory is stored on. Errors are those of Stat.
	Volume() (Volume, error)
}

// Volume describes what files are stored on (GetVolumeInformation, GetDiskFreeSpaceEx, fileapi.h documentation).
type Volume struct {
	Label      string
	Serial     uint32
	FileSystem string // such as "NTFS"
	Flags      uint32 // of the file system, as GetVolumeInformation numbers them
	Size, Free uint64 // bytes
}

// EmptyDisk returns the volume of a disk of which nothing else is said: NTFS without a label, 64 GiB, all of them free.
func EmptyDisk() Volume {
	const keepsCase, unicode = 0x2, 0x4 // FILE_CASE_PRESERVED_NAMES, FILE_UNICODE_ON_DISK
	return Volume{FileSystem: "NTFS", Flags: keepsCase | unicode, Size: 64 << 30, Free: 64 << 30}
}

// ConnectionSnapshot is the state of one connection.
type ConnectionSnapshot struct {
	LUID         session.LUID
	Local        string // "" for a deviceless connection
	Remote       string
	Type         ResourceType
	User         string
	Disconnected bool     // deferred: not yet connected to the server
	OpenFiles    []string // sorted paths within the share
	Jobs         []string // sorted titles
	Holders      int      // processes with their current directory on the connection
}
