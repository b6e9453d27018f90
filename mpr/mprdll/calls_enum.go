//go:build !windows || mpremu

package mprdll

import (
	"sync"

	"github.com/seed-520b6462/winnet/mpr"
)

// The calls of this file enumerate (winnetwk.h documentation).

// openEnum is WNetOpenEnum(scope, type, usage, resource, handle).
func openEnum(f frame) error {
	nr := f.resource(3, withLocal|withProvider)
	f.writable(f.a[4], pointerSize, pointerSize)
	h, err := f.c.OpenEnum(mpr.Scope(f.dword(0)), mpr.ResourceType(f.dword(1)), mpr.Usage(f.dword(2)), nr)
	if err != nil {
		return err
	}
	*at[uintptr](f.memory, f.a[4]) = uintptr(h)
	return nil
}

// enumResource is WNetEnumResource(handle, count, buffer, its size).
func enumResource(f frame) error {
	count, buf := *at[uint32](f.memory, f.a[1]), f.structures(2, 3)
	f.writable(f.a[1], 4, 4)
	p := putters.Get().(*putter)
	p.packer = f.packer(f.a[2], buf.Size)
	n, buf, err := f.c.EnumResourceFunc(mpr.EnumHandle(f.a[0]), count, buf, p.put)
	p.finish()
	p.packer = packer{}
	putters.Put(p)
	if err != nil {
		return f.answerSize(3, &buf, err)
	}
	*at[uint32](f.memory, f.a[1]) = n
	return nil
}

// putter is a packer with its method as a value. putters keeps both for the next call,
// because a function that is handed through an interface escapes: each call would
// allocate them.
type putter struct {
	packer
	put func(*mpr.NetResource) (size uint32, fits bool)
}

var putters = sync.Pool{New: func() any {
	p := new(putter)
	p.put = p.resource
	return p
}}

// closeEnum is WNetCloseEnum(handle).
func closeEnum(f frame) error { return f.c.CloseEnum(mpr.EnumHandle(f.a[0])) }
