//go:build !windows || mpremu

package mprdll

import (
	"unsafe"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
)

// maxArgs is the number of arguments of the longest call, WNetUseConnection4.
const maxArgs = 10

// frame is one call as it comes in: its caller, its memory and its arguments. It
// goes by value, so that a call allocates nothing.
type frame struct {
	c *caller
	memory
	a [maxArgs]uintptr
	n int // how many of them were given
}

// dword returns an argument of 32 bits. What lies above them is garbage in a
// register.
func (f *frame) dword(i int) uint32 { return uint32(f.a[i]) }

// boolean returns a BOOL.
func (f *frame) boolean(i int) bool { return f.dword(i) != 0 }

// text returns a string; NULL is "".
func (f *frame) text(i int) string { return f.string(f.a[i]) }

// window returns the HWND, which is the first argument of every call that has
// one.
func (f *frame) window() mpr.Window { return mpr.Window(f.a[0]) }

// credentials returns a password and a user name, each with its NULL.
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

// members says which strings of a NETRESOURCE a call reads. The others may be
// anything.
type members uint8

const (
	withLocal members = 1 << iota
	withProvider
)

// resource reads the NETRESOURCE of an argument; NULL is nil. It never reads the
// comment.
func (f *frame) resource(i int, m members) *mpr.NetResource {
	if f.a[i] == 0 {
		return nil
	}
	return f.resourceAt(f.a[i], m)
}

// resourceAt reads the NETRESOURCE at an address.
func (m memory) resourceAt(addr uintptr, read members) *mpr.NetResource {
	raw := at[layout.Stored](m, addr)
	nr := &mpr.NetResource{
		Scope: mpr.Scope(raw.Scope), Type: mpr.ResourceType(raw.Type),
		DisplayType: mpr.DisplayType(raw.DisplayType), Usage: mpr.Usage(raw.Usage),
		RemoteName: m.string(m.load(&raw.RemoteName)),
	}
	if read&withLocal != 0 {
		nr.LocalName = m.string(m.load(&raw.LocalName))
	}
	if read&withProvider != 0 {
		nr.Provider = m.string(m.load(&raw.Provider))
	}
	return nr
}

// netResourceSize is the size of a NETRESOURCE.
const netResourceSize = unsafe.Sizeof(layout.Stored{})
