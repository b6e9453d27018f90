//go:build !windows || mpremu

package mprdll

import (
	"unsafe"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
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
	raw := at[layout.Stored](addr)
	nr := &mpr.NetResource{
		Scope: mpr.Scope(raw.Scope), Type: mpr.ResourceType(raw.Type),
		DisplayType: mpr.DisplayType(raw.DisplayType), Usage: mpr.Usage(raw.Usage),
		RemoteName: w.text(raw.RemoteName),
	}
	if m&withLocal != 0 {
		nr.LocalName = w.text(raw.LocalName)
	}
	if m&withProvider != 0 {
		nr.Provider = w.text(raw.Provider)
	}
	return nr
}

// netResourceSize is the size of a NETRESOURCE.
const netResourceSize = unsafe.Sizeof(layout.Stored{})
