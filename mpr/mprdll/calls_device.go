//go:build !windows || mpremu

package mprdll

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// The calls of this file are those of kernel32.dll about devices (fileapi.h
// documentation) and of advapi32.dll about the user (winbase.h documentation). They
// return a value, 0 for failure, and set the last error when they fail.

// getLogicalDrives is GetLogicalDrives().
func getLogicalDrives(f frame) (uintptr, error) {
	return uintptr(f.devices().GetLogicalDrives()), nil
}

// devices returns the names of devices that the caller sees.
func (f *frame) devices() mpr.Devices { return f.c.process.Devices }

// getLogicalDriveStrings is GetLogicalDriveStrings(length, buffer). It stores no
// strings that don't fit, and returns their length with the NUL that ends the
// list.
func getLogicalDriveStrings(f frame) (uintptr, error) {
	roots := f.devices().GetLogicalDriveStrings()
	n := f.w.listSize(roots)
	if n+1 > uint64(f.dword(0)) {
		return uintptr(n + 1), nil
	}
	f.putList(f.a[1], roots)
	return uintptr(n), nil
}

// getDriveType is GetDriveType(root).
func getDriveType(f frame) (uintptr, error) {
	return uintptr(f.devices().GetDriveType(f.text(0))), nil
}

// queryDosDevice is QueryDosDevice(name, buffer, length). NULL asks for all
// names; "" is a name, and no device has it.
func queryDosDevice(f frame) (uintptr, error) {
	name := f.text(0)
	if name == "" && f.a[0] != 0 {
		return 0, winerr.ERROR_FILE_NOT_FOUND
	}
	targets, err := f.devices().QueryDosDevice(name)
	if err != nil {
		return 0, err
	}
	n := f.w.listSize(targets) + 1
	if n > uint64(f.dword(2)) {
		return 0, winerr.ERROR_INSUFFICIENT_BUFFER
	}
	f.putList(f.a[1], targets)
	return uintptr(n), nil
}

// defineDosDevice is DefineDosDevice(flags, name, target).
func defineDosDevice(f frame) (uintptr, error) {
	err := f.devices().DefineDosDevice(session.DefineFlags(f.dword(0)), f.text(1), f.text(2))
	if err != nil {
		return 0, err
	}
	return 1, nil
}

// getUserName is GetUserName(buffer, its length). On success it stores the length
// of the name with its NUL.
func getUserName(f frame) (uintptr, error) {
	size := at[uint32](f.memory, f.a[1])
	name := f.c.process.User
	n := wintext.Units(name)
	short := uint32(n) >= *size
	*size = uint32(n) + 1
	if short {
		return 0, winerr.ERROR_INSUFFICIENT_BUFFER
	}
	f.put(f.a[0], name, n)
	return 1, nil
}

// listSize returns the length of strings with their NULs, in characters.
func (w width) listSize(list []string) uint64 {
	var n uint64
	for _, s := range list {
		n += uint64(wintext.Units(s)) + 1
	}
	return n
}

// putList writes strings one behind the other, and a NUL to end them.
func (m memory) putList(addr uintptr, list []string) {
	for _, s := range list {
		n := wintext.Units(s)
		m.put(addr, s, n)
		addr += uintptr(n+1) * uintptr(m.w)
	}
	m.put(addr, "", 0)
}
