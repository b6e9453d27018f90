//go:build mpremu

package mprdll

import "syscall"

// Errno is a Win32 code.
type Errno = syscall.Errno
