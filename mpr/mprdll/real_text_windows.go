//go:build !mpremu

package mprdll

import "golang.org/x/sys/windows"

// UTF16FromString is a string in UTF-16 with a NUL at its end. An s with a NUL
// in it gives syscall.EINVAL.
func UTF16FromString(s string) ([]uint16, error) { return windows.UTF16FromString(s) }

// UTF16PtrFromString points to what [UTF16FromString] gives, with its error.
func UTF16PtrFromString(s string) (*uint16, error) { return windows.UTF16PtrFromString(s) }

// StringToUTF16 is [UTF16FromString] for a string without NUL; one panics.
func StringToUTF16(s string) []uint16 { return windows.StringToUTF16(s) }

// StringToUTF16Ptr points to what [StringToUTF16] gives.
func StringToUTF16Ptr(s string) *uint16 { return windows.StringToUTF16Ptr(s) }

// UTF16ToString is the text of UTF-16 units up to the first NUL, or to the end.
func UTF16ToString(s []uint16) string { return windows.UTF16ToString(s) }

// UTF16PtrToString is the text at a pointer, up to its NUL; nil is "".
func UTF16PtrToString(p *uint16) string { return windows.UTF16PtrToString(p) }

// ByteSliceFromString is a string with a NUL at its end. An s with a NUL in it
// gives syscall.EINVAL.
func ByteSliceFromString(s string) ([]byte, error) { return windows.ByteSliceFromString(s) }

// BytePtrFromString points to what [ByteSliceFromString] gives, with its error.
func BytePtrFromString(s string) (*byte, error) { return windows.BytePtrFromString(s) }

// ByteSliceToString is the text up to the first NUL, or to the end.
func ByteSliceToString(s []byte) string { return windows.ByteSliceToString(s) }

// BytePtrToString is the text at a pointer, up to its NUL; nil is "".
func BytePtrToString(p *byte) string { return windows.BytePtrToString(p) }
