//go:build !windows

package speed

// Real are the figures against the machine's own mpr.dll. Here it has none.
func Real(string) []Figure { return nil }
