//go:build (windows && !mpremu) || (!amd64 && !arm64 && !386)

package mprdll

// stackBounds returns nothing where Windows' own DLL answers, and on processors
// where the bounds aren't known. What a call stores in a variable on the stack,
// whose address came through a function of the program's own, is lost there when
// the stack moves.
//
//go:nosplit
func stackBounds() bounds { return bounds{} }
