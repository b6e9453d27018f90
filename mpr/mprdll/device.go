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

// unless is the error of a call that returned r1, where 0 is failure.
func unless(r1 uintptr, lastErr error) error {
	if r1 != 0 {
		return nil
	}
	return lastErr
}

// callForCount makes a call whose 0 is an answer if it hasn't failed: how many letters
// there are. Only a failure sets the last error, so there must be none before.
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
	return uint32(r1), unless(r1, last)
}

// GetLogicalDrives is the mask of the letters that the installed caller sees:
// A: is bit 0 (fileapi.h documentation). 0 without an error: there are none.
// ERROR_MOD_NOT_FOUND: nothing is installed.
func GetLogicalDrives() (drivesBitMask uint32, err error) {
	return callForCount(procGetLogicalDrives)
}

// GetLogicalDriveStrings writes the roots of the letters, each with a NUL and
// one behind the last, and gives their length without that one; or the length
// with it, when the buffer is too short. All lengths are in characters (fileapi.h
// documentation). ERROR_INVALID_ADDRESS: the buffer is nil, though it is said to
// be long enough. ERROR_MOD_NOT_FOUND: nothing is installed.
func GetLogicalDriveStrings(bufferLength uint32, buffer *uint16) (n uint32, err error) {
	return callForCount(procGetLogicalDriveStrings, uintptr(bufferLength), uintptr(unsafe.Pointer(buffer)))
}

// GetDriveType is the DRIVE_ constant of a root (fileapi.h documentation).
func GetDriveType(rootPathName *uint16) (driveType uint32) {
	r1, _, _ := procGetDriveType.Call(uintptr(unsafe.Pointer(rootPathName)))
	return uint32(r1)
}

// QueryDosDevice writes the targets of a device, the current one first, or for
// nil the names of all (fileapi.h documentation). ERROR_FILE_NOT_FOUND: no such
// device. ERROR_INSUFFICIENT_BUFFER: max characters are too few.
func QueryDosDevice(deviceName, targetPath *uint16, max uint32) (n uint32, err error) {
	r1, _, last := procQueryDosDevice.Call(uintptr(unsafe.Pointer(deviceName)), uintptr(unsafe.Pointer(targetPath)), uintptr(max))
	return uint32(r1), unless(r1, last)
}

// DefineDosDevice defines a device, or removes a definition (fileapi.h
// documentation). Codes of [session.Devices.DefineDosDevice].
func DefineDosDevice(flags uint32, deviceName, targetPath *uint16) error {
	r1, _, last := procDefineDosDevice.Call(uintptr(flags), uintptr(unsafe.Pointer(deviceName)), uintptr(unsafe.Pointer(targetPath)))
	return unless(r1, last)
}
