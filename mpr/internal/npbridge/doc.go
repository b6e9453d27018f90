// Package npbridge puts a provider.Provider behind a network provider DLL, so that
// the mpr.dll of a Windows or of Wine routes to it: the router is the machine's
// own, and the network that it asks is the test's.
//
// The DLL is compiled of shim/shim.c; each copy of it, under a name of its own, is
// a network. [Load] loads it and [Bridge.Serve] says who answers. A router may ask
// for capabilities when it loads a DLL, so both come before the first call of
// mpr.dll. Which DLLs it loads stands in the registry, where [Register] writes it.
//
// Documents: "Network Provider API", npapi.h; "Handling Buffered Data"; "Provider
// Order".
package npbridge

// Network is a network provider as the registry has it.
type Network struct {
	Key  string // of the service
	Name string // of the network, as NETRESOURCE's lpProvider has it
	DLL  string // path
}
