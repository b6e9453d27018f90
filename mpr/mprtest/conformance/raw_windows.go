//go:build !mpremu

package conformance

// Raw makes emulated machines whose threads are called through the raw face: by
// addresses, with callers' buffers. Where mprdll is the real mpr.dll every case
// lacks them.
func Raw() Open {
	return func(Setup) (*Machine, error) {
		return nil, Lack("raw face of the emulator: build with -tags mpremu")
	}
}
