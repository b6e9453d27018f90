//go:build !windows || mpremu

package rawnet

import (
	"sync"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

// Open makes emulated machines that are called through their raw face.
func Open() conformance.Open {
	return conformance.Emulator(func(c *mpr.Caller) mpr.Network { return New(c) })
}

// New makes the raw face of an emulated thread.
func New(c *mpr.Caller) *Face {
	return &Face{enter: func(call func()) {
		process.Lock()
		defer process.Unlock()
		var now turn
		mprdll.Install(&now, c)
		defer func() { now.end() }()
		call()
	}}
}

// process is held by the thread that the process is: mprdll has one at a time.
var process sync.Mutex

// turn is how long a thread is the process.
type turn struct{ end func() }

// Helper implements mprdll.TB.
func (*turn) Helper() {}

// Cleanup implements mprdll.TB.
func (t *turn) Cleanup(end func()) { t.end = end }
