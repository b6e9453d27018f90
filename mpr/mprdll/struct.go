//go:build !windows || mpremu

package mprdll

import (
	"unsafe"

	"github.com/seed-520b6462/winnet/mpr"
)

// The structures of winnetwk.h as they lie in memory. Their pointers are numbers
// here: strings are addresses in somebody else's memory, and Go's own layout of
// such a structure is that of C, with 32 bits and with 64.
type (
	netResource struct {
		scope, typ, displayType, usage       uint32
		localName, remoteName, comment, prov uintptr
	}
	netInfo struct {
		size, version, status, characteristics uint32
		handle                                 uintptr
		netType                                uint16
		printers, drives                       uint32
	}
	connectInfo struct {
		size, flags, speed, delay, optDataSize uint32
	}
	connectDialog struct {
		size          uint32
		owner         uintptr
		resource      uintptr
		flags, devNum uint32
	}
	disconnectDialog struct {
		size                  uint32
		owner                 uintptr
		localName, remoteName uintptr
		flags                 uint32
	}
)

// members says which strings of a NETRESOURCE a call reads: the others may
// be anything.
type members uint8

const (
	withLocal members = 1 << iota
	withProvider
)

// resource reads the NETRESOURCE of an argument; NULL is nil. Its comment is
// never read.
func (f *frame) resource(i int, m members) *mpr.NetResource {
	if f.a[i] == 0 {
		return nil
	}
	return f.w.resource(f.a[i], m)
}

func (w width) resource(addr uintptr, m members) *mpr.NetResource {
	raw := at[netResource](addr)
	nr := &mpr.NetResource{
		Scope: mpr.Scope(raw.scope), Type: mpr.ResourceType(raw.typ),
		DisplayType: mpr.DisplayType(raw.displayType), Usage: mpr.Usage(raw.usage),
		RemoteName: w.text(raw.remoteName),
	}
	if m&withLocal != 0 {
		nr.LocalName = w.text(raw.localName)
	}
	if m&withProvider != 0 {
		nr.Provider = w.text(raw.prov)
	}
	return nr
}

// netResourceSize is the size of a NETRESOURCE.
const netResourceSize = unsafe.Sizeof(netResource{})
