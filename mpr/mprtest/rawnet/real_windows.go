//go:build !mpremu

package rawnet

import "github.com/seed-520b6462/winnet/mpr/mprtest/conformance"

// Open has nothing to open where the real mpr.dll answers raw calls.
func Open() conformance.Open {
	return func(conformance.Setup) (*conformance.Machine, error) {
		return nil, conformance.Lack("raw face of the emulator: build with -tags mpremu")
	}
}
