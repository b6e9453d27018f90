package provider

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"time"
)

// Network is a network as data, for [NewFake].
type Network struct {
	Kind    Kind // the zero value is the SMB client of Windows
	Domains []Domain
	Servers []Server
}

// Domain is a domain or workgroup. Its accounts are valid on all its servers.
type Domain struct {
	Name     string
	Comment  string
	Accounts []Account
}

// Server is a server. A server that is neither in a domain nor has accounts
// lets nobody in unless it has Guest set.
type Server struct {
	Name    string // without backslashes
	Address string // another name for it: an IP address or a host name; "" for none
	Domain  string // "" for none; it need not be among the domains of the network
	Comment string

	Down  bool          // it can't be reached: ERROR_BAD_NETPATH
	Delay time.Duration // what connecting, opening, changing and browsing take there; what is open already isn't slower
	Speed uint32        // for GetConnectionPerformance, in 100 bits a second; 0 is unknown

	Accounts []Account
	Guest    bool // whoever isn't known is let in as the guest

	Shares []Share

	// MoreShares are further shares, asked for when somebody enumerates the
	// server or connects to a share that isn't among Shares, and never kept. It
	// may be called by several goroutines at once.
	MoreShares iter.Seq[Share]
}

// Account is a user with a password. Nothing prints the password.
type Account struct {
	Name     string // without a domain
	Password string
}

// String is the name alone.
func (a Account) String() string { return a.Name }

// Format prints the name alone, with whatever verb.
func (a Account) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, a.Name) // fmt.State keeps the error of its writer
}

// MarshalText gives the name alone, to JSON as well.
func (a Account) MarshalText() ([]byte, error) { return []byte(a.Name), nil }

// Share is what a server shares. A name that ends in $ is hidden from
// enumerations. Every server has IPC$, to which only deviceless connections are
// made.
type Share struct {
	Name    string
	Type    ResourceType // RESOURCETYPE_DISK (as is zero) or RESOURCETYPE_PRINT
	Comment string

	// Allow and Deny list users, as `user` or `DOMAIN\user`, where the domain may
	// be the name of the server. An empty Allow lets everybody in that the server
	// does; Deny wins. A guest goes by the name Guest.
	Allow []string
	Deny  []string

	// FS holds the files; it is writable if it is a [WritableFS]. nil stands for
	// a [MemFS] of its own, empty at first: any directory of that can be connected
	// to, and is made when something is first looked for there.
	FS fs.FS

	// ReadOnly permits reading alone: writing fails with ERROR_ACCESS_DENIED.
	// On an FS that can't be written it fails with ERROR_WRITE_PROTECT.
	ReadOnly bool
}
