package provider

//go:generate go run ./internal/callgen . Provider zcalls.go.tmpl zunimplemented.go.tmpl zfunc.go.tmpl

// Provider is the network provider API (npapi.h) as the router calls it, and
// the redirector behind it that serves the files. It is analogous to a provider
// DLL with its file system driver.
//
// The session says who calls: a provider keeps connections by the LUID of the
// session and letters in its device namespace. No method may call back into the
// router. Strings arrive as the caller gave them, local names in canonical
// form (`Z:`, `LPT1`).
//
// The interface is wide on purpose: embed [Unimplemented] and override what
// your network has. GetCaps says what that is, and the router never calls
// what GetCaps doesn't announce.
//
// General codes that any call may return besides its own ("Network Security
// Return Values"): ERROR_NOT_SUPPORTED (the provider doesn't offer the
// call), ERROR_UNEXP_NET_ERR (unidentified failure), ERROR_INVALID_PARAMETER,
// ERROR_ACCESS_DENIED, ERROR_BUSY (still starting; the caller may retry),
// ERROR_NOT_ENOUGH_MEMORY, ERROR_NO_NETWORK (not started; tested first),
// ERROR_EXTENDED_ERROR as a *winerr.Extended. The codes 53, 67, 87 and 124
// tell the router that the resource belongs to somebody else.
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

// Identity is who a provider is and what it can do.
type Identity interface {
	// Name is the provider's name as NETRESOURCE's lpProvider has it: the value
	// `Name` of its NetworkProvider registry key.
	Name() string

	// GetCaps answers NPGetCaps: a mask of WNNC_ bits, or for WNNC_START,
	// WNNC_NET_TYPE and WNNC_SPEC_VERSION a value. It never fails; 0 for an
	// index it doesn't know.
	GetCaps(index CapIndex) uint32
}
