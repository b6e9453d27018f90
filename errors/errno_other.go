//go:build !windows

package winerr

// The syscall.Errno of another system has numbers of its own, which mean nothing here.

func isSystemCode(Errno, error) bool { return false }

func findSystemCode(error) (Errno, bool) { return NO_ERROR, false }
