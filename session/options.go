package session

import (
	"strconv"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Options are the settings of the machine. The zero value is a Windows 11 as it is installed.
type Options struct {
	// Version decides whether administrators get split tokens; other packages read it as well.
	Version Version
	// EnableLinkedConnections is the policy value of that name under
	// HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System: a letter redirected in one of two linked
	// sessions is written to both, and removed from both.
	EnableLinkedConnections bool
	// ServerIdentity decides when two server names mean the same server; network providers read it.
	ServerIdentity ServerIdentity
	// CancelRemoteAll makes a cancel by remote name cancel the redirected connections to it as well, as the documents
	// before Windows XP read; without it only those without a device (WNetCancelConnection2W). Network providers read it.
	CancelRemoteAll bool
	// NullCredentialsConflict makes default credentials after explicit ones of another user at the same server
	// ERROR_SESSION_CREDENTIAL_CONFLICT; without it they join the user who is connected there, as programs that map drives
	// rely on. Windows 7 has codes of its own (WNetAddConnection2W, remarks). Network providers read it.
	NullCredentialsConflict bool
	// RefusedPassword decides between the codes of refused credentials; network providers read it.
	RefusedPassword RefusedPassword
	// BlockInsecureGuest is AllowInsecureGuest off, as on Windows 11 24H2: the SMB client of Windows doesn't connect as a guest
	// (ERROR_SMB_GUEST_LOGON_BLOCKED). Network providers read it.
	BlockInsecureGuest bool
	// SameUserOtherPassword makes the server judge another password of the user who is connected there; without it that is
	// ERROR_SESSION_CREDENTIAL_CONFLICT (Microsoft Knowledge Base Q98724, Q115391). Network providers read it.
	SameUserOtherPassword bool
	// ListImpliedConnections makes RESOURCE_CONNECTED list the connections that only the open files of a UNC path keep; without
	// it they can be asked about and cancelled, and aren't listed. No document tells. Network providers read it.
	ListImpliedConnections bool
	// TrimRemoteName makes the SMB client of Windows connect to a remote name that ends in a backslash, as if it did not;
	// without it that is ERROR_BAD_NETPATH. Network providers read it.
	TrimRemoteName bool
}

// ServerIdentity decides by what a network provider tells servers apart when it looks for conflicting credentials.
type ServerIdentity uint8

const (
	// AsSpelled compares the names as the caller wrote them, without case: an address is another server than the name.
	AsSpelled ServerIdentity = iota
	// ResolvedAddress compares the addresses behind the names.
	ResolvedAddress
)

var serverIdentities = []string{AsSpelled: "AsSpelled", ResolvedAddress: "ResolvedAddress"}

// String returns the name of the constant, or "ServerIdentity(N)" for a number that is none.
func (i ServerIdentity) String() string { return constantName(serverIdentities, i, "ServerIdentity") }

// RefusedPassword decides which code the SMB client of Windows returns for an unknown user or a wrong password. No document
// tells it for all versions.
type RefusedPassword uint8

const (
	// RefusedByVersion: from Windows Vista on ERROR_INVALID_PASSWORD if the caller gave the user or the password, and otherwise
	// ERROR_LOGON_FAILURE, as it was observed.
	RefusedByVersion RefusedPassword = iota
	// RefusedInvalidPassword: always ERROR_INVALID_PASSWORD.
	RefusedInvalidPassword
	// RefusedLogonFailure: always ERROR_LOGON_FAILURE.
	RefusedLogonFailure
)

var refusedPasswords = []string{
	RefusedByVersion: "RefusedByVersion", RefusedInvalidPassword: "RefusedInvalidPassword", RefusedLogonFailure: "RefusedLogonFailure",
}

// String returns the name of the constant, or "RefusedPassword(N)" for a number that is none.
func (r RefusedPassword) String() string { return constantName(refusedPasswords, r, "RefusedPassword") }

// splitTokens reports whether an administrator's interactive logon makes two linked sessions.
func (o Options) splitTokens() bool {
	return o.Version.AtLeast(WindowsVista)
}

// constantName returns the name of a constant, which stands at its number, or "kind(N)" for a number without one.
func constantName[T ~uint8 | ~uint32](names []string, constant T, kind string) string {
	if uint64(constant) < uint64(len(names)) && names[constant] != "" {
		return names[constant]
	}
	return kind + "(" + strconv.FormatUint(uint64(constant), 10) + ")"
}

// Version is the Windows version that the machine emulates. The zero value is Windows11.
type Version uint8

// The versions, the newest first so that the zero value is the default.
const (
	Windows11 Version = iota
	Windows10
	Windows7
	WindowsVista
	WindowsServer2003
	WindowsXP
)

var versions = []string{
	Windows11: "Windows11", Windows10: "Windows10", Windows7: "Windows7", WindowsVista: "WindowsVista",
	WindowsServer2003: "WindowsServer2003", WindowsXP: "WindowsXP",
}

// String returns the name of the constant, or "Version(N)" for a number that is none.
func (v Version) String() string { return constantName(versions, v, "Version") }

// AtLeast reports whether v is other or was released after it. A number that is no version counts as older than all.
func (v Version) AtLeast(other Version) bool {
	return v <= other
}

// ParseVersion returns the version of a name as String returns it, compared without case and without blanks: "Windows11",
// "windows server 2003".
//
// Errors: ERROR_INVALID_PARAMETER: any other name.
func ParseVersion(name string) (Version, error) {
	wanted := strings.ReplaceAll(name, " ", "")
	for v, known := range versions {
		if wintext.Same(known, wanted) {
			return Version(v), nil
		}
	}
	return 0, winerr.ERROR_INVALID_PARAMETER
}
