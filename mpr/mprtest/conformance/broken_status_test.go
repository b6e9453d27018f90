package conformance_test

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// describing changes what GetNetworkInformation tells.
func describing(change func(*mpr.NetInfo)) func(*bent) {
	return func(b *bent) {
		b.onNetInfo = func(name string, cb uint32) (mpr.NetInfo, error) {
			info, err := b.patient.GetNetworkInformationSized(name, cb)
			change(&info)
			return info, err
		}
	}
}

// translating changes how a universal name is told.
func translating(translate func(b *bent, path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error)) func(*bent) {
	return func(b *bent) {
		b.onUniversal = func(path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error) {
			return translate(b, path, level, buf)
		}
	}
}

var brokenStatuses = []breakage{
	{
		"has all networks running",
		describing(func(info *mpr.NetInfo) { info.Status = 0 }),
		[]string{"status of a network that starts", "status of a network that stands"},
	},
	{
		"has no valid devices",
		describing(func(info *mpr.NetInfo) { info.Drives, info.Printers = 0, 0 }),
		[]string{"WNetGetNetworkInformationW/NO_ERROR"},
	},
	{
		"makes up a performance",
		func(b *bent) {
			b.onSpeed = func(nr *mpr.NetResource) (mpr.ConnectInfo, error) {
				info, err := b.patient.GetConnectionPerformance(nr)
				if err == nil {
					info.Delay, info.OptDataSize = 20, 4096
				}
				return info, err
			}
		},
		[]string{"MultinetGetConnectionPerformanceW/NO_ERROR", "performance by remote name", "connection of an open file"},
	},
	{
		"flags no performance",
		func(b *bent) {
			b.onSpeed = func(nr *mpr.NetResource) (mpr.ConnectInfo, error) {
				info, err := b.patient.GetConnectionPerformance(nr)
				info.Flags = 0
				return info, err
			}
		},
		[]string{"MultinetGetConnectionPerformanceW/NO_ERROR", "performance by remote name", "performance of a share that only a device is connected to", "connection of an open file"},
	},
	{
		"knows the performance of the connected name alone",
		func(b *bent) {
			b.onSpeed = func(nr *mpr.NetResource) (mpr.ConnectInfo, error) {
				if nr != nil && strings.Count(nr.RemoteName, `\`) > 4 {
					return mpr.ConnectInfo{}, winerr.ERROR_NOT_CONNECTED
				}
				return b.patient.GetConnectionPerformance(nr)
			}
		},
		[]string{"performance of a share that only a device is connected to"},
	},
	{
		"knows the user of DFS shares",
		func(b *bent) {
			b.onUser = func(name string, buf *mpr.Buffer) (string, error) {
				remote := name
				if of, err := b.c.GetConnection(name); err == nil {
					remote = of
				}
				if strings.HasSuffix(remote, "dfs$") {
					return "alice", b.do("WNetGetUserW", func() error { return nil })
				}
				return b.patient.GetUserSized(name, buf)
			}
		},
		[]string{"user of a DFS share"},
	},
	{
		"tells an error without a buffer for its text",
		func(b *bent) {
			b.onLastSized = func(text, provider *mpr.Buffer) (mpr.LastError, error) {
				return b.patient.GetLastErrorSized(&mpr.Buffer{Size: text.Size}, provider)
			}
		},
		[]string{"WNetGetLastErrorW/ERROR_INVALID_ADDRESS"},
	},
	{
		"stores the bytes of a universal name",
		translating(func(b *bent, path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error) {
			name, err := b.patient.GetUniversalNameSized(path, level, buf)
			if err == nil && buf != nil {
				buf.Size = 8 + 2*uint32(len(name.Universal)+1)
			}
			return name, err
		}),
		[]string{"bytes of a universal name"},
	},
	{
		"tells no remote name without a universal one",
		translating(func(b *bent, path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error) {
			if _, err := b.c.GetUniversalName(path, mpr.UNIVERSAL_NAME_INFO_LEVEL); coded(err, winerr.ERROR_NOT_SUPPORTED) {
				level = mpr.UNIVERSAL_NAME_INFO_LEVEL
			}
			return b.patient.GetUniversalNameSized(path, level, buf)
		}),
		[]string{"remote names of every network"},
	},
	{
		"wants a path behind a drive",
		translating(func(b *bent, path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error) {
			if len(path) == 2 {
				return mpr.UniversalName{}, b.do("WNetGetUniversalNameW", func() error { return winerr.ERROR_BAD_DEVICE })
			}
			return b.patient.GetUniversalNameSized(path, level, buf)
		}),
		[]string{"paths of a drive"},
	},
	{
		"knows drives by capitals",
		translating(func(b *bent, path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error) {
			if path != "" && path[0] == 'z' {
				return mpr.UniversalName{}, b.do("WNetGetUniversalNameW", func() error { return winerr.ERROR_NOT_CONNECTED })
			}
			return b.patient.GetUniversalNameSized(path, level, buf)
		}),
		[]string{"paths of a drive"},
	},
}

// connecting changes the flags that ConnectionDialog1 is given.
func connecting(change func(*mpr.ConnectDialogFlags)) func(*bent) {
	return func(b *bent) {
		b.onDialog1 = func(d *mpr.ConnectDialog) error {
			changed := *d
			change(&changed.Flags)
			err := b.patient.ConnectionDialog1(&changed)
			d.DevNum = changed.DevNum
			return err
		}
	}
}
