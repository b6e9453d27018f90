// Package current holds the process that mprdll.Install has made of the program, for
// the packages that show other parts of Windows than mpr.dll.
package current

import (
	"sync/atomic"

	"github.com/seed-520b6462/winnet/mpr"
)

var process atomic.Pointer[mpr.Process]

// Set replaces the process; nil stands for none.
func Set(p *mpr.Process) { process.Store(p) }

// Process returns the process, nil if nothing is installed. Every installation has
// one of its own.
func Process() *mpr.Process { return process.Load() }
