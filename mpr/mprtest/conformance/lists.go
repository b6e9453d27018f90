package conformance

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// inOrder goes through a table by its keys: what fails is told in the same order
// each time.
func inOrder[K cmp.Ordered, V any](table map[K]V) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for _, k := range slices.Sorted(maps.Keys(table)) {
			if !yield(k, table[k]) {
				return
			}
		}
	}
}

// tooMany is where a case stops to follow an enumeration that goes on and on.
const tooMany = 1000

// resources are those of an enumeration of all usages, to its end.
func (c *checker) resources(n mpr.Network, scope mpr.Scope, typ mpr.ResourceType, nr *mpr.NetResource) []mpr.NetResource {
	return c.resourcesOf(n, scope, typ, 0, nr)
}

func (c *checker) resourcesOf(n mpr.Network, scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) []mpr.NetResource {
	h, err := n.OpenEnum(scope, typ, usage, nr)
	c.Must("OpenEnum", err)
	var list []mpr.NetResource
	for range tooMany {
		buf := make([]mpr.NetResource, 16)
		got, err := n.EnumResource(h, buf)
		if err != nil {
			c.Code("EnumResource", err, winerr.ERROR_NO_MORE_ITEMS)
			c.OK("CloseEnum", n.CloseEnum(h))
			return list
		}
		list = append(list, buf[:got]...)
	}
	c.Notef("an enumeration has no end")
	return nil
}

// list is what an enumeration has, as "Z: \\server\share", sorted.
func (c *checker) list(n mpr.Network, scope mpr.Scope, nr *mpr.NetResource) []string {
	var list []string
	for _, each := range c.resources(n, scope, mpr.RESOURCETYPE_ANY, nr) {
		list = append(list, strings.TrimSpace(each.LocalName+" "+each.RemoteName))
	}
	slices.Sort(list)
	return list
}

// lists notes an enumeration that hasn't exactly these.
func (c *checker) lists(n mpr.Network, scope mpr.Scope, nr *mpr.NetResource, want ...string) {
	slices.Sort(want)
	if got := c.list(n, scope, nr); !slices.Equal(got, want) {
		c.Notef("scope %d lists %q, want %q", scope, got, want)
	}
}

// remembers notes a profile that hasn't exactly these devices.
func (c *checker) remembers(want ...string) { c.lists(c.n, mpr.RESOURCE_REMEMBERED, nil, want...) }

// connected notes a session that hasn't exactly these connections.
func (c *checker) connected(want ...string) { c.lists(c.n, mpr.RESOURCE_CONNECTED, nil, want...) }
