//go:build unix

package tools

import (
	"os"
	"syscall"
)

// endedBy returns the number of the signal that has ended a program, or 0.
func endedBy(state *os.ProcessState) int {
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		return int(status.Signal())
	}
	return 0
}
