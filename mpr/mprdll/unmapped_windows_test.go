//go:build mpremu

package mprdll_test

import "testing"

// unmapped is an address where nothing is: the 64 KiB below 2 GiB are kept free
// in every process (virtual address space, memory management documentation).
func unmapped(*testing.T) uintptr { return 0x7FFF0000 }
