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

// Error returns the whole message.
func (e *DLLError) Error() string { return e.Msg }

// Unwrap returns the Errno.
func (e *DLLError) Unwrap() error { return e.Err }

// DLL is a DLL that is loaded: mpr.dll, or one of the others with the functions
// about devices and users.
type DLL struct {
	Name   string
	Handle Handle

	file string
}

// LoadDLL loads mpr.dll, kernel32.dll or advapi32.dll; the name may have a path.
// It needs no Install, so that variables of packages may be set by it. An error
// is a *DLLError. ERROR_MOD_NOT_FOUND: any other name.
func LoadDLL(name string) (*DLL, error) {
	file, ok := dllNamed(name)
	if !ok {
		err := Errno(winerr.ERROR_MOD_NOT_FOUND)
		return nil, &DLLError{err, name, "Failed to load " + name + ": " + err.Error()}
	}
	return &DLL{Name: name, Handle: handleOf(file), file: file}, nil
}

// handleOf returns the handle of a DLL, a number that no other has.
func handleOf(file string) Handle {
	switch file {
	case mprDLL:
		return 0x6d70_0000
	case kernelDLL:
		return 0x6b65_0000
	}
	return 0x6164_0000
}

// MustLoadDLL loads a DLL as [LoadDLL] does, and panics with its error.
func MustLoadDLL(name string) *DLL {
	d, err := LoadDLL(name)
	if err != nil {
		panic(err)
	}
	return d
}

// FindProc finds a function. An error is a *DLLError. ERROR_PROC_NOT_FOUND: the
// DLL doesn't export the name in the Windows version of the installed caller, or
// in any version if there is none.
func (d *DLL) FindProc(name string) (*Proc, error) {
	x := exportNamed(d.file, name)
	if x == nil || !x.here() {
		return nil, notExported(d.Name, name)
	}
	return &Proc{Dll: d, Name: name, x: x}, nil
}

// here reports whether the machine of the installed caller has the export.
//
//go:nosplit
func (x *export) here() bool {
	c := installed.Load()
	return c == nil || x.in(c.process.Version)
}

func notExported(dll, name string) error {
	err := Errno(winerr.ERROR_PROC_NOT_FOUND)
	return &DLLError{err, name, "Failed to find " + name + " procedure in " + dll + ": " + err.Error()}
}

// MustFindProc finds a function as [DLL.FindProc] does, and panics with its
// error.
func (d *DLL) MustFindProc(name string) *Proc {
	p, err := d.FindProc(name)
	if err != nil {
		panic(err)
	}
	return p
}

// Release unloads the DLL. There is nothing to unload, and the error is always
// nil.
func (d *DLL) Release() error { return nil }

// Proc is a function of a DLL.
type Proc struct {
	Dll  *DLL
	Name string

	x *export
}

// Addr returns the address of the function for [SyscallN]. No code lies there.
func (p *Proc) Addr() uintptr { return p.x.address() }

// Call calls the function. r1 is what the function returns: the code of
// mpr.dll's, a value of the others'; r2 is 0. lastErr is the thread's last error
// as an [Errno], and never nil: ERROR_SUCCESS is one, too. For mpr.dll's
// functions it is the code again, unless the machine's StaleLastError says
// otherwise.
//
//   - ERROR_MOD_NOT_FOUND: nothing is installed. lastErr is a *DLLError that says what
//     to do.
//   - ERROR_INVALID_PARAMETER: arguments are missing; too many do no harm.
//   - ERROR_INVALID_ADDRESS: an address can't be one.
//
//go:uintptrescapes
//go:nosplit
func (p *Proc) Call(a ...uintptr) (r1, r2 uintptr, lastErr error) {
	return p.x.call(a, stackBounds())
}

// LazyDLL is a DLL that is loaded when it is first needed.
type LazyDLL struct {
	Name string

	// System asks for the DLL of the system directory: all are.
	System bool

	dll atomic.Pointer[DLL]
}

// NewLazyDLL returns a DLL by name.
func NewLazyDLL(name string) *LazyDLL { return &LazyDLL{Name: name} }

// NewLazySystemDLL returns a DLL of the system directory by name.
func NewLazySystemDLL(name string) *LazyDLL { return &LazyDLL{Name: name, System: true} }

// Load loads the DLL. Errors are those of [LoadDLL].
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

// Handle returns the handle of the DLL. It panics if the DLL can't be loaded.
func (d *LazyDLL) Handle() uintptr {
	dll, err := d.load()
	if err != nil {
		panic(err)
	}
	return uintptr(dll.Handle)
}

// NewProc returns a function of the DLL by name.
func (d *LazyDLL) NewProc(name string) *LazyProc { return &LazyProc{Name: name, l: d} }

// LazyProc is a function that is looked up when it is first needed.
type LazyProc struct {
	Name string

	l    *LazyDLL
	proc atomic.Pointer[Proc]
}

// Find looks the function up. Errors are those of [LoadDLL] and [DLL.FindProc].
// The last answer doesn't stay, because another machine with another version may
// have been installed since.
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

// mustFind returns the function, and panics where Find returns an error, with what
// to do.
func (p *LazyProc) mustFind() *Proc {
	proc, err := p.find()
	if err != nil {
		panic(p.advise(err))
	}
	return proc
}

// Addr returns the address of the function for [SyscallN]. It panics if the
// function isn't found. It may move the stack, on which a function of the program
// may have the arguments already, the first time only; with the race detector each
// time.
//
//go:nosplit
func (p *LazyProc) Addr() uintptr {
	if proc := p.proc.Load(); proc != nil && proc.x.here() {
		return proc.x.address()
	}
	return p.mustFind().Addr()
}

// Call calls the function as [Proc.Call] does. A function that isn't found answers
// with a *DLLError that says where it can be had, and with its code as r1 if the DLL
// is mpr.dll, else with 0: package windows panics then, which would end the test
// process where a program calls on a goroutine of its own.
//
//   - ERROR_MOD_NOT_FOUND: there is no such DLL here.
//   - ERROR_PROC_NOT_FOUND: the DLL has no such function here.
//
//go:uintptrescapes
//go:nosplit
func (p *LazyProc) Call(a ...uintptr) (r1, r2 uintptr, lastErr error) {
	stack := stackBounds() // before a call that may move it
	proc, err := p.find()
	if err != nil {
		return p.absent(err)
	}
	return proc.x.call(a, stack)
}

// absent returns the result of a call of a function that isn't found.
func (p *LazyProc) absent(err error) (r1, r2 uintptr, lastErr error) {
	if file, _ := dllNamed(p.l.Name); file == mprDLL {
		r1 = uintptr(winerr.Code(err))
	}
	return r1, 0, p.advise(err)
}

// advise returns the error of a function that isn't found with what to do.
func (p *LazyProc) advise(err error) error {
	return &DLLError{Errno(winerr.Code(err)), p.Name, "mprdll: " + p.Name + ": " + err.Error() + ": run the test on Windows, without the tag mpremu, where Windows' own DLL answers"}
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
