// Package memory has NETRESOURCE as it lies in memory, for the sides of the tests
// that pass addresses: those that call mpr.dll and those that it calls.
package memory

import (
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// Layout is NETRESOURCEW with its pointers as P.
type Layout[P interface{ *uint16 | uintptr }] struct {
	Scope, Type, DisplayType, Usage          uint32
	LocalName, RemoteName, Comment, Provider P
}

// Resource is one that is read, or passed.
type Resource Layout[*uint16]

// Stored is one that is written into somebody else's buffer: what that held
// before may be no pointer, so that none may be stored there as one.
type Stored = Layout[uintptr]

// Text is a string in memory; "" is NULL, as in mpr.
func Text(s string) *uint16 {
	if s == "" {
		return nil
	}
	return mprdll.StringToUTF16Ptr(s)
}

// NewResource is a NETRESOURCE in memory; nil is NULL.
func NewResource(nr *mpr.NetResource) *Resource {
	if nr == nil {
		return nil
	}
	return &Resource{
		uint32(nr.Scope), uint32(nr.Type), uint32(nr.DisplayType), uint32(nr.Usage),
		Text(nr.LocalName), Text(nr.RemoteName), Text(nr.Comment), Text(nr.Provider),
	}
}

// Read is a NETRESOURCE with all its strings.
func (r *Resource) Read() mpr.NetResource {
	return mpr.NetResource{
		Scope: mpr.Scope(r.Scope), Type: mpr.ResourceType(r.Type),
		DisplayType: mpr.DisplayType(r.DisplayType), Usage: mpr.Usage(r.Usage),
		LocalName: mprdll.UTF16PtrToString(r.LocalName), RemoteName: mprdll.UTF16PtrToString(r.RemoteName),
		Comment: mprdll.UTF16PtrToString(r.Comment), Provider: mprdll.UTF16PtrToString(r.Provider),
	}
}
