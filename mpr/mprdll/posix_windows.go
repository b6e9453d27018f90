package mprdll

import "syscall"

// The POSIX names of package syscall, for programs whose changed import was that
// package.
const (
	EACCES    = syscall.EACCES
	EBUSY     = syscall.EBUSY
	EEXIST    = syscall.EEXIST
	EINVAL    = syscall.EINVAL
	EIO       = syscall.EIO
	ENODEV    = syscall.ENODEV
	ENOENT    = syscall.ENOENT
	ENOMEM    = syscall.ENOMEM
	ENOSYS    = syscall.ENOSYS
	ENOTDIR   = syscall.ENOTDIR
	ENOTSUP   = syscall.ENOTSUP
	EPERM     = syscall.EPERM
	ETIMEDOUT = syscall.ETIMEDOUT
)
