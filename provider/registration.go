package provider

import (
	"github.com/seed-520b6462/winnet/session"
)

// Class is the value Class of a provider's registry key: a mask of the parts that
// the provider plays.
type Class uint32

// The classes ("Authentication Registry Keys", Windows security documentation).
const (
	WN_NETWORK_CLASS         Class = 1 // a network
	WN_CREDENTIAL_CLASS      Class = 2 // a credential manager, which the router tells of logons
	WN_PRIMARY_AUTHENT_CLASS Class = 4 // authenticates the user; nothing here depends on it
	WN_SERVICE_CLASS         Class = 8
)

// Registration is the entry of a provider in the registry, without its name:
// HKLM\SYSTEM\CurrentControlSet\Services\<Service>\NetworkProvider.
type Registration struct {
	// Service is the name of the key, which the value ProviderOrder lists:
	// "LanmanWorkstation". "" stands for the provider's name.
	Service string

	// Class is the value Class. 0 stands for an absent value: the provider is a
	// network then, or with network type WNNC_CRED_MANAGER a credential manager.
	Class Class
}

// Registered is a [Provider] with a registration of its own. A type that embeds a
// Registered must not leave it nil.
type Registered interface {
	// Registration returns the provider's entry in the registry.
	Registration() Registration
}

// RegistrationOf returns the registration of a provider with the defaults filled
// in.
func RegistrationOf(p Provider) Registration {
	var r Registration
	if known, ok := p.(Registered); ok {
		r = known.Registration()
	}
	if r.Service == "" {
		r.Service = p.Name()
	}
	if r.Class == 0 {
		r.Class = WN_NETWORK_CLASS
		if p.GetCaps(WNNC_NET_TYPE) == WNNC_CRED_MANAGER {
			r.Class = WN_CREDENTIAL_CLASS
		}
	}
	return r
}

// Restartable is a provider whose network can be stopped and started again. NPGetCaps lets MPR ask a provider no more
// that has started or won't start (WNNC_START); on Windows each new process asks anew. The router asks a Restartable
// provider again once Starts has changed.
type Restartable interface {
	// Starts returns a number that changes with the answer to WNNC_START. It is called often and must not wait.
	Starts() uint64
}

// Logon is what a credential manager is told at a logon or a change of password: the parameters of NPLogonNotify and
// NPPasswordChangeNotify.
type Logon struct {
	// Session is the session that logs on. The documents have a parameter for its LUID alone.
	Session *session.Session

	// System is the session that the credential manager runs in: LocalSystem's, never the user's. What it connects in
	// this session, it connects for the whole machine.
	System *session.Session

	// AuthType names the structure that Windows would pass: "MSV1_0:Interactive" for MSV1_0_INTERACTIVE_LOGON,
	// "Kerberos:Interactive" for KERB_INTERACTIVE_LOGON. Both hold a user and a password.
	AuthType string
	User     session.User
	Password session.Password // "": none, or the machine passes none on; NULL: the user logged on without a password

	// Previous is what was valid before. At a change of password it is always set; at a logon only if the user had to
	// change the password first.
	Previous *Previous

	Station string // StationUser (or StationUserPage) or StationService
	Owner   Window // for a user at the machine the dialog on display; with StationService it has no meaning
}

// The stations of a logon.
const (
	StationUser     = "WinSta0"  // a user at the machine, as OpenAFS and MIT's kfwlogon compare it
	StationUserPage = "WinSta_0" // the same on the page of NPLogonNotify
	StationService  = "SvcCtl"   // the service controller
)

// Previous holds the credentials before a change.
type Previous struct {
	AuthType string
	User     session.User
	Password session.Password
}

// CredentialManager holds the calls at logon. They run as LocalSystem. The router makes them of providers of class
// WN_CREDENTIAL_CLASS ([Registration]) or network type WNNC_CRED_MANAGER, when the provider has started or the time that
// it named is over; not of a provider whose network type (WNNC_NET_TYPE) is 0. A provider of that class must offer both.
type CredentialManager interface {
	// LogonNotify tells of a logon. It returns a command line, as CreateProcess takes one, to run as the user; "" stands
	// for none. A command of the shell begins with `cmd /C`. No error keeps the user from logging on.
	//
	// Errors:
	//   - ERROR_NOT_SUPPORTED: the credential manager doesn't offer the call.
	//   - ERROR_NO_NETWORK: the network isn't present. The router then keeps no script of this
	//     logon, of any credential manager, and tells the others all the same.
	//   - ERROR_BUSY: the credential manager is starting.
	//
	// Document: NPLogonNotify (npapi.h).
	LogonNotify(logon Logon) (script string, err error)

	// PasswordChangeNotify tells of a change of password. change has the new password, change.Previous the old one. info
	// 0 means that the change affects only connections to domains that aren't trusted.
	//
	// Errors of LogonNotify.
	//
	// Document: NPPasswordChangeNotify (npapi.h).
	PasswordChangeNotify(change Logon, info PasswordChange) error
}
