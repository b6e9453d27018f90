package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// informing asks about a remote name.
func informing(remote func(*checker) string, typ mpr.ResourceType) func(*checker) error {
	return func(c *checker) error {
		_, _, err := c.n.GetResourceInformation(&mpr.NetResource{RemoteName: remote(c), Type: typ})
		return err
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
			suite.Equal(c, "the resource", info, mpr.NetResource{
				Type: mpr.RESOURCETYPE_DISK, DisplayType: mpr.RESOURCEDISPLAYTYPE_SHARE, Usage: mpr.RESOURCEUSAGE_CONNECTABLE,
				RemoteName: c.Remote, Provider: c.Provider,
			})
		}},
		{code: winerr.ERROR_BAD_NET_NAME, needs: []need{needMissing}, call: informing(theMissing, 0)},
		{code: winerr.ERROR_BAD_DEV_TYPE, call: informing(theRemote, mpr.RESOURCETYPE_PRINT)},
		{code: winerr.ERROR_EXTENDED_ERROR, fault: ownError, call: of},
		{code: winerr.ERROR_MORE_DATA, needs: []need{needSized}, call: func(c *checker) error {
			need := structure(c.Remote, c.Provider) + 2*chars(tail)
			return c.fits("GetResourceInformation", need, func(buf mpr.Buffer) (mpr.Buffer, error) {
				_, _, buf, err := c.sized().GetResourceInformation(&mpr.NetResource{RemoteName: path(c)}, buf)
				return buf, err
			})
		}},
		{code: winerr.ERROR_NO_NETWORK, given: []state{stopped}, call: of},
	}
}

// ascending asks for the parent of a resource of a provider.
func ascending(remote func(*checker) string) func(*checker) error {
	return func(c *checker) error {
		_, err := c.n.GetResourceParent(&mpr.NetResource{RemoteName: remote(c), Provider: c.Provider})
		return err
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
			_, err := c.n.GetResourceParent(&mpr.NetResource{RemoteName: c.Remote, Provider: noProvider})
			return err
		}, check: func(c *checker) {
			_, err := c.n.GetResourceParent(&mpr.NetResource{RemoteName: c.Remote})
			c.Code("GetResourceParent without a network", err, winerr.ERROR_BAD_PROVIDER)
		}},
		{code: winerr.ERROR_MORE_DATA, needs: []need{needSized}, call: func(c *checker) error {
			return c.fits("GetResourceParent", structure(c.Server, c.Provider), func(buf mpr.Buffer) (mpr.Buffer, error) {
				_, buf, err := c.sized().GetResourceParent(&mpr.NetResource{RemoteName: c.Remote, Provider: c.Provider}, buf)
				return buf, err
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
			return c.fits("GetProviderName", chars(c.Provider), func(buf mpr.Buffer) (mpr.Buffer, error) {
				_, buf, err := c.sized().GetProviderName(c.NetType, buf)
				return buf, err
			})
		}},
		{code: winerr.ERROR_NO_NETWORK, call: func(c *checker) error {
			_, err := c.n.GetProviderName(freeType)
			return err
		}},
		{code: winerr.ERROR_INVALID_ADDRESS, needs: []need{needSized}, call: func(c *checker) error {
			_, _, err := c.sized().GetProviderName(c.NetType, mpr.Buffer{Size: 100, NULL: true})
			return err
		}},
	}
}

func networkAnswers() []answer {
	of := func(name func(*checker) string) func(*checker) error {
		return func(c *checker) error {
			_, err := c.n.GetNetworkInformation(name(c))
			return err
		}
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
			_, err := c.sized().GetNetworkInformation(c.Provider, 7)
			return err
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
			_, err := c.sized().GetLastError(room(10), mpr.Buffer{Size: 10, NULL: true})
			return err
		}, check: func(c *checker) {
			_, err := c.sized().GetLastError(mpr.Buffer{Size: 10, NULL: true}, room(10))
			c.Code("GetLastError without a text", err, winerr.ERROR_INVALID_ADDRESS)
		}},
	}
}
