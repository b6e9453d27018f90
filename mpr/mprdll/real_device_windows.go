//go:build !mpremu

package mprdll

import "golang.org/x/sys/windows"

// GetLogicalDrives is the mask of the letters that the process sees: A: is bit 0
// (fileapi.h documentation, as its codes are).
func GetLogicalDrives() (drivesBitMask uint32, err error) { return windows.GetLogicalDrives() }

// GetLogicalDriveStrings writes the roots of the letters, each with a NUL and
// one behind the last, and gives their length without that one; or the length
// with it, when the buffer is too short. All lengths are in characters (fileapi.h
// documentation, as its codes are).
func GetLogicalDriveStrings(bufferLength uint32, buffer *uint16) (n uint32, err error) {
	return windows.GetLogicalDriveStrings(bufferLength, buffer)
}

// GetDriveType is the DRIVE_ constant of a root (fileapi.h documentation).
func GetDriveType(rootPathName *uint16) (driveType uint32) {
	return windows.GetDriveType(rootPathName)
}

// QueryDosDevice writes the targets of a device, the current one first, or for
// nil the names of all (fileapi.h documentation). ERROR_FILE_NOT_FOUND: no such
// device. ERROR_INSUFFICIENT_BUFFER: max characters are too few.
func QueryDosDevice(deviceName, targetPath *uint16, max uint32) (n uint32, err error) {
	return windows.QueryDosDevice(deviceName, targetPath, max)
}

// DefineDosDevice defines a device, or removes a definition (fileapi.h
// documentation, as its codes are).
func DefineDosDevice(flags uint32, deviceName, targetPath *uint16) error {
	return windows.DefineDosDevice(flags, deviceName, targetPath)
}
