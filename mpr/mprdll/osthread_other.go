//go:build !linux && !windows

package mprdll

// currentThread returns nothing, because package syscall doesn't have the number here.
// What the installed caller was told last counts for all threads then.
func currentThread() (id int, ok bool) { return 0, false }
