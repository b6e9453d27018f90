package scenario

import (
	"fmt"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// sizeOption makes a call with a caller's buffer.
var sizeOption = option{name: "size", value: "N|null", help: "the size of the caller's buffer, to see what a small one gives", is: &sizeArgument}

// buffer returns the buffer of /size, and reports whether there is one to pass:
// without the option there isn't, and /size:null passes none on purpose.
func (l *line) buffer() (buf mpr.Buffer, given bool) {
	none := !l.has("size") || strings.EqualFold(l.options["size"], "null")
	return mpr.Buffer{Size: l.numbers["size"], None: none}, l.has("size")
}

// asking returns what a command does with a call that asks about one name for one text.
func asking(
	ask func(*mpr.Caller, string) (string, error), sized func(mpr.Sized, string, mpr.Buffer) (string, mpr.Buffer, error),
) func(*line, *mpr.Caller) error {
	return func(l *line, me *mpr.Caller) (err error) {
		var text string
		if buf, given := l.buffer(); given {
			text, buf, err = sized(me.Sized(), l.arg(0), buf)
			l.sized(buf)
		} else {
			text, err = ask(me, l.arg(0))
		}
		if err == nil || winerr.Code(err) == winerr.ERROR_CONNECTION_UNAVAIL {
			l.printf("%s\n", text)
		}
		return err
	}
}

var connectionCommand = about("connection", "DEVICE", "tell what a device is connected to (GetConnection)",
	`connection Z:`, kindDevice, asking((*mpr.Caller).GetConnection, mpr.Sized.GetConnection), sizeOption)

var getUserCommand = &Command{
	Name: "getuser", Args: "[DEVICE|REMOTE]", Short: "tell the user of a connection, or of the caller (GetUser)",
	options: []option{sizeOption}, examples: []string{`getuser Z:`}, complete: []kind{kindDevice},
	most: 1, act: asking((*mpr.Caller).GetUser, mpr.Sized.GetUser),
}

var universalCommand = &Command{
	Name: "universal", Args: "PATH", Short: "tell the network name of a path on a drive (GetUniversalName)",
	options: []option{
		{name: "level", value: "universal|remote", help: "the level (universal if absent)", is: &levelArgument},
		sizeOption,
		{name: "null", help: "with /size: the buffer itself is NULL"},
		{name: "ansi", help: "with /size: as the A form counts"},
	},
	examples: []string{`universal Z:\dir\a.txt`, `universal Z:\dir\a.txt /level:remote`}, complete: []kind{kindRemote},
	least: 1, most: 1, act: runUniversal,
}

func runUniversal(l *line, me *mpr.Caller) error {
	level := mpr.UNIVERSAL_NAME_INFO_LEVEL
	if l.options["level"] != "" {
		level = mpr.Level(l.numbers["level"])
	}
	var name mpr.UniversalName
	var err error
	if buf, given := l.buffer(); !given {
		name, err = me.GetUniversalName(l.args[0], level)
	} else {
		buf.NULL = l.has("null")
		if l.has("ansi") {
			buf.Layout.Char = 1
		}
		name, buf, err = me.Sized().GetUniversalName(l.args[0], level, buf)
		l.sized(buf)
	}
	if err != nil {
		return err
	}
	l.printf("%s\n", name.Universal)
	if level == mpr.REMOTE_NAME_INFO_LEVEL {
		l.printf("connection %s\nremaining %s\n", name.Connection, name.Remaining)
	}
	return nil
}

// resource returns the NETRESOURCE that a line is about.
func (l *line) resource() *mpr.NetResource {
	return &mpr.NetResource{RemoteName: l.args[0], Type: l.resourceType(mpr.RESOURCETYPE_ANY), Provider: l.options["provider"]}
}

var (
	typeOption     = option{name: "type", value: "any|disk|print|N", help: "the dwType (any if absent)", is: &typeArgument}
	providerOption = option{name: "provider", value: "NETWORK", help: "ask this network only", kind: kindNetwork}
)

var informationCommand = about("information", "REMOTE", "tell which network owns a name (GetResourceInformation)",
	`information \\files\docs\dir\a.txt`, kindRemote, func(l *line, me *mpr.Caller) error {
		info, system, err := me.GetResourceInformation(l.resource())
		if err != nil {
			return err
		}
		l.printf("%s\nrest %s\n", describeResource(info), orNone(system))
		return nil
	}, typeOption, providerOption)

var parentCommand = about("parent", "REMOTE", "tell what stands above a name (GetResourceParent)",
	`parent \\files\docs`, kindRemote, func(l *line, me *mpr.Caller) error {
		nr := l.resource()
		if !l.has("provider") {
			nr.Provider = DefaultNetwork
		}
		parent, err := me.GetResourceParent(nr)
		if err != nil {
			return err
		}
		l.printf("%s\n", describeResource(parent))
		return nil
	}, providerOption)

var providerNameCommand = about("providername", "NUMBER", "tell the name of the network of a type (GetProviderName)",
	`providername 0x20000`, kindText, func(l *line, me *mpr.Caller) error {
		n, err := plainNumber.value(l.args[0])
		if err != nil {
			return l.usage("%v", err)
		}
		name, err := me.GetProviderName(n)
		if err == nil {
			l.printf("%s\n", name)
		}
		return err
	})

var netInfoCommand = about("netinfo", "NETWORK", "describe a network (GetNetworkInformation)",
	`netinfo 'Microsoft Windows Network'`, kindNetwork, func(l *line, me *mpr.Caller) error {
		info, err := me.GetNetworkInformation(l.args[0])
		if err == nil {
			l.printf("status %d, type %#x, drives %#x, printers %#x\n", info.Status, info.NetType, info.Drives, info.Printers)
		}
		return err
	})

var performanceCommand = about("performance", "DEVICE|REMOTE", "tell how fast a connection is (GetConnectionPerformance)",
	`performance Z:`, kindDevice, func(l *line, me *mpr.Caller) error {
		nr := &mpr.NetResource{LocalName: l.args[0]}
		if isRemote(l.args[0]) {
			nr = &mpr.NetResource{RemoteName: l.args[0]}
		}
		info, err := me.GetConnectionPerformance(nr)
		if err == nil {
			l.printf("speed %d, delay %d, flags %#x, optdatasize %d\n", info.Speed, info.Delay, uint32(info.Flags), info.OptDataSize)
		}
		return err
	})

var resourceTypes = map[string]mpr.ResourceType{
	"any": mpr.RESOURCETYPE_ANY, "disk": mpr.RESOURCETYPE_DISK, "print": mpr.RESOURCETYPE_PRINT,
}

// word is a constant of the headers in a word, without what its name begins with.
func wordOf(constant fmt.Stringer, begins string) string {
	return strings.ToLower(strings.ReplaceAll(constant.String(), begins, ""))
}

func typeOf(nr mpr.NetResource) string    { return wordOf(nr.Type, "RESOURCETYPE_") }
func displayOf(nr mpr.NetResource) string { return wordOf(nr.DisplayType, "RESOURCEDISPLAYTYPE_") }

// describeResource returns the text of a resource in one line.
func describeResource(nr mpr.NetResource) string {
	name := nr.RemoteName
	if name == "" {
		name = "(no name)"
	}
	return fmt.Sprintf("%s: %s, type %s, usage %#x, network %s",
		name, displayOf(nr), typeOf(nr), uint32(nr.Usage), orNone(nr.Provider))
}

var lastErrorCommand = &Command{
	Name: "lasterror", Args: "[CODE]", Short: "show the last error of the current caller, or set it",
	long:     "Below the code stands what a network reported last with ERROR_EXTENDED_ERROR.",
	examples: []string{`lasterror`, `lasterror 0`}, complete: []kind{kindCode},
	most: 1, act: func(l *line, me *mpr.Caller) error {
		if len(l.args) > 0 {
			code, err := l.code(l.args[0])
			if err == nil {
				me.SetLastErrno(winerr.Errno(code))
			}
			return err
		}
		code := me.LastErrno() // before GetLastError, which is a call too
		l.printf("%s\n", describeCode(code, nil))
		if last := me.GetLastError(); last != (mpr.LastError{}) {
			l.printf("%s says %d: %s\n", last.Provider, last.Code, last.Text)
		}
		return nil
	},
}
