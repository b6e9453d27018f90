// Package provider is what plugs into the router: the network provider API
// (the NP* functions that a provider DLL exports to mpr.dll) as one Go
// interface. A network is written as a backend of package redirector, which
// keeps the connections; package fake has one in memory.
//
//   - [Provider] is the contract. Embed [Unimplemented] and write the methods
//     that your network has; [Unimplemented] answers the rest as a DLL does
//     that doesn't export them. [Registered] adds the service key and the class,
//     by which a provider is also a credential manager.
//   - [Func] is a provider written as plain functions: three lines in a test.
//     Package hook has one that answers from a list, and makes the calls of any
//     provider fail, wait, hang or panic.
//   - [Notifyee] is no provider: it is told of connections that come and go.
//     [NotifyFunc] is one written as plain functions.
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
