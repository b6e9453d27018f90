//go:build mpremu

package mprdll

import "golang.org/x/sys/windows"

// currentThread returns the number of the thread that runs.
func currentThread() (id int, ok bool) { return int(windows.GetCurrentThreadId()), true }
