package providertest

import (
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Harness is a provider without connections, with what the cases may ask of its
// network. What is empty the network doesn't have, and the cases that need it
// are left out.
type Harness struct {
	// Provider is what is tested. It must be there, and have started.
	Provider provider.Provider
	// User is who logs on; zero: a user called "user".
	User session.User

	// Remote is a disk share that Good connects to, and Second another one on
	// the same server, spelled as an enumeration spells them.
	Remote, Second string
	// Good are credentials that connect any session to Remote, Second and
	// Printer. The zero value is the default credentials.
	Good session.Credentials
	// Bad are refused by the server of Remote, whose user or password is wrong.
	Bad *session.Credentials
	// Rival are credentials of another user that connect to Remote as well.
	Rival *session.Credentials
	// Denied is a share that doesn't admit Good.
	Denied string
	// Printer is a print share that Good connects to.
	Printer string
	// Pipes is neither a disk nor a printer, and Good connects to it without
	// device, as to `\\server\IPC$`.
	Pipes string
	// Default is a disk share that the default credentials of User connect to,
	// though not those with an empty password.
	Default string

	// Missing has the form of this network's names, and there is no such thing.
	Missing string
	// Foreign is a name of another network.
	Foreign string
	// File is a file in Remote that can be read, as in `\a.txt`.
	File string

	// SetStarted stops and starts the network.
	SetStarted func(started bool)
	// Pack makes of credentials an authentication buffer as AddConnection4 takes it.
	Pack func(session.Credentials) []byte
	// RouterCalls says how many calls of the router there have been so far, of a
	// router that the provider could call.
	RouterCalls func() int
	// Close is called when a case is over.
	Close func() error
}

// need is something that a case can't do without.
type need struct {
	name string
	met  func(*Harness) bool
}

var (
	needRemote  = need{"Remote", func(h *Harness) bool { return h.Remote != "" }}
	needSecond  = need{"Second", func(h *Harness) bool { return h.Second != "" }}
	needBad     = need{"Bad", func(h *Harness) bool { return h.Bad != nil }}
	needRival   = need{"Rival", func(h *Harness) bool { return h.Rival != nil }}
	needDenied  = need{"Denied", func(h *Harness) bool { return h.Denied != "" }}
	needPrinter = need{"Printer", func(h *Harness) bool { return h.Printer != "" }}
	needPipes   = need{"Pipes", func(h *Harness) bool { return h.Pipes != "" }}
	needDefault = need{"Default", func(h *Harness) bool { return h.Default != "" }}
	needMissing = need{"Missing", func(h *Harness) bool { return h.Missing != "" }}
	needForeign = need{"Foreign", func(h *Harness) bool { return h.Foreign != "" }}
	needFile    = need{"File", func(h *Harness) bool { return h.File != "" }}
	needStop    = need{"SetStarted", func(h *Harness) bool { return h.SetStarted != nil }}
	needRouter  = need{"RouterCalls", func(h *Harness) bool { return h.RouterCalls != nil }}
)

// The capabilities that cases need.
var (
	canAdd     = capability("WNNC_CON_ADDCONNECTION", provider.WNNC_CONNECTION, provider.WNNC_CON_ADDCONNECTION)
	canAdd3    = capability("WNNC_CON_ADDCONNECTION3", provider.WNNC_CONNECTION, provider.WNNC_CON_ADDCONNECTION3)
	canAdd4    = capability("WNNC_CON_ADDCONNECTION4", provider.WNNC_CONNECTION, provider.WNNC_CON_ADDCONNECTION4)
	canDefer   = capability("WNNC_CON_DEFER", provider.WNNC_CONNECTION, provider.WNNC_CON_DEFER)
	canCancel  = capability("WNNC_CON_CANCELCONNECTION", provider.WNNC_CONNECTION, provider.WNNC_CON_CANCELCONNECTION)
	canCancel2 = capability("WNNC_CON_CANCELCONNECTION2", provider.WNNC_CONNECTION, provider.WNNC_CON_CANCELCONNECTION2)
	canGet     = capability("WNNC_CON_GETCONNECTIONS", provider.WNNC_CONNECTION, provider.WNNC_CON_GETCONNECTIONS)
	canMeasure = capability("WNNC_CON_GETPERFORMANCE", provider.WNNC_CONNECTION, provider.WNNC_CON_GETPERFORMANCE)
	canGetUser = capability("WNNC_USR_GETUSER", provider.WNNC_USER, provider.WNNC_USR_GETUSER)
	canFormat  = capability("WNNC_DLG_FORMATNETWORKNAME", provider.WNNC_DIALOG, provider.WNNC_DLG_FORMATNETWORKNAME)
	canParent  = capability("WNNC_DLG_GETRESOURCEPARENT", provider.WNNC_DIALOG, provider.WNNC_DLG_GETRESOURCEPARENT)
	canInform  = capability("WNNC_DLG_GETRESOURCEINFORMATION", provider.WNNC_DIALOG, provider.WNNC_DLG_GETRESOURCEINFORMATION)
	canBrowse  = capability("WNNC_ENUM_GLOBAL", provider.WNNC_ENUMERATION, provider.WNNC_ENUM_GLOBAL)
	canList    = capability("WNNC_ENUM_LOCAL", provider.WNNC_ENUMERATION, provider.WNNC_ENUM_LOCAL)
)

func capability(name string, index provider.CapIndex, bit uint32) need {
	return need{name, func(h *Harness) bool { return h.Provider.GetCaps(index)&bit != 0 }}
}
