//go:build !windows || mpremu

package mprdll

import winerr "github.com/seed-520b6462/winnet/errors"

// enter calls the function at an address.
func enter(trap uintptr, args []uintptr) (r1, r2 uintptr, err Errno) {
	x := exportAt(trap)
	if x == nil {
		return uintptr(winerr.ERROR_INVALID_ADDRESS), 0, Errno(winerr.ERROR_INVALID_ADDRESS)
	}
	c := installed.Load()
	if c == nil {
		r1, err = x.absent()
		return r1, 0, err
	}
	r1, err = x.invoke(c, args)
	return r1, 0, err
}
