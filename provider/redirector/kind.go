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

	// Top is the share that is the top of a server's tree, "" for none. A path whose first name is no share leads there.
	Top string

	// SharesOnly refuses connections to what is below a share: ERROR_BAD_NET_NAME.
	SharesOnly bool

	// NeedsDevice refuses connections without a local name: ERROR_BAD_DEVICE, after which WNetUseConnection chooses one.
	NeedsDevice bool

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
