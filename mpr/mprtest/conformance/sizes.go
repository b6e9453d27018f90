package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

const universalDocument = "WNetGetUniversalNameW, winnetwk.h documentation"

var sizeCases = suite.From(getDocument+ruled, []need{needRemote, needSized}, []test{
	{
		Name: "length left alone",
		Rule: "on success the length of a name and the size of a resource are left as they were",
		Covers: []string{
			"WNetGetConnectionW/NO_ERROR", "WNetGetUserW/NO_ERROR", "WNetGetProviderNameW/NO_ERROR",
			"WNetGetResourceInformationW/NO_ERROR", "WNetGetResourceParentW/NO_ERROR",
		},
		Needs: []need{needRemote, needNetType, needSized},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			share := &mpr.NetResource{RemoteName: c.Remote, Provider: c.Provider}
			for call, into := range inOrder(map[string]func(mpr.Buffer) (string, mpr.Buffer, error){
				"GetConnection":   func(buf mpr.Buffer) (string, mpr.Buffer, error) { return c.sized().GetConnection(drive, buf) },
				"GetUser":         func(buf mpr.Buffer) (string, mpr.Buffer, error) { return c.sized().GetUser(drive, buf) },
				"GetProviderName": func(buf mpr.Buffer) (string, mpr.Buffer, error) { return c.sized().GetProviderName(c.NetType, buf) },
				"GetResourceInformation": func(buf mpr.Buffer) (string, mpr.Buffer, error) {
					info, _, buf, err := c.sized().GetResourceInformation(share, buf)
					return info.RemoteName, buf, err
				},
				"GetResourceParent": func(buf mpr.Buffer) (string, mpr.Buffer, error) {
					parent, buf, err := c.sized().GetResourceParent(share, buf)
					return parent.RemoteName, buf, err
				},
			}) {
				got, buf, err := into(room(1000))
				c.OK(call, err)
				if got == "" {
					c.Notef("%s tells nothing", call)
				}
				suite.Equal(c, "the size after "+call, buf.Size, 1000)
			}
		},
	},
	{
		Name:     "length without a buffer",
		Rule:     "without a buffer, and with a length of 0, WNetGetConnection tells the length that is needed",
		Document: getDocument + "; observed",
		Covers:   []string{"WNetGetConnectionW/ERROR_MORE_DATA", "observed/connection-no-buffer"},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			_, buf, err := c.sized().GetConnection(drive, mpr.Buffer{NULL: true})
			c.Code("GetConnection", err, winerr.ERROR_MORE_DATA)
			suite.Equal(c, "the length that is needed", buf.Size, chars(c.Remote))
		},
	},
	{
		Name:   "a refused answer tells nothing",
		Rule:   "the device is looked at before the buffer: of one that isn't connected no size is asked for",
		Covers: []string{"WNetGetConnectionW/ERROR_NOT_CONNECTED"},
		Check: func(c *checker) {
			_, buf, err := c.sized().GetConnection(drive, room(0))
			c.Code("GetConnection", err, winerr.ERROR_NOT_CONNECTED)
			suite.Equal(c, "the length", buf.Size, 0)
		},
	},
	{
		Name:     "order of checks of a universal name",
		Rule:     "WNetGetUniversalName looks at the size's address first, then at the device, then at the buffer, then at its size",
		Document: universalDocument + "; observed",
		Covers:   []string{"WNetGetUniversalNameW/ERROR_NOT_CONNECTED", "WNetGetUniversalNameW/ERROR_MORE_DATA", "observed/universal-no-size", "observed/universal-device-first"},
		Check: func(c *checker) {
			ask := func(path string, buf mpr.Buffer) error {
				return suite.ErrorOf(c.sized().GetUniversalName(path, mpr.UNIVERSAL_NAME_INFO_LEVEL, buf))
			}
			c.Code("no size", ask(unused+`\`, mpr.Buffer{None: true}), winerr.ERROR_INVALID_ADDRESS)
			c.Code("no device and no buffer", ask(unused+`\`, mpr.Buffer{NULL: true}), winerr.ERROR_NOT_CONNECTED)
			for _, size := range []uint32{0, 1, 3} {
				c.Code("no device and a small buffer", ask(unused+`\`, room(size)), winerr.ERROR_NOT_CONNECTED)
			}
			c.connect(drive, c.Remote)
			c.Code("no size, but a device", ask(drive+`\`, mpr.Buffer{None: true}), winerr.ERROR_INVALID_ADDRESS)
			c.Code("no buffer", ask(drive+`\`, mpr.Buffer{NULL: true}), winerr.ERROR_INVALID_ADDRESS)
			c.Code("a small buffer", ask(drive+`\`, room(3)), winerr.ERROR_MORE_DATA)
		},
	},
	{
		Name:     "size of a universal name",
		Rule:     "the size of a universal name counts bytes, those of its structure and of all its strings",
		Document: universalDocument,
		Covers:   []string{"WNetGetUniversalNameW/ERROR_MORE_DATA", "observed/universal-size-fits"},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			want := 3*pointerSize + 2*(chars(c.Remote+tail)+chars(c.Remote)+chars(tail))
			_, bare, err := c.sized().GetUniversalName(drive+tail, mpr.REMOTE_NAME_INFO_LEVEL, room(3*pointerSize))
			c.Code("room for the structure alone", err, winerr.ERROR_MORE_DATA)
			suite.Equal(c, "the size that is needed", bare.Size, want)
			c.Code("a small buffer", c.fits("GetUniversalName", want, func(buf mpr.Buffer) (mpr.Buffer, error) {
				return left(c.sized().GetUniversalName(drive+tail, mpr.REMOTE_NAME_INFO_LEVEL, buf))
			}), winerr.ERROR_MORE_DATA)
		},
	},
	{
		Name:     "bytes of a universal name",
		Rule:     "on success the size of a universal name is left alone, so that one variable serves two calls",
		Document: universalDocument + " (the page's sample); observed",
		Covers:   []string{"WNetGetUniversalNameW/NO_ERROR", "observed/universal-twice", "observed/universal-remote-size"},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			buf := room(1024)
			for _, level := range []mpr.Level{mpr.UNIVERSAL_NAME_INFO_LEVEL, mpr.REMOTE_NAME_INFO_LEVEL} {
				_, after, err := c.sized().GetUniversalName(drive+tail, level, buf)
				c.OK("GetUniversalName", err)
				suite.Equal(c, "the size", after.Size, 1024)
				buf = after
			}
		},
	},
	{
		Name:     "length of a user name",
		Rule:     "the length of a user name counts characters with the NUL",
		Document: "WNetGetUserW, winnetwk.h documentation",
		Covers:   []string{"WNetGetUserW/ERROR_MORE_DATA"},
		Needs:    []need{needRemote, needRival, needSized},
		Check: func(c *checker) {
			c.Must("AddConnection2", c.n.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
			c.Code("a small buffer", c.fits("GetUser", chars(*c.Rival.User), func(buf mpr.Buffer) (mpr.Buffer, error) {
				return left(c.sized().GetUser(drive, buf))
			}), winerr.ERROR_MORE_DATA)
		},
	},
	{
		Name:     "sizes of structures",
		Rule:     "the right size of NETINFOSTRUCT and of NETCONNECTINFOSTRUCT is taken, one byte more or less is ERROR_INVALID_PARAMETER",
		Document: "WNetGetNetworkInformationW and MultinetGetConnectionPerformanceW, winnetwk.h documentation",
		Covers:   []string{"WNetGetNetworkInformationW/ERROR_INVALID_PARAMETER", "MultinetGetConnectionPerformanceW/ERROR_INVALID_PARAMETER"},
		Check: func(c *checker) {
			const netConnectInfo = 5 * 4
			netInfo := 6*4 + 2*pointerSize // four numbers, a handle, a short number, two more
			c.connect(drive, c.Remote)
			for delta, want := range inOrder(map[uint32]winerr.Errno{0: winerr.NO_ERROR, 1: winerr.ERROR_INVALID_PARAMETER, ^uint32(0): winerr.ERROR_INVALID_PARAMETER}) {
				c.Code("GetNetworkInformation", suite.ErrorOf(c.sized().GetNetworkInformation(c.Provider, netInfo+delta)), want)
				_, err := c.sized().GetConnectionPerformance(&mpr.NetResource{LocalName: drive}, netConnectInfo+delta)
				c.Code("GetConnectionPerformance", err, want)
			}
		},
	},
})
