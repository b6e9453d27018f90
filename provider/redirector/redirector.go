// Package redirector is the state machine that every network of Windows has below it: which session is connected to what, as
// which user, under which letter, and which files are open there. A network is a small [Backend] that is plugged in; package
// provider/fake is one in memory, and module provider/smb one of real SMB servers.
//
// The package is analogous to RDBSS, the buffering subsystem of the redirectors of Windows, and to the part of a network
// provider DLL that talks to it. It keeps, per logon session, the connections with their devices, one user per server, the
// open files and print jobs, and the enumerations. It decides ERROR_ALREADY_ASSIGNED, ERROR_SESSION_CREDENTIAL_CONFLICT,
// ERROR_OPEN_FILES and ERROR_DEVICE_IN_USE, connects deferred connections when somebody uses them, makes and ends the
// connections that only a UNC path implies, lends the letters of LocalSystem to every session, and reconnects what was lost.
//
// To write a network, write four small types: [Backend], [Server], [Logon] and [Tree].
//
// Lock order: the mutex of a Provider is never held while the redirector calls a backend or the device namespace of a
// session. A backend that hangs delays its own callers alone.
package redirector

import (
	"sync"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Provider is a [provider.Provider] over a [Backend]. Its exported fields are set before the first call and not changed
// afterwards.
//
// A Provider is part of one machine: the sessions that it serves are of one [session.Table]. Have the table call Logoff (see
// [session.Table.OnLogoff]), unless a router does.
//
// The calls of the API check in this order: whether the network has started (ERROR_NO_NETWORK), whether the call is offered
// (ERROR_NOT_SUPPORTED), whether the name belongs to this network, then everything else ("Implementing a Network Provider").
// A call without a session is ERROR_NO_SUCH_LOGON_SESSION, and so is connecting or enumerating in a session that has logged
// off; the other calls find nothing connected there. The dialogs and the logon calls are not offered.
type Provider struct {
	provider.Unimplemented

	// Kind is which network this is to the router.
	Kind Kind

	// Backend is the network itself. Without one the network never starts: every call is ERROR_NO_NETWORK.
	Backend Backend

	// DefaultCredentials returns the user and the password that a session logs on with at a server if the caller gives none.
	// The network credentials of the session have precedence. nil, or false: the session's own user by single sign-on.
	DefaultCredentials func(s *session.Session, server string) (session.User, session.Password, bool)

	// start is the answer to WNNC_START, exclusive-or WNNC_START_DONE so that the zero value has started.
	start  atomic.Uint32
	starts atomic.Uint64 // how often SetStart was called

	mu         sync.Mutex // protects what follows, and what it leads to
	logons     map[session.LUID]*logon
	enums      map[provider.Handle]*enumeration
	lastHandle provider.Handle
}

var (
	_ provider.Provider    = (*Provider)(nil)
	_ provider.Restartable = (*Provider)(nil)
	_ provider.Registered  = (*Provider)(nil)
)

// Name returns Kind.Name, or "Microsoft Windows Network".
func (p *Provider) Name() string {
	if p.Kind.Name == "" {
		return "Microsoft Windows Network"
	}
	return p.Kind.Name
}

// Registration implements [provider.Registered]: a network under the key Kind.Service.
func (p *Provider) Registration() provider.Registration {
	r := provider.Registration{Service: p.Kind.Service, Class: provider.WN_NETWORK_CLASS}
	if r.Service == "" && p.Kind.Name == "" {
		r.Service = "LanmanWorkstation"
	}
	return r
}

// GetCaps answers with Kind.Caps and Kind.NetType, and for WNNC_START with what SetStart was told, WNNC_START_DONE at
// first.
func (p *Provider) GetCaps(index provider.CapIndex) uint32 {
	caps := p.caps()
	switch index {
	case provider.WNNC_NET_TYPE:
		return p.netType()
	case provider.WNNC_USER:
		return caps.User
	case provider.WNNC_CONNECTION:
		return caps.Connection
	case provider.WNNC_DIALOG:
		return caps.Dialog
	case provider.WNNC_ENUMERATION:
		return caps.Enumeration
	case provider.WNNC_START:
		if p.Backend == nil {
			return provider.WNNC_START_NEVER
		}
		return p.start.Load() ^ provider.WNNC_START_DONE
	}
	return p.Unimplemented.GetCaps(index)
}

// netType returns the answer to WNNC_NET_TYPE.
func (p *Provider) netType() uint32 {
	if p.Kind.NetType != 0 {
		return p.Kind.NetType
	}
	return provider.WNNC_NET_LANMAN
}

func (p *Provider) caps() *Capabilities {
	if p.Kind.Caps != nil {
		return p.Kind.Caps
	}
	return &everything
}

// Syntax returns Kind.Syntax, or [provider.UNC].
func (p *Provider) Syntax() provider.Syntax {
	if p.Kind.Syntax != nil {
		return p.Kind.Syntax
	}
	return provider.UNC{}
}

// unc reports whether names are spelled as they are parsed. The remote name of a connection then does where its parts would
// be put together.
func (p *Provider) unc() bool {
	_, ok := p.Syntax().(provider.UNC)
	return ok
}

// Parse splits a remote name by the syntax of the network.
//
// Kind.Foreign, or ERROR_BAD_NET_NAME: not a name of this network.
func (p *Provider) Parse(name string) (provider.RemoteName, error) {
	r, ok := p.Syntax().Parse(name)
	switch {
	case ok:
		return r, nil
	case p.Kind.Foreign != winerr.NO_ERROR:
		return provider.RemoteName{}, p.Kind.Foreign
	}
	return provider.RemoteName{}, winerr.ERROR_BAD_NET_NAME
}

// String returns the name. It keeps package fmt from printing the passwords that the provider keeps.
func (p *Provider) String() string { return p.Name() }

// GoString returns the same as String.
func (p *Provider) GoString() string { return p.Name() }

// SetStart sets the answer to WNNC_START: WNNC_START_DONE, WNNC_START_NEVER, WNNC_START_UNKNOWN or the milliseconds until the
// network has started. With any answer but WNNC_START_DONE every call fails with ERROR_NO_NETWORK. The answer counts from
// the next call on, whatever the router has been told before.
func (p *Provider) SetStart(answer uint32) {
	p.start.Store(answer ^ provider.WNNC_START_DONE)
	p.starts.Add(1)
}

// Starts implements [provider.Restartable]: it returns how often SetStart has been called.
func (p *Provider) Starts() uint64 { return p.starts.Load() }

// SetStarted calls SetStart with WNNC_START_DONE or WNNC_START_NEVER. Connections stay connected meanwhile, and are
// there again when the network has started.
func (p *Provider) SetStarted(started bool) {
	answer := uint32(provider.WNNC_START_NEVER)
	if started {
		answer = provider.WNNC_START_DONE
	}
	p.SetStart(answer)
}

// started returns ERROR_NO_NETWORK unless the network has started.
func (p *Provider) started() error {
	if p.start.Load() != 0 || p.Backend == nil {
		return winerr.ERROR_NO_NETWORK
	}
	return nil
}

// begin checks what each call checks first. offered is the set of capabilities that announces the call, and needed the bit of
// the call; 0 needs none.
//
// ERROR_NO_NETWORK. ERROR_NOT_SUPPORTED: not offered. ERROR_NO_SUCH_LOGON_SESSION: no session.
func (p *Provider) begin(s *session.Session, offered, needed uint32) error {
	switch {
	case p.start.Load() != 0 || p.Backend == nil:
		return winerr.ERROR_NO_NETWORK
	case offered&needed != needed:
		return winerr.ERROR_NOT_SUPPORTED
	case s == nil:
		return winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	return nil
}

// owns checks that a resource is given, and names this provider or none.
//
// ERROR_INVALID_PARAMETER: no resource. ERROR_BAD_NET_NAME: no remote name, or another provider.
func (p *Provider) owns(nr *provider.NetResource) error {
	switch {
	case nr == nil:
		return winerr.ERROR_INVALID_PARAMETER
	case nr.RemoteName == "", nr.Provider != "" && !wintext.Same(nr.Provider, p.Name()):
		return winerr.ERROR_BAD_NET_NAME
	}
	return nil
}
