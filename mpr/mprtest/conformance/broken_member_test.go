package conformance_test

import (
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
		[]string{"printers without device"},
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
		[]string{"a server as a resource"},
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
