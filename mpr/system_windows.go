package mpr

import (
	"errors"
	"runtime"
	"sync"

	"golang.org/x/sys/windows"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// System is the network of this machine: its own mpr.dll behind the interface of
// this package, with the buffers hidden. Each value stands for one caller with a
// last error of its own, as a [Caller] does; several goroutines may use one.
//
// Errors are [*Error] with the code that Windows gave; for ERROR_EXTENDED_ERROR
// what the provider told is in it, too. A call that this version of Windows
// doesn't export is ERROR_CALL_NOT_IMPLEMENTED, and a text with a NUL in it
// ERROR_INVALID_PARAMETER.
func System() Network { return new(system) }

// system is one caller of mpr.dll.
type system struct {
	mu       sync.Mutex // protects what follows
	errno    winerr.Errno
	extended LastError
}

// call makes one call and wraps its error with what it was about. What Windows
// keeps for a thread is fetched before the goroutine may change its thread.
func (s *system) call(op, local, remote string, run func() error) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	err := fromWindows(run())
	var last LastError
	if errors.Is(err, winerr.ERROR_EXTENDED_ERROR) {
		last = extendedOfThread()
		err = &winerr.Extended{Code: last.Code, Text: last.Text, Provider: last.Provider}
	}
	s.mu.Lock()
	s.errno = winerr.Code(err)
	if last != (LastError{}) {
		s.extended = last
	}
	s.mu.Unlock()
	if err == nil {
		return nil
	}
	return &Error{Op: op, Local: local, Remote: remote, Err: err}
}

// fromWindows is the error of a call in the codes of this module.
func fromWindows(err error) error {
	var missing *windows.DLLError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &missing):
		return winerr.ERROR_CALL_NOT_IMPLEMENTED
	}
	return winerr.Code(err)
}

// extendedOfThread asks Windows for the extended error of this thread.
func extendedOfThread() LastError {
	const size = 1024
	var code uint32
	text, provider := make([]uint16, size), make([]uint16, size)
	if wnetGetLastError(&code, &text[0], size, &provider[0], size) != nil {
		return LastError{}
	}
	return LastError{code, windows.UTF16ToString(text), windows.UTF16ToString(provider)}
}

// GetLastError implements [Network].
func (s *system) GetLastError() LastError {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.extended
}

// SetLastError implements [Network].
func (s *system) SetLastError(code uint32, text, provider string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.extended = LastError{code, text, provider}
}

// LastErrno implements [Network].
func (s *system) LastErrno() winerr.Errno {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.errno
}

// arguments turns arguments into what Windows takes; the first that can't be is
// the error.
type arguments struct{ err error }

// text is a string; "" is NULL.
func (a *arguments) text(s string) *uint16 {
	if s == "" {
		return nil
	}
	return a.given(s)
}

// given is a string that isn't NULL even if it is empty.
func (a *arguments) given(s string) *uint16 {
	p, err := windows.UTF16PtrFromString(s)
	if err != nil && a.err == nil {
		a.err = winerr.ERROR_INVALID_PARAMETER
	}
	return p
}

func (a *arguments) password(p Password) *uint16 {
	if secret, given := p.Reveal(); given {
		return a.given(secret)
	}
	return nil
}

func (a *arguments) user(c Credentials) *uint16 {
	if name, given := c.UserName(); given {
		return a.given(name)
	}
	return nil
}

// resource is a NETRESOURCE; nil is NULL.
func (a *arguments) resource(nr *NetResource) *rawResource {
	if nr == nil {
		return nil
	}
	return &rawResource{
		scope: uint32(nr.Scope), typ: uint32(nr.Type), displayType: uint32(nr.DisplayType), usage: uint32(nr.Usage),
		localName: a.text(nr.LocalName), remoteName: a.text(nr.RemoteName),
		comment: a.text(nr.Comment), provider: a.text(nr.Provider),
	}
}

// block is a block of bytes; nil is NULL.
func block(b []byte) (*byte, uint32) {
	if b == nil {
		return nil, 0
	}
	return &append(b[:len(b):len(b)], 0)[0], uint32(len(b))
}

// names are what a call about a resource is about, for its error.
func names(nr *NetResource) (local, remote string) {
	if nr == nil {
		return "", ""
	}
	return nr.LocalName, nr.RemoteName
}
