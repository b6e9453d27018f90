//go:build !mpremu

package mprdll

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// On Windows the types of this package are those of package windows.
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

// NewLazyDLL returns a DLL by name, which is loaded when it is first needed.
func NewLazyDLL(name string) *LazyDLL { return windows.NewLazyDLL(name) }

// NewLazySystemDLL returns a DLL of the system directory by name, which is loaded
// when it is first needed.
func NewLazySystemDLL(name string) *LazyDLL { return windows.NewLazySystemDLL(name) }

// LoadDLL loads a DLL. An error is a *DLLError with the code of Windows.
// ERROR_MOD_NOT_FOUND: there is no such DLL.
func LoadDLL(name string) (*DLL, error) { return windows.LoadDLL(name) }

// MustLoadDLL loads a DLL as [LoadDLL] does, and panics with its error.
func MustLoadDLL(name string) *DLL { return windows.MustLoadDLL(name) }

// enter calls the function at an address.
func enter(trap uintptr, args []uintptr, _ bounds) (r1, r2 uintptr, err Errno) {
	return syscall.SyscallN(trap, args...)
}

// Install panics, because the real mpr.dll answers here. Its message says how the
// emulator is had.
func Install(t TB, _ Thread) {
	t.Helper()
	panic("mprdll: the real mpr.dll answers here: build with -tags mpremu for the emulator")
}

// GetLogicalDrives returns the mask of the letters that the process sees: A: is
// bit 0 (fileapi.h documentation, as its codes are).
func GetLogicalDrives() (drivesBitMask uint32, err error) { return windows.GetLogicalDrives() }

// GetLogicalDriveStrings writes the roots of the letters, each with a NUL and one
// behind the last. It returns their length without the last NUL, or with it if
// the buffer is too short; lengths are in characters (fileapi.h documentation, as
// its codes are).
func GetLogicalDriveStrings(bufferLength uint32, buffer *uint16) (n uint32, err error) {
	return windows.GetLogicalDriveStrings(bufferLength, buffer)
}

// GetDriveType returns the DRIVE_ constant of a root (fileapi.h documentation).
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

// GetFileAttributes returns the FILE_ATTRIBUTE_ bits of a file, or
// INVALID_FILE_ATTRIBUTES with an error (fileapi.h documentation, as its
// codes are).
func GetFileAttributes(name *uint16) (attrs uint32, err error) {
	return windows.GetFileAttributes(name)
}

// GetDiskFreeSpaceEx writes the bytes that the caller may still use, all bytes and
// all free bytes of the disk that a directory is on; a result that is nil isn't
// wanted (fileapi.h documentation, as its codes are).
func GetDiskFreeSpaceEx(directoryName *uint16, freeBytesAvailableToCaller, totalNumberOfBytes, totalNumberOfFreeBytes *uint64) error {
	return windows.GetDiskFreeSpaceEx(directoryName, freeBytesAvailableToCaller, totalNumberOfBytes, totalNumberOfFreeBytes)
}

// GetVolumeInformation writes the label, the serial number, the length of the
// longest name, the flags and the file system of a volume, by its root directory
// with a backslash at the end; a result that is nil isn't wanted. Lengths are in
// characters (fileapi.h documentation, as its codes
// are).
func GetVolumeInformation(rootPathName, volumeNameBuffer *uint16, volumeNameSize uint32, volumeNameSerialNumber, maximumComponentLength, fileSystemFlags *uint32, fileSystemNameBuffer *uint16, fileSystemNameSize uint32) error {
	return windows.GetVolumeInformation(rootPathName, volumeNameBuffer, volumeNameSize, volumeNameSerialNumber, maximumComponentLength, fileSystemFlags, fileSystemNameBuffer, fileSystemNameSize)
}

// UTF16FromString returns a string in UTF-16 with a NUL at its end.
// syscall.EINVAL: s has a NUL in it.
func UTF16FromString(s string) ([]uint16, error) { return windows.UTF16FromString(s) }

// UTF16PtrFromString returns the address of what [UTF16FromString] returns.
func UTF16PtrFromString(s string) (*uint16, error) { return windows.UTF16PtrFromString(s) }

// StringToUTF16 returns a string as [UTF16FromString] does, and panics if it has
// a NUL in it.
func StringToUTF16(s string) []uint16 { return windows.StringToUTF16(s) }

// StringToUTF16Ptr returns the address of what [StringToUTF16] returns.
func StringToUTF16Ptr(s string) *uint16 { return windows.StringToUTF16Ptr(s) }

// UTF16ToString returns the text of UTF-16 units up to the first NUL, or to the
// end.
func UTF16ToString(s []uint16) string { return windows.UTF16ToString(s) }

// UTF16PtrToString returns the text at a pointer, up to its NUL; nil is "".
func UTF16PtrToString(p *uint16) string { return windows.UTF16PtrToString(p) }

// ByteSliceFromString returns a string with a NUL at its end. syscall.EINVAL: s
// has a NUL in it.
func ByteSliceFromString(s string) ([]byte, error) { return windows.ByteSliceFromString(s) }

// BytePtrFromString returns the address of what [ByteSliceFromString] returns.
func BytePtrFromString(s string) (*byte, error) { return windows.BytePtrFromString(s) }

// ByteSliceToString returns the text up to the first NUL, or to the end.
func ByteSliceToString(s []byte) string { return windows.ByteSliceToString(s) }

// BytePtrToString returns the text at a pointer, up to its NUL; nil is "".
func BytePtrToString(p *byte) string { return windows.BytePtrToString(p) }
