package conformance

import (
	"iter"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider/redirector"
)

// choose lets a device be chosen.
func (c *checker) choose() (mpr.Use, error) {
	return c.n.UseConnection(0, disk("", c.Remote), mpr.Credentials{}, mpr.CONNECT_REDIRECT)
}

var useCases = suite.From(useDocument, []need{needRemote}, []test{
	{
		Name:   "letters from Z down",
		Rule:   "CONNECT_REDIRECT without a local name takes letters from Z: down, and skips those that are taken, also by something local",
		Covers: []string{"WNetUseConnectionW/NO_ERROR", "observed/use-redirect-letter", "observed/use-redirect-result"},
		Check: func(c *checker) {
			c.connect("Y:", c.Remote)
			wants := []string{"Z:", "X:", "W:"}
			if c.Define != nil {
				c.Must("Define", c.Define("X:", `\Device\HarddiskVolume7`))
				wants = []string{"Z:", "W:", "V:"}
			}
			for _, want := range wants {
				use, err := c.choose()
				c.OK("UseConnection", err)
				suite.Equal(c, "what was chosen", use, mpr.Use{AccessName: want, Flags: mpr.CONNECT_LOCALDRIVE})
				c.is(c.n, want, c.Remote)
			}
		},
	},
	{
		Name:     "remembered letters left",
		Rule:     "a letter that is remembered isn't chosen, connected or not",
		Document: useDocument + ruled,
		Covers:   []string{"WNetUseConnectionW/NO_ERROR"},
		Needs:    []need{needRemote, needSecond},
		Check: func(c *checker) {
			c.remember("Z:", c.Second)
			c.remember("Y:", c.Remote)
			use, err := c.choose()
			c.OK("UseConnection", err)
			suite.Equal(c, "what was chosen", use.AccessName, "X:")
		},
	},
	{
		Name:     "ports for printers",
		Rule:     "CONNECT_REDIRECT without a local name takes a port for a printer, the first one that is free",
		Document: useDocument + ruled,
		Covers:   []string{"WNetUseConnectionW/NO_ERROR"},
		Needs:    []need{needRemote, needPrinter},
		Check: func(c *checker) {
			for _, want := range []string{"LPT1", "LPT2"} {
				nr := &mpr.NetResource{Type: mpr.RESOURCETYPE_PRINT, RemoteName: c.Printer}
				use, err := c.n.UseConnection(0, nr, mpr.Credentials{}, mpr.CONNECT_REDIRECT)
				c.OK("UseConnection", err)
				suite.Equal(c, "a port in the result", use.Flags, mpr.CONNECT_LOCALDRIVE)
				suite.Equal(c, "what was chosen", strings.TrimSuffix(use.AccessName, ":"), want)
				c.is(c.n, want, c.Printer)
			}
		},
	},
	{
		Name:   "used without device",
		Rule:   "a connection without device is used by its remote name, and the result has no CONNECT_LOCALDRIVE",
		Covers: []string{"WNetUseConnectionW/NO_ERROR", "observed/use-deviceless-name", "observed/use-tells-something"},
		Check: func(c *checker) {
			use, err := c.n.UseConnection(0, disk("", c.Remote), mpr.Credentials{}, 0)
			c.OK("UseConnection", err)
			suite.Equal(c, "what it is used by", use, mpr.Use{AccessName: c.Remote})
		},
	},
	{
		Name:     "used by an alias",
		Rule:     "a connection without device to an alias is used by the name of the resource that the alias stands for, which the buffer must have room for; too small makes no connection",
		Document: useDocument + " (ERROR_MORE_DATA)" + ruled,
		Covers:   []string{"WNetUseConnectionW/NO_ERROR", "WNetUseConnectionW/ERROR_MORE_DATA"},
		Setup:    Setup{Second: true},
		Needs:    []need{needAlias, needSized},
		Check: func(c *checker) {
			into := func(size uint32) (use mpr.Use, buf mpr.Buffer, err error) {
				return c.sized().UseConnection(0, disk("", c.Alias), mpr.Credentials{}, 0, room(size))
			}
			c.refused("UseConnection with too little room", func() error {
				_, buf, err := into(chars(c.Foreign) - 1)
				suite.Equal(c, "the length that is needed", buf.Size, chars(c.Foreign))
				return err
			}, winerr.ERROR_MORE_DATA)
			use, _, err := into(chars(c.Foreign))
			c.OK("UseConnection", err)
			suite.Equal(c, "what it is used by", use.AccessName, c.Foreign)
			c.connected(c.Foreign)
		},
	},
	{
		Name:   "server alone",
		Rule:   "a server without a share is its IPC$ where there is no device: it is listed so, and cancelled by either name",
		Covers: []string{"WNetUseConnectionW/NO_ERROR", "WNetCancelConnection2W/NO_ERROR", "WNetCancelConnectionW/NO_ERROR", "observed/use-server", "observed/cancel-server"},
		Check: func(c *checker) {
			pipes := c.Server + `\IPC$`
			for function, connect := range c.present(connectors) {
				for _, typ := range []mpr.ResourceType{mpr.RESOURCETYPE_ANY, mpr.RESOURCETYPE_DISK} {
					for _, remote := range []string{c.Server, pipes} {
						c.OK(function+" "+remote, connect(c.n, &mpr.NetResource{Type: typ, RemoteName: remote}, mpr.Credentials{}, 0))
						c.connected(pipes)
						for name, cancel := range inOrder(cancellers) {
							c.OK(name+" "+c.Server, cancel(c.n, c.Server, false))
							c.connected()
							c.OK(function+" "+remote, connect(c.n, &mpr.NetResource{Type: typ, RemoteName: remote}, mpr.Credentials{}, 0))
						}
						c.OK("CancelConnection2 "+pipes, c.n.CancelConnection2(pipes, 0, false))
					}
				}
			}
		},
	},
	{
		Name:   "server alone with a device",
		Rule:   "a server without a share is ERROR_BAD_NET_NAME with a device, ERROR_BAD_DEV_TYPE as a printer, and ERROR_BAD_NETPATH if there is none; its IPC$ is ERROR_BAD_DEV_TYPE for both",
		Covers: []string{"WNetAddConnection2W/ERROR_BAD_NET_NAME", "WNetAddConnection2W/ERROR_BAD_DEV_TYPE"},
		Check: func(c *checker) {
			c.refusedByAll(disk(drive, c.Server), mpr.Credentials{}, 0, winerr.ERROR_BAD_NET_NAME)
			c.refusedByAll(disk("", c.Server+"-nowhere"), mpr.Credentials{}, 0, winerr.ERROR_BAD_NETPATH)
			c.refusedByAll(disk(drive, c.Server+`\IPC$`), mpr.Credentials{}, 0, winerr.ERROR_BAD_DEV_TYPE)
			for _, remote := range []string{c.Server, c.Server + `\IPC$`} {
				c.refusedByAll(&mpr.NetResource{Type: mpr.RESOURCETYPE_PRINT, RemoteName: remote}, mpr.Credentials{}, 0, winerr.ERROR_BAD_DEV_TYPE)
			}
		},
	},
	{
		Name:   "device that the network requires",
		Rule:   "if the network requires a local device, one is chosen where none is named, as with CONNECT_REDIRECT; the calls that don't choose refuse",
		Covers: []string{"WNetUseConnectionW/NO_ERROR", "WNetAddConnection2W/ERROR_BAD_DEVICE"},
		Setup:  Setup{NeedsDevice: true},
		Check: func(c *checker) {
			c.refused("AddConnection2", func() error { return add(c.n, "", c.Remote, 0) }, winerr.ERROR_BAD_DEVICE)
			use, err := c.n.UseConnection(0, disk("", c.Remote), mpr.Credentials{}, 0)
			c.OK("UseConnection", err)
			suite.Equal(c, "what it is used by", use, mpr.Use{AccessName: drive, Flags: mpr.CONNECT_LOCALDRIVE})
			c.is(c.n, drive, c.Remote)
		},
	},
	{
		Name:     "access name",
		Rule:     "the length of the access name, be it a device's, of one that is chosen or a remote name, counts characters with the NUL; too small or 0 makes no connection; on success it is left alone",
		Document: useDocument + "; observed",
		Covers:   []string{"WNetUseConnectionW/ERROR_MORE_DATA", "WNetUseConnectionW/ERROR_INVALID_PARAMETER", "observed/use-size-one", "observed/use-size-left", "observed/use-size-zero"},
		Needs:    []need{needRemote, needSized},
		Check: func(c *checker) {
			for function := range c.present(connectors) {
				use, is := sizedUses[function]
				if !is {
					continue
				}
				for _, to := range []struct {
					local string
					flags mpr.ConnectFlags
					name  string
				}{{drive, 0, drive}, {"", mpr.CONNECT_REDIRECT, drive}, {"", 0, c.Remote}} {
					var after mpr.Buffer
					into := func(size uint32) (err error) {
						after, err = use(c.sized(), disk(to.local, c.Remote), to.flags, room(size))
						return err
					}
					c.refused(function+" with a size of 0", func() error { return into(0) }, winerr.ERROR_INVALID_PARAMETER)
					suite.Equal(c, "the length after a size of 0", after.Size, 0)
					c.refused(function+" with room for one character", func() error { return into(1) }, winerr.ERROR_MORE_DATA)
					suite.Equal(c, "the length that is needed", after.Size, chars(to.name))
					c.refused(function+" without room for the NUL", func() error { return into(chars(to.name) - 1) }, winerr.ERROR_MORE_DATA)
					suite.Equal(c, "the length that is needed", after.Size, chars(to.name))
					c.OK(function, into(chars(to.name)+1))
					suite.Equal(c, "the length after success", after.Size, chars(to.name)+1)
					c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(to.name, 0, false))
				}
			}
		},
	},
	{
		Name:     "no buffer for the access name",
		Rule:     "without a buffer for the access name its length says nothing",
		Document: useDocument + "; observed",
		Covers:   []string{"WNetUseConnectionW/NO_ERROR", "observed/use-no-buffer"},
		Needs:    []need{needRemote, needSized},
		Check: func(c *checker) {
			_, buf, err := c.sized().UseConnection(0, disk(drive, c.Remote), mpr.Credentials{}, 0, mpr.Buffer{NULL: true})
			c.OK("UseConnection", err)
			suite.Equal(c, "the length", buf.Size, 0)
			c.is(c.n, drive, c.Remote)
		},
	},
})

// sizedUses returns the calls with a buffer for the access name.
var sizedUses = map[string]func(n mpr.Sized, nr *mpr.NetResource, flags mpr.ConnectFlags, buf mpr.Buffer) (mpr.Buffer, error){
	"WNetUseConnectionW": func(n mpr.Sized, nr *mpr.NetResource, flags mpr.ConnectFlags, buf mpr.Buffer) (mpr.Buffer, error) {
		return left(n.UseConnection(0, nr, mpr.Credentials{}, flags, buf))
	},
	"WNetUseConnection4W": func(n mpr.Sized, nr *mpr.NetResource, flags mpr.ConnectFlags, buf mpr.Buffer) (mpr.Buffer, error) {
		return left(n.UseConnection4(0, nr, nil, flags, nil, buf))
	},
}

// connectors are the calls that connect as flags say. What holds of one holds of
// the others.
var connectors = map[string]adder{
	"WNetAddConnection2W": adders["WNetAddConnection2W"],
	"WNetAddConnection3W": adders["WNetAddConnection3W"],
	"WNetAddConnection4W": adders["WNetAddConnection4W"],
	"WNetUseConnectionW": func(n mpr.Network, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
		return suite.ErrorOf(n.UseConnection(0, nr, cred, flags))
	},
	"WNetUseConnection4W": func(n mpr.Network, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
		return suite.ErrorOf(n.UseConnection4(0, nr, packed(cred), flags, nil))
	},
}

// present returns those calls that the machine has. That it lacks one is held against
// the cases of that one alone.
func (c *checker) present(calls map[string]adder) iter.Seq2[string, adder] {
	return func(yield func(string, adder) bool) {
		for function, connect := range inOrder(calls) {
			err := connect(c.n, disk("ZZ:", c.Remote), mpr.Credentials{}, 0) // which connects nothing
			if winerr.Code(err) != winerr.ERROR_CALL_NOT_IMPLEMENTED && !yield(function, connect) {
				return
			}
		}
	}
}

// refusedByAll notes a call among those that connect as flags say that doesn't
// fail with the code, or that changes anything.
func (c *checker) refusedByAll(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, want winerr.Errno) {
	for function, connect := range c.present(connectors) {
		c.refused(function, func() error { return connect(c.n, nr, cred, flags) }, want)
	}
}

// packed returns credentials as an authentication buffer; there is none for the
// default ones.
func packed(cred mpr.Credentials) []byte {
	if cred.IsDefault() {
		return nil
	}
	return redirector.PackCredentials(cred)
}

var connectorCases = suite.From(addDocument, []need{needRemote}, []test{
	{
		Name:   "documented flags",
		Rule:   "the documented flags are taken, also those that change nothing here",
		Covers: []string{"WNetAddConnection2W/NO_ERROR", "WNetAddConnection3W/NO_ERROR", "WNetAddConnection4W/NO_ERROR", "WNetUseConnectionW/NO_ERROR", "observed/connect-interactive"},
		Check: func(c *checker) {
			for function, connect := range c.present(connectors) {
				for _, bit := range []mpr.ConnectFlags{
					mpr.CONNECT_UPDATE_RECENT, mpr.CONNECT_INTERACTIVE, mpr.CONNECT_PROMPT, mpr.CONNECT_REDIRECT,
					mpr.CONNECT_CURRENT_MEDIA, mpr.CONNECT_COMMANDLINE, mpr.CONNECT_CMD_SAVECRED, mpr.CONNECT_CRED_RESET,
				} { // on a drive that nobody would choose
					c.OK(function, connect(c.n, disk(drive2, c.Remote), mpr.Credentials{}, bit))
					c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(drive2, 0, false))
				}
			}
		},
	},
	{
		Name:     "CONNECT_CRED_RESET since Vista",
		Rule:     "CONNECT_CRED_RESET is no flag of Windows XP",
		Document: addDocument + " (available from Windows Vista on)" + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_INVALID_PARAMETER"},
		Setup:    windowsXP,
		Check: func(c *checker) {
			c.refused("AddConnection2", func() error { return add(c.n, drive, c.Remote, mpr.CONNECT_CRED_RESET) }, winerr.ERROR_INVALID_PARAMETER)
		},
	},
	{
		Name:   "device of the other class",
		Rule:   "a printer on a drive and a disk on a port are ERROR_BAD_DEV_TYPE, whether dwType says what they are or the network finds out",
		Covers: []string{"WNetAddConnection2W/ERROR_BAD_DEV_TYPE", "WNetAddConnection3W/ERROR_BAD_DEV_TYPE", "WNetAddConnection4W/ERROR_BAD_DEV_TYPE"},
		Needs:  []need{needRemote, needPrinter},
		Check: func(c *checker) {
			for function, connect := range c.present(connectors) {
				for _, nr := range []mpr.NetResource{
					{LocalName: drive, RemoteName: c.Printer},
					{LocalName: port, RemoteName: c.Remote},
					{LocalName: drive, RemoteName: c.Printer, Type: mpr.RESOURCETYPE_PRINT},
					{LocalName: port, RemoteName: c.Remote, Type: mpr.RESOURCETYPE_DISK},
				} {
					c.refused(function+" "+nr.LocalName, func() error { return connect(c.n, &nr, mpr.Credentials{}, 0) }, winerr.ERROR_BAD_DEV_TYPE)
				}
			}
			for local, remote := range inOrder(map[string]string{drive: c.Printer, port: c.Remote}) {
				c.refused("WNetAddConnectionW "+local, func() error { return c.n.AddConnection(remote, mpr.Password{}, local) }, winerr.ERROR_BAD_DEV_TYPE)
			}
		},
	},
	{
		Name:   "types of resources",
		Rule:   "a dwType that is none of DISK, PRINT and ANY is ERROR_INVALID_PARAMETER",
		Covers: []string{"WNetAddConnection2W/ERROR_INVALID_PARAMETER", "WNetUseConnectionW/ERROR_INVALID_PARAMETER"},
		Check: func(c *checker) {
			nr := &mpr.NetResource{Type: mpr.RESOURCETYPE_DISK | mpr.RESOURCETYPE_PRINT, LocalName: drive, RemoteName: c.Remote}
			c.refusedByAll(nr, mpr.Credentials{}, 0, winerr.ERROR_INVALID_PARAMETER)
		},
	},
	{
		Name:     "nothing to redirect",
		Rule:     "CONNECT_REDIRECT without a local name is ERROR_INVALID_ADDRESS, and ERROR_INVALID_PARAMETER to the calls that choose a device, if dwType is ANY",
		Document: addDocument + " (its errors)" + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_INVALID_ADDRESS", "WNetUseConnectionW/ERROR_INVALID_PARAMETER"},
		Check: func(c *checker) {
			for function, connect := range c.present(connectors) {
				nr, want := disk("", c.Remote), winerr.ERROR_INVALID_ADDRESS
				if strings.HasPrefix(function, "WNetUse") {
					nr.Type, want = mpr.RESOURCETYPE_ANY, winerr.ERROR_INVALID_PARAMETER
				}
				c.refused(function, func() error { return connect(c.n, nr, mpr.Credentials{}, mpr.CONNECT_REDIRECT) }, want)
			}
		},
	},
	{
		Name:   "whose connection it is",
		Rule:   "a connection is made as the credentials say, be they given as strings or in an authentication buffer",
		Covers: []string{"WNetAddConnection2W/NO_ERROR", "WNetAddConnection3W/NO_ERROR", "WNetAddConnection4W/NO_ERROR", "WNetUseConnectionW/NO_ERROR"},
		Needs:  []need{needRemote, needRival},
		Check: func(c *checker) {
			for function, connect := range c.present(connectors) {
				c.OK(function, connect(c.n, disk(drive, c.Remote), *c.Rival, 0))
				user, err := c.n.GetUser(drive)
				c.OK("GetUser after "+function, err)
				suite.Equal(c, "the user after "+function, user, *c.Rival.User)
				c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(drive, 0, false))
			}
		},
	},
	{
		Name:    "asked first",
		Rule:    "with CONNECT_PROMPT the user is asked though the credentials would do, but not without CONNECT_INTERACTIVE",
		Covers:  []string{"WNetAddConnection2W/NO_ERROR", "observed/connect-prompt-alone"},
		Needs:   []need{needRemote, needRival},
		Prepare: user(atEachCall(func(c *checker) []mpr.Reply { return []mpr.Reply{typing(*c.Rival)} })),
		Check: func(c *checker) {
			for function, connect := range c.present(connectors) {
				for flags, asked := range inOrder(map[mpr.ConnectFlags]bool{mpr.CONNECT_PROMPT: false, mpr.CONNECT_PROMPT | mpr.CONNECT_INTERACTIVE: true}) {
					c.OK(function, connect(c.n, disk(drive, c.Remote), mpr.Credentials{}, flags))
					c.rivals(drive, asked)
					c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(drive, 0, false))
				}
			}
		},
	},
})

// rivals notes a connection that is the rival's or isn't, and should not or should.
func (c *checker) rivals(local string, want bool) {
	user, err := c.n.GetUser(local)
	c.OK("GetUser", err)
	suite.Equal(c, local+" as the rival", user == *c.Rival.User, want)
}
