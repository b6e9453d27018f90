package scenario

import (
	"fmt"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
)

var scopes = map[string]mpr.Scope{
	"connected": mpr.RESOURCE_CONNECTED, "globalnet": mpr.RESOURCE_GLOBALNET, "remembered": mpr.RESOURCE_REMEMBERED,
	"recent": mpr.RESOURCE_RECENT, "context": mpr.RESOURCE_CONTEXT,
}

var usages = map[string]mpr.Usage{
	"all": 0, "connectable": mpr.RESOURCEUSAGE_CONNECTABLE, "container": mpr.RESOURCEUSAGE_CONTAINER,
	"attached": mpr.RESOURCEUSAGE_ATTACHED,
}

var usageOption = option{name: "usage", value: "USAGE,USAGE", help: "connectable, container, attached or a number (all if absent)", is: &usageArgument}

// enumeration is what an enumeration is of.
type enumeration struct {
	scope mpr.Scope
	typ   mpr.ResourceType
	usage mpr.Usage
	nr    *mpr.NetResource // nil: the top
}

// enumeration reads what an enumeration is of, from the arguments after skip.
func (l *line) enumeration(skip int) (e enumeration, err error) {
	scope, err := scopeArgument.value(l.arg(skip))
	if err != nil {
		return e, l.usage("%v", err)
	}
	e = enumeration{scope: mpr.Scope(scope), typ: l.resourceType(mpr.RESOURCETYPE_ANY), usage: mpr.Usage(l.numbers["usage"])}
	if remote := l.arg(skip + 1); remote != "" {
		e.nr = &mpr.NetResource{
			Scope: mpr.RESOURCE_GLOBALNET, Usage: mpr.RESOURCEUSAGE_CONTAINER, RemoteName: remote, Provider: l.options["provider"],
		}
	}
	return e, nil
}

var enumCommand = &Command{
	Name: "enum", Args: "SCOPE [REMOTE]", Short: "enumerate resources (OpenEnum, EnumResource, CloseEnum)",
	long:     "The scopes are connected, globalnet, remembered, context and recent. With\nglobalnet a container can be given: a network, a domain or a server.",
	options:  []option{typeOption, usageOption, providerOption, {name: "walk", help: "with globalnet: enter every container"}},
	examples: []string{`enum connected`, `enum globalnet \\files /type:disk`, `enum globalnet /walk`},
	complete: []kind{kindScope, kindServer},
	least:    1, most: 2, act: func(l *line, me *mpr.Caller) error {
		e, err := l.enumeration(0)
		if err != nil {
			return err
		}
		list := mpr.Resources(me, e.scope, e.typ, e.usage, e.nr)
		if l.has("walk") {
			list = mpr.Walk(me, e.typ, e.nr)
		}
		table := NewTable("Kind", "Type", "Local", "Remote", "Comment", "Network")
		for nr, err := range list {
			if err != nil {
				return err
			}
			table.Row(displayOf(nr), typeOf(nr), nr.LocalName, nr.RemoteName, nr.Comment, nr.Provider)
		}
		table.Write(l.out, "There is nothing.")
		return nil
	},
}

var netViewCommand = &Command{
	Name: "net view", Args: `[\\SERVER]`, Short: "list the servers, or what a server shares",
	examples: []string{`net view`, `net view \\files`}, complete: []kind{kindServer},
	most: 1, act: func(l *line, me *mpr.Caller) error {
		if len(l.args) == 0 {
			return l.viewServers(me)
		}
		table := NewTable("Share", "Type", "Comment")
		server := &mpr.NetResource{Scope: mpr.RESOURCE_GLOBALNET, Usage: mpr.RESOURCEUSAGE_CONTAINER, RemoteName: l.args[0]}
		for nr, err := range mpr.Resources(me, mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, 0, server) {
			if err != nil {
				return err
			}
			table.Row(nr.RemoteName, typeOf(nr), nr.Comment)
		}
		table.Write(l.out, "The server shares nothing.")
		return nil
	},
}

// viewServers lists the servers of all networks. One that can't be entered is
// listed all the same.
func (l *line) viewServers(me *mpr.Caller) error {
	table := NewTable("Server", "Comment", "Network")
	for nr, err := range mpr.Walk(me, mpr.RESOURCETYPE_ANY, nil) {
		if err == nil && nr.DisplayType == mpr.RESOURCEDISPLAYTYPE_SERVER {
			table.Row(nr.RemoteName, nr.Comment, nr.Provider)
		}
	}
	table.Write(l.out, "There is no server.")
	return nil
}

var openEnumCommand = &Command{
	Name: "openenum", Args: "NAME SCOPE [REMOTE]", Short: "open an enumeration, step by step (OpenEnum)",
	options: []option{typeOption, usageOption, providerOption}, examples: []string{`openenum e globalnet \\files`},
	complete: []kind{kindText, kindScope, kindServer},
	least:    2, most: 3, act: func(l *line, me *mpr.Caller) error {
		e, err := l.enumeration(1)
		if err != nil {
			return err
		}
		h, err := me.OpenEnum(e.scope, e.typ, e.usage, e.nr)
		if err != nil {
			return err
		}
		l.mu.Lock()
		defer l.mu.Unlock()
		l.enums[l.args[0]] = h
		return nil
	},
}

// onEnum returns what a command does with the enumeration that its first argument names.
func onEnum(do func(*line, *mpr.Caller, mpr.EnumHandle) error) func(*line, *mpr.Caller) error {
	return func(l *line, me *mpr.Caller) error {
		h, err := lookUp(l, &l.enums, l.args[0], "no enumeration %q was opened")
		if err != nil {
			return err
		}
		return do(l, me, h)
	}
}

var nextCommand = &Command{
	Name: "next", Args: "NAME", Short: "take the next resources of an enumeration (EnumResource)",
	options: []option{
		{name: "count", value: "N", help: "at most so many (1 if absent)", is: &plainNumber},
		{name: "size", value: "N", help: "the bytes of the caller's buffer", is: &sizeArgument},
	},
	examples: []string{`next e /count:2`},
	least:    1, most: 1, act: onEnum(func(l *line, me *mpr.Caller, h mpr.EnumHandle) error {
		list, err := l.next(me, h)
		for _, nr := range list {
			l.printf("%s\n", strings.TrimSpace(fmt.Sprintf("%s %s", nr.LocalName, nr.RemoteName)))
		}
		return err
	}),
}

func (l *line) next(me *mpr.Caller, h mpr.EnumHandle) ([]mpr.NetResource, error) {
	count := uint32(1)
	if l.has("count") {
		count = l.numbers["count"]
	}
	if buf, given := l.buffer(); given {
		list, buf, err := me.Sized().EnumResource(h, count, buf)
		l.sized(buf)
		return list, err
	}
	list := make([]mpr.NetResource, min(count, 1<<16))
	n, err := me.EnumResource(h, list)
	return list[:n], err
}

var closeEnumCommand = &Command{
	Name: "closeenum", Args: "NAME", Short: "close an enumeration (CloseEnum); its handle is kept, and dead",
	examples: []string{`closeenum e`},
	least:    1, most: 1, act: onEnum(func(_ *line, me *mpr.Caller, h mpr.EnumHandle) error { return me.CloseEnum(h) }),
}
