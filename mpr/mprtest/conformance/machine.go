package conformance

import (
	"io"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Open makes a machine as a case wants it. It is called for each case. An error
// that is a [Lack] leaves the case out.
type Open func(Setup) (*Machine, error)

// Setup says how a case wants its machine. The zero value is a Windows 11 with one
// network, and nobody in front of it. Whoever makes a machine and can't give it
// one of these answers with a [Lack].
type Setup struct {
	Options mpr.Options
	UI      mpr.UI // the user in front of the machine; nil: nobody

	Second           bool // a second network behind the first one, with Machine.Foreign
	NoUniversalNames bool // the network has no universal names
	NeedsDevice      bool // the network requires a local device
	NoPerformance    bool // the network tells nothing of its connections' performance
}

// Machine is a machine where a user is logged on, with nothing connected and
// nothing remembered, and what cases may ask of it. What is empty or nil it
// hasn't got, and the cases that need it are left out.
type Machine struct {
	// Network is what is tested: a thread of a process of the user. It must be
	// there. The cases of sizes need it to have a method Sized, as
	// [mpr.Caller] has.
	Network mpr.Network
	// User is the bare name of the user.
	User string

	// Provider and NetType are the name and the type of the network.
	Provider string
	NetType  uint32
	// Server has the shares Remote and Second, disks that the default credentials
	// of the user connect to, each as an enumeration spells it.
	Server, Remote, Second string
	// Elsewhere is a disk on another server.
	Elsewhere string
	// Denied is a disk that doesn't admit the user, Printer a printer that does.
	Denied, Printer string
	// Comment is that of Remote. Accented is a disk of the server whose name has letters
	// beyond ASCII that differ from their capitals.
	Comment, Accented string
	// Hidden is a disk that enumerations don't show.
	Hidden string
	// Referral is a root of DFS.
	Referral string
	// Missing is no share of the server, Unknown is a name that nobody recognises.
	Missing, Unknown string
	// Performance is that of a connection to Remote.
	Performance mpr.ConnectInfo
	// File is a file in Remote, as in `\dir\a.txt`.
	File string
	// Rival are credentials of somebody else that connect to Remote, too. Mistyped
	// have the name of an account and not its password; Stranger has no account.
	Rival, Mistyped, Stranger *mpr.Credentials
	// Foreign is a disk of the second network, ForeignProvider and ForeignType are
	// that one's name and type. Alias is another name of Foreign, neither UNC name
	// nor URL.
	Foreign, ForeignProvider string
	Alias                    string
	ForeignType              uint32

	// Logon logs a user on: a thread in the new session, and how to end it.
	Logon func(session.Logon) (n mpr.Network, logoff func(), err error)
	// Thread makes another thread in the session of one.
	Thread func(mpr.Network) (mpr.Network, error)
	// Elevated makes a thread in the linked session of a split logon.
	Elevated func(mpr.Network) (mpr.Network, error)
	// System is a thread of LocalSystem.
	System func() mpr.Network

	// Desk says that dialogs come up before Setup's user, or before nobody. Without
	// it they could wait for somebody for ever.
	Desk bool

	// Terminate ends a thread that shows a disconnect dialog, as if its process exited.
	Terminate func(mpr.Network)

	// Open opens a file for a thread, Chdir has its process stand in a folder.
	Open  func(n mpr.Network, path string) (io.ReadCloser, error)
	Chdir func(n mpr.Network, path string) error
	// Disks are the letters of the local disks, as in "C:".
	Disks []string
	// Define makes a name of the user's session stand for something local.
	Define func(name, target string) error

	// Remember puts an entry into the profile of the user; Damage makes the profile
	// answer an error, ERROR_BAD_PROFILE or ERROR_CANNOT_OPEN_PROFILE.
	Remember func(profile.Entry) error
	Damage   func(error)

	// Redirected is the remote name that the networks have a device of a thread's
	// session stand for, "" for none; nil: WNetGetConnection is asked.
	Redirected func(n mpr.Network, local string) string

	// Halt stops the first network; Starting lets it start for some time yet. AddIdle
	// installs one more, not an SMB network, that hasn't started.
	Halt     func()
	Starting func()
	AddIdle  func() error
	// Fail makes a call of the first network fail, or all that are made for a
	// session ([provider.AnyCall]); FailSecond those of the second one.
	Fail       func(provider.Call, error)
	FailSecond func(provider.Call, error)

	// State is all that a call could have changed, to be compared.
	State func() any
	// Close is called when a case is over.
	Close func() error
}
