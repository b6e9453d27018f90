package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
)

const lastErrorDocument = "WNetGetLastErrorW, winnetwk.h documentation"

var errorCases = suite.From(lastErrorDocument, nil, []test{
	{
		Name:     "last error of the thread",
		Rule:     "a call that fails sets the thread's last error to the code that it returns, whoever found it out",
		Document: "Returning Values to the MPR",
		Covers: []string{
			"WNetAddConnection2W/ERROR_BAD_NET_NAME", "WNetAddConnection2W/ERROR_BAD_DEVICE",
			"WNetCancelConnection2W/ERROR_NOT_CONNECTED", "WNetGetConnectionW/ERROR_BAD_DEVICE",
		},
		Needs: []need{needRemote, needMissing},
		Check: func(c *checker) {
			set := func(call string, err error, want winerr.Errno) {
				c.Code(call, err, want)
				suite.Equal(c, "the last error after "+call, c.n.LastErrno(), want)
			}
			set("AddConnection2 of no share", add(c.n, drive, c.Missing, 0), winerr.ERROR_BAD_NET_NAME)
			set("AddConnection2 of no device", add(c.n, "ZZ:", c.Remote, 0), winerr.ERROR_BAD_DEVICE)
			set("CancelConnection2", c.n.CancelConnection2(drive, 0, false), winerr.ERROR_NOT_CONNECTED)
			_, err := c.n.GetConnection("ZZ:")
			set("GetConnection", err, winerr.ERROR_BAD_DEVICE)
		},
	},
	{
		Name:   "extended error stays",
		Rule:   "the last extended error stays until the next one, whatever succeeds or fails in between",
		Covers: []string{"WNetGetLastErrorW/NO_ERROR", "observed/last-error-set"},
		Needs:  []need{needRemote},
		Check: func(c *checker) {
			c.n.SetLastError(234, "text", "net")
			c.connect(drive, c.Remote)
			c.Code("CancelConnection2", c.n.CancelConnection2(unused, 0, false), winerr.ERROR_NOT_CONNECTED)
			suite.Equal(c, "GetLastError", c.n.GetLastError(), mpr.LastError{Code: 234, Text: "text", Provider: "net"})
		},
	},
	{
		Name:   "errors of threads",
		Rule:   "extended error and last error belong to the thread",
		Covers: []string{"WNetGetLastErrorW/NO_ERROR"},
		Needs:  []need{needRemote, needThread},
		Check: func(c *checker) {
			other, err := c.Thread(c.n)
			c.Must("Thread", err)
			c.n.SetLastError(5, "text", "net")
			c.Code("CancelConnection2", c.n.CancelConnection2(unused, 0, false), winerr.ERROR_NOT_CONNECTED)
			before := c.n.LastErrno()
			suite.Equal(c, "LastErrno of the other thread", other.LastErrno(), winerr.NO_ERROR)
			suite.Equal(c, "GetLastError of the other thread", other.GetLastError(), mpr.LastError{})
			c.refusesToTellOf(other, "ZZ:", winerr.ERROR_BAD_DEVICE)
			suite.Equal(c, "LastErrno", c.n.LastErrno(), before)
		},
	},
	{
		Name:   "a network's own error",
		Rule:   "an error of the network's own is ERROR_EXTENDED_ERROR, and WNetGetLastError tells code, text and network",
		Covers: []string{"WNetAddConnection2W/ERROR_EXTENDED_ERROR", "WNetGetLastErrorW/NO_ERROR"},
		Needs:  []need{needRemote, needFail},
		Check: func(c *checker) {
			c.Fail(provider.AnyCall, ownError)
			c.refused("AddConnection2", func() error { return add(c.n, drive, c.Remote, 0) }, winerr.ERROR_EXTENDED_ERROR)
			c.tells(ownError)
		},
	},
	{
		Name:   "texts cut and ended",
		Rule:   "both texts of WNetGetLastError are cut to their buffers' lengths and always ended, and the lengths count characters",
		Covers: []string{"WNetGetLastErrorW/NO_ERROR"},
		Needs:  []need{needRemote, needSized},
		Check: func(c *checker) {
			c.n.SetLastError(7, "abc", "xyz")
			for size, want := range inOrder(map[uint32]string{1: "", 2: "a", 3: "ab", 4: "abc", 9: "abc"}) {
				last, err := c.sized().GetLastError(room(size), room(2))
				c.OK("GetLastError", err)
				suite.Equal(c, "what fits", last, mpr.LastError{Code: 7, Text: want, Provider: "x"})
			}
		},
	},
})
