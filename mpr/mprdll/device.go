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
	procGetFileAttributes      = kernel32.NewProc("GetFileAttributesW")
	procGetDiskFreeSpaceEx     = kernel32.NewProc("GetDiskFreeSpaceExW")
	procGetVolumeInformation   = kernel32.NewProc("GetVolumeInformationW")
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

// GetFileAttributes returns the FILE_ATTRIBUTE_ bits of a file, or
// INVALID_FILE_ATTRIBUTES with an error (fileapi.h documentation).
//
//   - ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND: the file, its directory or its drive
//     isn't there. A local disk has nothing in its root.
//   - ERROR_BAD_NETPATH: a share without a directory, or the server isn't there.
//   - ERROR_NOT_READY: a drive without a medium.
//   - and the codes of [mpr.Caller.OpenFile].
func GetFileAttributes(name *uint16) (attrs uint32, err error) {
	r1, _, last := procGetFileAttributes.Call(uintptr(unsafe.Pointer(name)))
	if attrs = uint32(r1); attrs == INVALID_FILE_ATTRIBUTES {
		return attrs, last
	}
	return attrs, nil
}

// GetDiskFreeSpaceEx writes the bytes that the caller may still use, all bytes and
// all free bytes of the disk that a directory is on; a result that is nil isn't
// wanted (fileapi.h documentation).
//
//   - ERROR_INVALID_NAME: a share without the backslash behind it.
//   - ERROR_DIRECTORY: not a directory.
//   - ERROR_NOT_SUPPORTED: the network doesn't tell.
//   - and the codes of [GetFileAttributes].
func GetDiskFreeSpaceEx(directoryName *uint16, freeBytesAvailableToCaller, totalNumberOfBytes, totalNumberOfFreeBytes *uint64) error {
	r1, _, last := procGetDiskFreeSpaceEx.Call(uintptr(unsafe.Pointer(directoryName)), uintptr(unsafe.Pointer(freeBytesAvailableToCaller)),
		uintptr(unsafe.Pointer(totalNumberOfBytes)), uintptr(unsafe.Pointer(totalNumberOfFreeBytes)))
	return errorUnless(r1, last)
}

// GetVolumeInformation writes the label, the serial number, the length of the
// longest name, the flags and the file system of a volume, by its root directory
// with a backslash at the end; a result that is nil isn't wanted. Lengths are in
// characters (fileapi.h documentation).
//
//   - ERROR_INVALID_NAME: there is no backslash at the end.
//   - ERROR_DIR_NOT_ROOT: the directory isn't the root.
//   - ERROR_MORE_DATA: a buffer is too small.
//   - and the codes of [GetDiskFreeSpaceEx].
func GetVolumeInformation(rootPathName, volumeNameBuffer *uint16, volumeNameSize uint32, volumeNameSerialNumber, maximumComponentLength, fileSystemFlags *uint32, fileSystemNameBuffer *uint16, fileSystemNameSize uint32) error {
	r1, _, last := procGetVolumeInformation.Call(uintptr(unsafe.Pointer(rootPathName)), uintptr(unsafe.Pointer(volumeNameBuffer)), uintptr(volumeNameSize),
		uintptr(unsafe.Pointer(volumeNameSerialNumber)), uintptr(unsafe.Pointer(maximumComponentLength)), uintptr(unsafe.Pointer(fileSystemFlags)),
		uintptr(unsafe.Pointer(fileSystemNameBuffer)), uintptr(fileSystemNameSize))
	return errorUnless(r1, last)
}
