//go:build !windows || mpremu

package mprdll

import (
	"sync/atomic"

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

// LazyDLL is a DLL that is loaded when it is first needed.
type LazyDLL struct {
	Name string

	// System asks for the DLL of the system directory: all are.
	System bool

	dll atomic.Pointer[DLL]
}

// NewLazyDLL is a DLL by name.
func NewLazyDLL(name string) *LazyDLL { return &LazyDLL{Name: name} }

// NewLazySystemDLL is a DLL of the system directory by name.
func NewLazySystemDLL(name string) *LazyDLL { return &LazyDLL{Name: name, System: true} }

// Load loads the DLL. The errors are those of [LoadDLL].
func (d *LazyDLL) Load() error {
	_, err := d.load()
	return err
}

func (d *LazyDLL) load() (*DLL, error) {
	if dll := d.dll.Load(); dll != nil {
		return dll, nil
	}
	dll, err := LoadDLL(d.Name)
	if err != nil {
		return nil, err
	}
	d.dll.CompareAndSwap(nil, dll)
	return d.dll.Load(), nil
}

// Handle is the handle of the DLL. It panics if it can't be loaded.
func (d *LazyDLL) Handle() uintptr {
	dll, err := d.load()
	if err != nil {
		panic(err)
	}
	return uintptr(dll.Handle)
}

// NewProc is a function of the DLL by name.
func (d *LazyDLL) NewProc(name string) *LazyProc { return &LazyProc{Name: name, l: d} }

// LazyProc is a function that is looked up when it is first needed.
type LazyProc struct {
	Name string

	l    *LazyDLL
	proc atomic.Pointer[Proc]
}

// Find looks the function up. The errors are those of [LoadDLL] and
// [DLL.FindProc]; another machine with another version may be installed since,
// so that the last answer doesn't stay.
func (p *LazyProc) Find() error {
	_, err := p.find()
	return err
}

func (p *LazyProc) find() (*Proc, error) {
	if proc := p.proc.Load(); proc != nil {
		if !proc.x.here() {
			return nil, notExported(p.l.Name, p.Name)
		}
		return proc, nil
	}
	dll, err := p.l.load()
	if err != nil {
		return nil, err
	}
	proc, err := dll.FindProc(p.Name)
	if err != nil {
		return nil, err
	}
	p.proc.Store(proc)
	return proc, nil
}

// mustFind panics where Find gives an error.
func (p *LazyProc) mustFind() *Proc {
	proc, err := p.find()
	if err != nil {
		panic(err)
	}
	return proc
}

// Addr is the address of the function for [SyscallN]. It panics if the function
// isn't found.
func (p *LazyProc) Addr() uintptr { return p.mustFind().Addr() }

// Call calls the function as [Proc.Call] does. It panics if the function isn't
// found, as package windows does.
//
//go:uintptrescapes
func (p *LazyProc) Call(a ...uintptr) (r1, r2 uintptr, lastErr error) {
	return p.mustFind().x.call(a)
}

// Handle is a handle of Windows.
type Handle uintptr

// HWND is the handle of a window.
type HWND uintptr

// LUID is a locally unique identifier, such as that of a logon session.
type LUID struct {
	LowPart  uint32
	HighPart int32
}
