package mprdll

// SyscallN calls the function at an address that Addr returned. The results are
// those of [Proc.Call], the last error as it is. ERROR_INVALID_ADDRESS: no
// function has the address.
//
//go:uintptrescapes
//go:nosplit
func SyscallN(trap uintptr, args ...uintptr) (r1, r2 uintptr, err Errno) {
	stack := stackBounds() // before anything that may move it
	return enter(trap, args, stack)
}

// Syscall calls as [SyscallN] does, with up to 3 arguments, of which the first
// nargs count.
//
//go:uintptrescapes
//go:nosplit
func Syscall(trap, nargs, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) {
	stack := stackBounds() // before anything that may move it
	return enter(trap, first(nargs, []uintptr{a1, a2, a3}), stack)
}

// Syscall6 calls as [SyscallN] does, with up to 6 arguments, of which the first
// nargs count.
//
//go:uintptrescapes
//go:nosplit
func Syscall6(trap, nargs, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	stack := stackBounds() // before anything that may move it
	return enter(trap, first(nargs, []uintptr{a1, a2, a3, a4, a5, a6}), stack)
}

// Syscall9 calls as [SyscallN] does, with up to 9 arguments, of which the first
// nargs count.
//
//go:uintptrescapes
//go:nosplit
func Syscall9(trap, nargs, a1, a2, a3, a4, a5, a6, a7, a8, a9 uintptr) (r1, r2 uintptr, err Errno) {
	stack := stackBounds() // before anything that may move it
	return enter(trap, first(nargs, []uintptr{a1, a2, a3, a4, a5, a6, a7, a8, a9}), stack)
}

// Syscall12 calls as [SyscallN] does, with up to 12 arguments, of which the first
// nargs count.
//
//go:uintptrescapes
//go:nosplit
func Syscall12(trap, nargs, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12 uintptr) (r1, r2 uintptr, err Errno) {
	stack := stackBounds() // before anything that may move it
	return enter(trap, first(nargs, []uintptr{a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12}), stack)
}

// first returns as many arguments as there are said to be.
//
//go:nosplit
func first(nargs uintptr, args []uintptr) []uintptr {
	return args[:min(nargs, uintptr(len(args)))]
}
