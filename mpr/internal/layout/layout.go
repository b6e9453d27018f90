// Package layout defines the structures of winnetwk.h and npapi.h as they lie in
// memory, and converts their strings between UTF-8 and UTF-16. Go lays out each
// structure as C does, with 32 bits and with 64.
package layout

import "github.com/seed-520b6462/winnet/provider"

// Pointer is how a structure holds the address of a string: as a pointer where
// this program allocated the string, as a number where the structure lies in
// memory that somebody else described. Such memory may hold anything, and the
// garbage collector must not take it for pointers.
type Pointer interface{ *uint16 | uintptr }

// NetResource is NETRESOURCEW.
type NetResource[P Pointer] struct {
	Scope, Type, DisplayType, Usage          uint32
	LocalName, RemoteName, Comment, Provider P
}

// Resource is a NETRESOURCE that is passed to a call, or read after one.
type Resource NetResource[*uint16]

// Stored is a NETRESOURCE that is written to the buffer of a caller.
type Stored = NetResource[uintptr]

// UniversalName is REMOTE_NAME_INFOW. Its first member alone is
// UNIVERSAL_NAME_INFOW.
type UniversalName[P Pointer] struct{ Universal, Connection, Remaining P }

// ConnectInfo is NETCONNECTINFOSTRUCT.
type ConnectInfo struct{ Size, Flags, Speed, Delay, OptDataSize uint32 }

// NetInfo is NETINFOSTRUCT.
type NetInfo struct {
	Size, Version, Status, Characteristics uint32
	Handle                                 uintptr
	NetType                                uint16
	Printers, Drives                       uint32
}

// ConnectDialog is CONNECTDLGSTRUCTW.
type ConnectDialog[R interface{ *Resource | uintptr }] struct {
	Size          uint32
	Owner         uintptr
	Resource      R
	Flags, DevNum uint32
}

// DisconnectDialog is DISCDLGSTRUCTW.
type DisconnectDialog[P Pointer] struct {
	Size                  uint32
	Owner                 uintptr
	LocalName, RemoteName P
	Flags                 uint32
}

// NewResource returns a NETRESOURCE with its strings; nil is NULL, and so is each
// empty string. syscall.EINVAL: a string has a NUL in it.
func NewResource(nr *provider.NetResource) (*Resource, error) {
	if nr == nil {
		return nil, nil
	}
	r := &Resource{Scope: uint32(nr.Scope), Type: uint32(nr.Type), DisplayType: uint32(nr.DisplayType), Usage: uint32(nr.Usage)}
	for _, member := range []struct {
		to   **uint16
		from string
	}{{&r.LocalName, nr.LocalName}, {&r.RemoteName, nr.RemoteName}, {&r.Comment, nr.Comment}, {&r.Provider, nr.Provider}} {
		var err error
		if *member.to, err = Text(member.from); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// NetResource returns the resource with all its strings, which must be there or
// NULL.
func (r *Resource) NetResource() provider.NetResource {
	return provider.NetResource{
		Scope: provider.Scope(r.Scope), Type: provider.ResourceType(r.Type),
		DisplayType: provider.DisplayType(r.DisplayType), Usage: provider.Usage(r.Usage),
		LocalName: String(r.LocalName), RemoteName: String(r.RemoteName),
		Comment: String(r.Comment), Provider: String(r.Provider),
	}
}
