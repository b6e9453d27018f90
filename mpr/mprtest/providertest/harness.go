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
	// Foreign is a name of another network, in a form that the provider does not take
	// for its own: http://files/docs for one that takes every \\server\share.
	Foreign string
	// URL is Remote as a URL without a slash at its end, of a network that has those.
	URL string
	// File is a file in Remote that can be read, as in `\a.txt`.
	File string

	// SetStarted stops and starts the network.
	SetStarted func(started bool)
	// Drop has the server of Remote drop its sessions.
	Drop func()
	// Pack makes of credentials an authentication buffer as AddConnection4 takes it.
	Pack func(session.Credentials) []byte
	// RouterCalls says how many calls of the router there have been so far, of a
	// router that the provider could call.
	RouterCalls func() int
	// Close is called when a case is over.
	Close func() error
}

// Open makes a harness. It is called for each case.
type Open func() (*Harness, error)
