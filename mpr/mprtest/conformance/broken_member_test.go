package conformance_test

import (
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// refusing refuses what AddConnection2 is given, if it is of some kind.
func refusing(kind func(*mpr.NetResource) bool) func(*bent) {
	return adding(func(nr *mpr.NetResource, _ *mpr.Credentials, _ *mpr.ConnectFlags) {
		if kind(nr) {
			nr.Type = 99
		}
	})
}

// as is a resource that is asked about as it is.
func as(nr *mpr.NetResource) *mpr.NetResource { return nr }

var brokenMembers = []breakage{
	{
		"connects nothing but shares, going by their kind",
		refusing(func(nr *mpr.NetResource) bool {
			return nr.DisplayType != mpr.RESOURCEDISPLAYTYPE_GENERIC && nr.DisplayType != mpr.RESOURCEDISPLAYTYPE_SHARE
		}),
		[]string{"members that count"},
	},
	{
		"connects nothing that is called a container",
		refusing(func(nr *mpr.NetResource) bool { return nr.Usage&mpr.RESOURCEUSAGE_CONTAINER != 0 }),
		[]string{"members that count"},
	},
	{
		"connects no printer without device",
		refusing(func(nr *mpr.NetResource) bool { return nr.Type == mpr.RESOURCETYPE_PRINT && nr.LocalName == "" }),
		[]string{"printers without device", "server alone with a device"},
	},
	{
		"tells what it was asked with of a resource",
		func(b *bent) {
			b.onInfo = func(nr *mpr.NetResource) (mpr.NetResource, string, error) {
				info, rest, err := b.patient.GetResourceInformation(nr)
				info.LocalName = nr.LocalName
				return info, rest, err
			}
		},
		[]string{"members that are told"},
	},
	{
		"tells what it was asked with of a parent",
		ascending(func(nr, parent *mpr.NetResource) { parent.Scope, parent.Comment = nr.Scope, nr.Comment }),
		[]string{"members that are told"},
	},
	{
		"knows nothing of servers",
		func(b *bent) {
			b.onInfo = func(nr *mpr.NetResource) (mpr.NetResource, string, error) {
				if strings.Count(nr.RemoteName, `\`) == 2 {
					return mpr.NetResource{}, "", b.do("WNetGetResourceInformationW", func() error { return winerr.ERROR_BAD_NET_NAME })
				}
				return b.patient.GetResourceInformation(nr)
			}
		},
		[]string{"a server as a resource", "a server of a type"},
	},
	{
		"takes servers for shares",
		informing(as, func(info *mpr.NetResource) {
			if info.DisplayType == mpr.RESOURCEDISPLAYTYPE_SERVER {
				info.DisplayType = mpr.RESOURCEDISPLAYTYPE_SHARE
			}
		}),
		[]string{"a server as a resource"},
	},
	{
		"lists ports as disks",
		showing(func(nr *mpr.NetResource) {
			if strings.HasPrefix(nr.LocalName, "LPT") {
				nr.Type = mpr.RESOURCETYPE_DISK
			}
		}),
		[]string{"types of what is listed"},
	},
	{
		"lists printers as anything",
		showing(func(nr *mpr.NetResource) {
			if nr.Scope == mpr.RESOURCE_GLOBALNET && nr.Type == mpr.RESOURCETYPE_PRINT {
				nr.Type = mpr.RESOURCETYPE_ANY
			}
		}),
		[]string{"types of what is listed"},
	},
	{
		"lists the whole network without its scope",
		showing(func(nr *mpr.NetResource) {
			if nr.Scope == mpr.RESOURCE_GLOBALNET {
				nr.Scope = 0
			}
		}),
		[]string{"types of what is listed"},
	},
	{
		"lists what has no device without its network",
		showing(func(nr *mpr.NetResource) {
			if nr.Scope == mpr.RESOURCE_CONNECTED && nr.LocalName == "" {
				nr.Provider = ""
			}
		}),
		[]string{"no device as a resource"},
	},
	{
		"takes a container with what is remembered",
		opening(func(scope *mpr.Scope, _ *mpr.ResourceType, _ *mpr.Usage, nr *mpr.NetResource) {
			if *scope == mpr.RESOURCE_REMEMBERED && nr.RemoteName != "" {
				*scope = mpr.RESOURCE_GLOBALNET
			}
		}),
		[]string{"scopes and usages"},
	},
	{
		"takes a container with the network around",
		opening(func(scope *mpr.Scope, _ *mpr.ResourceType, _ *mpr.Usage, nr *mpr.NetResource) {
			if *scope == mpr.RESOURCE_CONTEXT && nr.RemoteName != "" {
				*scope = mpr.RESOURCE_GLOBALNET
			}
		}),
		[]string{"scopes and usages"},
	},
	{
		"takes no scope for what is connected",
		opening(func(scope *mpr.Scope, _ *mpr.ResourceType, _ *mpr.Usage, _ *mpr.NetResource) { *scope = max(*scope, 1) }),
		[]string{"scopes and usages"},
	},
	{
		"knows no users that the network knows",
		opening(func(_ *mpr.Scope, _ *mpr.ResourceType, usage *mpr.Usage, _ *mpr.NetResource) {
			if *usage == mpr.RESOURCEUSAGE_ATTACHED {
				*usage = 0x40
			}
		}),
		[]string{"usages of the whole network"},
	},
	{
		"heeds a usage in every scope",
		opening(func(scope *mpr.Scope, _ *mpr.ResourceType, usage *mpr.Usage, _ *mpr.NetResource) {
			if *usage == mpr.RESOURCEUSAGE_CONTAINER && *scope == mpr.RESOURCE_REMEMBERED {
				*scope = mpr.RESOURCE_RECENT
			}
		}),
		[]string{"usages of the whole network"},
	},
}

var brokenEnums = []breakage{
	{
		"tells no comment of a share",
		informing(func(nr *mpr.NetResource) *mpr.NetResource { return nr }, func(info *mpr.NetResource) { info.Comment = "" }),
		[]string{"WNetGetResourceInformationW/NO_ERROR", "comment of a resource"},
	},
	{
		"finds a server as no disk",
		func(b *bent) {
			b.onInfo = func(nr *mpr.NetResource) (mpr.NetResource, string, error) {
				info, rest, err := b.patient.GetResourceInformation(nr)
				if err == nil && nr.Type != 0 && info.Usage&mpr.RESOURCEUSAGE_CONTAINER != 0 {
					return mpr.NetResource{}, "", b.do("WNetGetResourceInformationW", func() error { return winerr.ERROR_BAD_DEV_TYPE })
				}
				return info, rest, err
			}
		},
		[]string{"a server of a type"},
	},
	{
		"drops the comments",
		func(b *bent) {
			b.onEnum = func(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
				n, err := b.patient.EnumResource(h, buf)
				for i := range buf[:n] {
					buf[i].Comment = ""
				}
				return n, err
			}
		},
		[]string{"comments of shares"},
	},
	{
		"lists twenty at most",
		func(b *bent) {
			seen := make(map[mpr.EnumHandle]int)
			b.onEnum = func(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
				const most = 20
				if seen[h] == most {
					return 0, b.do("WNetEnumResourceW", func() error { return winerr.ERROR_NO_MORE_ITEMS })
				}
				n, err := b.patient.EnumResource(h, buf)
				n = min(n, most-seen[h])
				seen[h] += n
				return n, err
			}
		},
		[]string{"a long list"},
	},
	{
		"refuses a record without a name outside the network",
		func(b *bent) {
			b.onOpen = func(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
				if scope != mpr.RESOURCE_GLOBALNET && nr != nil {
					return 0, b.do("WNetOpenEnumW", func() error { return winerr.ERROR_INVALID_PARAMETER })
				}
				return b.patient.OpenEnum(scope, typ, usage, nr)
			}
		},
		[]string{"a record without a name"},
	},
	{
		"opens nothing with reserved bits",
		func(b *bent) {
			b.onOpen = func(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
				if nr != nil && nr.Usage&0x80000000 != 0 {
					return 0, b.do("WNetOpenEnumW", func() error { return winerr.ERROR_INVALID_PARAMETER })
				}
				return b.patient.OpenEnum(scope, typ, usage, nr)
			}
		},
		[]string{"a network made by hand"},
	},
	{
		"keeps to no count",
		func(b *bent) {
			b.onEnumSized = func(h mpr.EnumHandle, _ uint32, buf *mpr.Buffer) ([]mpr.NetResource, error) {
				return b.patient.EnumResourceSized(h, 0xFFFFFFFF, buf)
			}
		},
		[]string{"one by one"},
	},
	{
		"loses what doesn't fit",
		func(b *bent) {
			b.onEnumSized = func(h mpr.EnumHandle, count uint32, buf *mpr.Buffer) ([]mpr.NetResource, error) {
				list, err := b.patient.EnumResourceSized(h, count, buf)
				if coded(err, winerr.ERROR_MORE_DATA) {
					_, _ = b.c.EnumResource(h, make([]mpr.NetResource, 1))
				}
				return list, err
			}
		},
		[]string{"WNetEnumResourceW/ERROR_MORE_DATA"},
	},
	{
		"asks for room without the strings",
		func(b *bent) {
			b.onEnumSized = func(h mpr.EnumHandle, count uint32, buf *mpr.Buffer) ([]mpr.NetResource, error) {
				list, err := b.patient.EnumResourceSized(h, count, buf)
				if coded(err, winerr.ERROR_MORE_DATA) {
					buf.Size = 48
				}
				return list, err
			}
		},
		[]string{"WNetEnumResourceW/ERROR_MORE_DATA"},
	},
	{
		"ends an enumeration with nothing",
		func(b *bent) {
			b.onEnumSized = func(h mpr.EnumHandle, count uint32, buf *mpr.Buffer) ([]mpr.NetResource, error) {
				list, err := b.patient.EnumResourceSized(h, count, buf)
				if coded(err, winerr.ERROR_NO_MORE_ITEMS) {
					return nil, nil
				}
				return list, err
			}
		},
		[]string{"one by one"},
	},
	{
		"closes all enumerations at once",
		func(b *bent) {
			var open []mpr.EnumHandle
			b.onOpen = func(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
				h, err := b.patient.OpenEnum(scope, typ, usage, nr)
				open = append(open, h)
				return h, err
			}
			b.onClose = func(h mpr.EnumHandle) error {
				for _, other := range open {
					if other != h {
						_ = b.c.CloseEnum(other)
					}
				}
				return b.patient.CloseEnum(h)
			}
		},
		[]string{"handles apart"},
	},
	{
		"lists all types",
		func(b *bent) {
			b.onOpen = func(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
				if typ <= mpr.RESOURCETYPE_PRINT {
					typ = 0
				}
				return b.patient.OpenEnum(scope, typ, usage, nr)
			}
		},
		[]string{"disks and printers"},
	},
	{
		"ignores types that it doesn't know",
		func(b *bent) {
			b.onOpen = func(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
				return b.patient.OpenEnum(scope, typ&3, usage, nr)
			}
		},
		[]string{"type of an enumeration"},
	},
	{
		"lists what is remembered as connected",
		listing(mpr.RESOURCE_CONNECTED, func(b *bent, _ *mpr.NetResource) []mpr.NetResource {
			return collect(b.c, mpr.RESOURCE_REMEMBERED)
		}),
		[]string{
			"what is connected", "cancelled and remembered", "cancel by remote name", "restored drive by drive",
			"WNetRestoreConnectionW/NO_ERROR", "one restored since Vista", "types of what is listed", "used with an authentication buffer", "remote names as given",
		},
	},
	{
		"lists only what is connected as remembered",
		func(b *bent) {
			b.onEnum = func(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
				n, err := b.patient.EnumResource(h, buf)
				kept := slices.DeleteFunc(buf[:n], func(nr mpr.NetResource) bool {
					_, gone := b.c.GetConnection(nr.LocalName)
					return nr.Scope == mpr.RESOURCE_REMEMBERED && gone != nil
				})
				return len(kept), err
			}
		},
		[]string{
			"what is remembered", "cancelled and remembered", "forget what isn't connected", "restored drive by drive", "logoff",
			"dialog and profile", "a remembered device as a resource", "one profile for both halves", "nothing remembered in the elevated half", "not restored since Vista", "ports restored",
		},
	},
	{
		"shows what is hidden",
		listing(mpr.RESOURCE_GLOBALNET, func(_ *bent, nr *mpr.NetResource) []mpr.NetResource {
			if nr == nil || nr.RemoteName != `\\files` {
				return nil
			}
			return []mpr.NetResource{{RemoteName: `\\files\hidden$`, Provider: "Microsoft Windows Network", DisplayType: mpr.RESOURCEDISPLAYTYPE_SHARE}}
		}),
		[]string{"shares of a server", "connectables and containers", "WNetEnumResourceW/ERROR_MORE_DATA"},
	},
	{
		"doesn't say what is connectable",
		func(b *bent) {
			b.onEnum = func(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
				n, err := b.patient.EnumResource(h, buf)
				for i := range buf[:n] {
					buf[i].Usage = 0
				}
				return n, err
			}
		},
		[]string{
			"a share that was listed", "networks at the top", "a connection as a resource", "a remembered device as a resource",
			"from the top to a share", "no device as a resource",
		},
	},
}
