//go:build !windows || mpremu

package mprdll_test

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	windows "github.com/seed-520b6462/winnet/mpr/mprdll" // was golang.org/x/sys/windows
)

// A program that maps drives, as most do it: procedures as variables of the
// package, Call, the return value as the error, and no password where none is
// given. Only its import is changed.

var (
	modmpr                    = windows.NewLazySystemDLL("mpr.dll")
	procWNetAddConnection2    = modmpr.NewProc("WNetAddConnection2W")
	procWNetCancelConnection2 = modmpr.NewProc("WNetCancelConnection2W")
)

type mapperResource struct {
	dwScope       uint32
	dwType        uint32
	dwDisplayType uint32
	dwUsage       uint32
	lpLocalName   *uint16
	lpRemoteName  *uint16
	lpComment     *uint16
	lpProvider    *uint16
}

func mapDrive(letter, share, user, password string, persistent bool) error {
	local, err := windows.UTF16PtrFromString(letter)
	if err != nil {
		return err
	}
	remote, err := windows.UTF16PtrFromString(share)
	if err != nil {
		return err
	}
	var pUser, pPassword *uint16
	if user != "" {
		if pUser, err = windows.UTF16PtrFromString(user); err != nil {
			return err
		}
		if pPassword, err = windows.UTF16PtrFromString(password); err != nil {
			return err
		}
	}
	nr := mapperResource{dwType: 1, lpLocalName: local, lpRemoteName: remote}
	var flags uint32
	if persistent {
		flags = 1
	}
	ret, _, _ := procWNetAddConnection2.Call(
		uintptr(unsafe.Pointer(&nr)),
		uintptr(unsafe.Pointer(pPassword)),
		uintptr(unsafe.Pointer(pUser)),
		uintptr(flags),
	)
	if ret != 0 {
		return windows.Errno(ret)
	}
	return nil
}

func unmapDrive(letter string, force bool) error {
	local, err := windows.UTF16PtrFromString(letter)
	if err != nil {
		return err
	}
	var f uint32
	if force {
		f = 1
	}
	ret, _, err := procWNetCancelConnection2.Call(uintptr(unsafe.Pointer(local)), 1, uintptr(f))
	if ret != 0 {
		return err // some hand on the third result instead
	}
	return nil
}

func TestMapper(t *testing.T) {
	d := install(t, mpr.Options{})
	require.Equal(t, windows.ERROR_INVALID_PASSWORD, mapDrive("Z:", docs, "alice", "wrong", true))
	require.NoError(t, mapDrive("Z:", docs, "alice", "secret", true))
	require.Equal(t, windows.ERROR_ALREADY_ASSIGNED, mapDrive("z:", docs, "alice", "secret", false))
	require.Equal(t, windows.ERROR_BAD_DEVICE, mapDrive("ZZ:", docs, "", "", false))

	file, err := d.Open(`Z:\a.txt`)
	require.NoError(t, err)
	require.Equal(t, windows.ERROR_OPEN_FILES, unmapDrive("Z:", false))
	require.NoError(t, file.Close())
	require.NoError(t, unmapDrive("Z:", false))
	require.Equal(t, windows.ERROR_NOT_CONNECTED, unmapDrive("Z:", false))

	entries, err := d.profiles.Entries("alice")
	require.NoError(t, err)
	require.Empty(t, entries, "forgotten with the connection")
}
