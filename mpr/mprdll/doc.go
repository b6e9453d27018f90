// Package mprdll is the raw face of the emulator: code that calls mpr.dll through
// golang.org/x/sys/windows (or syscall) runs on any system over a [Thread], such as an
// [mpr.Caller], when that one import is changed.
//
//	var proc = mprdll.NewLazySystemDLL("mpr.dll").NewProc("WNetGetConnectionW")
//
//	func TestDrive(t *testing.T) {
//		mprdll.Install(t, caller) // from now on the process is this caller
//		...
//		r1, _, err := proc.Call(uintptr(unsafe.Pointer(local)), uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n)))
//	}
//
// # What is there
//
// There is every function of mpr.dll that has a document, in its A form (code page 1252)
// and its W form; of kernel32.dll those that belong to devices
// (GetLogicalDrives, GetLogicalDriveStrings, GetDriveType, QueryDosDevice,
// DefineDosDevice) and to what is on them (GetFileAttributes, GetDiskFreeSpace,
// GetDiskFreeSpaceEx, GetVolumeInformation); GetUserName of advapi32.dll. A name that
// the Windows version of the machine doesn't export isn't found. Besides, the types,
// constants and string functions of package windows that such code uses.
//
// # Memory
//
// Arguments are addresses, read and written as Windows does: strings end in a
// NUL, sizes go in and come out in the unit that the document of the call says,
// arrays of structures lie at the head of the caller's buffer and their strings
// at its tail. NULL, an address below 64 KiB, a misaligned one, one where nothing is
// mapped and one that can't be written are ERROR_INVALID_ADDRESS, and the call has
// changed nothing. A buffer of so few bytes that no
// structure fits may lie anywhere.
//
// A call keeps what its arguments point to alive and in place only if the
// conversion uintptr(unsafe.Pointer(...)) stands in the argument list itself,
// and the function is called directly: not through an interface, a method value
// or a variable ("unsafe.Pointer", pattern 4). For this reason everything here is a
// concrete type. Where a function of the program stands in between, its variables
// may stay on the stack: what the call stores in them arrives all the same if the
// stack moves during the call (amd64, 386 and arm64), which it doesn't on Windows.
//
// The compiler makes a slice on the heap for the arguments of
// Call and SyscallN; Syscall and Syscall6 do without.
//
// # Threads
//
// WNetGetLastError tells what the thread of the operating system was told on which it
// is called. A program that asks for it keeps its goroutine on that thread by
// runtime.LockOSThread; without, another thread may answer, which has nothing to
// tell, and the trace of the installed caller has a remark. On systems other than
// Linux and Windows threads can't be told apart, and all have the last such error.
//
// # On Windows
//
// There the package stands for the real thing, by aliases of
// golang.org/x/sys/windows, and Install can't be had; built with the tag mpremu
// it is the emulator as on all other systems.
package mprdll

//go:generate go run ./internal/gen
