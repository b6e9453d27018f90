//go:build !windows

package conformance

// Bridged tries the mpr.dll of this machine over the networks of the emulator, which
// stand behind the copies of the DLL of package npbridge in the folder shims. On this
// system every case lacks mpr.dll; on Windows its comment says what becomes of the
// machine.
func Bridged(shims string) Open {
	return func(Setup) (*Machine, error) { return nil, Lack("mpr.dll on this system") }
}
