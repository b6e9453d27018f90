package session

import "strconv"

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
