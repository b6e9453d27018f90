package redirector

import (
	"io"
	"io/fs"

	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Backend is one network below the redirector: its servers, and what can be browsed. It is analogous to a network
// mini-redirector (mrxsmb.sys, mrxdav.sys) below the buffering subsystem RDBSS.
//
// The redirector calls a backend without holding a lock, and from several goroutines at once. A backend keeps no
// connection, no letter and no open file of a session, because the redirector keeps them. It bounds the time of its own
// requests. Every error is a winerr.Errno, a *winerr.Extended or wraps one.
type Backend interface {
	// Server finds a server by the name that the session used. Server shows no credentials, and may wait as long as the
	// server does. A backend that asks nothing before the logon returns at once.
	//
	// ERROR_BAD_NETPATH: the server isn't known or not reachable. ERROR_BAD_NET_NAME: the name is none of this network.
	Server(s *session.Session, name string) (Server, error)

	// Browse opens a container of the tree of resources; "" is the top of the tree.
	//
	// ERROR_BAD_NET_NAME: no container of this network. ERROR_BAD_NETPATH: the server isn't reachable.
	// ERROR_NOT_CONTAINER: a share or a directory. Codes of [Visit.Logon].
	Browse(v *Visit, container string) (Entries, error)

	// Describe returns a resource as enumerations spell it, and the rest of the name with its leading backslash. The
	// resource must exist, the rest need not.
	//
	// ERROR_BAD_NET_NAME: no such resource. ERROR_BAD_NETPATH: the server isn't reachable. ERROR_ACCESS_DENIED: the share
	// doesn't admit the user. Codes of [Visit.Logon].
	Describe(v *Visit, name string) (r provider.NetResource, rest string, err error)

	// Parent returns the container of a name, by the form of the name and what is known; neither need exist. The parent of
	// the network itself has no remote name. Parent doesn't log on. For a name that the syntax of the network doesn't
	// parse, the visit may have no session.
	//
	// ERROR_BAD_NET_NAME: not a name of this network.
	Parent(v *Visit, name string) (provider.NetResource, error)
}

// Server is a server that a session has found. A backend may return the same Server to every session.
type Server interface {
	// Name returns the server's own name. The connections of a session that spell the server so share one user; with
	// Options.ServerIdentity ResolvedAddress all spellings do.
	Name() string

	// Share returns the type of a share before anybody logs on, RESOURCETYPE_DISK if the server doesn't say. dir is the
	// directory in the share that a connection is made to; "." is the whole share.
	//
	// ERROR_BAD_NET_NAME: no such share or directory.
	Share(name, dir string) (provider.ResourceType, error)

	// Identify returns the account that the server takes a user for, by data at hand; Identify never waits. Users of
	// different principals are ERROR_SESSION_CREDENTIAL_CONFLICT, which the redirector finds without asking the server, and so
	// is another password. Users of one principal share a logon. The server doesn't keep u, nor does Logon.
	Identify(u *User) Principal

	// Logon logs a user on. A user who may share the logon in use isn't logged on.
	//
	// ERROR_LOGON_FAILURE, ERROR_INVALID_PASSWORD, ERROR_ACCOUNT_DISABLED and their like: the server refuses the user.
	// ERROR_REQ_NOT_ACCEP: the server has too many users.
	// ERROR_BAD_NETPATH: the server isn't reachable.
	Logon(u *User) (Logon, error)

	// Performance returns what is known of the line to the server; zeros stand for unknown. Performance never waits.
	Performance() provider.ConnectInfo
}

// Logon is a user who is logged on at a server. The connections of a session to the server share it, and the last of them
// ends it. Logons are compared with ==, so that a Logon is best a pointer.
type Logon interface {
	// Connect connects a share, and checks that the share has the directory.
	//
	// ERROR_BAD_NET_NAME: no such share or directory. ERROR_ACCESS_DENIED: the share doesn't admit the user.
	// ERROR_BAD_NETPATH: this logon was lost. The redirector then logs the same user on anew, once.
	Connect(share, dir string) (Tree, error)

	// Logoff ends the logon. The redirector uses nothing of the logon afterwards.
	Logoff()
}

// Tree is a connected share. Names are those of package fs: "." is the top, and slashes separate. They are found without
// case where the network does so.
//
// Any call may return ERROR_NETNAME_DELETED or ERROR_BAD_NETPATH: the server or the share has gone; ERROR_FILE_NOT_FOUND,
// ERROR_PATH_NOT_FOUND: the name, or the directory of the name, isn't there; ERROR_ACCESS_DENIED, ERROR_WRITE_PROTECT: the
// user or the medium doesn't permit it.
type Tree interface {
	// Type returns what the share is: RESOURCETYPE_DISK, RESOURCETYPE_PRINT, or RESOURCETYPE_ANY for pipes. Where Type and
	// Server.Share differ, Type decides.
	Type() provider.ResourceType

	// Lost reports that the server or the share has gone. Lost must not wait, because the redirector asks before each use.
	// The redirector then finds the server, logs on and connects anew.
	Lost() bool

	// OpenFile opens a file or a directory with the flags of package os. spelled is the name as the network spells it. The
	// redirector checks each call of the file: that the file is open, was opened for the call, and is no directory. A file
	// that is a [provider.VolumeFile] tells of the disk as well.
	//
	// ERROR_FILE_EXISTS: os.O_EXCL, and there is one. ERROR_ACCESS_DENIED: writing to a directory.
	// ERROR_SHARING_VIOLATION: others have the file open.
	OpenFile(name string, flag int, perm fs.FileMode) (f provider.File, spelled string, err error)

	// Stat describes a file or a directory.
	Stat(name string) (fs.FileInfo, error)

	// Mkdir makes a directory.
	//
	// ERROR_ALREADY_EXISTS: the name is taken.
	Mkdir(name string, perm fs.FileMode) error

	// Remove removes a file or an empty directory. The redirector doesn't ask for the top.
	//
	// ERROR_DIR_NOT_EMPTY. ERROR_SHARING_VIOLATION: somebody has it open, and this network doesn't remove it then.
	Remove(name string) error

	// StartJob starts a print job.
	//
	// ERROR_NOT_SUPPORTED: no printer.
	StartJob(title, user string) (Job, error)

	// Disconnect ends the connection to the share. The redirector has closed the files.
	Disconnect()
}

// Flagged is a [Tree] that knows the WNCON_ flags of its connections better than the server does. No backend needs to
// implement it.
type Flagged interface {
	// PerformanceFlags returns the flags for GetConnectionPerformance; 0 stands for those of Server.Performance.
	PerformanceFlags() provider.ConnectInfoFlags
}

// Referral is a [Tree] that may be a root of the Distributed File System. No backend needs to implement it.
type Referral interface {
	// Referral reports that the server refers to other servers for what is in the share, so that the user there isn't known.
	Referral() bool
}

// Job is a print job that was started. The redirector calls one method of it at a time, and one of Print and Discard once,
// as the last.
type Job interface {
	io.Writer

	// Print prints what was written.
	Print() error

	// Discard drops what was written.
	Discard()
}

// Entries is an open list of resources. The redirector calls one method of it at a time.
type Entries interface {
	// Next fills buf and returns the number of entries written; 0 ends the list. buf isn't empty.
	Next(buf []provider.NetResource) int

	// Close releases the list. It is called once, as the last.
	Close()
}

// List is an [Entries] of resources that are known already.
type List []provider.NetResource

// Next implements [Entries].
func (l *List) Next(buf []provider.NetResource) int {
	n := copy(buf, *l)
	*l = (*l)[n:]
	return n
}

// Close implements [Entries].
func (*List) Close() {}

// Principal is the account that a server takes a user for, with folded names. Principals are compared with ==.
type Principal struct {
	Authority, Name string
	Guest           bool // admitted without an account, whatever the name
}

// User is a user with a password to log on with, after every default was filled in.
type User struct {
	session.User
	Given    *string // the user as the caller spelled it; nil: none was given
	Password session.Password
	Trusted  bool // the session's own user by single sign-on, with the password of the logon, or none if that isn't known
	Explicit bool // the caller gave a user or a password

	secret            bool // the caller gave the password
	refusedAsPassword bool // see Refusal
}

// Anonymous reports whether the user is that of a null session: user "" with password "".
func (u *User) Anonymous() bool { return u.Name == "" }
