package mprdll

// bounds are the two ends of a stack; zero: not known.
type bounds struct{ lo, hi uintptr }

// holds reports whether an address lies on the stack.
func (b bounds) holds(addr uintptr) bool { return addr-b.lo < b.hi-b.lo }
