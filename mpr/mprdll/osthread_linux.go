package mprdll

import "syscall"

// currentThread returns the number of the operating system's thread that runs.
func currentThread() (id int, ok bool) { return syscall.Gettid(), true }
