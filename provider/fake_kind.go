package provider

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// Kind says which network a [Fake] is. The zero value is the SMB client of
// Windows; another network is other data over the same mechanism.
type Kind struct {
	// Name is the provider's name; "" is "Microsoft Windows Network".
	Name string

	// Service is the provider's key in the registry; "" is the name, and for the
	// zero value "LanmanWorkstation".
	Service string

	// NetType is the answer to WNNC_NET_TYPE; 0 is WNNC_NET_LANMAN.
	NetType uint32

	// Caps are the calls that are offered; nil is [AllCapabilities]. A call that
	// isn't fails with ERROR_NOT_SUPPORTED.
	Caps *Capabilities

	// Syntax reads and spells remote names; nil is [UNC].
	Syntax Syntax

	// Foreign is the answer to a remote name that Syntax doesn't take; 0 is
	// ERROR_BAD_NET_NAME. Another one of those that tell the router "not mine"
	// leaves it to the next provider to say what is wrong with the name.
	Foreign winerr.Errno

	// Target is the target of a redirected device, as QueryDosDevice gives it.
	// nil is RedirectorTarget(`\Device\LanmanRedirector`), put together only when
	// it is read.
	Target func(device session.Name, luid session.LUID, remote RemoteName) string

	// NoUniversalNames has GetUniversalName fail with ERROR_NOT_SUPPORTED at
	// UNIVERSAL_NAME_INFO_LEVEL.
	NoUniversalNames bool
}

// Capabilities are masks of WNNC_ bits, as GetCaps answers them.
type Capabilities struct {
	User        uint32 // WNNC_USR_
	Connection  uint32 // WNNC_CON_
	Dialog      uint32 // WNNC_DLG_
	Enumeration uint32 // WNNC_ENUM_
}

var allCapabilities = AllCapabilities()

// AllCapabilities is everything that a [Fake] can do.
func AllCapabilities() Capabilities {
	return Capabilities{
		User: WNNC_USR_GETUSER,
		Connection: WNNC_CON_ADDCONNECTION | WNNC_CON_ADDCONNECTION3 | WNNC_CON_ADDCONNECTION4 |
			WNNC_CON_CANCELCONNECTION | WNNC_CON_CANCELCONNECTION2 | WNNC_CON_GETCONNECTIONS |
			WNNC_CON_GETPERFORMANCE | WNNC_CON_DEFER,
		Dialog:      WNNC_DLG_FORMATNETWORKNAME | WNNC_DLG_GETRESOURCEPARENT | WNNC_DLG_GETRESOURCEINFORMATION,
		Enumeration: WNNC_ENUM_GLOBAL | WNNC_ENUM_LOCAL | WNNC_ENUM_CONTEXT,
	}
}

// RedirectorTarget makes the targets of a redirector by its device, as
// [session.RedirectorTarget] has them.
func RedirectorTarget(device string) func(session.Name, session.LUID, RemoteName) string {
	return func(n session.Name, luid session.LUID, r RemoteName) string {
		return session.RedirectorTarget(device, n, luid, `\`+r.Server+`\`+r.Share+r.Rest)
	}
}

// Registration implements [Registered]: a network under the key Kind.Service.
func (f *Fake) Registration() Registration {
	r := Registration{Service: f.Kind.Service, Class: WN_NETWORK_CLASS}
	if r.Service == "" && f.Kind.Name == "" {
		r.Service = "LanmanWorkstation"
	}
	return r
}

func (f *Fake) caps() *Capabilities {
	if f.Kind.Caps != nil {
		return f.Kind.Caps
	}
	return &allCapabilities
}

func (f *Fake) netType() uint32 {
	if f.Kind.NetType != 0 {
		return f.Kind.NetType
	}
	return WNNC_NET_LANMAN
}

func (f *Fake) syntax() Syntax {
	if f.Kind.Syntax != nil {
		return f.Kind.Syntax
	}
	return UNC{}
}

// unc reports whether names are spelled as they were read: of such a connection
// the remote name will do where the parts would be put together.
func (f *Fake) unc() bool {
	_, ok := f.syntax().(UNC)
	return ok
}

// parse splits a remote name, or answers Kind.Foreign.
func (f *Fake) parse(name string) (RemoteName, error) {
	r, ok := f.syntax().Parse(name)
	switch {
	case ok:
		return r, nil
	case f.Kind.Foreign != winerr.NO_ERROR:
		return RemoteName{}, f.Kind.Foreign
	}
	return RemoteName{}, winerr.ERROR_BAD_NET_NAME
}

// target is the target of the connection's device where the Kind makes it. That
// is its own code, which isn't to find a connection half made.
func (c *connection) target() string {
	if of := c.fake.Kind.Target; of != nil && c.device != 0 {
		return of(c.device, c.s.LUID(), c.at)
	}
	return ""
}

// redirect defines the connection's device, with a target that the Kind has made.
func (c *connection) redirect(target string) error {
	if c.fake.Kind.Target != nil {
		return c.s.Devices().Redirect(c.device, target, c)
	}
	path := c.remote
	if !c.fake.unc() {
		path = UNC{}.Spell(c.at)
	}
	return c.s.Devices().RedirectPath(c.device, `\Device\LanmanRedirector`, path[1:], c)
}
