//go:build !windows || mpremu

package mprdll

import (
	winerr "github.com/seed-520b6462/winnet/errors"
)

// DLLError says why a DLL or a function of it can't be had.
type DLLError struct {
	Err     error // an Errno
	ObjName string
	Msg     string
}

// Error is the whole message.
func (e *DLLError) Error() string { return e.Msg }

// Unwrap gives the Errno.
func (e *DLLError) Unwrap() error { return e.Err }

// DLL is a DLL that is loaded: mpr.dll, or one of the others with what belongs
// to devices and users.
type DLL struct {
	Name   string
	Handle Handle

	file string
}

// LoadDLL loads mpr.dll, kernel32.dll or advapi32.dll; the name may have a path.
// It needs no Install, so that variables of packages may do it. Any other name
// is a *DLLError with ERROR_MOD_NOT_FOUND.
func LoadDLL(name string) (*DLL, error) {
	file, ok := dllNamed(name)
	if !ok {
		err := Errno(winerr.ERROR_MOD_NOT_FOUND)
		return nil, &DLLError{err, name, "Failed to load " + name + ": " + err.Error()}
	}
	return &DLL{Name: name, Handle: handleOf(file), file: file}, nil
}

// handleOf is the handle of a DLL: a number that no other has.
func handleOf(file string) Handle {
	switch file {
	case mprDLL:
		return 0x6d70_0000
	case kernelDLL:
		return 0x6b65_0000
	}
	return 0x6164_0000
}

// MustLoadDLL is [LoadDLL] that panics with its error.
func MustLoadDLL(name string) *DLL {
	d, err := LoadDLL(name)
	if err != nil {
		panic(err)
	}
	return d
}

// FindProc finds a function. A name that the DLL doesn't export, in the Windows
// version of the installed caller if there is one, is a *DLLError with
// ERROR_PROC_NOT_FOUND.
func (d *DLL) FindProc(name string) (*Proc, error) {
	x := exportNamed(d.file, name)
	if x == nil || !x.here() {
		return nil, notExported(d.Name, name)
	}
	return &Proc{Dll: d, Name: name, x: x}, nil
}

// here reports whether the machine of the installed caller has the export.
func (x *export) here() bool {
	c := installed.Load()
	return c == nil || x.in(c.process.Version)
}

func notExported(dll, name string) error {
	err := Errno(winerr.ERROR_PROC_NOT_FOUND)
	return &DLLError{err, name, "Failed to find " + name + " procedure in " + dll + ": " + err.Error()}
}

// MustFindProc is [DLL.FindProc] that panics with its error.
func (d *DLL) MustFindProc(name string) *Proc {
	p, err := d.FindProc(name)
	if err != nil {
		panic(err)
	}
	return p
}

// Release unloads the DLL; there is nothing to unload. The error is always nil.
func (d *DLL) Release() error { return nil }

// Proc is a function of a DLL.
type Proc struct {
	Dll  *DLL
	Name string

	x *export
}

// Addr is the address of the function for [SyscallN]. It is no address of
// code.
func (p *Proc) Addr() uintptr { return p.x.address() }

// Call calls the function. r1 is what it returns: of mpr.dll's the code, of the
// others' a value; r2 is 0. lastErr is the thread's last error as an [Errno],
// never nil: ERROR_SUCCESS is one, too. For mpr.dll's it is the code again,
// unless the machine's StaleLastError says otherwise.
//
// When nothing is installed the result is ERROR_MOD_NOT_FOUND, and lastErr a
// *DLLError that says what to do. When arguments are missing it is
// ERROR_INVALID_PARAMETER; too many do no harm. An address that can't be one is
// ERROR_INVALID_ADDRESS.
//
//go:uintptrescapes
func (p *Proc) Call(a ...uintptr) (r1, r2 uintptr, lastErr error) {
	return p.x.call(a)
}
