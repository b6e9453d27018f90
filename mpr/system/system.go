// Package system calls mpr.dll with Go types. [New] makes a caller of the
// machine's own: on Windows that is the real mpr.dll, elsewhere (and with the
// build tag mpremu) the emulated one that mprdll.Install has put in its place. So
// a program takes an [mpr.Network], and gets [New] or an emulated [mpr.Caller].
//
// Each call goes through addresses, UTF-16 and caller's buffers and back: the
// conformance suite that runs over a [Caller] holds the raw calls to the
// documents.
package system

import (
	"errors"
	"runtime"
	"strings"
	"sync"
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// Caller is one caller of mpr.dll, with a last error of its own as an [mpr.Caller]
// has. It implements [mpr.Network]. Several goroutines may use one Caller; they then
// share its last error. [New] and [Over] make one.
//
// Errors are [*mpr.Error] with the code that mpr.dll returned; for
// ERROR_EXTENDED_ERROR they hold a [*winerr.Extended] with what the provider told.
// Besides the codes of the same method of [mpr.Caller] there are:
//
//   - ERROR_NOT_SUPPORTED: there is no mpr.dll. It isn't Windows, and
//     mprdll.Install hasn't been called.
//   - ERROR_CALL_NOT_IMPLEMENTED: this version of Windows doesn't export the call.
//   - ERROR_INVALID_PARAMETER: a string has a NUL in it.
//   - ERROR_NOT_ENOUGH_MEMORY: a buffer has more than 16 MiB.
//
// The layout of structures is that of this program, whatever [mpr.Buffer] says.
type Caller struct {
	enter   func(call func()) // makes a call as the thread that the caller stands for
	guarded bool              // a byte that mpr.dll writes behind a buffer is a panic

	mu       sync.Mutex // protects what follows
	errno    winerr.Errno
	extended mpr.LastError
	left     []byte
}

var _ mpr.Network = (*Caller)(nil)

// Sized returns the calls of this caller that take a buffer and its size.
func (c *Caller) Sized() mpr.Sized { return sized{c} }

// sized is a caller as [mpr.Sized].
type sized struct{ c *Caller }

// New makes a caller of the machine's own mpr.dll.
func New() *Caller { return &Caller{enter: func(call func()) { call() }} }

// Over makes a caller for tests of what stands behind mprdll. enter is given each
// call and has to make it, before which it may install the thread that is to make
// it. A byte that is written behind a buffer panics.
func Over(enter func(call func())) *Caller { return &Caller{enter: enter, guarded: true} }

// LastErrno returns the last error that the thread had when the last call failed
// (GetLastError of kernel32), which on Wine need not be the code of the call. After
// a call that succeeded it is NO_ERROR: what the thread has then was left by some
// call inside.
func (c *Caller) LastErrno() winerr.Errno {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.errno
}

// Left returns what the last call with a buffer has left in it, byte by byte, also if
// the call failed; nil if there was no buffer. Of the two of WNetGetLastError that is
// the second one.
func (c *Caller) Left() []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.left
}

// leave keeps what a call has left in its buffer.
func (c *Caller) leave(left []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.left = left
}

// GetLastError returns the last extended error of this caller: what a provider
// reported with ERROR_EXTENDED_ERROR, or what SetLastError said.
func (c *Caller) GetLastError() mpr.LastError {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.extended
}

// SetLastError sets the extended error of this caller. mpr.dll keeps one for each
// thread, which a goroutine doesn't have: GetLastError of [Caller.Sized] hands the
// caller's to mpr.dll before it asks for it.
func (c *Caller) SetLastError(code uint32, text, provider string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.extended = mpr.LastError{Code: code, Text: text, Provider: provider}
}

var (
	dll              = mprdll.NewLazySystemDLL("mpr.dll")
	procGetLastError = dll.NewProc("WNetGetLastErrorW")
	procSetLastError = dll.NewProc("WNetSetLastErrorW")
)

// outcome is how a call ended: the code that it returned, and the last error of the
// thread if that is none of success.
type outcome struct{ code, errno winerr.Errno }

// failed returns the outcome of a call that isn't made.
func failed(code winerr.Errno) outcome { return outcome{code, code} }

// invoke calls a function of mpr.dll.
//
//go:uintptrescapes
func invoke(proc *mprdll.LazyProc, args ...uintptr) outcome {
	if proc.Find() != nil {
		return failed(winerr.ERROR_CALL_NOT_IMPLEMENTED)
	}
	r1, _, last := proc.Call(args...)
	var absent *mprdll.DLLError
	switch {
	case r1 == 0:
		return outcome{}
	case errors.As(last, &absent):
		return failed(winerr.ERROR_NOT_SUPPORTED)
	}
	return outcome{winerr.Errno(r1), winerr.Code(last)}
}

// call makes one call, unless an argument couldn't be converted. The addresses among
// args must be converted from pointers in the argument list: what they point to is
// then kept alive, and off the stack, which may be moved during the call because a
// provider may be a part of this program and be called back.
//
//go:uintptrescapes
func (c *Caller) call(proc *mprdll.LazyProc, a *arguments, args ...uintptr) error {
	return c.do(proc, a, func() outcome { return invoke(proc, args...) })
}

// do makes one call as [Caller.call] does, by run. What mpr.dll keeps for a
// thread is fetched before the goroutine may change its thread.
func (c *Caller) do(proc *mprdll.LazyProc, a *arguments, run func() outcome) error {
	if a.refusal != winerr.NO_ERROR {
		return c.end(proc, a, failed(a.refusal), nil)
	}
	var out outcome
	var told *winerr.Extended
	c.enter(func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		if out = run(); out.code == winerr.ERROR_EXTENDED_ERROR {
			told = extendedOfThread()
		}
	})
	return c.end(proc, a, out, told)
}

// end keeps the last errors and returns the error of a call. told is what a provider
// told with ERROR_EXTENDED_ERROR, or nil.
func (c *Caller) end(proc *mprdll.LazyProc, a *arguments, out outcome, told *winerr.Extended) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.errno = out.errno
	if out.code == winerr.NO_ERROR {
		return nil
	}
	err := &mpr.Error{Op: strings.TrimSuffix(proc.Name, "W"), Local: a.local, Remote: a.remote, Err: out.code}
	if told != nil {
		err.Err = told
		c.extended = mpr.LastError{Code: told.Code, Text: told.Text, Provider: told.Provider}
	}
	return err
}

// extendedOfThread returns the extended error of this thread, nil if mpr.dll doesn't
// tell it.
func extendedOfThread() *winerr.Extended {
	const size = 1024
	var a arguments
	code, text, provider := new(uint32), a.chars(mpr.Buffer{Size: size}), a.chars(mpr.Buffer{Size: size})
	if out := lastErrorOfThread(code, text, provider); out.code != winerr.NO_ERROR {
		return nil
	}
	return &winerr.Extended{Code: *code, Text: text.text(), Provider: provider.text()}
}

// lastErrorOfThread asks mpr.dll for the extended error of this thread.
func lastErrorOfThread(code *uint32, text, provider *memory) outcome {
	return invoke(procGetLastError, uintptr(unsafe.Pointer(code)),
		uintptr(text.address()), uintptr(text.units()), uintptr(provider.address()), uintptr(provider.units()))
}

// GetLastError implements [mpr.Sized]. What mpr.dll keeps belongs to a thread, so
// that the caller's own error is handed to it first.
func (s sized) GetLastError(text, provider mpr.Buffer) (mpr.LastError, error) {
	a := arguments{caller: s.c}
	own := s.c.GetLastError()
	ownText, ownProvider := a.given(own.Text), a.given(own.Provider)
	code, t, p := new(uint32), a.chars(text), a.chars(provider)
	err := s.c.do(procGetLastError, &a, func() outcome {
		if procSetLastError.Find() == nil {
			_, _, _ = procSetLastError.Call(uintptr(own.Code), uintptr(unsafe.Pointer(ownText)), uintptr(unsafe.Pointer(ownProvider)))
		}
		return lastErrorOfThread(code, t, p)
	})
	t.done()
	p.done()
	if err != nil {
		return mpr.LastError{}, err
	}
	return mpr.LastError{Code: *code, Text: t.text(), Provider: p.text()}, nil
}
