package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// fits makes a call with a buffer that is one unit too small, and notes another
// size than the one wanted (0: any), and a size with which the call fails. What
// it returns is the answer to the small one.
func (c *checker) fits(call string, want uint32, f func(mpr.Buffer) (mpr.Buffer, error)) error {
	need, first := f(room(0))
	if winerr.Code(first) != winerr.ERROR_MORE_DATA || need.Size == 0 {
		need.Size = max(want, 1) // it isn't told: go by what it should be
	}
	if _, err := f(room(need.Size)); err != nil {
		c.OK(call+" with the size that it asked for", err)
		return err
	}
	small, err := f(room(need.Size - 1))
	if want != 0 {
		suite.Equal(c, call+": the size that is needed", small.Size, want)
	}
	return err
}

func connectionAnswers() []answer {
	ask := func(device string) func(*checker) error {
		return func(c *checker) error {
			_, err := c.n.GetConnection(device)
			return err
		}
	}
	return []answer{
		{code: winerr.NO_ERROR, given: []state{connected}, call: ask(drive), check: func(c *checker) { c.tellsOf(c.n, "z:", c.Remote) }},
		{code: winerr.ERROR_BAD_DEVICE, call: ask(`\\server\share`)},
		{code: winerr.ERROR_NOT_CONNECTED, call: ask(drive)},
		{code: winerr.ERROR_MORE_DATA, needs: []need{needSized}, given: []state{connected}, call: func(c *checker) error {
			return c.fits("GetConnection", chars(c.Remote), func(buf mpr.Buffer) (mpr.Buffer, error) {
				_, buf, err := c.sized().GetConnection(drive, buf)
				return buf, err
			})
		}},
		{code: winerr.ERROR_CONNECTION_UNAVAIL, given: []state{remembered}, call: ask(drive)},
		{code: winerr.ERROR_NO_NETWORK, given: []state{stopped}, call: ask(drive)},
		{code: winerr.ERROR_EXTENDED_ERROR, given: []state{connected}, call: ask(drive), fault: ownError},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, given: []state{idle}, call: ask(drive)},
	}
}

// translating makes the attempt at the level of UNC names.
func translating(path string) func(*checker) error {
	return func(c *checker) error {
		_, err := c.n.GetUniversalName(path, mpr.UNIVERSAL_NAME_INFO_LEVEL)
		return err
	}
}

func universalAnswers() []answer {
	file := translating(drive + `\dir\b.txt`)
	return []answer{
		{code: winerr.NO_ERROR, given: []state{connected}, call: file, check: func(c *checker) {
			got, err := c.n.GetUniversalName(drive+`\dir\b.txt`, mpr.UNIVERSAL_NAME_INFO_LEVEL)
			c.OK("GetUniversalName", err)
			suite.Equal(c, "the universal name", got, mpr.UniversalName{Universal: c.Remote + `\dir\b.txt`})
		}},
		{code: winerr.ERROR_BAD_DEVICE, call: translating(`\\server\share\a.txt`)},
		{code: winerr.ERROR_CONNECTION_UNAVAIL, given: []state{remembered}, call: file},
		{code: winerr.ERROR_EXTENDED_ERROR, given: []state{connected}, fault: ownError, call: file},
		{code: winerr.ERROR_MORE_DATA, needs: []need{needSized}, given: []state{connected}, call: func(c *checker) error {
			return c.fits("GetUniversalName", pointerSize+2*chars(c.Remote+`\`), func(buf mpr.Buffer) (mpr.Buffer, error) {
				_, buf, err := c.sized().GetUniversalName(drive+`\`, mpr.UNIVERSAL_NAME_INFO_LEVEL, buf)
				return buf, err
			})
		}},
		{code: winerr.ERROR_NOT_SUPPORTED, setup: Setup{NoUniversalNames: true}, given: []state{connected}, call: file},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, given: []state{idle}, call: file},
		{code: winerr.ERROR_NO_NETWORK, given: []state{stopped}, call: file},
		{code: winerr.ERROR_NOT_CONNECTED, call: file},
	}
}

func userAnswers() []answer {
	ask := func(name string) func(*checker) error {
		return func(c *checker) error {
			_, err := c.n.GetUser(name)
			return err
		}
	}
	return []answer{
		{code: winerr.NO_ERROR, needs: []need{needUser}, call: ask(""), check: func(c *checker) {
			user, err := c.n.GetUser("")
			c.OK("GetUser", err)
			suite.Equal(c, "the user of the process", user, c.User)
		}},
		{code: winerr.ERROR_NOT_CONNECTED, call: ask(drive), check: func(c *checker) {
			c.Code("GetUser of a remote name", ask(c.Remote)(c), winerr.ERROR_NOT_CONNECTED)
		}},
		{code: winerr.ERROR_MORE_DATA, needs: []need{needSized, needUser}, call: func(c *checker) error {
			return c.fits("GetUser", chars(c.User), func(buf mpr.Buffer) (mpr.Buffer, error) {
				_, buf, err := c.sized().GetUser("", buf)
				return buf, err
			})
		}},
		{code: winerr.ERROR_NO_NETWORK, given: []state{stopped}, call: ask(drive)},
		{code: winerr.ERROR_EXTENDED_ERROR, given: []state{connected}, fault: ownError, call: ask(drive)},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, given: []state{idle}, call: ask(drive)},
	}
}

func performanceAnswers() []answer {
	measure := func(local string, remote func(*checker) string) func(*checker) error {
		return func(c *checker) error {
			_, err := c.n.GetConnectionPerformance(&mpr.NetResource{LocalName: local, RemoteName: remote(c)})
			return err
		}
	}
	none := func(*checker) string { return "" }
	z := measure(drive, none)
	return []answer{
		{code: winerr.NO_ERROR, needs: []need{needMeasure}, given: []state{connected}, call: z, check: func(c *checker) {
			info, err := c.n.GetConnectionPerformance(&mpr.NetResource{LocalName: drive})
			c.OK("GetConnectionPerformance", err)
			suite.Equal(c, "the performance", info, c.Performance)
		}},
		{code: winerr.ERROR_NOT_SUPPORTED, setup: Setup{NoPerformance: true}, given: []state{connected}, call: z},
		{code: winerr.ERROR_NOT_CONNECTED, call: measure("", theRemote), check: func(c *checker) {
			c.Code("GetConnectionPerformance of a device", z(c), winerr.ERROR_NOT_CONNECTED)
		}},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, given: []state{idle}, call: z},
		{code: winerr.ERROR_BAD_DEVICE, call: measure("ZZ:", theRemote)},
		{code: winerr.ERROR_BAD_NET_NAME, needs: []need{needUnknown}, call: measure("", none)},
		{code: winerr.ERROR_INVALID_ADDRESS, call: func(c *checker) error {
			_, err := c.n.GetConnectionPerformance(nil)
			return err
		}},
		{code: winerr.ERROR_INVALID_PARAMETER, needs: []need{needSized}, given: []state{connected}, call: func(c *checker) error {
			_, err := c.sized().GetConnectionPerformance(&mpr.NetResource{LocalName: drive}, 16)
			return err
		}},
		{code: winerr.ERROR_NO_NETWORK, given: []state{stopped}, call: z},
		{code: winerr.ERROR_EXTENDED_ERROR, given: []state{connected}, fault: ownError, call: z},
	}
}
