package winerr

import (
	"errors"
	"syscall"
)

// isSystemCode reports whether target is the syscall.Errno of the same number. It does not unwrap target, as errors.Is
// asks of an Is method.
func isSystemCode(e Errno, target error) bool {
	code, ok := target.(syscall.Errno)
	return ok && code == syscall.Errno(e)
}

// findSystemCode returns the syscall.Errno in err, also a wrapped one. The numbers that package syscall invents for
// POSIX names are no Windows codes; they are left to their meaning in io/fs.
func findSystemCode(err error) (Errno, bool) {
	code, ok := errors.AsType[syscall.Errno](err)
	if !ok || code >= syscall.APPLICATION_ERROR && code <= syscall.EWINDOWS {
		return NO_ERROR, false
	}
	return Errno(code), true
}
