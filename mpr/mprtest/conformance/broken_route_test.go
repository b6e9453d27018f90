package conformance_test

import (
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

var brokenRouting = []breakage{
	{
		"asks the first network only",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				if nr != nil && nr.Provider == "" && isAlice(b.c.Session()) {
					named := *nr
					named.Provider = "Microsoft Windows Network"
					nr = &named
				}
				return b.patient.AddConnection2(nr, cred, flags)
			}
		},
		[]string{
			"every network is tried", "a network without the call", "insignificant errors", "first significant error",
			"WNetAddConnection2W/ERROR_NO_NET_OR_BAD_PATH", "a network that can't", "a network that isn't there first", "53 before 67",
			"1222 of a network that runs",
		},
	},
	{
		"ignores the name of a network",
		adding(func(nr *mpr.NetResource, _ *mpr.Credentials, _ *mpr.ConnectFlags) { nr.Provider = "" }),
		[]string{"only the named network", "WNetAddConnection2W/ERROR_BAD_PROVIDER"},
	},
	{
		"reports the first error of all",
		answering("WNetAddConnection2W", winerr.ERROR_ACCESS_DENIED, winerr.ERROR_BAD_NETPATH),
		[]string{"first significant error", "WNetAddConnection2W/ERROR_ACCESS_DENIED", "global mapping"},
	},
	{
		"reports the last significant error",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				err := b.patient.AddConnection2(nr, cred, flags)
				if nr == nil || nr.RemoteName != `\\nowhere\docs` || nr.Provider != "" {
					return err
				}
				last := b.patient.AddConnection2(changed(nr, func(nr *mpr.NetResource) { nr.Provider = "Second Network" }), cred, flags)
				if coded(last, winerr.ERROR_ACCESS_DENIED) {
					return last
				}
				return err
			}
		},
		[]string{"first significant error"},
	},
	{
		"doesn't know UnstartedOrRefusing",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				err := b.patient.AddConnection2(nr, cred, flags)
				if b.c.Router().Options.UnstartedProvider == mpr.UnstartedOrRefusing && coded(err, winerr.ERROR_BAD_NETPATH) {
					return b.do("WNetAddConnection2W", func() error { return winerr.ERROR_BAD_NET_NAME })
				}
				return err
			}
		},
		[]string{"1222 of a network that runs, ignored"},
	},
	{
		"takes a network that isn't there for the one that knows",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				err := b.patient.AddConnection2(nr, cred, flags)
				if slices.Contains(b.c.Router().ProviderOrder(), "Idle Network") && (coded(err, winerr.ERROR_BAD_NET_NAME) || coded(err, winerr.ERROR_BAD_NETPATH)) {
					return b.do("WNetAddConnection2W", func() error { return winerr.ERROR_NO_NET_OR_BAD_PATH })
				}
				return err
			}
		},
		[]string{"not found beside a network that isn't there"},
	},
	{
		"has one network for all types",
		func(b *bent) {
			b.onProvider = func(uint32) (string, error) { return b.patient.GetProviderName(provider.WNNC_NET_LANMAN) }
		},
		[]string{"type of a network", "WNetGetProviderNameW/ERROR_NO_NETWORK"},
	},
	{
		"compares whole types",
		func(b *bent) {
			b.onProvider = func(typ uint32) (string, error) {
				if typ&0xFFFF != 0 {
					typ = 0
				}
				return b.patient.GetProviderName(typ)
			}
		},
		[]string{"WNetGetProviderNameW/NO_ERROR"},
	},
	{
		"shows the first network at the top",
		func(b *bent) {
			b.onEnum = func(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
				n, err := b.patient.EnumResource(h, buf)
				if err == nil && buf[0].DisplayType == mpr.RESOURCEDISPLAYTYPE_NETWORK {
					n = 1
				}
				return n, err
			}
		},
		[]string{"networks at the top"},
	},
}

var brokenUses = []breakage{
	{
		"chooses letters from C up",
		func(b *bent) {
			b.onUse = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
				if nr != nil && nr.Type == mpr.RESOURCETYPE_DISK && nr.LocalName == "" && flags&mpr.CONNECT_REDIRECT != 0 {
					for letter := 'C'; letter <= 'Z'; letter++ {
						named := *nr
						named.LocalName = string(letter) + ":"
						use, err := b.patient.UseConnectionSized(0, &named, cred, flags, access)
						if !coded(err, winerr.ERROR_ALREADY_ASSIGNED) {
							return use, err
						}
					}
				}
				return b.patient.UseConnectionSized(0, nr, cred, flags, access)
			}
		},
		[]string{"letters from Z down", "remembered letters left", "access name"},
	},
	{
		"has a device in every result",
		func(b *bent) {
			b.onUse = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
				use, err := b.patient.UseConnectionSized(0, nr, cred, flags, access)
				if err == nil {
					use.Flags |= mpr.CONNECT_LOCALDRIVE
				}
				return use, err
			}
		},
		[]string{"used without device"},
	},
	{
		"chooses no device unless it is told to",
		func(b *bent) {
			b.onUse = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
				use, err := b.patient.UseConnectionSized(0, nr, cred, flags, access)
				if err == nil && nr.LocalName == "" && flags == 0 && use.Flags != 0 {
					_ = b.c.CancelConnection2(use.AccessName, 0, true)
					return mpr.Use{}, b.do("WNetUseConnectionW", func() error { return winerr.ERROR_BAD_DEVICE })
				}
				return use, err
			}
		},
		[]string{"device that the network requires"},
	},
	{
		"stops at a network without the call",
		func(b *bent) {
			b.onUser = func(name string, buf *mpr.Buffer) (string, error) {
				if name == `\\far\away` {
					return "", b.do("WNetGetUserW", func() error { return winerr.ERROR_NOT_SUPPORTED })
				}
				return b.patient.GetUserSized(name, buf)
			}
		},
		[]string{"a network without the call"},
	},
	{
		"connects before it looks at the buffer",
		func(b *bent) {
			b.onUse = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
				if access != nil && access.Size > 0 && access.Size < 3 {
					_ = b.c.AddConnection2(nr, cred, flags)
					return mpr.Use{}, b.do("WNetUseConnectionW", func() error { access.Size = 3; return winerr.ERROR_MORE_DATA })
				}
				return b.patient.UseConnectionSized(0, nr, cred, flags, access)
			}
		},
		[]string{"access name", "WNetUseConnectionW/ERROR_MORE_DATA"},
	},
	{
		"stores the length of the access name",
		func(b *bent) {
			b.onUse = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
				use, err := b.patient.UseConnectionSized(0, nr, cred, flags, access)
				if err == nil && access != nil {
					access.Size = uint32(len(use.AccessName)) + 1
				}
				return use, err
			}
		},
		[]string{"access name", "no buffer for the access name"},
	},
	{
		"wants a length without a buffer",
		func(b *bent) {
			b.onUse = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
				if access != nil && access.NULL {
					access = new(mpr.Buffer)
				}
				return b.patient.UseConnectionSized(0, nr, cred, flags, access)
			}
		},
		[]string{"no buffer for the access name"},
	},
}

var brokenNames = []breakage{
	{
		"tells remote names in small letters",
		func(b *bent) {
			b.onGet = func(local string) (string, error) {
				remote, err := b.patient.GetConnection(local)
				return strings.ToLower(remote), err
			}
		},
		[]string{"remote names as given"},
	},
	{
		"tells the parts of a universal name in one",
		func(b *bent) {
			b.onUniversal = func(path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error) {
				name, err := b.patient.GetUniversalNameSized(path, level, buf)
				name.Connection, name.Remaining = "", ""
				return name, err
			}
		},
		[]string{"parts of a universal name", "remote names of every network"},
	},
	{
		"calls a path without a drive not connected",
		answering("WNetGetUniversalNameW", winerr.ERROR_BAD_DEVICE, winerr.ERROR_NOT_CONNECTED),
		[]string{"paths without a drive", "WNetGetUniversalNameW/ERROR_BAD_DEVICE"},
	},
	{
		"spells a resource as the caller does",
		func(b *bent) {
			b.onInfo = func(nr *mpr.NetResource) (mpr.NetResource, string, error) {
				info, rest, err := b.patient.GetResourceInformation(nr)
				if err == nil {
					info.RemoteName = nr.RemoteName[:len(info.RemoteName)]
				}
				return info, rest, err
			}
		},
		[]string{"spelled as listed"},
	},
	{
		"has a rest of every path",
		func(b *bent) {
			b.onInfo = func(nr *mpr.NetResource) (mpr.NetResource, string, error) {
				info, rest, err := b.patient.GetResourceInformation(nr)
				if rest == "" {
					rest = `\`
				}
				return info, rest, err
			}
		},
		[]string{"no rest of a path", "a server as a resource"},
	},
	{
		"has the parents of what exists only",
		func(b *bent) {
			b.onParent = func(nr *mpr.NetResource) (mpr.NetResource, error) {
				if strings.HasSuffix(nr.RemoteName, "no such share") {
					return mpr.NetResource{}, b.do("WNetGetResourceParentW", func() error { return winerr.ERROR_BAD_NET_NAME })
				}
				return b.patient.GetResourceParent(nr)
			}
		},
		[]string{"parents"},
	},
	{
		"measures by remote name alone",
		func(b *bent) {
			b.onSpeed = func(nr *mpr.NetResource) (mpr.ConnectInfo, error) {
				if nr != nil && nr.RemoteName != "" {
					nr = &mpr.NetResource{RemoteName: nr.RemoteName}
				}
				return b.patient.GetConnectionPerformance(nr)
			}
		},
		[]string{"performance by remote name", "MultinetGetConnectionPerformanceW/ERROR_BAD_DEVICE"},
	},
}
