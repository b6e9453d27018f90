package conformance_test

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// opening changes what OpenEnum is given.
func opening(change func(scope *mpr.Scope, typ *mpr.ResourceType, usage *mpr.Usage, nr *mpr.NetResource)) func(*bent) {
	return func(b *bent) {
		b.onOpen = func(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
			var none mpr.NetResource
			if nr == nil {
				change(&scope, &typ, &usage, &none)
			} else {
				nr = changed(nr, func(nr *mpr.NetResource) { change(&scope, &typ, &usage, nr) })
			}
			return b.patient.OpenEnum(scope, typ, usage, nr)
		}
	}
}

// showing changes what EnumResource gives.
func showing(change func(*mpr.NetResource)) func(*bent) {
	return func(b *bent) {
		b.onEnum = func(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
			n, err := b.patient.EnumResource(h, buf)
			for i := range buf[:n] {
				change(&buf[i])
			}
			return n, err
		}
	}
}

var brokenResources = []breakage{
	{
		"lists connections without their network",
		showing(func(nr *mpr.NetResource) {
			if nr.Scope == mpr.RESOURCE_CONNECTED {
				nr.Provider = ""
			}
		}),
		[]string{"a connection as a resource", "no device as a resource"},
	},
	{
		"lists what is remembered in the scope of what is connected",
		showing(func(nr *mpr.NetResource) {
			if nr.Scope == mpr.RESOURCE_REMEMBERED {
				nr.Scope = mpr.RESOURCE_CONNECTED
			}
		}),
		[]string{"a remembered device as a resource", "types of what is listed"},
	},
	{
		"shows networks as nothing in particular",
		showing(func(nr *mpr.NetResource) {
			if nr.DisplayType == mpr.RESOURCEDISPLAYTYPE_NETWORK {
				nr.DisplayType = mpr.RESOURCEDISPLAYTYPE_GENERIC
			}
		}),
		[]string{"networks at the top"},
	},
	{
		"shows servers as shares",
		showing(func(nr *mpr.NetResource) {
			if nr.DisplayType == mpr.RESOURCEDISPLAYTYPE_SERVER {
				nr.DisplayType, nr.Usage = mpr.RESOURCEDISPLAYTYPE_SHARE, mpr.RESOURCEUSAGE_CONNECTABLE
			}
		}),
		[]string{"from the top to a share"},
	},
	{
		"can't go into a network",
		func(b *bent) {
			b.onOpen = func(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
				if nr != nil && nr.DisplayType == mpr.RESOURCEDISPLAYTYPE_NETWORK {
					return 0, b.do("WNetOpenEnumW", func() error { return winerr.ERROR_NOT_CONTAINER })
				}
				return b.patient.OpenEnum(scope, typ, usage, nr)
			}
		},
		[]string{"from the top to a share"},
	},
	{
		"lists all usages",
		opening(func(_ *mpr.Scope, _ *mpr.ResourceType, usage *mpr.Usage, _ *mpr.NetResource) {
			if *usage <= mpr.RESOURCEUSAGE_ALL {
				*usage = 0
			}
		}),
		[]string{"connectables and containers"},
	},
	{
		"lists what is recent",
		opening(func(scope *mpr.Scope, _ *mpr.ResourceType, _ *mpr.Usage, _ *mpr.NetResource) {
			if *scope == mpr.RESOURCE_RECENT {
				*scope = mpr.RESOURCE_REMEMBERED
			}
		}),
		[]string{"scopes and usages"},
	},
	{
		"ignores usages that it doesn't know",
		opening(func(_ *mpr.Scope, _ *mpr.ResourceType, usage *mpr.Usage, _ *mpr.NetResource) {
			*usage &= mpr.RESOURCEUSAGE_ALL
		}),
		[]string{"scopes and usages"},
	},
	{
		"knows nothing around it",
		func(b *bent) {
			b.onOpen = func(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
				if scope == mpr.RESOURCE_CONTEXT {
					return 0, b.do("WNetOpenEnumW", func() error { return winerr.ERROR_INVALID_PARAMETER })
				}
				return b.patient.OpenEnum(scope, typ, usage, nr)
			}
		},
		[]string{"the network around"},
	},
	{
		"has nothing in what it doesn't know",
		func(b *bent) {
			b.onOpen = func(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
				h, err := b.patient.OpenEnum(scope, typ, usage, nr)
				if nr != nil && strings.HasPrefix(nr.RemoteName, `\\nowhere`) {
					return b.patient.OpenEnum(mpr.RESOURCE_CONNECTED, typ, 0, nil)
				}
				return h, err
			}
		},
		[]string{"container that nobody knows"},
	},
	{
		"opens the containers of any network",
		opening(func(_ *mpr.Scope, _ *mpr.ResourceType, _ *mpr.Usage, nr *mpr.NetResource) {
			if strings.HasPrefix(nr.RemoteName, `\\`) {
				nr.Provider = ""
			}
		}),
		[]string{"only the named network", "container that nobody knows"},
	},
	{
		"lists all types of what is remembered",
		opening(func(scope *mpr.Scope, typ *mpr.ResourceType, _ *mpr.Usage, _ *mpr.NetResource) {
			if *scope == mpr.RESOURCE_REMEMBERED {
				*typ = mpr.RESOURCETYPE_ANY
			}
		}),
		[]string{"disks and printers"},
	},
	{
		"stores the size of what has room",
		func(b *bent) {
			b.onEnumSized = func(h mpr.EnumHandle, count uint32, buf *mpr.Buffer) ([]mpr.NetResource, error) {
				list, err := b.patient.EnumResourceSized(h, count, buf)
				if err == nil {
					buf.Size = 100
				}
				return list, err
			}
		},
		[]string{"one by one"},
	},
	{
		"closes what isn't open",
		func(b *bent) {
			b.onClose = func(h mpr.EnumHandle) error {
				if h == 0 {
					return b.do("WNetCloseEnum", func() error { return nil })
				}
				return b.patient.CloseEnum(h)
			}
		},
		[]string{"WNetCloseEnum/ERROR_INVALID_HANDLE"},
	},
	{
		"says of a resource whose it is and no more",
		informing(func(nr *mpr.NetResource) *mpr.NetResource { return nr }, func(nr *mpr.NetResource) { nr.Usage, nr.DisplayType = 0, 0 }),
		[]string{"WNetGetResourceInformationW/NO_ERROR", "a server as a resource", "spelled as listed"},
	},
	{
		"asks any network about a resource",
		informing(func(nr *mpr.NetResource) *mpr.NetResource {
			return changed(nr, func(nr *mpr.NetResource) { nr.Provider = "" })
		}, func(*mpr.NetResource) {}),
		[]string{"only the named network"},
	},
	{
		"has no parent of a server",
		ascending(func(nr, parent *mpr.NetResource) {
			if strings.Count(nr.RemoteName, `\`) == 2 {
				parent.RemoteName = nr.RemoteName
			}
		}),
		[]string{"WNetGetResourceParentW/NO_ERROR"},
	},
	{
		"says of a parent what it is called and no more",
		ascending(func(_, parent *mpr.NetResource) { *parent = mpr.NetResource{RemoteName: parent.RemoteName} }),
		[]string{"WNetGetResourceParentW/NO_ERROR", "members that are told", "parents"},
	},
	{
		"has parents in the first network",
		func(b *bent) {
			b.onParent = func(nr *mpr.NetResource) (mpr.NetResource, error) {
				return b.patient.GetResourceParent(changed(nr, func(nr *mpr.NetResource) {
					if nr.Provider == "" {
						nr.Provider = "Microsoft Windows Network"
					}
				}))
			}
		},
		[]string{"WNetGetResourceParentW/ERROR_BAD_PROVIDER"},
	},
}

// informing changes what GetResourceInformation is given and what it gives.
func informing(asked func(*mpr.NetResource) *mpr.NetResource, told func(*mpr.NetResource)) func(*bent) {
	return func(b *bent) {
		b.onInfo = func(nr *mpr.NetResource) (mpr.NetResource, string, error) {
			info, rest, err := b.patient.GetResourceInformation(asked(nr))
			told(&info)
			return info, rest, err
		}
	}
}

// ascending changes what GetResourceParent gives.
func ascending(change func(nr, parent *mpr.NetResource)) func(*bent) {
	return func(b *bent) {
		b.onParent = func(nr *mpr.NetResource) (mpr.NetResource, error) {
			parent, err := b.patient.GetResourceParent(nr)
			if err == nil {
				change(nr, &parent)
			}
			return parent, err
		}
	}
}
