//go:build !windows

package mprdll

import "syscall"

// applicationError is where the codes begin that package syscall invents on
// Windows.
const applicationError Errno = 1 << 29

// The POSIX names that package syscall has on Windows, for programs whose changed
// import was that package. Their numbers are those of Windows' package syscall, and
// errors.Is takes them for the codes of the system.
const (
	EACCES    = applicationError + 1
	EBUSY     = applicationError + 16
	EEXIST    = applicationError + 30
	EINVAL    = applicationError + 39
	EIO       = applicationError + 40
	ENODEV    = applicationError + 73
	ENOMEM    = applicationError + 79
	ENOSYS    = applicationError + 87
	ENOTSUP   = applicationError + 94
	EPERM     = applicationError + 101
	ETIMEDOUT = applicationError + 121
)

// ENOENT and ENOTDIR are codes of Windows with a second name.
const (
	ENOENT  = ERROR_FILE_NOT_FOUND
	ENOTDIR = ERROR_PATH_NOT_FOUND
)

// posix holds the system's own codes by the invented ones.
var posix = map[Errno]syscall.Errno{
	EACCES: syscall.EACCES, EBUSY: syscall.EBUSY, EEXIST: syscall.EEXIST, EINVAL: syscall.EINVAL,
	EIO: syscall.EIO, ENODEV: syscall.ENODEV, ENOMEM: syscall.ENOMEM, ENOSYS: syscall.ENOSYS,
	ENOTSUP: syscall.ENOTSUP, EPERM: syscall.EPERM, ETIMEDOUT: syscall.ETIMEDOUT,
}
