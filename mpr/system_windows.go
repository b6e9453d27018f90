package mpr

import (
	"errors"
	"runtime"
	"sync"
	"syscall"

	"golang.org/x/sys/windows"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// System is the network of this machine: its own mpr.dll behind the interface of
// this package, with the buffers hidden. It implements [Sized] as well, with the
// buffers of the caller. Each value stands for one caller with a last error of its
// own, as a [Caller] does; several goroutines may use one.
//
// Errors are [*Error] with the code that Windows gave; for ERROR_EXTENDED_ERROR
// what the provider told is in it, too. A call that this version of Windows
// doesn't export is ERROR_CALL_NOT_IMPLEMENTED, a text with a NUL in it
// ERROR_INVALID_PARAMETER, and a buffer of more than 16 MiB
// ERROR_NOT_ENOUGH_MEMORY. The layout of structures is that of this program,
// whatever [Buffer] says. LastErrno is what the call left for the thread
// (GetLastError) when it failed, which on Wine need not be its code.
func System() Network { return new(system) }

var _ Sized = (*system)(nil)

// system is one caller of mpr.dll.
type system struct {
	mu       sync.Mutex // protects what follows
	errno    winerr.Errno
	extended LastError
}

// call makes one call and wraps its error with what it was about. What Windows
// keeps for a thread is fetched before the goroutine may change its thread.
func (s *system) call(op, local, remote string, run func() (code uint32, err error)) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	errno, err := fromWindows(run())
	var last LastError
	if errors.Is(err, winerr.ERROR_EXTENDED_ERROR) {
		last = extendedOfThread()
		err = &winerr.Extended{Code: last.Code, Text: last.Text, Provider: last.Provider}
	}
	s.mu.Lock()
	s.errno = errno
	if last != (LastError{}) {
		s.extended = last
	}
	s.mu.Unlock()
	if err == nil {
		return nil
	}
	return &Error{Op: op, Local: local, Remote: remote, Err: err}
}

// fromWindows is the outcome of a call in the codes of this module: the last error
// of the thread, and the code that was returned. After success the former is nothing
// that was told to the caller, but what some call inside has left: it is NO_ERROR
// here.
func fromWindows(code uint32, last error) (errno winerr.Errno, err error) {
	var missing *windows.DLLError
	switch {
	case errors.As(last, &missing):
		return winerr.ERROR_CALL_NOT_IMPLEMENTED, winerr.ERROR_CALL_NOT_IMPLEMENTED
	case code == 0:
		return winerr.NO_ERROR, nil
	case last == syscall.EINVAL: // so a last error of 0 is given
		return winerr.NO_ERROR, winerr.Errno(code)
	}
	return winerr.Code(last), winerr.Errno(code)
}

// outcome is that of a call that isn't made.
func outcome(code winerr.Errno) (uint32, error) { return uint32(code), code }

// extendedOfThread asks Windows for the extended error of this thread.
func extendedOfThread() (last LastError) {
	const size = 1024
	last, code, _ := lastErrorOfThread(memoryFor(&Buffer{Size: size}, 2), memoryFor(&Buffer{Size: size}, 2))
	if code != 0 {
		return LastError{}
	}
	return last
}

// lastErrorOfThread asks Windows for the extended error of this thread.
func lastErrorOfThread(text, provider *memory) (last LastError, code uint32, err error) {
	number := fixed(uint32(0))
	code, err = wnetGetLastError(number, text.chars(), text.units(), provider.chars(), provider.units())
	if code == 0 && err == nil {
		last = LastError{*number, text.text(), provider.text()}
	}
	return last, code, err
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

// GetLastErrorSized implements [Sized]. What Windows keeps belongs to a thread, so
// the caller's own is laid there first.
func (s *system) GetLastErrorSized(text, provider *Buffer) (last LastError, err error) {
	own := s.GetLastError()
	err = s.call("WNetGetLastError", "", "", func() (code uint32, err error) {
		var a arguments
		t, p := a.buffer(text, 2), a.buffer(provider, 2)
		ownText, ownProvider := a.given(own.Text), a.given(own.Provider)
		if a.err != nil {
			return a.refused()
		}
		if procWNetSetLastErrorW.Find() == nil {
			wnetSetLastError(own.Code, ownText, ownProvider)
		}
		last, code, err = lastErrorOfThread(t, p)
		return code, err
	})
	return last, err
}

// LastErrno implements [Network].
func (s *system) LastErrno() winerr.Errno {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.errno
}

// names are what a call about a resource is about, for its error.
func names(nr *NetResource) (local, remote string) {
	if nr == nil {
		return "", ""
	}
	return nr.LocalName, nr.RemoteName
}
