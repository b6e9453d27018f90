//go:build !mpremu

package speed

// Raw returns the figures of the raw face. On Windows, where mprdll is the real
// mpr.dll, there are none.
func Raw() []Figure { return nil }
