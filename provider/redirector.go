package provider

import (
	"io"
	"io/fs"

	"github.com/seed-520b6462/winnet/session"
)

// File is an open file or directory of a share. Offsets are in bytes, and reading
// ends with io.EOF.
//
// ERROR_INVALID_HANDLE: it is closed. ERROR_NETNAME_DELETED: its connection was
// cancelled by force, or the server or the share has gone; only Close still
// succeeds. ERROR_ACCESS_DENIED: it was opened for the other of reading and
// writing. ERROR_INVALID_FUNCTION: Read, ReadAt, Write or Seek of a directory.
// ERROR_DIRECTORY: ReadDir of a file. ERROR_NEGATIVE_SEEK or
// ERROR_INVALID_PARAMETER: an offset before the beginning (SetFilePointer and
// ReadFile, fileapi.h documentation). ERROR_DISK_FULL: no room for a write.
// ERROR_NOT_SUPPORTED: ReadAt or Seek where there is no such thing.
type File interface {
	fs.ReadDirFile
	io.Writer
	io.Seeker
	io.ReaderAt
}

// Redirector is the file system driver behind a provider: what programs do with
// a connection once WNet has made it. Paths are `Z:\dir\file` or
// `\\server\share\dir\file`.
type Redirector interface {
	// OpenFile opens a file or directory with the flags of package os. The file
	// counts as open on its connection until it is closed.
	//
	// ERROR_NOT_CONNECTED: a device that isn't this provider's in this session.
	// ERROR_BAD_NETPATH, ERROR_BAD_NET_NAME: a path of another network.
	// ERROR_INVALID_NAME: a name that no file may have. ERROR_FILE_NOT_FOUND,
	// ERROR_PATH_NOT_FOUND. ERROR_FILE_EXISTS: os.O_EXCL. ERROR_ACCESS_DENIED,
	// ERROR_WRITE_PROTECT: writing where that isn't permitted or possible.
	// ERROR_NOT_SUPPORTED: a printer. ERROR_NO_NETWORK.
	OpenFile(s *session.Session, path string, flag int, perm fs.FileMode) (File, error)

	// Mkdir makes a directory. Codes of OpenFile, and ERROR_ALREADY_EXISTS.
	Mkdir(s *session.Session, path string, perm fs.FileMode) error

	// Remove removes a file or an empty directory. Whether that can be one that
	// is open, the network decides.
	//
	// Codes of OpenFile, ERROR_DIR_NOT_EMPTY, and ERROR_SHARING_VIOLATION:
	// somebody has it open, and this network doesn't remove it then.
	Remove(s *session.Session, path string) error

	// SetCurrentDirectory marks the connection as in use by a process that has
	// path as its current directory, until release is called (twice is fine).
	// Codes of OpenFile, and ERROR_DIRECTORY: not a directory.
	SetCurrentDirectory(s *session.Session, path string) (release func(), err error)

	// StartJob begins a print job on a redirected printer port; it counts as
	// open until it is closed. ERROR_NOT_CONNECTED, ERROR_NOT_SUPPORTED (a
	// disk).
	StartJob(s *session.Session, device, title string) (io.WriteCloser, error)

	// Logoff drops everything that the provider keeps for a session that is
	// ending. It is called before the session's namespace is emptied.
	Logoff(s *session.Session)

	// Snapshot lists what the provider keeps, sorted by LUID, local and remote
	// name.
	Snapshot() []ConnectionSnapshot
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
	Holders      int      // processes with their current directory here
}
