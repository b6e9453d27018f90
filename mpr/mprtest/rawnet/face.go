//go:build !windows || mpremu

package rawnet

import (
	"sync"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

// Open makes emulated machines that are called through their raw face.
func Open() conformance.Open {
	return conformance.Emulator(func(c *mpr.Caller) mpr.Network { return New(c) })
}

// Face is a thread that calls mpr.dll by addresses. It implements mpr.Network and
// mpr.Sized, with the wide forms of the calls.
type Face struct {
	caller *mpr.Caller
	last   atomic.Uint32
}

var (
	_ mpr.Network = (*Face)(nil)
	_ mpr.Sized   = (*Face)(nil)
)

// New makes the raw face of a thread.
func New(c *mpr.Caller) *Face { return &Face{caller: c} }

// LastErrno is the third result of the last call.
func (f *Face) LastErrno() winerr.Errno { return winerr.Errno(f.last.Load()) }

var dll = mprdll.NewLazySystemDLL("mpr.dll")

// process is held by the thread that the process is: mprdll has one at a time.
var process sync.Mutex

// turn is how long a thread is the process.
type turn struct{ end func() }

// Helper implements mprdll.TB.
func (*turn) Helper() {}

// Cleanup implements mprdll.TB.
func (t *turn) Cleanup(end func()) { t.end = end }

// call makes one call as this thread. A function that isn't exported is
// ERROR_CALL_NOT_IMPLEMENTED. The call itself stands in run, with the conversions
// of its addresses in the argument list.
func (f *Face) call(proc *mprdll.LazyProc, run func() (r1, r2 uintptr, last error)) error {
	process.Lock()
	defer process.Unlock()
	var now turn
	mprdll.Install(&now, f.caller)
	defer func() { now.end() }()
	if proc.Find() != nil {
		return f.ended(winerr.ERROR_CALL_NOT_IMPLEMENTED, winerr.ERROR_CALL_NOT_IMPLEMENTED)
	}
	r1, _, last := run()
	return f.ended(winerr.Errno(r1), winerr.Code(last))
}

// ended keeps the last error and makes an error of a code.
func (f *Face) ended(code, last winerr.Errno) error {
	f.last.Store(uint32(last))
	if code == winerr.NO_ERROR {
		return nil
	}
	return code
}
