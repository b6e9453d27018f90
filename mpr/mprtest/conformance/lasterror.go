package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
)

const lastErrorDocument = "WNetGetLastErrorW, winnetwk.h documentation"

var errorCases = []testCase{
	{
		name:     "last error of the thread",
		rule:     "a call that fails sets the thread's last error to the code that it returns, whoever found it out",
		document: "Returning Values to the MPR",
		covers: []string{
			"WNetAddConnection2W/ERROR_BAD_NET_NAME", "WNetAddConnection2W/ERROR_BAD_DEVICE",
			"WNetCancelConnection2W/ERROR_NOT_CONNECTED", "WNetGetConnectionW/ERROR_BAD_DEVICE",
		},
		needs: []need{needRemote, needMissing},
		check: func(c *checker) {
			set := func(call string, err error, want winerr.Errno) {
				c.Code(call, err, want)
				suite.Equal(&c.Pad, "the last error after "+call, c.n.LastErrno(), want)
			}
			set("AddConnection2 of no share", add(c.n, drive, c.Missing, 0), winerr.ERROR_BAD_NET_NAME)
			set("AddConnection2 of no device", add(c.n, "ZZ:", c.Remote, 0), winerr.ERROR_BAD_DEVICE)
			set("CancelConnection2", c.n.CancelConnection2(drive, 0, false), winerr.ERROR_NOT_CONNECTED)
			_, err := c.n.GetConnection("ZZ:")
			set("GetConnection", err, winerr.ERROR_BAD_DEVICE)
		},
	},
	{
		name:     "extended error stays",
		rule:     "the last extended error stays until the next one, whatever succeeds or fails in between",
		document: lastErrorDocument,
		covers:   []string{"WNetGetLastErrorW/NO_ERROR"},
		needs:    []need{needRemote},
		check: func(c *checker) {
			c.n.SetLastError(5, "text", "net")
			c.connect(drive, c.Remote)
			c.Code("CancelConnection2", c.n.CancelConnection2(unused, 0, false), winerr.ERROR_NOT_CONNECTED)
			suite.Equal(&c.Pad, "GetLastError", c.n.GetLastError(), mpr.LastError{Code: 5, Text: "text", Provider: "net"})
		},
	},
	{
		name:     "errors of threads",
		rule:     "extended error and last error belong to the thread",
		document: lastErrorDocument,
		covers:   []string{"WNetGetLastErrorW/NO_ERROR"},
		needs:    []need{needRemote, needThread},
		check: func(c *checker) {
			other, err := c.Thread(c.n)
			c.Must("Thread", err)
			c.n.SetLastError(5, "text", "net")
			c.Code("CancelConnection2", c.n.CancelConnection2(unused, 0, false), winerr.ERROR_NOT_CONNECTED)
			before := c.n.LastErrno()
			suite.Equal(&c.Pad, "LastErrno of the other thread", other.LastErrno(), winerr.NO_ERROR)
			suite.Equal(&c.Pad, "GetLastError of the other thread", other.GetLastError(), mpr.LastError{})
			c.refusesToTellOf(other, "ZZ:", winerr.ERROR_BAD_DEVICE)
			suite.Equal(&c.Pad, "LastErrno", c.n.LastErrno(), before)
		},
	},
	{
		name:     "a network's own error",
		rule:     "an error of the network's own is ERROR_EXTENDED_ERROR, and WNetGetLastError tells code, text and network",
		document: lastErrorDocument,
		covers:   []string{"WNetAddConnection2W/ERROR_EXTENDED_ERROR", "WNetGetLastErrorW/NO_ERROR"},
		needs:    []need{needRemote, needFail},
		check: func(c *checker) {
			c.Fail(provider.AnyCall, ownError)
			c.refused("AddConnection2", func() error { return add(c.n, drive, c.Remote, 0) }, winerr.ERROR_EXTENDED_ERROR)
			c.tells(ownError)
		},
	},
	{
		name:     "texts cut and ended",
		rule:     "both texts of WNetGetLastError are cut to their buffers' lengths and always ended, and the lengths count characters",
		document: lastErrorDocument,
		covers:   []string{"WNetGetLastErrorW/NO_ERROR"},
		needs:    []need{needRemote, needSized},
		check: func(c *checker) {
			c.n.SetLastError(7, "abc", "xyz")
			for size, want := range inOrder(map[uint32]string{1: "", 2: "a", 3: "ab", 4: "abc", 9: "abc"}) {
				last, err := c.sized().GetLastError(room(size), room(2))
				c.OK("GetLastError", err)
				suite.Equal(&c.Pad, "what fits", last, mpr.LastError{Code: 7, Text: want, Provider: "x"})
			}
		},
	},
}
