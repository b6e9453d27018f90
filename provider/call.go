package provider

import "strconv"

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
