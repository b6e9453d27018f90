//go:build !windows || mpremu

package mprdll

import (
	"runtime"
	"runtime/debug"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// maxArgs is the number of arguments of the longest call, WNetUseConnection4.
const maxArgs = 10

// frame is one call as it comes in: whose it is, in which width, and its
// arguments. It is handed on by value, so that a call costs no memory.
type frame struct {
	c *mpr.Caller
	w width
	a [maxArgs]uintptr
	n int // how many of them were given
}

// run makes the call of an export: what it returns, and the thread's last error
// after it.
//
// An address that can't be one, or where nothing is mapped, ends up here as a
// panic, and is ERROR_INVALID_ADDRESS as it is where Windows guards its access.
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

// fault is what the Go runtime panics with when nothing is mapped at an address.
type fault interface {
	runtime.Error
	Addr() uintptr
}

// refuseAddress hands on every panic but that of a bad address.
func refuseAddress(v any) {
	if _, ok := v.(badAddress); ok {
		return
	}
	if _, ok := v.(fault); !ok {
		panic(v)
	}
}

// answer is what the caller gets. The calls of mpr.dll return their code, and
// the last error is the same unless the machine leaves a stale one; those of
// other DLLs, and the one that has no code, return a value, and set the last error
// when they fail.
func (x *export) answer(c *mpr.Caller, value uintptr, err error) (uintptr, Errno) {
	code := winerr.Code(err)
	stale := c.Router().Options.StaleLastError
	if x.code == nil {
		if err != nil {
			c.SetLastErrno(code)
		}
		return value, Errno(c.LastErrno())
	}
	if stale {
		return uintptr(code), Errno(c.LastErrno())
	}
	if c.LastErrno() != code {
		c.SetLastErrno(code)
	}
	return uintptr(code), Errno(code)
}

// dword is an argument of 32 bits; what lies above is garbage in a register.
func (f *frame) dword(i int) uint32 { return uint32(f.a[i]) }

// yes is a BOOL.
func (f *frame) yes(i int) bool { return f.dword(i) != 0 }

// text is a string; NULL is "".
func (f *frame) text(i int) string { return f.w.text(f.a[i]) }

// window is an HWND, which is the first argument of every call that has one.
func (f *frame) window() mpr.Window { return mpr.Window(f.a[0]) }

// credentials are a password and a user name, each with its NULL.
func (f *frame) credentials(password, user int) mpr.Credentials {
	var cred mpr.Credentials
	if f.a[password] != 0 {
		cred.Password = mpr.NewPassword(f.text(password))
	}
	if user >= 0 && f.a[user] != 0 {
		name := f.text(user)
		cred.User = &name
	}
	return cred
}
