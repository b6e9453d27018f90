package providertest

import (
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
)

// need is something that a case can't do without.
type need = suite.Need[*checker]

func has(name string, met func(*checker) bool) need { return need{Name: name, Met: met} }

var (
	needRemote  = has("Remote", func(c *checker) bool { return c.Remote != "" })
	needSecond  = has("Second", func(c *checker) bool { return c.Second != "" })
	needBad     = has("Bad", func(c *checker) bool { return c.Bad != nil })
	needRival   = has("Rival", func(c *checker) bool { return c.Rival != nil })
	needDenied  = has("Denied", func(c *checker) bool { return c.Denied != "" })
	needPrinter = has("Printer", func(c *checker) bool { return c.Printer != "" })
	needPipes   = has("Pipes", func(c *checker) bool { return c.Pipes != "" })
	needDefault = has("Default", func(c *checker) bool { return c.Default != "" })
	needMissing = has("Missing", func(c *checker) bool { return c.Missing != "" })
	needForeign = has("Foreign", func(c *checker) bool { return c.Foreign != "" })
	needFile    = has("File", func(c *checker) bool { return c.File != "" })
	needStop    = has("SetStarted", func(c *checker) bool { return c.SetStarted != nil })
	needRouter  = has("RouterCalls", func(c *checker) bool { return c.RouterCalls != nil })
)

// The capabilities that cases need.
var (
	canAdd     = capability("WNNC_CON_ADDCONNECTION", provider.WNNC_CONNECTION, provider.WNNC_CON_ADDCONNECTION)
	canAdd3    = capability("WNNC_CON_ADDCONNECTION3", provider.WNNC_CONNECTION, provider.WNNC_CON_ADDCONNECTION3)
	canAdd4    = capability("WNNC_CON_ADDCONNECTION4", provider.WNNC_CONNECTION, provider.WNNC_CON_ADDCONNECTION4)
	canDefer   = capability("WNNC_CON_DEFER", provider.WNNC_CONNECTION, provider.WNNC_CON_DEFER)
	canCancel  = capability("WNNC_CON_CANCELCONNECTION", provider.WNNC_CONNECTION, provider.WNNC_CON_CANCELCONNECTION)
	canCancel2 = capability("WNNC_CON_CANCELCONNECTION2", provider.WNNC_CONNECTION, provider.WNNC_CON_CANCELCONNECTION2)
	canGet     = capability("WNNC_CON_GETCONNECTIONS", provider.WNNC_CONNECTION, provider.WNNC_CON_GETCONNECTIONS)
	canMeasure = capability("WNNC_CON_GETPERFORMANCE", provider.WNNC_CONNECTION, provider.WNNC_CON_GETPERFORMANCE)
	canGetUser = capability("WNNC_USR_GETUSER", provider.WNNC_USER, provider.WNNC_USR_GETUSER)
	canFormat  = capability("WNNC_DLG_FORMATNETWORKNAME", provider.WNNC_DIALOG, provider.WNNC_DLG_FORMATNETWORKNAME)
	canParent  = capability("WNNC_DLG_GETRESOURCEPARENT", provider.WNNC_DIALOG, provider.WNNC_DLG_GETRESOURCEPARENT)
	canInform  = capability("WNNC_DLG_GETRESOURCEINFORMATION", provider.WNNC_DIALOG, provider.WNNC_DLG_GETRESOURCEINFORMATION)
	canBrowse  = capability("WNNC_ENUM_GLOBAL", provider.WNNC_ENUMERATION, provider.WNNC_ENUM_GLOBAL)
	canList    = capability("WNNC_ENUM_LOCAL", provider.WNNC_ENUMERATION, provider.WNNC_ENUM_LOCAL)
)

func capability(name string, index provider.CapIndex, bit uint32) need {
	return has(name, func(c *checker) bool { return c.p.GetCaps(index)&bit != 0 })
}
