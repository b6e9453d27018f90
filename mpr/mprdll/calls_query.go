//go:build !windows || mpremu

package mprdll

import (
	"sync"
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// The calls of this file ask about connections and networks (winnetwk.h
// documentation).

// getConnection is WNetGetConnection(local, remote, its length).
func getConnection(f frame) error {
	remote, buf, err := f.c.sized.GetConnection(f.text(0), f.buffer(1, 2))
	return f.answerText(1, 2, &buf, remote, err)
}

// getUser is WNetGetUser(name, user, its length).
func getUser(f frame) error {
	user, buf, err := f.c.sized.GetUser(f.text(0), f.buffer(1, 2))
	return f.answerText(1, 2, &buf, user, err)
}

// getProviderName is WNetGetProviderName(network type, name, its length).
func getProviderName(f frame) error {
	name, buf, err := f.c.sized.GetProviderName(f.dword(0), f.buffer(1, 2))
	return f.answerText(1, 2, &buf, name, err)
}

// getUniversalName is WNetGetUniversalName(path, level, structure, its size). The
// strings follow the structure at once, because there are clients that count on
// it.
func getUniversalName(f frame) error {
	if f.a[3] == 0 {
		_, _, err := f.c.sized.GetUniversalName(f.text(0), mpr.Level(f.dword(1)), mpr.Buffer{None: true})
		return err
	}
	level, head := mpr.Level(f.dword(1)), pointerSize
	if level == mpr.REMOTE_NAME_INFO_LEVEL {
		head *= 3
	}
	buf := f.structure(2, 3, head)
	size := buf.Size
	name, buf, err := f.c.sized.GetUniversalName(f.text(0), level, buf)
	if err != nil {
		return f.answerSize(3, &buf, err)
	}
	parts := []string{name.Universal, name.Connection, name.Remaining}
	if level == mpr.UNIVERSAL_NAME_INFO_LEVEL {
		parts = parts[:1]
	}
	used, ok := f.universal(f.a[2], uintptr(size), parts)
	if !ok {
		buf.Size = uint32(used)
		return f.answerSize(3, &buf, winerr.ERROR_MORE_DATA)
	}
	if buf.Size != size { // Options.UniversalNameSizeStored
		*at[uint32](f.memory, f.a[3]) = uint32(used)
	}
	return nil
}

// universal stores pointers to strings and then the strings, if there is room,
// and reports whether there was. used is what they take up, in bytes.
func (m memory) universal(addr, room uintptr, parts []string) (used uintptr, ok bool) {
	used = uintptr(len(parts)) * pointerSize
	for _, s := range parts {
		used += m.w.textSize(s)
	}
	if used > room {
		return used, false
	}
	next := addr + uintptr(len(parts))*pointerSize
	for i, s := range parts {
		slot := at[uintptr](m, addr+uintptr(i)*pointerSize)
		*slot = 0
		if s != "" {
			*slot = next
			m.put(next, s, wintext.Units(s))
			next += m.w.textSize(s)
		}
	}
	m.settle(at[uintptr](m, addr), len(parts))
	return used, true
}

// getResourceInformation is WNetGetResourceInformation(resource, buffer, its
// size, the rest of the path).
func getResourceInformation(f frame) error {
	nr := f.resource(0, withProvider)
	buf := f.structures(1, 2)
	f.writable(f.a[3], pointerSize, pointerSize)
	size := buf.Size
	info, system, buf, err := f.c.sized.GetResourceInformation(nr, buf)
	if err != nil {
		return f.answerSize(2, &buf, err)
	}
	p := f.packer(f.a[1], size)
	if need, ok := p.resourceAnd(&info, f.w.textSize(system)); !ok {
		buf.Size = need
		return f.answerSize(2, &buf, winerr.ERROR_MORE_DATA)
	}
	// The caller's variable holds a pointer before and after, so that the address is
	// stored as one.
	rest := p.text(p.start(), system)
	p.finish()
	if rest == 0 {
		*at[unsafe.Pointer](f.memory, f.a[3]) = nil
	} else {
		*at[unsafe.Pointer](f.memory, f.a[3]) = f.pointer(rest, uintptr(f.w))
	}
	return nil
}

// structures returns a buffer for NETRESOURCE structures, every byte of which may
// be written to.
func (f *frame) structures(i, size int) mpr.Buffer {
	b := f.structure(i, size, netResourceSize)
	if !b.NULL && uintptr(b.Size) >= netResourceSize {
		f.writable(f.a[i], uintptr(b.Size), pointerSize)
	}
	return b
}

// getResourceParent is WNetGetResourceParent(resource, buffer, its size).
func getResourceParent(f frame) error {
	nr := f.resource(0, withProvider)
	buf := f.structures(1, 2)
	size := buf.Size
	parent, buf, err := f.c.sized.GetResourceParent(nr, buf)
	if err != nil {
		return f.answerSize(2, &buf, err)
	}
	p := f.packer(f.a[1], size)
	if need, ok := p.resource(&parent); !ok {
		buf.Size = need
		return f.answerSize(2, &buf, winerr.ERROR_MORE_DATA)
	}
	p.finish()
	return nil
}

// getNetworkInformation is WNetGetNetworkInformation(provider, structure).
func getNetworkInformation(f frame) error {
	raw := at[layout.NetInfo](f.memory, f.a[1])
	if raw.Size != uint32(unsafe.Sizeof(*raw)) {
		return winerr.ERROR_INVALID_PARAMETER // the size of the other pointers' structure, too
	}
	info, err := f.c.sized.GetNetworkInformation(f.text(0), raw.Size)
	if err != nil {
		return err
	}
	*raw = layout.NetInfo{
		Size: raw.Size, Version: info.ProviderVersion, Status: info.Status, Characteristics: info.Characteristics,
		Handle: info.Handle, NetType: info.NetType, Printers: info.Printers, Drives: info.Drives,
	}
	return nil
}

// getConnectionPerformance is MultinetGetConnectionPerformance(resource,
// structure).
func getConnectionPerformance(f frame) error {
	nr, raw := f.resource(0, withLocal|withProvider), at[layout.ConnectInfo](f.memory, f.a[1])
	info, err := f.c.sized.GetConnectionPerformance(nr, raw.Size)
	if err != nil {
		return err
	}
	*raw = layout.ConnectInfo{
		Size: raw.Size, Flags: uint32(info.Flags), Speed: info.Speed, Delay: info.Delay, OptDataSize: info.OptDataSize,
	}
	return nil
}

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
