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

// left returns what a call has left of its buffer, and its error: the last two of its results.
func left(results ...any) (mpr.Buffer, error) {
	return results[len(results)-2].(mpr.Buffer), suite.ErrorOf(results...)
}

func connectionAnswers() []answer {
	ask := func(device string) func(*checker) error {
		return func(c *checker) error { return suite.ErrorOf(c.n.GetConnection(device)) }
	}
	return []answer{
		{code: winerr.NO_ERROR, given: []state{connected}, call: ask(drive), check: func(c *checker) { c.tellsOf(c.n, "z:", c.Remote) }},
		{code: winerr.ERROR_BAD_DEVICE, call: ask(`\\server\share`)},
		{code: winerr.ERROR_NOT_CONNECTED, call: ask(drive)},
		{code: winerr.ERROR_MORE_DATA, needs: []need{needSized}, given: []state{connected}, call: func(c *checker) error {
			return c.fits("GetConnection", chars(c.Remote), func(buf mpr.Buffer) (mpr.Buffer, error) { return left(c.sized().GetConnection(drive, buf)) })
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
		return suite.ErrorOf(c.n.GetUniversalName(path, mpr.UNIVERSAL_NAME_INFO_LEVEL))
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
				return left(c.sized().GetUniversalName(drive+`\`, mpr.UNIVERSAL_NAME_INFO_LEVEL, buf))
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
		return func(c *checker) error { return suite.ErrorOf(c.n.GetUser(name)) }
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
			return c.fits("GetUser", chars(c.User), func(buf mpr.Buffer) (mpr.Buffer, error) { return left(c.sized().GetUser("", buf)) })
		}},
		{code: winerr.ERROR_NO_NETWORK, given: []state{stopped}, call: ask(drive)},
		{code: winerr.ERROR_EXTENDED_ERROR, given: []state{connected}, fault: ownError, call: ask(drive)},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, given: []state{idle}, call: ask(drive)},
	}
}

func performanceAnswers() []answer {
	measure := func(local string, remote func(*checker) string) func(*checker) error {
		return func(c *checker) error {
			return suite.ErrorOf(c.n.GetConnectionPerformance(&mpr.NetResource{LocalName: local, RemoteName: remote(c)}))
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
		{code: winerr.ERROR_INVALID_ADDRESS, call: func(c *checker) error { return suite.ErrorOf(c.n.GetConnectionPerformance(nil)) }},
		{code: winerr.ERROR_INVALID_PARAMETER, needs: []need{needSized}, given: []state{connected}, call: func(c *checker) error {
			return suite.ErrorOf(c.sized().GetConnectionPerformance(&mpr.NetResource{LocalName: drive}, 16))
		}},
		{code: winerr.ERROR_NO_NETWORK, given: []state{stopped}, call: z},
		{code: winerr.ERROR_EXTENDED_ERROR, given: []state{connected}, fault: ownError, call: z},
	}
}

// informing asks about a remote name.
func informing(remote func(*checker) string, typ mpr.ResourceType) func(*checker) error {
	return func(c *checker) error {
		return suite.ErrorOf(c.n.GetResourceInformation(&mpr.NetResource{RemoteName: remote(c), Type: typ}))
	}
}

// tail is a path below a share.
const tail = `\dir\b.txt`

func informationAnswers() []answer {
	path := func(c *checker) string { return c.Remote + tail }
	of := informing(path, 0)
	return []answer{
		{code: winerr.NO_ERROR, call: of, check: func(c *checker) {
			info, system, err := c.n.GetResourceInformation(&mpr.NetResource{RemoteName: path(c)})
			c.OK("GetResourceInformation", err)
			suite.Equal(c, "the rest", system, tail)
			if c.Comment == "" {
				info.Comment = "" // which a network may give
			}
			suite.Equal(c, "the resource", info, mpr.NetResource{
				Type: mpr.RESOURCETYPE_DISK, DisplayType: mpr.RESOURCEDISPLAYTYPE_SHARE, Usage: mpr.RESOURCEUSAGE_CONNECTABLE,
				RemoteName: c.Remote, Provider: c.Provider, Comment: c.Comment,
			})
		}},
		{code: winerr.ERROR_BAD_NET_NAME, needs: []need{needMissing}, call: informing(theMissing, 0)},
		{code: winerr.ERROR_BAD_DEV_TYPE, call: informing(theRemote, mpr.RESOURCETYPE_PRINT)},
		{code: winerr.ERROR_EXTENDED_ERROR, fault: ownError, call: of},
		{code: winerr.ERROR_MORE_DATA, needs: []need{needSized}, call: func(c *checker) error {
			need := structure(c.Remote, c.Provider, c.Comment) + 2*chars(tail)
			return c.fits("GetResourceInformation", need, func(buf mpr.Buffer) (mpr.Buffer, error) {
				return left(c.sized().GetResourceInformation(&mpr.NetResource{RemoteName: path(c)}, buf))
			})
		}},
		{code: winerr.ERROR_NO_NETWORK, given: []state{stopped}, call: of},
	}
}

// ascending asks for the parent of a resource of a provider.
func ascending(remote func(*checker) string) func(*checker) error {
	return func(c *checker) error {
		return suite.ErrorOf(c.n.GetResourceParent(&mpr.NetResource{RemoteName: remote(c), Provider: c.Provider}))
	}
}

func parentAnswers() []answer {
	of := ascending(theRemote)
	return []answer{
		{code: winerr.NO_ERROR, call: of, check: func(c *checker) {
			parent, err := c.n.GetResourceParent(&mpr.NetResource{RemoteName: c.Remote, Provider: c.Provider})
			c.OK("GetResourceParent", err)
			suite.Equal(c, "the parent of a share", parent.RemoteName, c.Server)
			suite.Equal(c, "its network", parent.Provider, c.Provider)
			suite.Equal(c, "its kind", parent.DisplayType, mpr.RESOURCEDISPLAYTYPE_SERVER)
			suite.Equal(c, "the server as a container", parent.Usage&mpr.RESOURCEUSAGE_CONTAINER, mpr.RESOURCEUSAGE_CONTAINER)
			for range deepest {
				parent, err = c.n.GetResourceParent(&mpr.NetResource{RemoteName: parent.RemoteName, Provider: c.Provider})
				c.Must("GetResourceParent", err)
				if parent.RemoteName == "" {
					return
				}
			}
			c.Notef("there is no top: %s is still below something", parent.RemoteName)
		}},
		{code: winerr.ERROR_ACCESS_DENIED, fault: winerr.ERROR_ACCESS_DENIED, call: of},
		{code: winerr.ERROR_BAD_NET_NAME, call: ascending(func(*checker) string { return "no name of any network" })},
		{code: winerr.ERROR_BAD_PROVIDER, call: func(c *checker) error {
			return suite.ErrorOf(c.n.GetResourceParent(&mpr.NetResource{RemoteName: c.Remote, Provider: noProvider}))
		}, check: func(c *checker) {
			_, err := c.n.GetResourceParent(&mpr.NetResource{RemoteName: c.Remote})
			c.Code("GetResourceParent without a network", err, winerr.ERROR_BAD_PROVIDER)
		}},
		{code: winerr.ERROR_MORE_DATA, needs: []need{needSized}, call: func(c *checker) error {
			return c.fits("GetResourceParent", structure(c.Server, c.Provider), func(buf mpr.Buffer) (mpr.Buffer, error) {
				return left(c.sized().GetResourceParent(&mpr.NetResource{RemoteName: c.Remote, Provider: c.Provider}, buf))
			})
		}},
		{code: winerr.ERROR_NOT_AUTHENTICATED, fault: winerr.ERROR_NOT_AUTHENTICATED, call: of},
	}
}

// freeType is the type of no network (WNNC_NET_CLEARCASE was the name of a
// product long gone).
const freeType = 0x00160000

func providerNameAnswers() []answer {
	return []answer{
		{code: winerr.NO_ERROR, call: func(c *checker) error {
			name, err := c.n.GetProviderName(c.NetType | 0x77) // the low word doesn't count
			suite.Equal(c, "the name of the network", name, c.Provider)
			return err
		}},
		{code: winerr.ERROR_MORE_DATA, needs: []need{needSized}, call: func(c *checker) error {
			return c.fits("GetProviderName", chars(c.Provider), func(buf mpr.Buffer) (mpr.Buffer, error) { return left(c.sized().GetProviderName(c.NetType, buf)) })
		}},
		{code: winerr.ERROR_NO_NETWORK, call: func(c *checker) error { return suite.ErrorOf(c.n.GetProviderName(freeType)) }},
		{code: winerr.ERROR_INVALID_ADDRESS, needs: []need{needSized}, call: func(c *checker) error {
			return suite.ErrorOf(c.sized().GetProviderName(c.NetType, mpr.Buffer{Size: 100, NULL: true}))
		}},
	}
}

func networkAnswers() []answer {
	of := func(name func(*checker) string) func(*checker) error {
		return func(c *checker) error { return suite.ErrorOf(c.n.GetNetworkInformation(name(c))) }
	}
	theProvider := func(c *checker) string { return c.Provider }
	return []answer{
		{code: winerr.NO_ERROR, call: of(theProvider), check: func(c *checker) {
			info, err := c.n.GetNetworkInformation(c.Provider)
			c.OK("GetNetworkInformation", err)
			suite.Equal(c, "the type", uint32(info.NetType), c.NetType>>16)
			suite.Equal(c, "the status", info.Status, 0)
			suite.Equal(c, "the characteristics, which are kept for later", info.Characteristics, 0)
			const z, lpt1 = 1 << 25, 1 << 0
			suite.Equal(c, "Z: among the drives", info.Drives&z, z)
			suite.Equal(c, "LPT1 among the printers", info.Printers&lpt1, lpt1)
		}},
		{code: winerr.ERROR_BAD_PROVIDER, call: of(func(*checker) string { return noProvider })},
		{code: winerr.ERROR_INVALID_PARAMETER, needs: []need{needSized}, call: func(c *checker) error {
			return suite.ErrorOf(c.sized().GetNetworkInformation(c.Provider, 7))
		}},
	}
}

func lastErrorAnswers() []answer {
	return []answer{
		{code: winerr.NO_ERROR, needs: []need{needSized}, call: func(c *checker) error {
			c.n.SetLastError(5, "a text", "a net")
			last, err := c.sized().GetLastError(room(4), room(6))
			suite.Equal(c, "both texts, the first one truncated", last, mpr.LastError{Code: 5, Text: "a t", Provider: "a net"})
			return err
		}},
		{code: winerr.ERROR_INVALID_ADDRESS, needs: []need{needSized}, call: func(c *checker) error {
			return suite.ErrorOf(c.sized().GetLastError(room(10), mpr.Buffer{Size: 10, NULL: true}))
		}, check: func(c *checker) {
			_, err := c.sized().GetLastError(mpr.Buffer{Size: 10, NULL: true}, room(10))
			c.Code("GetLastError without a text", err, winerr.ERROR_INVALID_ADDRESS)
		}},
	}
}
