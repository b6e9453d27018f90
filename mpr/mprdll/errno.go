//go:build !windows

package mprdll

import (
	"strconv"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// Errno is a Win32 code as package syscall has it on Windows: the result of a
// call, and the last error. As an error it is never nil; ERROR_SUCCESS says that
// all went well.
type Errno uintptr

// Error returns the text of the code, or the number of one that isn't known, as
// package syscall of Windows does.
func (e Errno) Error() string {
	switch {
	case e == 0:
		return "The operation completed successfully."
	case winerr.Errno(e).Text() == "" || e>>16>>16 != 0:
		return "winapi error #" + strconv.Itoa(int(e))
	}
	return winerr.Errno(e).Error()
}

// Is reports whether the code means target: fs.ErrPermission, fs.ErrNotExist,
// fs.ErrExist, errors.ErrUnsupported, or the [winerr.Errno] of that number.
func (e Errno) Is(target error) bool {
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

// Temporary reports whether another try may help. None of the codes of Windows
// says so, because package syscall means the POSIX names there.
func (e Errno) Temporary() bool { return e.Timeout() }

// Timeout reports whether the code is a POSIX time-out, which none of Windows'
// is.
func (e Errno) Timeout() bool { return false }
