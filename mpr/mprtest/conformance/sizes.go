package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

const universalDocument = "WNetGetUniversalNameW, winnetwk.h documentation"

var sizeCases = []testCase{
	{
		name:     "length left alone",
		rule:     "on success the length of a name and the size of a resource are left as they were",
		document: getDocument + ruled,
		covers: []string{
			"WNetGetConnectionW/NO_ERROR", "WNetGetUserW/NO_ERROR", "WNetGetProviderNameW/NO_ERROR",
			"WNetGetResourceInformationW/NO_ERROR", "WNetGetResourceParentW/NO_ERROR",
		},
		needs: []need{needRemote, needNetType, needSized},
		check: lengthsLeft,
	},
	{
		name:     "a refused answer tells nothing",
		rule:     "the device is looked at before the buffer: of one that isn't connected no size is asked for",
		document: getDocument + ruled,
		covers:   []string{"WNetGetConnectionW/ERROR_NOT_CONNECTED"},
		needs:    []need{needRemote, needSized},
		check: func(c *checker) {
			_, buf, err := c.sized().GetConnection(drive, room(0))
			c.Code("GetConnection", err, winerr.ERROR_NOT_CONNECTED)
			suite.Equal(&c.Pad, "the length", buf.Size, 0)
		},
	},
	{
		name:     "order of checks of a universal name",
		rule:     "WNetGetUniversalName looks at the size's address first, then at the device, then at the buffer, then at its size",
		document: universalDocument + "; observed",
		covers:   []string{"WNetGetUniversalNameW/ERROR_NOT_CONNECTED", "WNetGetUniversalNameW/ERROR_MORE_DATA"},
		needs:    []need{needRemote, needSized},
		check: func(c *checker) {
			ask := func(path string, buf mpr.Buffer) error {
				_, _, err := c.sized().GetUniversalName(path, mpr.UNIVERSAL_NAME_INFO_LEVEL, buf)
				return err
			}
			c.Code("no size", ask(unused+`\`, mpr.Buffer{None: true}), winerr.ERROR_INVALID_ADDRESS)
			c.Code("no device and no buffer", ask(unused+`\`, mpr.Buffer{NULL: true}), winerr.ERROR_NOT_CONNECTED)
			c.connect(drive, c.Remote)
			c.Code("no buffer", ask(drive+`\`, mpr.Buffer{NULL: true}), winerr.ERROR_INVALID_ADDRESS)
			c.Code("a small buffer", ask(drive+`\`, room(3)), winerr.ERROR_MORE_DATA)
		},
	},
	{
		name:     "size of a universal name",
		rule:     "the size of a universal name counts bytes, those of its structure and of all its strings",
		document: universalDocument,
		covers:   []string{"WNetGetUniversalNameW/ERROR_MORE_DATA"},
		needs:    []need{needRemote, needSized},
		check: func(c *checker) {
			c.connect(drive, c.Remote)
			want := 3*pointerSize + 2*(chars(c.Remote+tail)+chars(c.Remote)+chars(tail))
			c.Code("a small buffer", c.fits("GetUniversalName", want, func(buf mpr.Buffer) (mpr.Buffer, error) {
				_, buf, err := c.sized().GetUniversalName(drive+tail, mpr.REMOTE_NAME_INFO_LEVEL, buf)
				return buf, err
			}), winerr.ERROR_MORE_DATA)
		},
	},
	{
		name:     "bytes of a universal name",
		rule:     "on success the size is the number of bytes that were stored",
		document: universalDocument,
		covers:   []string{"WNetGetUniversalNameW/NO_ERROR"},
		needs:    []need{needRemote, needSized},
		check: func(c *checker) {
			c.connect(drive, c.Remote)
			_, buf, err := c.sized().GetUniversalName(drive+tail, mpr.UNIVERSAL_NAME_INFO_LEVEL, room(1000))
			c.OK("GetUniversalName", err)
			suite.Equal(&c.Pad, "the size", buf.Size, pointerSize+2*chars(c.Remote+tail))
		},
	},
	{
		name:     "length of a user name",
		rule:     "the length of a user name counts characters with the NUL",
		document: "WNetGetUserW, winnetwk.h documentation",
		covers:   []string{"WNetGetUserW/ERROR_MORE_DATA"},
		needs:    []need{needRemote, needRival, needSized},
		check: func(c *checker) {
			c.Must("AddConnection2", c.n.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
			c.Code("a small buffer", c.fits("GetUser", chars(*c.Rival.User), func(buf mpr.Buffer) (mpr.Buffer, error) {
				_, buf, err := c.sized().GetUser(drive, buf)
				return buf, err
			}), winerr.ERROR_MORE_DATA)
		},
	},
	{
		name:     "sizes of structures",
		rule:     "the right size of NETINFOSTRUCT and of NETCONNECTINFOSTRUCT is taken, one byte more or less is ERROR_INVALID_PARAMETER",
		document: "WNetGetNetworkInformationW and MultinetGetConnectionPerformanceW, winnetwk.h documentation",
		covers:   []string{"WNetGetNetworkInformationW/ERROR_INVALID_PARAMETER", "MultinetGetConnectionPerformanceW/ERROR_INVALID_PARAMETER"},
		needs:    []need{needRemote, needSized},
		check: func(c *checker) {
			const netConnectInfo = 5 * 4
			netInfo := 6*4 + 2*pointerSize // four numbers, a handle, a short number, two more
			c.connect(drive, c.Remote)
			for delta, want := range inOrder(map[uint32]winerr.Errno{0: winerr.NO_ERROR, 1: winerr.ERROR_INVALID_PARAMETER, ^uint32(0): winerr.ERROR_INVALID_PARAMETER}) {
				_, err := c.sized().GetNetworkInformation(c.Provider, netInfo+delta)
				c.Code("GetNetworkInformation", err, want)
				_, err = c.sized().GetConnectionPerformance(&mpr.NetResource{LocalName: drive}, netConnectInfo+delta)
				c.Code("GetConnectionPerformance", err, want)
			}
		},
	},
}

func lengthsLeft(c *checker) {
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
		suite.Equal(&c.Pad, "the size after "+call, buf.Size, 1000)
	}
}
