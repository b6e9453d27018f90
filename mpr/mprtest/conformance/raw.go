//go:build !windows || mpremu

package conformance

import (
	"sync"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/mpr/system"
)

// Raw makes emulated machines whose threads are called through the raw face: by
// addresses, with callers' buffers. Where mprdll is the real mpr.dll every case
// lacks them.
func Raw() Open {
	return Emulator(func(c *mpr.Caller) mpr.Network { return RawFace(c) })
}

// RawFace returns a network whose calls are made through the raw face of a thread,
// which is installed for each of them.
func RawFace(thread mprdll.Thread) mpr.Network {
	return system.Over(func(call func()) {
		process.Lock()
		defer process.Unlock()
		var now turn
		mprdll.Install(&now, thread)
		defer func() { now.end() }()
		call()
	})
}

// process is locked while a thread is installed, because mprdll has one at a time.
var process sync.Mutex

// turn is a mprdll.TB whose test lasts for one call.
type turn struct{ end func() }

// Helper implements mprdll.TB.
func (*turn) Helper() {}

// Cleanup implements mprdll.TB.
func (t *turn) Cleanup(end func()) { t.end = end }
