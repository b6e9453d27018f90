package provider

var _ Provider = (*Func)(nil)

// Name implements [Identity].
func (f *Func) Name() string { return f.ProviderName }

// Registration implements [Registered].
func (f *Func) Registration() Registration { return f.Registry }

// GetCaps implements [Identity]. OnGetCaps answers if it is set, then Caps, and
// then what follows from the functions:
//
//   - each one that has a WNNC_ bit announces it. The enumeration trio announces
//     the scopes GLOBAL, LOCAL and CONTEXT when all three are set, and
//     OnGetPropertyText and OnPropertyDialog share a bit that either sets;
//   - WNNC_SPEC_VERSION and WNNC_START are as with [Unimplemented]: started;
//   - the rest is 0. WNNC_CON_DEFER is a promise about AddConnection3 that only
//     Caps can make.
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
