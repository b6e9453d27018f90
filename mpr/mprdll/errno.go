//go:build !windows

package mprdll

import (
	"strconv"
	"syscall"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// Errno is a Win32 code as package syscall has it on Windows: the result of a
// call, and the last error. As an error it is never nil; ERROR_SUCCESS says that
// all went well.
type Errno uintptr

// Error returns the text of the code, or the number of one that isn't known, as
// package syscall of Windows does.
func (e Errno) Error() string {
	own, invented := posix[e]
	switch {
	case e == 0:
		return "The operation completed successfully."
	case invented:
		return own.Error()
	case winerr.Errno(e).Text() == "" || e>>16>>16 != 0:
		return "winapi error #" + strconv.Itoa(int(e))
	}
	return winerr.Errno(e).Error()
}

// Is reports whether the code means target: fs.ErrPermission, fs.ErrNotExist,
// fs.ErrExist, errors.ErrUnsupported, or the [winerr.Errno] or syscall.Errno of that
// number, for programs that spell a code of Windows as package syscall does. Only
// [EINVAL] and its kin mean the code of the system that has the name.
func (e Errno) Is(target error) bool {
	if own, invented := posix[e]; invented {
		return target == own || own.Is(target)
	}
	if code, ok := target.(syscall.Errno); ok {
		return code == syscall.Errno(e)
	}
	return target == winerr.Errno(e) || winerr.Errno(e).Is(target)
}

// As hands the code to errors.As as a [winerr.Errno], and so to winerr.Code.
func (e Errno) As(target any) bool {
	code, ok := target.(*winerr.Errno)
	if ok {
		*code = winerr.Errno(e)
	}
	return ok
}

// Temporary reports whether another try may help. None of the codes of winerror.h
// says so, because package syscall means the POSIX names there.
func (e Errno) Temporary() bool { return e.Timeout() }

// Timeout reports whether the code is a POSIX time-out, which none of winerror.h
// is.
func (e Errno) Timeout() bool { return e == ETIMEDOUT }
