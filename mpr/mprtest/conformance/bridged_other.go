//go:build !windows

package conformance

// Bridged has every case lack mpr.dll: there is none on this system.
func Bridged(string) Open {
	return func(Setup) (*Machine, error) { return nil, Lack("mpr.dll on this system") }
}
