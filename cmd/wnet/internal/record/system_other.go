//go:build !windows

package record

// System is this machine's own mpr.dll, which it hasn't got.
func System() (n Network, by string, found bool) { return nil, "", false }
