package redirector

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Kind describes which network a [Provider] is to the router. The zero value is the SMB client of Windows.
type Kind struct {
	// Name is the provider's name; "" is "Microsoft Windows Network".
	Name string

	// Service is the provider's key in the registry; "" is the name, and for the zero value "LanmanWorkstation".
	Service string

	// NetType is the answer to WNNC_NET_TYPE; 0 is WNNC_NET_LANMAN.
	NetType uint32

	// Caps are the calls that are offered; nil is [AllCapabilities]. Other calls fail with ERROR_NOT_SUPPORTED.
	Caps *Capabilities

	// Syntax reads and spells remote names; nil is [provider.UNC].
	Syntax provider.Syntax

	// Foreign is the answer to a remote name that Syntax doesn't take; 0 is ERROR_BAD_NET_NAME. Another code that tells the
	// router "not mine" leaves it to the next provider to say what is wrong with the name.
	Foreign winerr.Errno

	// Target returns the target of a redirected device, as QueryDosDevice returns it. nil is
	// RedirectorTarget(`\Device\LanmanRedirector`), put together only when somebody reads it.
	Target func(device session.Name, luid session.LUID, remote provider.RemoteName) string

	// NoUniversalNames lets GetUniversalName fail with ERROR_NOT_SUPPORTED at UNIVERSAL_NAME_INFO_LEVEL.
	NoUniversalNames bool
}

// Capabilities are masks of WNNC_ bits, as GetCaps returns them.
type Capabilities struct {
	User        uint32 // WNNC_USR_
	Connection  uint32 // WNNC_CON_
	Dialog      uint32 // WNNC_DLG_
	Enumeration uint32 // WNNC_ENUM_
}

// everything is what Kind.Caps nil stands for.
var everything = AllCapabilities()

// AllCapabilities returns everything that a [Provider] can do.
func AllCapabilities() Capabilities {
	return Capabilities{
		User: provider.WNNC_USR_GETUSER,
		Connection: provider.WNNC_CON_ADDCONNECTION | provider.WNNC_CON_ADDCONNECTION3 | provider.WNNC_CON_ADDCONNECTION4 |
			provider.WNNC_CON_CANCELCONNECTION | provider.WNNC_CON_CANCELCONNECTION2 | provider.WNNC_CON_GETCONNECTIONS |
			provider.WNNC_CON_GETPERFORMANCE | provider.WNNC_CON_DEFER,
		Dialog: provider.WNNC_DLG_FORMATNETWORKNAME | provider.WNNC_DLG_GETRESOURCEPARENT |
			provider.WNNC_DLG_GETRESOURCEINFORMATION,
		Enumeration: provider.WNNC_ENUM_GLOBAL | provider.WNNC_ENUM_LOCAL | provider.WNNC_ENUM_CONTEXT,
	}
}

// RedirectorTarget returns a Kind.Target that makes the targets of a redirector by its device, as
// [session.RedirectorTarget] does.
func RedirectorTarget(device string) func(session.Name, session.LUID, provider.RemoteName) string {
	return func(n session.Name, luid session.LUID, r provider.RemoteName) string {
		return session.RedirectorTarget(device, n, luid, `\`+r.Server+`\`+r.Share+r.Rest)
	}
}

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
		if p.Kind.NetType != 0 {
			return p.Kind.NetType
		}
		return provider.WNNC_NET_LANMAN
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
