package conformance

import (
	"fmt"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

var enumCases = suite.From(enumDocument, []need{needRemote}, []test{
	{
		Name:   "what is connected",
		Rule:   "RESOURCE_CONNECTED lists the connections of the session, with and without device, and nothing that is only remembered",
		Covers: []string{"WNetOpenEnumW/NO_ERROR", "WNetEnumResourceW/NO_ERROR"},
		Needs:  []need{needRemote, needSecond},
		Check: func(c *checker) {
			c.remember(drive, c.Remote)
			c.connect(drive2, c.Remote)
			c.connect("", c.Second)
			c.connected(drive2+" "+c.Remote, c.Second)
		},
	},
	{
		Name:     "a record without a name",
		Rule:     "outside RESOURCE_GLOBALNET a NETRESOURCE without a remote name stands for none",
		Document: "KB Q177697 (the article's sample)" + ruled,
		Covers:   []string{"WNetOpenEnumW/NO_ERROR", "observed/enum-record-without-name"},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			nameless := &mpr.NetResource{Usage: mpr.RESOURCEUSAGE_CONTAINER}
			c.lists(c.n, mpr.RESOURCE_CONNECTED, nameless, drive+" "+c.Remote)
		},
	},
	{
		Name:   "what is remembered",
		Rule:   "RESOURCE_REMEMBERED lists what the user has remembered, connected or not, and nothing else",
		Covers: []string{"WNetOpenEnumW/NO_ERROR", "WNetEnumResourceW/NO_ERROR"},
		Needs:  []need{needRemote, needSecond},
		Check: func(c *checker) {
			c.remember(drive, c.Remote)
			c.Must("AddConnection2", add(c.n, drive2, c.Second, mpr.CONNECT_UPDATE_PROFILE))
			c.connect(drive3, c.Remote)
			c.remembers(drive+" "+c.Remote, drive2+" "+c.Second)
		},
	},
	{
		Name:   "disks and printers",
		Rule:   "with RESOURCETYPE_DISK only disks are listed, with RESOURCETYPE_PRINT only printers, with both of them both, in every scope",
		Covers: []string{"WNetEnumResourceW/NO_ERROR", "observed/enum-connected"},
		Needs:  []need{needRemote, needPrinter},
		Check: func(c *checker) {
			for local, remote := range inOrder(map[string]string{drive: c.Remote, port: c.Printer}) {
				nr := &mpr.NetResource{LocalName: local, RemoteName: remote}
				c.Must("AddConnection2", c.n.AddConnection2(nr, mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE))
			}
			for scope, in := range c.scopes() {
				for typ := mpr.RESOURCETYPE_DISK; typ <= mpr.RESOURCETYPE_DISK|mpr.RESOURCETYPE_PRINT; typ++ {
					listed := make(map[string]bool)
					for _, nr := range c.resources(c.n, scope, typ, in) {
						listed[nr.RemoteName] = true
					}
					suite.Equal(c, fmt.Sprintf("a disk in scope %d, type %d", scope, typ), listed[c.Remote], typ&mpr.RESOURCETYPE_DISK != 0)
					suite.Equal(c, fmt.Sprintf("a printer in scope %d, type %d", scope, typ), listed[c.Printer], typ&mpr.RESOURCETYPE_PRINT != 0)
				}
			}
		},
	},
	{
		Name:   "shares of a server",
		Rule:   "a server lists its shares, without those whose name ends in $, whatever the case of its own",
		Covers: []string{"WNetOpenEnumW/NO_ERROR", "WNetEnumResourceW/NO_ERROR"},
		Needs:  []need{needRemote, needSecond, needHidden},
		Check: func(c *checker) {
			list := c.list(c.n, mpr.RESOURCE_GLOBALNET, c.server())
			c.lists(c.n, mpr.RESOURCE_GLOBALNET, &mpr.NetResource{RemoteName: swapCase(c.Server)}, list...)
			for name, want := range inOrder(map[string]bool{c.Remote: true, c.Second: true, c.Hidden: false}) {
				suite.Equal(c, name+" in the list", slices.Contains(list, name), want)
			}
		},
	},
	{
		Name:     "a network made by hand",
		Rule:     "the name of a network opens as a container of the whole network, with reserved bits in its usage and whatever display type",
		Document: enumDocument + "; observed",
		Covers:   []string{"WNetOpenEnumW/NO_ERROR", "observed/enum-top-record"},
		Check: func(c *checker) {
			const group, reserved = 5, 0x80000000
			top := mpr.NetResource{
				DisplayType: group, Usage: reserved | mpr.RESOURCEUSAGE_CONTAINER, RemoteName: c.Provider, Provider: c.Provider,
			}
			if len(c.resources(c.n, mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, &top)) == 0 {
				c.Notef("the network lists nothing")
			}
		},
	},
	{
		Name:   "a share that was listed",
		Rule:   "a resource that was listed is connectable, and can be connected once it has a local name",
		Covers: []string{"WNetEnumResourceW/NO_ERROR", "WNetAddConnection2W/NO_ERROR", "observed/enum-host"},
		Check: func(c *checker) {
			in := mpr.NetResource{Scope: mpr.RESOURCE_GLOBALNET, Usage: mpr.RESOURCEUSAGE_CONTAINER, RemoteName: c.Server}
			for _, nr := range c.resources(c.n, mpr.RESOURCE_GLOBALNET, 0, &in) {
				if nr.RemoteName != c.Remote {
					continue
				}
				suite.Equal(c, "its kind", nr.DisplayType, mpr.RESOURCEDISPLAYTYPE_SHARE)
				suite.Equal(c, "its usage", nr.Usage&mpr.RESOURCEUSAGE_CONNECTABLE, mpr.RESOURCEUSAGE_CONNECTABLE)
				nr.LocalName = drive
				c.OK("AddConnection2", c.n.AddConnection2(&nr, mpr.Credentials{}, 0))
			}
			c.is(c.n, drive, c.Remote)
		},
	},
	{
		Name:   "one by one",
		Rule:   "a count is kept to, each resource comes once, and after the last it is ERROR_NO_MORE_ITEMS for good",
		Covers: []string{"WNetEnumResourceW/NO_ERROR", "WNetEnumResourceW/ERROR_NO_MORE_ITEMS", "observed/enum-one-each"},
		Needs:  []need{needRemote, needSized},
		Check: func(c *checker) {
			for _, local := range []string{drive, drive2, ""} {
				c.connect(local, c.Remote)
			}
			h, err := c.n.OpenEnum(mpr.RESOURCE_CONNECTED, 0, 0, nil)
			c.Must("OpenEnum", err)
			seen := make(map[string]bool)
			for range tooMany {
				list, buf, err := c.sized().EnumResource(h, 1, room(16<<10))
				suite.Equal(c, "the size of what had room", buf.Size, 16<<10)
				if err != nil {
					c.Code("EnumResource", err, winerr.ERROR_NO_MORE_ITEMS)
					break
				}
				if len(list) != 1 {
					c.Notef("a count of 1 got %d", len(list))
					break
				}
				if seen[list[0].LocalName] {
					c.Notef("%s came twice", list[0].LocalName)
					break
				}
				seen[list[0].LocalName] = true
				suite.Equal(c, "the remote name", list[0].RemoteName, c.Remote)
			}
			suite.Equal(c, "the connections", len(seen), 3)
			c.Code("EnumResource once more", suite.ErrorOf(c.sized().EnumResource(h, asMany, room(16<<10))), winerr.ERROR_NO_MORE_ITEMS)
			c.OK("CloseEnum", c.n.CloseEnum(h))
		},
	},
	{
		Name:   "comments of shares",
		Rule:   "a share is listed with its comment",
		Covers: []string{"WNetEnumResourceW/NO_ERROR"},
		Needs:  []need{needRemote, needComment},
		Check: func(c *checker) {
			suite.Equal(c, "the comment", c.listed(mpr.RESOURCE_GLOBALNET, c.server(), c.Remote).Comment, c.Comment)
		},
	},
	{
		Name:   "a long list",
		Rule:   "an enumeration has no end before it has listed everything, and lists each entry once, also when more is listed than has room at once",
		Covers: []string{"WNetEnumResourceW/NO_ERROR", "WNetEnumResourceW/ERROR_NO_MORE_ITEMS"},
		Needs:  []need{needRemote, needSecond},
		Check: func(c *checker) {
			want := []string{c.Remote, c.Second}
			for letter := 'G'; letter <= 'Z'; letter++ {
				c.connect(string(letter)+":", c.Remote)
				want = append(want, string(letter)+": "+c.Remote)
			}
			c.connect("", c.Remote)
			c.connect("", c.Second)
			c.connected(want...)
		},
	},
	{
		Name:   "handles apart",
		Rule:   "two enumerations of the same container don't disturb each other, and any thread of the process can go on with one",
		Covers: []string{"WNetEnumResourceW/NO_ERROR", "WNetCloseEnum/NO_ERROR"},
		Check: func(c *checker) {
			var one, other handle
			one.opened().do(c)
			other.opened().do(c)
			one.drained().do(c)
			c.OK("CloseEnum", one.close(c))
			n := c.n
			if c.Thread != nil { // another thread has the handles of its process
				var err error
				n, err = c.Thread(c.n)
				c.Must("Thread", err)
			}
			c.OK("EnumResource of the other handle", suite.ErrorOf(n.EnumResource(other.EnumHandle, make([]mpr.NetResource, 1))))
			c.OK("CloseEnum", other.close(c))
		},
	},
	{
		Name:     "handles of a process",
		Rule:     "an enumeration is open in the process that opened it: in another session its handle is none",
		Document: enumDocument + ruled,
		Covers:   []string{"WNetEnumResourceW/ERROR_INVALID_HANDLE", "WNetCloseEnum/ERROR_INVALID_HANDLE"},
		Needs:    []need{needRemote, needLogon},
		Check: func(c *checker) {
			var h handle
			h.opened().do(c)
			other := c.logonAs(asService)
			c.refused("EnumResource in the other session", func() error {
				return suite.ErrorOf(other.EnumResource(h.EnumHandle, make([]mpr.NetResource, 1)))
			}, winerr.ERROR_INVALID_HANDLE)
			c.refused("CloseEnum in the other session", func() error { return other.CloseEnum(h.EnumHandle) }, winerr.ERROR_INVALID_HANDLE)
			c.OK("CloseEnum", h.close(c))
		},
	},
	{
		Name:   "type of an enumeration",
		Rule:   "a dwType with other bits than those of DISK and PRINT is ERROR_INVALID_PARAMETER",
		Covers: []string{"WNetOpenEnumW/ERROR_INVALID_PARAMETER"},
		Check: func(c *checker) {
			c.refused("OpenEnum", func() error { return suite.ErrorOf(c.n.OpenEnum(mpr.RESOURCE_CONNECTED, 0x10, 0, nil)) }, winerr.ERROR_INVALID_PARAMETER)
		},
	},
})
