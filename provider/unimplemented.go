package provider

// Unimplemented is a provider that exports nothing but NPGetCaps, and that has
// started. A type that embeds it overrides Name and the calls that it offers;
// the others return ERROR_NOT_SUPPORTED.
type Unimplemented struct{}

var _ Provider = Unimplemented{}

// Name returns "", by which nobody can ask for the provider.
func (Unimplemented) Name() string { return "" }

// GetCaps announces the version and that the provider has started, and no calls.
func (Unimplemented) GetCaps(index CapIndex) uint32 {
	switch index {
	case WNNC_SPEC_VERSION:
		return WNNC_SPEC_VERSION51
	case WNNC_START:
		return WNNC_START_DONE
	}
	return 0
}
