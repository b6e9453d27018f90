package provider

import (
	"strconv"
)

// Call names a method of [Provider]. The zero value is [AnyCall].
type Call uint8

// capability is a bit of a mask that GetCaps returns.
type capability struct {
	index CapIndex
	bit   uint32
}

// String returns the name of the method, as in "AddConnection".
func (c Call) String() string {
	if c < callEnd {
		return callNames[c]
	}
	return "Call(" + strconv.Itoa(int(c)) + ")"
}

// Capability returns the bit by which GetCaps announces the call, and the index
// of its mask. Calls that no bit of their own announces return 0, 0: among them
// OpenEnum, EnumResource and CloseEnum, which WNNC_ENUMERATION announces
// together.
func (c Call) Capability() (index CapIndex, bit uint32) {
	if c < callEnd {
		index, bit = capabilities[c].index, capabilities[c].bit
	}
	return index, bit
}

var _ Provider = (*Func)(nil)

// Name implements [Identity].
func (f *Func) Name() string { return f.ProviderName }

// Registration implements [Registered].
func (f *Func) Registration() Registration { return f.Registry }

// GetCaps implements [Identity]. It returns the result of OnGetCaps if that is set,
// or the entry of Caps. Without both the value follows from the functions:
//
//   - A function whose call has a capability ([Call.Capability]) announces it.
//     OnGetPropertyText and OnPropertyDialog share a bit, which either sets.
//   - OnOpenEnum, OnEnumResource and OnCloseEnum together announce the scopes
//     GLOBAL, LOCAL and CONTEXT.
//   - WNNC_SPEC_VERSION and WNNC_START are those of [Unimplemented].
//   - All others are 0. Only Caps can announce WNNC_CON_DEFER, which is a promise
//     about AddConnection3.
func (f *Func) GetCaps(index CapIndex) uint32 {
	if f.OnGetCaps != nil {
		return f.OnGetCaps(index)
	}
	if mask, given := f.Caps[index]; given {
		return mask
	}
	switch index {
	case WNNC_USER, WNNC_CONNECTION, WNNC_DIALOG, WNNC_ADMIN:
		return f.announced(index)
	case WNNC_ENUMERATION:
		if f.OnOpenEnum != nil && f.OnEnumResource != nil && f.OnCloseEnum != nil {
			return WNNC_ENUM_GLOBAL | WNNC_ENUM_LOCAL | WNNC_ENUM_CONTEXT
		}
	}
	return Unimplemented{}.GetCaps(index)
}

// announced returns the bits of the functions that are set.
func (f *Func) announced(index CapIndex) (mask uint32) {
	for c := range callEnd {
		if of, bit := c.Capability(); of == index && f.offers(c) {
			mask |= bit
		}
	}
	return mask
}
