package mpr

import (
	"math"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Sized holds the calls of [Network] with a caller's buffer and its size, as the documented functions take them. The
// raw calls stand on it, and checks of sizes need it. Code that just wants the answer calls [Network]. Methods are
// added here as well.
//
// Each call takes its buffer by value and returns it, with the size that the call has left. The codes are those of the
// same method of [Caller], and where there is a buffer:
//
//   - ERROR_MORE_DATA: the buffer is too small. Its Size is the size that is needed.
//   - ERROR_INVALID_ADDRESS: there is no buffer (None), or it is large enough and NULL.
type Sized interface {
	// UseConnection takes a buffer for the access name, in characters. The name isn't
	// wanted if there is no buffer, or if it is NULL, whatever its size. With
	// ERROR_MORE_DATA no connection is made; on success the size stays.
	// ERROR_INVALID_PARAMETER: the size is 0.
	UseConnection(owner Window, nr *NetResource, cred Credentials, flags ConnectFlags, access Buffer) (Use, Buffer, error)
	// UseConnection4 takes the buffer of UseConnection.
	UseConnection4(owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte, access Buffer) (Use, Buffer, error)
	// GetConnection takes a buffer in characters, with the NUL. On success the size
	// stays.
	GetConnection(local string, buf Buffer) (remote string, _ Buffer, err error)
	// GetUniversalName takes a buffer in bytes, for the structure with its strings. On
	// success the size stays, or is what is used (Options.UniversalNameSizeStored). The
	// checks are made in this order: address of the size, device and connection, address
	// of the buffer, size.
	GetUniversalName(path string, level Level, buf Buffer) (UniversalName, Buffer, error)
	// GetUser takes a buffer in characters, with the NUL. On success the size stays.
	GetUser(name string, buf Buffer) (string, Buffer, error)
	// GetConnectionPerformance takes cbStructure, in bytes. ERROR_INVALID_PARAMETER: it
	// isn't the size of NETCONNECTINFOSTRUCT, 20.
	GetConnectionPerformance(nr *NetResource, cb uint32) (ConnectInfo, error)
	// EnumResource takes a buffer in bytes and returns as many resources as have room
	// with their strings, at most count (0xFFFFFFFF: no limit). On success the size
	// stays. ERROR_MORE_DATA: not even one has room; the next call returns it.
	// ERROR_INVALID_PARAMETER: count is 0.
	EnumResource(h EnumHandle, count uint32, buf Buffer) ([]NetResource, Buffer, error)
	// GetResourceInformation takes a buffer in bytes, for the structure, its strings
	// and the rest of the name. On success the size stays.
	GetResourceInformation(nr *NetResource, buf Buffer) (info NetResource, system string, _ Buffer, err error)
	// GetResourceParent takes a buffer in bytes, for the structure with its strings. On
	// success the size stays.
	GetResourceParent(nr *NetResource, buf Buffer) (NetResource, Buffer, error)
	// GetProviderName takes a buffer in characters, with the NUL. On success the size
	// stays.
	GetProviderName(netType uint32, buf Buffer) (string, Buffer, error)
	// GetNetworkInformation takes cbStructure, in bytes. ERROR_INVALID_PARAMETER (on
	// its page ERROR_BAD_VALUE): it is no size of NETINFOSTRUCT, 40 or, in 32-bit
	// programs, 32.
	GetNetworkInformation(provider string, cb uint32) (NetInfo, error)
	// GetLastError takes two buffers in characters, whose sizes stay: both strings are
	// cut to fit, and always end with a NUL. ERROR_INVALID_ADDRESS: a buffer isn't
	// there, is NULL, or has no room for the NUL.
	GetLastError(text, provider Buffer) (LastError, error)
}

// Buffer stands for a caller's buffer as the documented calls take it. Its size goes in, and with ERROR_MORE_DATA the
// size that is needed comes out, in the unit that the method of [Sized] says: characters (with the terminating NUL) or
// bytes.
//
// It has no more members than fit into registers with the answer of a call: one more costs the raw calls a fifth of
// their time.
type Buffer struct {
	Size   uint32
	NULL   bool   // the address of the buffer is NULL, though its size was given
	None   bool   // there is neither buffer nor size: both addresses are NULL
	Layout Layout // how structures are laid out, where the unit is bytes; zero: 64-bit, UTF-16
}

// Layout says how a structure with strings takes up a buffer.
type Layout struct {
	Pointer uint32 // bytes of a pointer; 0: 8
	Char    uint32 // bytes of a character: 2 (or 0) for the W calls, 1 for the A calls
}

// unlimited stands for the buffer of a call without one: everything fits.
var unlimited = new(Buffer)

// given returns the buffer, nil for none.
func (b *Buffer) given() *Buffer {
	if b.None {
		return nil
	}
	return b
}

// text checks that a string fits, in characters with its NUL.
func (b *Buffer) text(s string) error {
	if b == unlimited {
		return nil
	}
	return b.needText(s)
}

// needText does what text does where the buffer has a limit. The two are apart so that text is inlined.
func (b *Buffer) needText(s string) error {
	return b.need(uint32(wintext.Units(s)) + 1)
}

// need checks that the buffer has room for n units, and stores n if it hasn't. A buffer that is large enough must have
// an address: NULL with size 0 asks for the size. ERROR_MORE_DATA: no room. ERROR_INVALID_ADDRESS: NULL.
func (b *Buffer) need(n uint32) error {
	switch {
	case b == unlimited:
		return nil
	case n > b.Size:
		b.Size = n
		return winerr.ERROR_MORE_DATA
	case b.NULL:
		return winerr.ERROR_INVALID_ADDRESS
	}
	return nil
}

// cut returns as much of s as the buffer has room for before a NUL.
func (b *Buffer) cut(s string) string {
	return wintext.Cut(s, int(min(b.Size-1, math.MaxInt32)))
}

// Members of a NETRESOURCE: the DWORDs at its head, and the pointers to strings.
const (
	netResourceWords   = 4
	netResourceStrings = 4
)

// netResource returns the size in bytes of a NETRESOURCE with its strings.
func (l Layout) netResource(nr *NetResource) uint32 {
	size := netResourceWords*4 + netResourceStrings*l.pointer()
	for _, s := range [...]string{nr.LocalName, nr.RemoteName, nr.Comment, nr.Provider} {
		size += l.text(s)
	}
	return size
}

// text returns the size in bytes of a string with its NUL; an empty string is a NULL pointer and takes none.
func (l Layout) text(s string) uint32 {
	if s == "" {
		return 0
	}
	return (uint32(wintext.Units(s)) + 1) * l.char()
}

// pointer returns the size in bytes of a pointer.
func (l Layout) pointer() uint32 {
	if l.Pointer == 0 {
		return 8
	}
	return l.Pointer
}

// char returns the size in bytes of a character.
func (l Layout) char() uint32 {
	if l.Char == 0 {
		return 2
	}
	return l.Char
}

// sizeArg returns the size of a caller's buffer under its documented name for a record, without a name for a call that
// has no buffer.
func sizeArg(name string, b *Buffer) Arg {
	switch b {
	case unlimited:
		return Arg{}
	case nil:
		return Arg{name, nil}
	}
	return Arg{name, b.Size}
}

// Sized returns the calls of this caller that take a buffer and its size.
func (c *Caller) Sized() Sized { return sized{c} }

// sized implements [Sized] for a caller. Its methods stand in the chapters of their calls.
type sized struct{ c *Caller }
