package conformance

import (
	"slices"
	"strings"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// The documents of the cases between calls.
const (
	addDocument    = "WNetAddConnection2W, winnetwk.h documentation"
	cancelDocument = "WNetCancelConnection2W, winnetwk.h documentation"
	getDocument    = "WNetGetConnectionW, winnetwk.h documentation"
	useDocument    = "WNetUseConnectionW, winnetwk.h documentation"
	enumDocument   = "WNetOpenEnumW and WNetEnumResourceW, winnetwk.h documentation"
	dosDocument    = "Defining an MS-DOS Device Name"
)

// ruled is behind a document whose words don't reach as far as the sentence does.
const ruled = "; where it is silent, a ruling of the emulator's"

var deviceCases = suite.From(dosDocument+ruled, []need{needRemote}, []test{
	{
		Name:     "names of devices",
		Rule:     "A: to Z: and LPT1 to LPT9, the latter with or without colon, are devices; whatever else is ERROR_BAD_DEVICE",
		Document: addDocument + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_BAD_DEVICE"},
		Needs:    []need{needRemote, needPrinter},
		Check: func(c *checker) {
			for _, local := range noDevices {
				c.refusedByAll(disk(local, c.Remote), mpr.Credentials{}, 0, winerr.ERROR_BAD_DEVICE)
			}
			for _, port := range []struct{ local, same string }{{"lpt9", "LPT9:"}, {"LPT1:", "LPT1"}} {
				nr := &mpr.NetResource{Type: mpr.RESOURCETYPE_PRINT, LocalName: port.local, RemoteName: c.Printer}
				for function, cancel := range inOrder(cancellers) {
					c.OK("AddConnection2 "+port.local, c.n.AddConnection2(nr, mpr.Credentials{}, 0))
					c.is(c.n, port.same, c.Printer)
					c.OK("GetUser "+port.same, suite.ErrorOf(c.n.GetUser(port.same)))
					c.OK(function+" "+port.same, cancel(c.n, port.same, false))
				}
			}
		},
	},
	{
		Name:     "device names without case",
		Rule:     "a device is the same in capitals and in small letters",
		Document: addDocument,
		Covers:   []string{"WNetAddConnection2W/ERROR_ALREADY_ASSIGNED", "WNetCancelConnection2W/NO_ERROR"},
		Check: func(c *checker) {
			c.connect("z:", c.Remote)
			c.OK("GetUser z:", suite.ErrorOf(c.n.GetUser("z:")))
			c.refused("AddConnection2 Z:", func() error { return add(c.n, "Z:", c.Remote, 0) }, winerr.ERROR_ALREADY_ASSIGNED)
			c.is(c.n, "Z:", c.Remote)
			c.OK("CancelConnection2 Z:", c.n.CancelConnection2("Z:", 0, false))
			c.isNot(c.n, "z:", winerr.ERROR_NOT_CONNECTED)
			for function, cancel := range inOrder(cancellers) {
				c.connect("Z:", c.Remote)
				c.OK(function+" z:", cancel(c.n, "z:", false))
			}
		},
	},
	{
		Name:     "one letter for one of two",
		Rule:     "of two threads that connect one letter at once, one connects and the other one is told ERROR_ALREADY_ASSIGNED",
		Document: addDocument,
		Covers:   []string{"WNetAddConnection2W/ERROR_ALREADY_ASSIGNED", "observed/services-share-letters"},
		Needs:    []need{needRemote, needThread},
		Check: func(c *checker) {
			bothAtOnce(c, "AddConnection2", func(n mpr.Network) error { return add(n, unused, c.Remote, 0) })
		},
	},
	{
		Name:   "letter of something local",
		Rule:   "a letter that stands for something local is ERROR_ALREADY_ASSIGNED to connect and ERROR_NOT_CONNECTED to ask about and to cancel",
		Covers: []string{"WNetAddConnection2W/ERROR_ALREADY_ASSIGNED", "WNetGetConnectionW/ERROR_NOT_CONNECTED", "WNetCancelConnection2W/ERROR_NOT_CONNECTED"},
		Needs:  []need{needRemote, needDefine},
		Check: func(c *checker) {
			c.Must("Define", c.Define(drive, `\Device\HarddiskVolume7`))
			c.refusedByAll(disk(drive, c.Remote), mpr.Credentials{}, 0, winerr.ERROR_ALREADY_ASSIGNED)
			c.refusesToTellOf(c.n, drive, winerr.ERROR_NOT_CONNECTED)
			c.refused("CancelConnection2", func() error { return c.n.CancelConnection2(drive, 0, true) }, winerr.ERROR_NOT_CONNECTED)
		},
	},
	{
		Name:   "letter of a local disk",
		Rule:   "the letter of a local disk is ERROR_ALREADY_ASSIGNED to connect and ERROR_NOT_CONNECTED to ask about and to cancel, and isn't chosen when all others are taken",
		Covers: []string{"WNetAddConnection2W/ERROR_ALREADY_ASSIGNED", "WNetGetConnectionW/ERROR_NOT_CONNECTED", "WNetCancelConnection2W/ERROR_NOT_CONNECTED", "WNetUseConnectionW/ERROR_NO_MORE_ITEMS"},
		Needs:  []need{needRemote, needDisks},
		Check:  disksAreTaken,
	},
	{
		Name:   "letters of several local disks",
		Rule:   "what holds of the local disk C: holds of each letter of LocalDisks",
		Covers: []string{"WNetAddConnection2W/ERROR_ALREADY_ASSIGNED", "WNetUseConnectionW/ERROR_NO_MORE_ITEMS"},
		Setup:  Setup{Options: mpr.Options{LocalDisks: "aXz"}},
		Needs:  []need{needRemote, needDisks},
		Check: func(c *checker) {
			suite.Equal(c, "the local disks", strings.Join(c.Disks, ""), "A:X:Z:")
			disksAreTaken(c)
			c.is(c.n, "C:", c.Remote) // which is a letter as any other here
		},
	},
	{
		Name:   "letter of another letter",
		Rule:   "a letter that stands for a connected one, as the command subst makes it, isn't connected itself: the calls about connections don't follow it, as those about files do",
		Covers: []string{"WNetAddConnection2W/ERROR_ALREADY_ASSIGNED", "WNetGetConnectionW/ERROR_NOT_CONNECTED", "WNetGetUserW/ERROR_NOT_CONNECTED", "WNetCancelConnection2W/ERROR_NOT_CONNECTED"},
		Needs:  []need{needRemote, needDefine},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			c.Must("Define", c.Define(drive2, `\??\`+drive))
			c.refusedByAll(disk(drive2, c.Remote), mpr.Credentials{}, 0, winerr.ERROR_ALREADY_ASSIGNED)
			c.refusesToTellOf(c.n, drive2, winerr.ERROR_NOT_CONNECTED)
			c.Code("GetUser "+drive2, suite.ErrorOf(c.n.GetUser(drive2)), winerr.ERROR_NOT_CONNECTED)
			c.refused("CancelConnection2", func() error { return c.n.CancelConnection2(drive2, 0, true) }, winerr.ERROR_NOT_CONNECTED)
		},
	},
	{
		Name:     "unknown flags",
		Rule:     "a bit of dwFlags that the call's page doesn't define is ERROR_INVALID_PARAMETER: CONNECT_LOCALDRIVE and the reserved ones to all calls, all but CONNECT_UPDATE_PROFILE to a cancel",
		Document: addDocument + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_INVALID_PARAMETER", "WNetUseConnectionW/ERROR_INVALID_PARAMETER"},
		Check: func(c *checker) {
			c.connect(drive2, c.Remote)
			for _, bit := range []mpr.ConnectFlags{mpr.CONNECT_LOCALDRIVE, 0x00020000, 0x00080000, 0x00800000, 0x01000000, 0x80000000} {
				c.refusedByAll(disk(drive, c.Remote), mpr.Credentials{}, bit, winerr.ERROR_INVALID_PARAMETER)
			}
			for bit := mpr.ConnectFlags(1); bit != 0; bit <<= 1 {
				if bit != mpr.CONNECT_UPDATE_PROFILE {
					c.refused("CancelConnection2", func() error { return c.n.CancelConnection2(drive2, bit, false) }, winerr.ERROR_INVALID_PARAMETER)
				}
			}
		},
	},
	{
		Name:     "type from the device",
		Rule:     "RESOURCETYPE_ANY with a local name is taken, and the type follows from the device",
		Document: "Adding a Network Connection (the page's own sample)",
		Covers:   []string{"WNetAddConnection2W/NO_ERROR", "WNetAddConnection2W/ERROR_BAD_DEV_TYPE"},
		Needs:    []need{needRemote, needPrinter},
		Check: func(c *checker) {
			anything := func(local, remote string) error {
				return c.n.AddConnection2(&mpr.NetResource{LocalName: local, RemoteName: remote}, mpr.Credentials{}, 0)
			}
			c.OK("a disk on a drive", anything(drive, c.Remote))
			c.OK("a printer on a port", anything(port, c.Printer))
			c.refused("a printer on a drive", func() error { return anything(drive2, c.Printer) }, winerr.ERROR_BAD_DEV_TYPE)
		},
	},
	{
		Name:     "length of a remote name",
		Rule:     "a remote name has MAX_PATH (260) characters at most; a longer one is ERROR_BAD_NET_NAME",
		Document: "NETRESOURCEW, winnetwk.h documentation",
		Covers:   []string{"WNetAddConnection2W/ERROR_BAD_NET_NAME"},
		Check: func(c *checker) {
			long := c.Remote + `\` + strings.Repeat("a", 260)
			c.refusedByAll(disk(drive, long), mpr.Credentials{}, 0, winerr.ERROR_BAD_NET_NAME)
		},
	},
	{
		Name:     "no remote name",
		Rule:     "an empty remote name is ERROR_BAD_NET_NAME to every call that connects",
		Document: "WNetAddConnectionW to WNetAddConnection4W and WNetUseConnectionW, winnetwk.h documentation",
		Covers: []string{
			"WNetAddConnectionW/ERROR_BAD_NET_NAME", "WNetAddConnection2W/ERROR_BAD_NET_NAME", "WNetAddConnection3W/ERROR_BAD_NET_NAME",
			"WNetAddConnection4W/ERROR_BAD_NET_NAME", "WNetUseConnectionW/ERROR_BAD_NET_NAME",
		},
		Check: func(c *checker) {
			oldest := func() error { return c.n.AddConnection("", mpr.Password{}, drive) }
			c.refused("WNetAddConnectionW", oldest, winerr.ERROR_BAD_NET_NAME)
			c.refusedByAll(disk(drive, ""), mpr.Credentials{}, 0, winerr.ERROR_BAD_NET_NAME)
		},
	},
	{
		Name:     "no NETRESOURCE",
		Rule:     "a NULL NETRESOURCE is ERROR_INVALID_ADDRESS",
		Document: addDocument,
		Covers:   []string{"WNetAddConnection2W/ERROR_INVALID_ADDRESS", "WNetUseConnectionW/ERROR_INVALID_ADDRESS"},
		Check: func(c *checker) {
			c.refusedByAll(nil, mpr.Credentials{}, 0, winerr.ERROR_INVALID_ADDRESS)
		},
	},
})

// disksAreTaken tries to connect the letters of the local disks, and then has all other
// letters chosen.
func disksAreTaken(c *checker) {
	for _, local := range c.Disks {
		c.refusedByAll(disk(local, c.Remote), mpr.Credentials{}, 0, winerr.ERROR_ALREADY_ASSIGNED)
		c.refusesToTellOf(c.n, local, winerr.ERROR_NOT_CONNECTED)
		c.refused("CancelConnection2 "+local, func() error { return c.n.CancelConnection2(local, 0, true) }, winerr.ERROR_NOT_CONNECTED)
	}
	for range 'Z' - 'A' {
		use, err := c.choose()
		if err != nil {
			c.Code("UseConnection", err, winerr.ERROR_NO_MORE_ITEMS)
			return
		}
		suite.Equal(c, "a disk is chosen", slices.Contains(c.Disks, use.AccessName), false)
	}
	c.Notef("letters are chosen without end")
}

// rounds is how often two threads compete for a letter.
const rounds = 5

// bothAtOnce has two threads connect one letter at once, several times.
func bothAtOnce(c *checker, call string, connect func(mpr.Network) error) {
	other, err := c.Thread(c.n)
	c.Must("Thread", err)
	for range rounds {
		var begun, ended sync.WaitGroup
		var errs [2]error
		begun.Add(2)
		for i, n := range []mpr.Network{c.n, other} {
			ended.Go(func() {
				begun.Done()
				begun.Wait()
				errs[i] = connect(n)
			})
		}
		ended.Wait()
		if winerr.Code(errs[0]) > winerr.Code(errs[1]) {
			errs[0], errs[1] = errs[1], errs[0]
		}
		c.OK(call+" of one thread", errs[0])
		c.Code(call+" of the other thread", errs[1], winerr.ERROR_ALREADY_ASSIGNED)
		c.OK("CancelConnection2", c.n.CancelConnection2(unused, 0, false))
	}
}

// noDevices are names of no device.
var noDevices = []string{"Z", `Z:\`, "ZZ:", "1:", ":", "PRN", "COM1", "LPT0", "LPT10", "LPT", "Z:x", `\\server\share`}
