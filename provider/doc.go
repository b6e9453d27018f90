// Package provider is what plugs into the router: the network provider API
// (the NP* functions that a provider DLL exports to mpr.dll) as one Go
// interface, and a fake network, defined as data, that implements it.
//
//   - [Provider] is the contract. Embed [Unimplemented] and write the methods
//     that your network has; [Unimplemented] answers the rest as a DLL does
//     that doesn't export them.
//   - [Fake] is a network in memory: servers, shares, users, open files.
//   - [Hook] wraps any provider and makes its calls fail, wait, hang or panic.
//
// The codes in the comments are constants of package winnet/errors, which is
// always imported as winerr. A provider returns them as errors; an error of the
// provider's own is a *[winerr.Extended], which the router reports as
// ERROR_EXTENDED_ERROR and keeps for WNetGetLastError.
//
// Lock order: a provider's own mutex is never held while it calls a session's
// device namespace, and the router holds no lock when it calls a provider.
// So a provider that hangs holds up its own caller and nobody else.
//
// Documents: "Network Provider API" and "Implementing a Network Provider"
// (Windows security documentation), npapi.h, winnetwk.h.
package provider
