//go:build !windows

package conformance

import "github.com/seed-520b6462/winnet/provider"

// Bridged tries the mpr.dll of this machine over the networks of the emulator, which
// stand behind the copies of the DLL of package npbridge in the folder shims, or over
// the networks that are given. On this system every case lacks mpr.dll; on Windows its
// comment says what becomes of the machine.
func Bridged(shims string, given ...provider.Provider) Open {
	return func(Setup) (*Machine, error) { return nil, Lack("mpr.dll on this system") }
}
