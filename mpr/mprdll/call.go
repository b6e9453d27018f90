//go:build !windows || mpremu

package mprdll

import (
	"runtime"
	"runtime/debug"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// enter calls the function at an address. stack is where the stack lay when the
// call began.
func enter(trap uintptr, args []uintptr, stack bounds) (r1, r2 uintptr, err Errno) {
	x := exportAt(trap)
	if x == nil {
		return uintptr(winerr.ERROR_INVALID_ADDRESS), 0, Errno(winerr.ERROR_INVALID_ADDRESS)
	}
	c := installed.Load()
	if c == nil {
		r1, err = x.absent()
		return r1, 0, err
	}
	r1, err = x.invoke(c, args, stack)
	return r1, 0, err
}

// call calls the export as enter does, and returns an error that says more than a
// code.
func (x *export) call(a []uintptr, stack bounds) (r1, r2 uintptr, lastErr error) {
	c := installed.Load()
	if c == nil {
		r1, err := x.absent()
		return r1, 0, &DLLError{err, x.name, "mprdll: " + x.name + ": " + notInstalled}
	}
	r1, err := x.invoke(c, a, stack)
	return r1, 0, err
}

// absent returns the result of a call when nothing is installed.
func (x *export) absent() (r1 uintptr, err Errno) {
	err = Errno(winerr.ERROR_MOD_NOT_FOUND)
	if x.code != nil {
		r1 = uintptr(err)
	}
	return r1, err
}

// invoke makes the call for a caller.
func (x *export) invoke(c *caller, a []uintptr, stack bounds) (r1 uintptr, err Errno) {
	f := frame{c: c, memory: memory{x.width, stack}}
	if len(a) < x.args {
		return x.answer(c, 0, winerr.ERROR_INVALID_PARAMETER)
	}
	f.n = copy(f.a[:], a[:min(len(a), x.args+x.more)])
	return x.run(f)
}

// run makes the call of an export. It returns what the export returns, and the
// thread's last error after the call.
//
// An address that can't be one, or where nothing is mapped, ends up here as a
// panic. The call is then ERROR_INVALID_ADDRESS, as it is where Windows guards
// its access.
func (x *export) run(f frame) (r1 uintptr, last Errno) {
	before := debug.SetPanicOnFault(true)
	defer func() {
		debug.SetPanicOnFault(before)
		if v := recover(); v != nil {
			refuseAddress(v)
			r1, last = x.answer(f.c, 0, winerr.ERROR_INVALID_ADDRESS)
		}
	}()
	if x.code != nil {
		return x.answer(f.c, 0, x.code(f))
	}
	r1, err := x.value(f)
	return x.answer(f.c, r1, err)
}

// fault is the panic of the Go runtime when nothing is mapped at an address.
type fault interface {
	runtime.Error
	Addr() uintptr
}

// refuseAddress panics again with every value but that of a bad address.
func refuseAddress(v any) {
	if _, ok := v.(badAddress); ok {
		return
	}
	if _, ok := v.(fault); !ok {
		panic(v)
	}
}

// answer returns what the caller of an export gets. The calls of mpr.dll return
// their code, and the last error is the same unless the machine leaves a stale
// one. The calls of other DLLs, and the one that has no code, return a value, and
// set the last error when they fail.
func (x *export) answer(c *caller, value uintptr, err error) (uintptr, Errno) {
	code := winerr.Code(err)
	if x.code == nil {
		if err != nil {
			c.SetLastErrno(code)
		}
		return value, Errno(c.LastErrno())
	}
	if code == winerr.ERROR_EXTENDED_ERROR {
		c.lastErrors.keep(err)
	}
	if c.process.StaleLastError {
		return uintptr(code), Errno(c.LastErrno())
	}
	if code != winerr.NO_ERROR && c.LastErrno() != code { // a success is the thread's own, which has set it
		c.SetLastErrno(code)
	}
	return uintptr(code), Errno(code)
}
