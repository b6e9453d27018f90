//go:build !windows

package speed

// Real returns the figures against the machine's own mpr.dll: none, as there is no such DLL here.
func Real(string) []Figure { return nil }
