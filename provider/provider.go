package provider

//go:generate go run ./internal/callgen . Provider zcalls.go.tmpl zunimplemented.go.tmpl zfunc.go.tmpl

// Provider is the network provider API (npapi.h) as the router calls it, and the redirector behind it that serves the
// files. It is analogous to a provider DLL with its file system driver.
//
// The session says who calls: a provider keeps connections by the LUID of the session, and letters in the session's
// device namespace. No method may call back into the router. Strings arrive as the caller gave them, local names in
// canonical form (`Z:`, `LPT1`).
//
// The interface has a method for each call that Windows knows, so that a wrapper can't hide one. Package redirector
// implements all of them over the few things that differ from network to network. A provider that isn't a network of
// servers and shares embeds [Unimplemented] and overrides what it offers. GetCaps announces which calls a provider
// offers, and the router makes no others, with these exceptions, which no bit announces: GetUniversalName,
// GetPersistentUseOptions, the calls of [Permissions], [CredentialManager] and [Redirector], and GetConnection3, which
// the router makes of a provider that announces WNNC_CON_DEFER.
//
// A provider checks in this order: whether its network has started, whether it supports the call, whether it owns the
// resource, and then the other arguments.
//
// Errors that every call but GetCaps may return besides its own:
//   - ERROR_NOT_SUPPORTED: the provider doesn't offer the call.
//   - ERROR_NO_NETWORK: the network hasn't started.
//   - ERROR_BUSY: the provider is starting, or doesn't take a second call now. The caller may try again.
//   - ERROR_BAD_NET_NAME, ERROR_BAD_NETPATH, ERROR_INVALID_PARAMETER, ERROR_INVALID_LEVEL: the resource belongs to
//     another provider, which the router asks next. An argument that isn't valid counts as that too.
//   - ERROR_ACCESS_DENIED: the caller lacks the rights.
//   - ERROR_NOT_ENOUGH_MEMORY: there isn't enough memory.
//   - ERROR_UNEXP_NET_ERR: the network failed in another way.
//   - ERROR_EXTENDED_ERROR, as a *[winerr.Extended]: an error of the provider's own.
//
// Documents: "Implementing a Network Provider", "Network Security Return Values" (Windows security documentation).
type Provider interface {
	Identity
	Connections
	Names
	Enumeration
	Shell
	Permissions
	CredentialManager
	Redirector
}

// Identity says which provider it is, and what it can do.
type Identity interface {
	// Name returns the provider's name as lpProvider of NETRESOURCE has it: the value `Name` of the provider's registry
	// key.
	Name() string

	// GetCaps returns what the provider can do: a mask of WNNC_ bits, or for WNNC_START, WNNC_NET_TYPE,
	// WNNC_SPEC_VERSION and WNNC_DRIVER_VERSION a value. It returns 0 for an index that the provider doesn't know.
	//
	// Document: NPGetCaps (npapi.h).
	GetCaps(index CapIndex) uint32
}

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
