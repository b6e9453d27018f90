//go:build !windows || mpremu

package mprdll

import "sync/atomic"

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
