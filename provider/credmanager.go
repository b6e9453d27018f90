package provider

import "github.com/seed-520b6462/winnet/session"

// Logon is what a credential manager learns at a logon or a change of password:
// NPLogonNotify's and NPPasswordChangeNotify's parameters.
type Logon struct {
	// Session is whose logon it is; the documented parameter is its LUID alone.
	Session *session.Session

	// System is whom the credential manager runs as: LocalSystem, never the user.
	// What it connects here, it connects for the whole machine.
	System *session.Session

	// AuthType says what Windows would pass besides: MSV1_0_INTERACTIVE_LOGON for
	// "MSV1_0:Interactive", KERB_INTERACTIVE_LOGON for "Kerberos:Interactive".
	// Either holds user and password.
	AuthType string
	User     session.User
	Password session.Password // NULL: the logon didn't come by password

	// Previous is what was valid before: at a logon only if the user was made to
	// change the password first, at a change of password always.
	Previous *Previous

	Station string // "WinSta_0", or "SvcCtl" for a service's logon
	Owner   Window // with "WinSta_0" the dialog on display; with "SvcCtl" it says nothing
}

// Stations of a logon.
const (
	StationUser    = "WinSta_0" // somebody at the machine
	StationService = "SvcCtl"   // the service controller
)

// Previous are the credentials before a change.
type Previous struct {
	AuthType string
	User     session.User
	Password session.Password
}

// CredentialManager are the calls at logon. They run as LocalSystem. The router
// makes them of providers of class WN_CREDENTIAL_CLASS ([Registration]) or
// network type WNNC_CRED_MANAGER, once the provider has started or the time
// that it named is over. A provider of that class has to have both.
type CredentialManager interface {
	// LogonNotify tells of a logon; the answer is a command line to run as the
	// user, "" for none (NPLogonNotify). It is what CreateProcess takes, so a
	// command of the shell begins with `cmd /C`.
	//
	// ERROR_NOT_SUPPORTED, ERROR_NO_NETWORK, ERROR_BUSY (still starting).
	// None of them keeps the user from logging on.
	LogonNotify(logon Logon) (script string, err error)

	// PasswordChangeNotify tells of a change of password, with the new one in
	// change and the old one in change.Previous (NPPasswordChangeNotify). info 0
	// says that only connections to domains that aren't trusted are affected.
	// Codes of LogonNotify.
	PasswordChangeNotify(change Logon, info PasswordChange) error
}
