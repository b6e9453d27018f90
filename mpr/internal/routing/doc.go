// Package routing decides which providers a call of the router asks, in which order, and whose answer the caller gets
// ("Implementing a Network Provider", "Capability Bits and Network Provider Ordering" in the Windows documents).
//
// A [Slot] holds one installed provider, an [Order] all of them. [Route] asks providers one after the other until one
// accepts, and a [Verdict] decides among the errors of those that didn't. No provider can bring its caller down: a
// panic returns as a [PanicError]. The package doesn't know who calls.
package routing
