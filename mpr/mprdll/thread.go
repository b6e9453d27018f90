package mprdll

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// Thread is what the DLLs of this package stand on: one thread of a process. An
// [mpr.Caller] is one. Each of its calls sets its last error, to NO_ERROR as well; one
// with a method Remark, as a Caller has it, is told what belongs into its trace.
type Thread interface {
	mpr.Network

	// Sized returns the calls that take a buffer and its size.
	Sized() mpr.Sized
	// EnumResourceFunc enumerates without a list in between; see
	// [mpr.Caller.EnumResourceFunc].
	EnumResourceFunc(h mpr.EnumHandle, count uint32, buf mpr.Buffer, put func(*mpr.NetResource) (size uint32, fits bool)) (uint32, mpr.Buffer, error)
	// SetLastErrno sets the thread's last error (SetLastError of kernel32).
	SetLastErrno(code winerr.Errno)
	// Process returns what kernel32.dll and advapi32.dll tell. It is asked once,
	// when the thread is installed.
	Process() mpr.Process
}

// TB is the part of a *testing.T that Install needs. A program that is no test
// can supply its own.
type TB interface {
	Helper()
	Cleanup(func())
}
