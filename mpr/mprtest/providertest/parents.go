package providertest

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

const parentDocument = "NPGetResourceParent, npapi.h documentation"

var parentCases = []testCase{
	{
		name:     "parent",
		rule:     "GetResourceParent leads from a resource up to one without a parent, whose answer has no remote name",
		document: parentDocument,
		covers:   []string{"NPGetResourceParent WN_SUCCESS"},
		needs:    []need{needRemote, canParent},
		check:    parents,
	},
	{
		name:     "parent of what isn't there",
		rule:     "GetResourceParent may answer by the form of the name: neither the resource nor its parent need exist",
		document: parentDocument,
		covers:   []string{"NPGetResourceParent WN_SUCCESS"},
		needs:    []need{needMissing, canParent},
		check: func(c *checker) {
			up, err := c.parent(c.Missing + `\dir`)
			c.ok("GetResourceParent", err)
			if !strings.EqualFold(up.RemoteName, c.Missing) {
				c.notef("GetResourceParent: got %q, want %q", up.RemoteName, c.Missing)
			}
		},
	},
	{
		name:     "parent of another network's",
		rule:     "GetResourceParent of a name of another network is ERROR_BAD_NET_NAME, and of an unknown type ERROR_INVALID_PARAMETER",
		document: parentDocument,
		covers:   []string{"NPGetResourceParent WN_BAD_NETNAME", "NPGetResourceParent WN_BAD_VALUE"},
		needs:    []need{needRemote, needForeign, canParent},
		check: func(c *checker) {
			_, err := c.parent(c.Foreign)
			c.code("GetResourceParent "+c.Foreign, err, notMine...)
			_, err = c.p.GetResourceParent(c.s, &provider.NetResource{RemoteName: c.Remote, Provider: c.p.Name(), Type: 99})
			c.code("GetResourceParent of an unknown type", err, winerr.ERROR_INVALID_PARAMETER)
		},
	},
}

// parent is GetResourceParent.
func (c *checker) parent(remote string) (provider.NetResource, error) {
	return c.p.GetResourceParent(c.s, &provider.NetResource{RemoteName: remote, Provider: c.p.Name()})
}

// deepest is how far up a case goes before it takes the tree for endless.
const deepest = 16

func parents(c *checker) {
	name := c.Remote + `\dir`
	for range deepest {
		up, err := c.parent(name)
		c.ok("GetResourceParent "+name, err)
		if err != nil || up.RemoteName == "" {
			return
		}
		if up.LocalName != "" || up.Comment != "" || up.Scope != 0 {
			c.notef("GetResourceParent %s sets fields that it should leave: %+v", name, up)
		}
		equal(c, "the provider of "+up.RemoteName, up.Provider, c.p.Name())
		equal(c, up.RemoteName+" is its own parent", up.RemoteName == name, false)
		name = up.RemoteName
	}
	c.notef("GetResourceParent finds no end above %s", c.Remote)
}
