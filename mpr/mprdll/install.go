//go:build !windows || mpremu

package mprdll

import (
	"reflect"
	"sync/atomic"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll/internal/current"
)

// caller is a thread that is installed, with what doesn't change while it is.
type caller struct {
	Thread
	sized      mpr.Sized
	process    mpr.Process
	lastErrors lastErrors
}

// installed is the caller that this process is, as its mpr.dll sees it.
var installed atomic.Pointer[caller]

// Install makes the process the given thread until the test ends: all calls
// through this package are then that thread's. There is one thread for the whole
// process, as there is one mpr.dll. It panics if another one is installed, and if
// the thread is nil.
func Install(t TB, thread Thread) {
	t.Helper()
	if isNil(thread) {
		panic("mprdll: Install of a nil caller")
	}
	c := &caller{Thread: thread, sized: thread.Sized(), process: thread.Process()}
	if !installed.CompareAndSwap(nil, c) {
		panic("mprdll: Install while another caller is installed; tests that use mprdll can't run in parallel")
	}
	current.Set(&c.process)
	t.Cleanup(func() {
		current.Set(nil)
		installed.Store(nil)
	})
}

// isNil reports whether a thread is nil, or a nil pointer such as that of an
// [mpr.Caller] that wasn't made.
func isNil(thread Thread) bool {
	v := reflect.ValueOf(thread)
	return !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil()
}

// notInstalled says why a call can't be answered.
const notInstalled = "nothing is installed: call mprdll.Install(t, caller) first"
