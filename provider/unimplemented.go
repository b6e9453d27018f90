package provider

// Unimplemented is a provider that exports nothing but NPGetCaps, and that has
// started. Embed it, give the type a Name, and override what your network has.
// Every call that isn't overridden fails with ERROR_NOT_SUPPORTED.
type Unimplemented struct{}

var _ Provider = Unimplemented{}

// Name returns "": a provider without a name can't be asked for by name.
func (Unimplemented) Name() string { return "" }

// GetCaps announces the version and that the provider has started, nothing else.
func (Unimplemented) GetCaps(index CapIndex) uint32 {
	switch index {
	case WNNC_SPEC_VERSION:
		return WNNC_SPEC_VERSION51
	case WNNC_START:
		return WNNC_START_DONE
	}
	return 0
}
