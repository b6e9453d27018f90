package system

import (
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// Caller is a thread that calls mpr.dll by addresses. It implements mpr.Network and
// mpr.Sized, with the wide forms of the calls. Over makes one.
type Caller struct {
	enter func(call func()) // makes a call as the thread of the face
	last  atomic.Uint32
}

// Over makes a caller each of whose calls is made by enter.
func Over(enter func(call func())) *Caller { return &Caller{enter: enter} }

var (
	_ mpr.Network = (*Caller)(nil)
	_ mpr.Sized   = (*Caller)(nil)
)

// LastErrno is the third result of the last call.
func (f *Caller) LastErrno() winerr.Errno { return winerr.Errno(f.last.Load()) }

var dll = mprdll.NewLazySystemDLL("mpr.dll")

// call makes one call. A function that isn't exported is
// ERROR_CALL_NOT_IMPLEMENTED. The call itself stands in run, with the conversions
// of its addresses in the argument list.
func (f *Caller) call(proc *mprdll.LazyProc, run func() (r1, r2 uintptr, last error)) (err error) {
	f.enter(func() {
		code, last := winerr.ERROR_CALL_NOT_IMPLEMENTED, winerr.ERROR_CALL_NOT_IMPLEMENTED
		if proc.Find() == nil {
			r1, _, lastErr := run()
			code, last = winerr.Errno(r1), winerr.Code(lastErr)
		}
		f.last.Store(uint32(last))
		if code != winerr.NO_ERROR {
			err = code
		}
	})
	return err
}
