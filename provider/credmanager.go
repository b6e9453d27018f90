package provider

import "github.com/seed-520b6462/winnet/session"

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
	Password session.Password // NULL: the user logged on without a password

	// Previous is what was valid before. At a change of password it is always set; at a logon only if the user had to
	// change the password first.
	Previous *Previous

	Station string // StationUser or StationService
	Owner   Window // with StationUser the dialog on display; with StationService it has no meaning
}

// The stations of a logon.
const (
	StationUser    = "WinSta_0" // a user at the machine
	StationService = "SvcCtl"   // the service controller
)

// Previous holds the credentials before a change.
type Previous struct {
	AuthType string
	User     session.User
	Password session.Password
}

// CredentialManager holds the calls at logon. They run as LocalSystem. The router makes them of providers of class
// WN_CREDENTIAL_CLASS ([Registration]) or network type WNNC_CRED_MANAGER, when the provider has started or the time that
// it named is over. A provider of that class must offer both.
type CredentialManager interface {
	// LogonNotify tells of a logon. It returns a command line, as CreateProcess takes one, to run as the user; "" stands
	// for none. A command of the shell begins with `cmd /C`. No error keeps the user from logging on.
	//
	// Errors:
	//   - ERROR_NOT_SUPPORTED: the credential manager doesn't offer the call.
	//   - ERROR_NO_NETWORK: the network isn't present.
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
