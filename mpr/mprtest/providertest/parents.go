package providertest

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

const parentDocument = "NPGetResourceParent, npapi.h documentation"

var parentCases = []test{
	{
		Name:     "parent",
		Rule:     "GetResourceParent leads from a resource up to one without a parent, whose answer has no remote name",
		Document: parentDocument,
		Covers:   []string{"NPGetResourceParent WN_SUCCESS"},
		Needs:    []need{needRemote, canParent},
		Check:    parents,
	},
	{
		Name:     "parent of what isn't there",
		Rule:     "GetResourceParent may answer by the form of the name: neither the resource nor its parent need exist",
		Document: parentDocument,
		Covers:   []string{"NPGetResourceParent WN_SUCCESS"},
		Needs:    []need{needMissing, canParent},
		Check: func(c *checker) {
			up, err := c.parent(c.Missing + `\dir`)
			c.OK("GetResourceParent", err)
			if !wintext.Same(up.RemoteName, c.Missing) {
				c.Notef("GetResourceParent: got %q, want %q", up.RemoteName, c.Missing)
			}
		},
	},
	{
		Name:     "parent of another network's",
		Rule:     "GetResourceParent of a name of another network is answered by a code that means so, and of an unknown type by ERROR_INVALID_PARAMETER",
		Document: parentDocument,
		Covers:   []string{"NPGetResourceParent WN_BAD_NETNAME", "NPGetResourceParent WN_BAD_VALUE"},
		Needs:    []need{needRemote, needForeign, canParent},
		Check: func(c *checker) {
			_, err := c.parent(c.Foreign)
			c.Code("GetResourceParent "+c.Foreign, err, notMine...)
			_, err = c.p.GetResourceParent(c.s, &provider.NetResource{RemoteName: c.Remote, Provider: c.p.Name(), Type: 99})
			c.Code("GetResourceParent of an unknown type", err, winerr.ERROR_INVALID_PARAMETER)
		},
	},
}

// parent calls GetResourceParent.
func (c *checker) parent(remote string) (provider.NetResource, error) {
	return c.p.GetResourceParent(c.s, &provider.NetResource{RemoteName: remote, Provider: c.p.Name()})
}

// deepest is the number of steps up after which a case takes the tree for endless.
const deepest = 16

func parents(c *checker) {
	name := c.Remote + `\dir`
	for range deepest {
		up, err := c.parent(name)
		c.OK("GetResourceParent "+name, err)
		if err != nil || up.RemoteName == "" {
			return
		}
		if up.LocalName != "" || up.Comment != "" || up.Scope != 0 {
			c.Notef("GetResourceParent %s sets fields that it should leave: %+v", name, up)
		}
		suite.Equal(c, "the provider of "+up.RemoteName, up.Provider, c.p.Name())
		suite.Equal(c, up.RemoteName+" is its own parent", up.RemoteName == name, false)
		name = up.RemoteName
	}
	c.Notef("GetResourceParent finds no end above %s", c.Remote)
}
