//go:build !windows || mpremu

package mprdll

import (
	"sync/atomic"

	"github.com/seed-520b6462/winnet/mpr"
)

// installed is the caller that this process is, as its mpr.dll sees it.
var installed atomic.Pointer[mpr.Caller]

// Install makes the process the given caller until the test ends: all calls
// through this package are then that caller's. There is one for the whole
// process, as there is one mpr.dll: a second Install before the first has ended
// panics, and so does a nil caller.
func Install(t TB, c *mpr.Caller) {
	t.Helper()
	if c == nil {
		panic("mprdll: Install of a nil caller")
	}
	if !installed.CompareAndSwap(nil, c) {
		panic("mprdll: Install while another caller is installed; tests that use mprdll can't run in parallel")
	}
	t.Cleanup(func() { installed.CompareAndSwap(c, nil) })
}

// notInstalled is why a call can't be answered.
const notInstalled = "nothing is installed: call mprdll.Install(t, caller) first"
