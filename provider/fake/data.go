package fake

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
)

// Network is a network as data, for [New].
type Network struct {
	Kind    redirector.Kind // the zero value is the SMB client of Windows
	Domains []Domain
	Servers []Server

	// Refused is the answer to a user whom a server refuses, whatever the reason; 0: a code that says the reason.
	Refused winerr.Errno
	// Unknown is the answer for a server that isn't known or can't be reached; 0: ERROR_BAD_NETPATH, and ERROR_BAD_NET_NAME
	// if the server isn't known to a network that isn't SMB, because the name is another network's then.
	Unknown winerr.Errno
}

// Domain is a domain or workgroup. Its accounts are valid on all its servers.
type Domain struct {
	Name     string
	Comment  string
	Accounts []Account
}

// Server is a server. A server that is neither in a domain nor has accounts admits nobody unless it has Guest set.
type Server struct {
	Name    string // without backslashes
	Address string // another name for it: an IP address or a host name; "" for none
	Domain  string // "" for none; it need not be among the domains of the network
	Comment string

	Down        bool          // it can't be reached: ERROR_BAD_NETPATH
	Answer      winerr.Errno  // it can be reached, and answers every request with this code; 0: it serves
	Delay       time.Duration // what connecting, opening, changing and browsing take there; what is open already isn't slower
	Speed       uint32        // for GetConnectionPerformance, in 100 bits a second; 0 is unknown
	OptDataSize uint32        // for GetConnectionPerformance, the best size of a request in bytes; 0 is unknown

	// IdleTimeout is the time after which the server drops a connection that nothing is open on and nobody uses; 0: never.
	// The connection then is as after DropSessions, but the user stays logged on.
	IdleTimeout time.Duration

	Accounts []Account
	Guest    bool // unknown users are admitted as the guest
	Full     bool // nobody else is admitted: ERROR_REQ_NOT_ACCEP; who is logged on stays

	// Refused is the answer to an unknown user or a wrong password: ERROR_INVALID_PASSWORD or ERROR_LOGON_FAILURE, whatever the
	// option RefusedPassword of the machine says; 0: as [redirector.User.Refusal] says.
	Refused winerr.Errno

	Shares []Share

	// MoreShares are further shares, asked for when somebody enumerates the server or connects to a share that isn't among
	// Shares, and never kept. Several goroutines may call it at once.
	MoreShares iter.Seq[Share]
}

// Account is a user with a password. Nothing prints the password.
type Account struct {
	Name     string // without a domain
	Password string

	// State is the answer to a logon; 0 admits the user. ERROR_ACCOUNT_LOCKED_OUT is the answer whatever the password.
	// ERROR_ACCOUNT_DISABLED, ERROR_ACCOUNT_RESTRICTION, ERROR_PASSWORD_EXPIRED and ERROR_PASSWORD_MUST_CHANGE are told only to
	// those who know the password.
	State winerr.Errno
}

// String returns the name alone.
func (a Account) String() string { return a.Name }

// Format prints the name alone, for every verb.
func (a Account) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, a.Name) // fmt.State keeps the error of its writer
}

// MarshalText returns the name alone, to JSON as well.
func (a Account) MarshalText() ([]byte, error) { return []byte(a.Name), nil }

// Share is what a server shares. Enumerations leave out a name that ends in $. Every server has IPC$, to which only
// deviceless connections are made.
type Share struct {
	Name    string
	Type    provider.ResourceType // RESOURCETYPE_DISK (as is zero) or RESOURCETYPE_PRINT
	Comment string

	// Allow and Deny list users, as `user` or `DOMAIN\user`, where the domain may be the name of the server. An empty Allow
	// admits everybody whom the server does; Deny wins. A guest goes by the name Guest.
	Allow []string
	Deny  []string

	// FS holds the files; it is writable if it is a [WritableFS]. nil stands for a [MemFS] of its own, empty at first: any
	// directory of that can be connected to, and is made when something is first looked for there.
	FS fs.FS

	// ReadOnly permits reading alone: writing fails with ERROR_ACCESS_DENIED. On an FS that can't be written it fails with
	// ERROR_WRITE_PROTECT.
	ReadOnly bool

	// Volume describes the disk that the share is on; the zero value is [provider.EmptyDisk].
	Volume provider.Volume

	// DFS declares the share a root of the Distributed File System: the user of a connection to it isn't known
	// (ERROR_NOT_CONNECTED; WNetGetUserW, winnetwk.h documentation).
	DFS bool

	// PerformanceFlags are the WNCON_ flags of GetConnectionPerformance; 0 is WNCON_DYNAMIC, because the flags of a connected
	// share aren't 0 on Windows.
	PerformanceFlags provider.ConnectInfoFlags
}

// WritableFS is a file system that can be written. Names are as in package fs, flags as in package os. The FS of a [Share]
// must be one to be written.
//
// The network answers fs.ErrNotExist as ERROR_FILE_NOT_FOUND, fs.ErrPermission as ERROR_ACCESS_DENIED, fs.ErrInvalid as
// ERROR_INVALID_NAME, and a winerr.Errno as that code; fs.ErrExist is below. It hands on any other error.
type WritableFS interface {
	fs.FS

	// OpenFile opens a file, or without a flag to write a directory. fs.ErrExist, ERROR_FILE_EXISTS: os.O_EXCL, and there is
	// one.
	OpenFile(name string, flag int, perm fs.FileMode) (provider.File, error)

	// Mkdir makes a directory in one that is there. fs.ErrExist, ERROR_ALREADY_EXISTS: the name is taken.
	Mkdir(name string, perm fs.FileMode) error

	// Remove removes a file or an empty directory. fs.ErrExist, ERROR_DIR_NOT_EMPTY: it isn't empty.
	Remove(name string) error
}

// Job is a finished print job.
type Job struct {
	Server, Share string // as enumerations spell them
	Title, User   string
	Data          []byte
}
