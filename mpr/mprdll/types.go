//go:build !windows || mpremu

package mprdll

// Handle is a handle of Windows.
type Handle uintptr

// HWND is the handle of a window.
type HWND uintptr

// LUID is a locally unique identifier, such as that of a logon session.
type LUID struct {
	LowPart  uint32
	HighPart int32
}
