//go:build !mpremu

package mprdll

import (
	"syscall"

	"golang.org/x/sys/windows"

	"github.com/seed-520b6462/winnet/mpr"
)

// On Windows the names of this package are the real thing.
type (
	LazyDLL  = windows.LazyDLL
	LazyProc = windows.LazyProc
	DLL      = windows.DLL
	Proc     = windows.Proc
	DLLError = windows.DLLError
	Errno    = syscall.Errno
	Handle   = windows.Handle
	HWND     = windows.HWND
	LUID     = windows.LUID
)

// The functions that take no addresses as numbers are those of package windows.
var (
	NewLazyDLL       = windows.NewLazyDLL
	NewLazySystemDLL = windows.NewLazySystemDLL
	LoadDLL          = windows.LoadDLL
	MustLoadDLL      = windows.MustLoadDLL

	UTF16FromString     = windows.UTF16FromString
	UTF16PtrFromString  = windows.UTF16PtrFromString
	UTF16ToString       = windows.UTF16ToString
	UTF16PtrToString    = windows.UTF16PtrToString
	StringToUTF16       = windows.StringToUTF16
	StringToUTF16Ptr    = windows.StringToUTF16Ptr
	ByteSliceFromString = windows.ByteSliceFromString
	BytePtrFromString   = windows.BytePtrFromString
	ByteSliceToString   = windows.ByteSliceToString
	BytePtrToString     = windows.BytePtrToString

	GetLogicalDrives       = windows.GetLogicalDrives
	GetLogicalDriveStrings = windows.GetLogicalDriveStrings
	GetDriveType           = windows.GetDriveType
	QueryDosDevice         = windows.QueryDosDevice
	DefineDosDevice        = windows.DefineDosDevice
)

// enter calls the function at an address.
func enter(trap uintptr, args []uintptr) (r1, r2 uintptr, err Errno) {
	return syscall.SyscallN(trap, args...)
}

// Install can't be had where the real mpr.dll answers: it panics, and says how
// the emulator is had.
func Install(t TB, _ *mpr.Caller) {
	t.Helper()
	panic("mprdll: the real mpr.dll answers here: build with -tags mpremu for the emulator")
}
