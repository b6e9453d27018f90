package sweep

import (
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/explain"
	"github.com/seed-520b6462/winnet/mpr/internal/fault"
	"github.com/seed-520b6462/winnet/session"
)

// documented returns the codes of a call by the table of its document.
func documented(op string) (codes []winerr.Errno) {
	for _, name := range explain.Codes(op) {
		if code, known := winerr.Lookup(name); known {
			codes = append(codes, code)
		}
	}
	return codes
}

// observed are codes that the documents' tables of connecting calls don't have, and that Windows answers daily.
var observed = []winerr.Errno{winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, winerr.ERROR_BAD_NETPATH, winerr.ERROR_LOGON_FAILURE}

// codesOf returns the codes to try at a call, which has answered none when nothing was wrong.
func codesOf(rec *mpr.Record, none winerr.Errno, short bool) []winerr.Errno {
	all := documented(rec.Op)
	if fault.Connects(rec.Op) {
		all = append(all, observed...)
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(code winerr.Errno) bool {
		return code == none || !possible(rec, code) ||
			short && code != winerr.ERROR_EXTENDED_ERROR && code != winerr.ERROR_MORE_DATA && !arrangeable(code)
	})
}

// arrangeable reports whether a code tells of a state of the machine that another program may bring about: to inject it
// would be a lie, which right code may believe.
func arrangeable(code winerr.Errno) bool {
	switch code {
	case winerr.ERROR_NOT_CONNECTED, winerr.ERROR_ALREADY_ASSIGNED, winerr.ERROR_DEVICE_ALREADY_REMEMBERED,
		winerr.ERROR_CONNECTION_UNAVAIL, winerr.ERROR_OPEN_FILES, winerr.ERROR_DEVICE_IN_USE,
		winerr.ERROR_SESSION_CREDENTIAL_CONFLICT:
		return true
	}
	return false
}

// asserts reports whether a code tells of a state of the machine. Nobody takes a network away in the middle of a test, so
// that ERROR_NO_NETWORK is no code to arrange.
func asserts(code winerr.Errno) bool { return arrangeable(code) || code == winerr.ERROR_NO_NETWORK }

// largest is the largest answer of the calls with a caller's buffer: in characters with the NUL, or in bytes of a 64-bit
// program. Names have at most 260 characters (MAX_PATH), users 513 (CREDUI_MAX_USERNAME_LENGTH), and a structure of n
// pointers has n strings at most.
var largest = map[string]uint32{
	"WNetGetConnection": 261, "WNetUseConnection": 261, "WNetUseConnection4": 261, "WNetGetProviderName": 261, "WNetGetUser": 514,
	"WNetGetUniversalName": 3*8 + 3*2*261, "WNetEnumResource": 4*4 + 4*8 + 4*2*261,
	"WNetGetResourceInformation": 4*4 + 4*8 + 5*2*261, "WNetGetResourceParent": 4*4 + 4*8 + 4*2*261,
}

// possible reports whether arguments that were accepted leave a code possible.
func possible(rec *mpr.Record, code winerr.Errno) bool {
	local, remote := rec.About()
	flags, _ := rec.Argument("dwFlags").(mpr.ConnectFlags)
	nr, _ := rec.Argument("lpNetResource").(mpr.NetResource)
	interactive, _ := rec.Argument("fUseUI").(bool)
	device := isDevice(local)
	connecting, cancelling := fault.Connects(rec.Op), strings.HasPrefix(rec.Op, "WNetCancel")
	// The calls without flags remember: their pages say so of devices.
	_, flagged := rec.Argument("dwFlags").(mpr.ConnectFlags)
	remembers := device && (flags&mpr.CONNECT_UPDATE_PROFILE != 0 || !flagged || rec.Op == "WNetCancelConnection")
	switch code {
	case winerr.NO_ERROR, winerr.ERROR_NO_MORE_ITEMS, // no errors
		winerr.ERROR_INVALID_PARAMETER, winerr.ERROR_INVALID_ADDRESS, winerr.ERROR_INVALID_HANDLE, winerr.ERROR_BAD_DEVICE, winerr.ERROR_NOT_CONTAINER:
		return false // these arguments are right
	case winerr.ERROR_MORE_DATA:
		size, sized := bufferOf(rec)
		return sized && size < largest[rec.Op]
	case winerr.ERROR_ALREADY_ASSIGNED, winerr.ERROR_BAD_DEV_TYPE:
		return !connecting || device
	case winerr.ERROR_DEVICE_ALREADY_REMEMBERED:
		return !connecting || remembers
	case winerr.ERROR_BAD_PROFILE, winerr.ERROR_CANNOT_OPEN_PROFILE:
		return !connecting && !cancelling || remembers
	case winerr.ERROR_BAD_PROVIDER:
		return !connecting && rec.Op != "WNetOpenEnum" && rec.Op != "WNetGetResourceParent" || nr.Provider != ""
	case winerr.ERROR_CONNECTION_UNAVAIL:
		return device || isDevice(local[:min(2, len(local))])
	case winerr.ERROR_NOT_CONNECTED: // the user of the process is always known
		return local != "" || remote != ""
	case winerr.ERROR_OPEN_FILES:
		return rec.Argument("fForce") != true
	case winerr.ERROR_DEVICE_IN_USE:
		return device
	case winerr.ERROR_CANCELLED:
		return !connecting && rec.Op != "WNetRestoreConnection" && rec.Op != "WNetRestoreSingleConnection" || flags&mpr.CONNECT_INTERACTIVE != 0 || interactive
	}
	return true
}

// isDevice reports whether a name is one of a device that can be redirected.
func isDevice(name string) bool {
	_, err := session.ParseName(name)
	return err == nil
}

// bufferOf returns the size of the caller's buffer of a call, and whether it has one.
func bufferOf(rec *mpr.Record) (size uint32, sized bool) {
	for _, name := range []string{"lpnLength", "lpBufferSize", "lpcbBuffer"} {
		if size, sized = rec.Argument(name).(uint32); sized {
			return size, true
		}
	}
	return 0, false
}
