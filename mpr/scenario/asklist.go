package scenario

import (
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// entriesAtMost bounds an enumeration that has no end.
const entriesAtMost = 1000

// enumerate opens an enumeration, lists it and closes it: with only the names that
// begin so, since what else a user is connected to is nobody's business. The order
// is no promise of any network, so that the list is sorted.
func enumerate(n Asked, q *question, a *telling) {
	var nr *mpr.NetResource
	if q.has("remote") || q.has("provider") {
		nr = q.resource()
		nr.Scope, nr.Usage = mpr.RESOURCE_GLOBALNET, mpr.RESOURCEUSAGE_CONTAINER
	}
	scope := mpr.RESOURCE_CONNECTED
	if q.has("scope") {
		scope = mpr.Scope(q.numbers["scope"])
	}
	h, err := n.OpenEnum(scope, mpr.ResourceType(q.numbers["type"]), mpr.Usage(q.numbers["usage"]), nr)
	if a.told(err); err != nil {
		return
	}
	entries, err := a.entries(h, q.texts["only"])
	end := n.LastErrno()
	slices.Sort(entries)
	a.text.WriteString(strings.Join(entries, ""))
	a.begin("at the end:")
	a.coded(err, end)
	a.end()
	a.begin("closed:")
	a.told(n.CloseEnum(h))
}

// entries are the lines of what an enumeration lists, to its end.
func (a *telling) entries(h mpr.EnumHandle, only string) (lines []string, err error) {
	only = strings.ToUpper(only)
	for range entriesAtMost {
		buf := &mpr.Buffer{Size: 16 << 10, Left: new([]byte)}
		list, err := a.n.EnumResourceSized(h, 1, buf)
		if err != nil {
			return lines, err
		}
		for _, each := range list {
			if strings.HasPrefix(strings.ToUpper(each.RemoteName), only) {
				one := telling{n: a.n}
				one.resource("entry", each, buf, nil)
				lines = append(lines, one.text.String())
			}
		}
	}
	return lines, nil
}

// remembered tells what the profile of the user holds for a device.
func remembered(n Asked, q *question, a *telling) {
	e, found, err := n.Remembered(strings.ToUpper(q.texts["local"]))
	switch {
	case err != nil:
		a.begin(winerr.Code(err).Name())
	case !found:
		a.begin("nothing")
	default:
		a.begin("remembered")
		user := any(hexadecimal(0)) // the number that stands for no name
		if e.UserName != nil {
			user = *e.UserName
		}
		a.pairs("remote", e.RemotePath, "user", user, "provider", e.ProviderName, "providertype", hex(e.ProviderType),
			"connectiontype", hex(e.ConnectionType), "connectflags", hex(e.ConnectFlags), "deferflags", hex(e.DeferFlags),
			"useoptions", uint32(len(e.UseOptions)))
	}
	a.end()
}
