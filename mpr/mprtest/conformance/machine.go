package conformance

import (
	"io"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Setup is how a case wants its machine. The zero value is a Windows 11 with one
// network, and nobody in front of it. Whoever makes a machine and can't give it
// one of these answers with a [Lack].
type Setup struct {
	Options mpr.Options
	UI      mpr.UI // the user in front of the machine; nil: nobody

	Second           bool // a second network behind the first one, with Machine.Foreign
	NoUniversalNames bool // the network has no universal names
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
	// Hidden is a disk that enumerations don't show.
	Hidden string
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
	// that one's name and type.
	Foreign, ForeignProvider string
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

	// Open opens a file for a thread, Chdir has its process stand in a folder.
	Open  func(n mpr.Network, path string) (io.ReadCloser, error)
	Chdir func(n mpr.Network, path string) error
	// Define makes a name of the user's session stand for something local.
	Define func(name, target string) error

	// Remember puts an entry into the profile of the user; Damage makes the profile
	// answer an error, ERROR_BAD_PROFILE or ERROR_CANNOT_OPEN_PROFILE.
	Remember func(profile.Entry) error
	Damage   func(error)

	// Redirected is the remote name that the networks have a device of a thread's
	// session stand for, "" for none; nil: WNetGetConnection is asked.
	Redirected func(n mpr.Network, local string) string

	// Halt stops the networks; Starting lets them start for some time yet. AddIdle
	// installs one more that hasn't started.
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

// need is something that a case can't do without.
type need struct {
	name string
	met  func(*Machine) bool
}

var (
	needSized    = need{"Sized", func(m *Machine) bool { _, ok := m.Network.(sizer); return ok }}
	needRemote   = need{"Remote", func(m *Machine) bool { return m.Remote != "" && m.Server != "" && m.Provider != "" }}
	needSecond   = need{"Second", func(m *Machine) bool { return m.Second != "" }}
	needElse     = need{"Elsewhere", func(m *Machine) bool { return m.Elsewhere != "" }}
	needDenied   = need{"Denied", func(m *Machine) bool { return m.Denied != "" }}
	needPrinter  = need{"Printer", func(m *Machine) bool { return m.Printer != "" }}
	needHidden   = need{"Hidden", func(m *Machine) bool { return m.Hidden != "" }}
	needMissing  = need{"Missing", func(m *Machine) bool { return m.Missing != "" }}
	needUnknown  = need{"Unknown", func(m *Machine) bool { return m.Unknown != "" }}
	needNetType  = need{"NetType", func(m *Machine) bool { return m.NetType != 0 }}
	needUser     = need{"User", func(m *Machine) bool { return m.User != "" }}
	needMeasure  = need{"Performance", func(m *Machine) bool { return m.Performance != mpr.ConnectInfo{} }}
	needRival    = need{"Rival", func(m *Machine) bool { return m.Rival != nil }}
	needMistyped = need{"Mistyped", func(m *Machine) bool { return m.Mistyped != nil }}
	needStranger = need{"Stranger", func(m *Machine) bool { return m.Stranger != nil }}
	needForeign  = need{"Foreign", func(m *Machine) bool { return m.Foreign != "" && m.ForeignProvider != "" && m.ForeignType != 0 }}
	needLogon    = need{"Logon", func(m *Machine) bool { return m.Logon != nil }}
	needThread   = need{"Thread", func(m *Machine) bool { return m.Thread != nil }}
	needElevated = need{"Elevated", func(m *Machine) bool { return m.Elevated != nil }}
	needSystem   = need{"System", func(m *Machine) bool { return m.System != nil }}
	needDesk     = need{"Desk", func(m *Machine) bool { return m.Desk }}
	needOpen     = need{"Open", func(m *Machine) bool { return m.Open != nil && m.File != "" }}
	needChdir    = need{"Chdir", func(m *Machine) bool { return m.Chdir != nil }}
	needDefine   = need{"Define", func(m *Machine) bool { return m.Define != nil }}
	needRemember = need{"Remember", func(m *Machine) bool { return m.Remember != nil }}
	needDamage   = need{"Damage", func(m *Machine) bool { return m.Damage != nil }}
	needHalt     = need{"Halt", func(m *Machine) bool { return m.Halt != nil }}
	needStarting = need{"Starting", func(m *Machine) bool { return m.Starting != nil }}
	needIdle     = need{"AddIdle", func(m *Machine) bool { return m.AddIdle != nil }}
	needFail     = need{"Fail", func(m *Machine) bool { return m.Fail != nil }}
	needFail2    = need{"FailSecond", func(m *Machine) bool { return m.FailSecond != nil }}
)

// script is what a user does at one dialog after the other; nil is nobody.
type script func(*checker) []mpr.Reply

// does is a user who doesn't have to know the machine. One who does nothing is
// there, and isn't asked for anything.
func does(replies ...mpr.Reply) script {
	return func(*checker) []mpr.Reply { return replies }
}
