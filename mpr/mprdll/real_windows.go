//go:build !mpremu

package mprdll

import (
	"syscall"

	"golang.org/x/sys/windows"
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

// NewLazyDLL is a DLL by name, loaded when it is first needed.
func NewLazyDLL(name string) *LazyDLL { return windows.NewLazyDLL(name) }

// NewLazySystemDLL is a DLL of the system directory by name, loaded when it is
// first needed.
func NewLazySystemDLL(name string) *LazyDLL { return windows.NewLazySystemDLL(name) }

// LoadDLL loads a DLL. An error is a *DLLError with the code of Windows;
// ERROR_MOD_NOT_FOUND: there is no such DLL.
func LoadDLL(name string) (*DLL, error) { return windows.LoadDLL(name) }

// MustLoadDLL is [LoadDLL] that panics with its error.
func MustLoadDLL(name string) *DLL { return windows.MustLoadDLL(name) }

// enter calls the function at an address.
func enter(trap uintptr, args []uintptr) (r1, r2 uintptr, err Errno) {
	return syscall.SyscallN(trap, args...)
}

// Install can't be had where the real mpr.dll answers: it panics, and says how
// the emulator is had.
func Install(t TB, _ Thread) {
	t.Helper()
	panic("mprdll: the real mpr.dll answers here: build with -tags mpremu for the emulator")
}
