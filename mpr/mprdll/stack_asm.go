//go:build (!windows || mpremu) && (amd64 || arm64 || 386)

package mprdll

// stackBounds returns the two ends of the goroutine's stack.
func stackBounds() bounds
