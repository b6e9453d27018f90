package conformance_test

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
)

// remembering puts a device into the profile of the caller behind everybody's
// back.
func remembering(c *mpr.Caller, local, remote string) {
	_ = c.Router().Profiles.Put(c.Session().ProfileKey(), profile.Entry{
		Local: local, RemotePath: remote, ProviderName: "Microsoft Windows Network", ConnectionType: 1,
	})
}

var brokenDevices = []breakage{
	{
		"tells two at once that a letter is theirs",
		racing(func(b *bent, another func(local string) bool) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				raced := nr != nil && another(nr.LocalName)
				err := b.patient.AddConnection2(nr, cred, flags)
				if raced && coded(err, winerr.ERROR_ALREADY_ASSIGNED) {
					return b.do("WNetAddConnection2W", func() error { return nil })
				}
				return err
			}
		}),
		[]string{"one letter for one of two"},
	},
	{
		"takes the root of a drive for a drive",
		adding(func(nr *mpr.NetResource, _ *mpr.Credentials, _ *mpr.ConnectFlags) {
			nr.LocalName = strings.TrimSuffix(nr.LocalName, `\`)
		}),
		[]string{"names of devices"},
	},
	{
		"knows no colon behind a port",
		adding(func(nr *mpr.NetResource, _ *mpr.Credentials, _ *mpr.ConnectFlags) {
			if strings.HasPrefix(nr.LocalName, "LPT") && strings.HasSuffix(nr.LocalName, ":") {
				nr.LocalName = "PRN"
			}
		}),
		[]string{"names of devices"},
	},
	{
		"tells letters apart by case",
		func(b *bent) {
			apart := func(name string) string {
				if name == "z:" {
					return "Q:"
				}
				return name
			}
			adding(func(nr *mpr.NetResource, _ *mpr.Credentials, _ *mpr.ConnectFlags) { nr.LocalName = apart(nr.LocalName) })(b)
			b.onGet = func(local string) (string, error) { return b.patient.GetConnection(apart(local)) }
		},
		[]string{"device names without case", "WNetGetConnectionW/NO_ERROR"},
	},
	{
		"gives a local letter away",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				err := b.patient.AddConnection2(nr, cred, flags)
				if _, gone := b.c.GetConnection("Z:"); coded(err, winerr.ERROR_ALREADY_ASSIGNED) && coded(gone, winerr.ERROR_NOT_CONNECTED) {
					return b.do("WNetAddConnection2W", func() error { return nil })
				}
				return err
			}
		},
		[]string{"letter of something local", "letter of a local disk", "letters of several local disks", "global letters", "one letter for one of two"},
	},
	{
		"gives the letter of a local disk away",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				err := b.patient.AddConnection2(nr, cred, flags)
				if coded(err, winerr.ERROR_ALREADY_ASSIGNED) && b.c.Router().Sessions().Global().GetDriveType(nr.LocalName) == session.DRIVE_FIXED {
					return b.do("WNetAddConnection2W", func() error { return nil })
				}
				return err
			}
		},
		[]string{"letter of a local disk", "letters of several local disks"},
	},
	{
		"ignores flags that it doesn't know",
		adding(func(_ *mpr.NetResource, _ *mpr.Credentials, flags *mpr.ConnectFlags) { *flags &= 0x5FEFF &^ 0x20000 }),
		[]string{"unknown flags"},
	},
	{
		"wants a type for a printer",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				if nr != nil && nr.Type == mpr.RESOURCETYPE_ANY && strings.HasPrefix(nr.LocalName, "LPT") {
					return b.do("WNetAddConnection2W", func() error { return winerr.ERROR_INVALID_PARAMETER })
				}
				return b.patient.AddConnection2(nr, cred, flags)
			}
		},
		[]string{"type from the device", "disks and printers", "WNetAddConnection2W/ERROR_BAD_DEV_TYPE", "device of the other class", "types of what is listed"},
	},
	{
		"cuts names that are too long",
		adding(func(nr *mpr.NetResource, _ *mpr.Credentials, _ *mpr.ConnectFlags) {
			if len(nr.RemoteName) > 260 {
				nr.RemoteName = `\\files\docs`
			}
		}),
		[]string{"length of a remote name"},
	},
	{
		"calls no remote name a bad parameter",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				if nr != nil && nr.RemoteName == "" {
					return b.do("WNetAddConnection2W", func() error { return winerr.ERROR_INVALID_PARAMETER })
				}
				return b.patient.AddConnection2(nr, cred, flags)
			}
		},
		[]string{"no remote name"},
	},
	{
		"panics without a NETRESOURCE",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				known := *nr
				return b.patient.AddConnection2(&known, cred, flags)
			}
		},
		[]string{"no NETRESOURCE"},
	},
	{
		"takes a device again that it has",
		answering("WNetAddConnection2W", winerr.ERROR_ALREADY_ASSIGNED, winerr.NO_ERROR),
		[]string{"WNetAddConnection2W/ERROR_ALREADY_ASSIGNED", "device names without case", "letter of something local", "letter of another letter", "letter of a local disk", "letters of several local disks", "assigned before remembered", "global letters", "one letter for one of two", "backslash behind the name"},
	},
}

var brokenProfiles = []breakage{
	{
		"remembers everything",
		adding(func(_ *mpr.NetResource, _ *mpr.Credentials, flags *mpr.ConnectFlags) {
			*flags |= mpr.CONNECT_UPDATE_PROFILE
		}),
		[]string{
			"remembered on request", "what is remembered", "cancelled is gone", "sessions apart", "elevated apart",
			"elevated linked", "one user a server", "device names without case", "WNetCancelConnection2W/NO_ERROR",
		},
	},
	{
		"remembers what is temporary",
		adding(func(_ *mpr.NetResource, _ *mpr.Credentials, flags *mpr.ConnectFlags) {
			if *flags&mpr.CONNECT_UPDATE_PROFILE != 0 {
				*flags &^= mpr.CONNECT_TEMPORARY
			}
		}),
		[]string{"remembered on request"},
	},
	{
		"remembers what has no device",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				err := b.patient.AddConnection2(nr, cred, flags)
				if err == nil && nr.LocalName == "" && flags&mpr.CONNECT_UPDATE_PROFILE != 0 {
					remembering(b.c, "Q:", nr.RemoteName)
				}
				return err
			}
		},
		[]string{"deviceless never remembered"},
	},
	{
		"remembers what has failed",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				err := b.patient.AddConnection2(nr, cred, flags)
				if coded(err, winerr.ERROR_INVALID_PASSWORD) && flags&mpr.CONNECT_UPDATE_PROFILE != 0 {
					remembering(b.c, nr.LocalName, nr.RemoteName)
				}
				return err
			}
		},
		[]string{"failure not remembered", "WNetAddConnection2W/ERROR_INVALID_PASSWORD"},
	},
	{
		"asks the profile only when it is to be changed",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				err := b.patient.AddConnection2(nr, cred, flags)
				if !coded(err, winerr.ERROR_DEVICE_ALREADY_REMEMBERED) || flags&mpr.CONNECT_UPDATE_PROFILE != 0 {
					return err
				}
				_ = b.c.Router().Profiles.Delete("alice", nr.LocalName)
				return b.patient.AddConnection2(nr, cred, flags)
			}
		},
		[]string{"other remote name", "backslash behind the name"},
	},
	{
		"calls the same remote name another one",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				if nr != nil && flags == 0 {
					if remote, err := b.c.GetConnection(nr.LocalName); coded(err, winerr.ERROR_CONNECTION_UNAVAIL) && remote != nr.RemoteName {
						return b.do("WNetAddConnection2W", func() error { return winerr.ERROR_DEVICE_ALREADY_REMEMBERED })
					}
				}
				return b.patient.AddConnection2(nr, cred, flags)
			}
		},
		[]string{"same remote name", "backslash behind the name"},
	},
	{
		"takes a name that ends in a backslash",
		adding(func(nr *mpr.NetResource, _ *mpr.Credentials, _ *mpr.ConnectFlags) {
			nr.RemoteName = strings.TrimSuffix(nr.RemoteName, `\`)
		}),
		[]string{"backslash behind the name", "global mapping"},
	},
	{
		"looks into the profile before it looks at the device",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				if nr != nil {
					e, found, _ := b.c.Router().Profiles.Get(b.c.Session().ProfileKey(), strings.ToUpper(nr.LocalName))
					if found && !strings.EqualFold(e.RemotePath, strings.TrimSuffix(nr.RemoteName, `\`)) {
						return b.do("WNetAddConnection2W", func() error { return winerr.ERROR_DEVICE_ALREADY_REMEMBERED })
					}
				}
				return b.patient.AddConnection2(nr, cred, flags)
			}
		},
		[]string{"assigned before remembered"},
	},
	{
		"keeps the name of what is unavailable to itself",
		func(b *bent) {
			b.onGet = func(local string) (string, error) {
				remote, err := b.patient.GetConnection(local)
				if err != nil {
					remote = ""
				}
				return remote, err
			}
		},
		[]string{"unavailable with its name", "remote names as given"},
	},
	{
		"gives up restoring at the first error",
		func(b *bent) {
			b.onRestore = func(device string, ui mpr.UseUI) error {
				if _, found, _ := b.c.Router().Profiles.Get("alice", "X:"); device == "" && found {
					return b.do("WNetRestoreConnectionW", func() error { return winerr.ERROR_NO_NET_OR_BAD_PATH })
				}
				return b.patient.RestoreConnection(0, device, ui)
			}
		},
		[]string{"restored drive by drive"},
	},
	{
		"leaves remembering to the caller",
		func(b *bent) {
			b.answer = func(op string, call func() error) error {
				err := call()
				if op == "WNetAddConnectionW" && err == nil {
					_ = b.c.Router().Profiles.Delete("alice", "Z:")
				}
				return err
			}
		},
		[]string{"the oldest calls remember", "WNetAddConnectionW/NO_ERROR"},
	},
	{
		"restores what isn't remembered without a word",
		answering("WNetRestoreConnectionW", winerr.ERROR_NOT_CONNECTED, winerr.NO_ERROR),
		[]string{"restored that isn't remembered"},
	},
}
