//go:build cgo && (!windows || mpremu)

package main

// #include <stdint.h>
import "C"

import (
	"fmt"
	"os"
	"sync"
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// main does nothing: a library has none, but the tool chain wants one.
func main() {}

// forever is a test that never ends, so that the process is the thread of the machine
// until it exits.
type forever struct{}

func (forever) Helper()        {}
func (forever) Cleanup(func()) {}

// addresses installs the thread of the machine, and returns the addresses of the
// functions by their place in the table. A function that the emulated version lacks
// has the address 0. Without a machine there are none.
var addresses = sync.OnceValue(func() []uintptr {
	thread, err := open()
	if err != nil {
		fmt.Fprintln(os.Stderr, "mpr:", err)
		return nil
	}
	mprdll.Install(forever{}, thread)
	list := make([]uintptr, 0, 64)
	for _, x := range mprdll.Exports() {
		var addr uintptr
		if p, err := mprdll.MustLoadDLL(x.DLL).FindProc(x.Name); err == nil {
			addr = p.Addr()
		}
		list = append(list, addr)
	}
	return list
})

// winnetCall calls the function at a place of the table with n arguments. It hands
// the last error back, because one that is set here is lost on the way to C.
//
//export winnetCall
func winnetCall(index C.int, args *C.uintptr_t, n C.int, last *C.uint32_t) C.uintptr_t {
	list := addresses()
	code := winerr.ERROR_CALL_NOT_IMPLEMENTED
	switch {
	case list == nil:
		code = winerr.ERROR_NO_NETWORK
	case list[index] != 0:
		r1, _, err := mprdll.SyscallN(list[index], unsafe.Slice((*uintptr)(unsafe.Pointer(args)), n)...)
		*last = C.uint32_t(err)
		return C.uintptr_t(r1)
	}
	*last = C.uint32_t(code)
	return C.uintptr_t(code)
}
