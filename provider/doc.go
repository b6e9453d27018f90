// Package provider is the contract of a network with the router: the network
// provider API (the NP* functions that a provider DLL exports to mpr.dll) as one
// Go interface, with the types of npapi.h and winnetwk.h that it uses. The package
// has no network of its own.
//
//   - [Provider] is the contract, in eight parts. Package redirector implements
//     it for every network of servers and shares, over a small backend; package
//     fake is such a network in memory.
//   - [Unimplemented] is for the others: a type that embeds it answers the calls
//     that it doesn't override as a DLL does that doesn't export them.
//   - [Func] is a provider written as plain functions, for tests. Package hook
//     has one that answers from a list, and makes the calls of any provider fail,
//     wait, hang or panic.
//   - [Registered] is a provider with a service key and a class of its own, such
//     as a credential manager.
//   - [Notifyee] is no provider: the router tells it of connections that are made
//     and cancelled.
//
// The codes in the comments are constants of package winerr
// (github.com/seed-520b6462/winnet/errors). A provider returns them as errors. An
// error of the provider's own is a *[winerr.Extended], which the router reports as
// ERROR_EXTENDED_ERROR and keeps for WNetGetLastError.
//
// Lock order: the router holds no lock while it calls a provider, and a provider
// holds none of its own while it calls the device namespace of a session. A
// provider that hangs delays its own callers alone.
//
// Documents: "Network Provider API" and "Implementing a Network Provider"
// (Windows security documentation), npapi.h, winnetwk.h.
package provider
