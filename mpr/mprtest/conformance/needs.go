package conformance

import (
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
)

// need is something that a case can't do without.
type need = suite.Need[*checker]

func has(name string, met func(*checker) bool) need { return need{Name: name, Met: met} }

var (
	needSized    = has("Sized", func(c *checker) bool { _, ok := c.n.(sizer); return ok })
	needRemote   = has("Remote", func(c *checker) bool { return c.Remote != "" && c.Server != "" && c.Provider != "" })
	needSecond   = has("Second", func(c *checker) bool { return c.Second != "" })
	needElse     = has("Elsewhere", func(c *checker) bool { return c.Elsewhere != "" })
	needDenied   = has("Denied", func(c *checker) bool { return c.Denied != "" })
	needPrinter  = has("Printer", func(c *checker) bool { return c.Printer != "" })
	needHidden   = has("Hidden", func(c *checker) bool { return c.Hidden != "" })
	needComment  = has("Comment", func(c *checker) bool { return c.Comment != "" })
	needAccented = has("Accented", func(c *checker) bool { return c.Accented != "" })
	needMissing  = has("Missing", func(c *checker) bool { return c.Missing != "" })
	needUnknown  = has("Unknown", func(c *checker) bool { return c.Unknown != "" })
	needNetType  = has("NetType", func(c *checker) bool { return c.NetType != 0 })
	needSMB      = has("NetType", func(c *checker) bool { return c.NetType == provider.WNNC_NET_LANMAN })
	needUser     = has("User", func(c *checker) bool { return c.User != "" })
	needMeasure  = has("Performance", func(c *checker) bool { return c.Performance != mpr.ConnectInfo{} })
	needRival    = has("Rival", func(c *checker) bool { return c.Rival != nil })
	needMistyped = has("Mistyped", func(c *checker) bool { return c.Mistyped != nil })
	needStranger = has("Stranger", func(c *checker) bool { return c.Stranger != nil })
	needForeign  = has("Foreign", func(c *checker) bool { return c.Foreign != "" && c.ForeignProvider != "" && c.ForeignType != 0 })
	needLogon    = has("Logon", func(c *checker) bool { return c.Logon != nil })
	needThread   = has("Thread", func(c *checker) bool { return c.Thread != nil })
	needElevated = has("Elevated", func(c *checker) bool { return c.Elevated != nil })
	needSystem   = has("System", func(c *checker) bool { return c.System != nil })
	needDesk     = has("Desk", func(c *checker) bool { return c.Desk })
	needOpen     = has("Open", func(c *checker) bool { return c.Open != nil && c.File != "" })
	needChdir    = has("Chdir", func(c *checker) bool { return c.Chdir != nil })
	needDefine   = has("Define", func(c *checker) bool { return c.Define != nil })
	needRemember = has("Remember", func(c *checker) bool { return c.Remember != nil })
	needDamage   = has("Damage", func(c *checker) bool { return c.Damage != nil })
	needHalt     = has("Halt", func(c *checker) bool { return c.Halt != nil })
	needStarting = has("Starting", func(c *checker) bool { return c.Starting != nil })
	needIdle     = has("AddIdle", func(c *checker) bool { return c.AddIdle != nil })
	needFail     = has("Fail", func(c *checker) bool { return c.Fail != nil })
	needFail2    = has("FailSecond", func(c *checker) bool { return c.FailSecond != nil })
)

// script returns what a user does at one dialog after the other.
type script func(*checker) []mpr.Reply

// user puts a user in front of the machine of a case, who does what a script says.
func user(s script) func(*checker) { return func(c *checker) { c.ui.Then(s(c)...) } }

// does returns a user with these replies, whatever the machine. A user without replies
// is present, and isn't asked for anything.
func does(replies ...mpr.Reply) script {
	return func(*checker) []mpr.Reply { return replies }
}
