//go:build !windows || mpremu

package mprdll

import (
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
)

var (
	kernel32 = NewLazySystemDLL(kernelDLL)

	procGetLogicalDrives       = kernel32.NewProc("GetLogicalDrives")
	procGetLogicalDriveStrings = kernel32.NewProc("GetLogicalDriveStringsW")
	procGetDriveType           = kernel32.NewProc("GetDriveTypeW")
	procQueryDosDevice         = kernel32.NewProc("QueryDosDeviceW")
	procDefineDosDevice        = kernel32.NewProc("DefineDosDeviceW")
)

// errorUnless returns the error of a call that returned r1, where 0 is failure.
func errorUnless(r1 uintptr, lastErr error) error {
	if r1 != 0 {
		return nil
	}
	return lastErr
}

// callForCount makes a call that returns a count, of which 0 is one. It clears
// the last error first, because only a call that fails sets it.
//
//go:uintptrescapes
func callForCount(proc *LazyProc, a ...uintptr) (uint32, error) {
	if c := installed.Load(); c != nil {
		c.SetLastErrno(winerr.NO_ERROR)
	}
	r1, _, last := proc.Call(a...)
	if last == Errno(winerr.NO_ERROR) {
		return uint32(r1), nil
	}
	return uint32(r1), errorUnless(r1, last)
}

// GetLogicalDrives returns the mask of the letters that the installed caller
// sees: A: is bit 0 (fileapi.h documentation). 0 without an error: there are
// none. ERROR_MOD_NOT_FOUND: nothing is installed.
func GetLogicalDrives() (drivesBitMask uint32, err error) {
	return callForCount(procGetLogicalDrives)
}

// GetLogicalDriveStrings writes the roots of the letters, each with a NUL and one
// behind the last (fileapi.h documentation). It returns their length without the
// last NUL, or with it if the buffer is too short; lengths are in characters.
// ERROR_INVALID_ADDRESS: the buffer is nil, though it is said to be long enough.
// ERROR_MOD_NOT_FOUND: nothing is installed.
func GetLogicalDriveStrings(bufferLength uint32, buffer *uint16) (n uint32, err error) {
	return callForCount(procGetLogicalDriveStrings, uintptr(bufferLength), uintptr(unsafe.Pointer(buffer)))
}

// GetDriveType returns the DRIVE_ constant of a root (fileapi.h documentation).
func GetDriveType(rootPathName *uint16) (driveType uint32) {
	r1, _, _ := procGetDriveType.Call(uintptr(unsafe.Pointer(rootPathName)))
	return uint32(r1)
}

// QueryDosDevice writes the targets of a device, the current one first, or for
// nil the names of all (fileapi.h documentation). ERROR_FILE_NOT_FOUND: no such
// device. ERROR_INSUFFICIENT_BUFFER: max characters are too few.
func QueryDosDevice(deviceName, targetPath *uint16, max uint32) (n uint32, err error) {
	r1, _, last := procQueryDosDevice.Call(uintptr(unsafe.Pointer(deviceName)), uintptr(unsafe.Pointer(targetPath)), uintptr(max))
	return uint32(r1), errorUnless(r1, last)
}

// DefineDosDevice defines a device, or removes a definition (fileapi.h
// documentation). Codes of [session.Devices.DefineDosDevice].
func DefineDosDevice(flags uint32, deviceName, targetPath *uint16) error {
	r1, _, last := procDefineDosDevice.Call(uintptr(flags), uintptr(unsafe.Pointer(deviceName)), uintptr(unsafe.Pointer(targetPath)))
	return errorUnless(r1, last)
}
