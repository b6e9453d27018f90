package conformance_test

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// known are the flags that the newest Windows knows.
const known mpr.ConnectFlags = 0x5FEFF &^ 0x20000

// adding3 changes what AddConnection3 is given.
func adding3(change func(nr *mpr.NetResource, cred *mpr.Credentials, flags *mpr.ConnectFlags)) func(*bent) {
	return func(b *bent) {
		b.onAdd3 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
			nr = changed(nr, func(nr *mpr.NetResource) { change(nr, &cred, &flags) })
			return b.patient.AddConnection3(0, nr, cred, flags)
		}
	}
}

// using changes what UseConnection is given.
func using(change func(nr *mpr.NetResource, flags *mpr.ConnectFlags)) func(*bent) {
	return func(b *bent) {
		b.onUse = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
			nr = changed(nr, func(nr *mpr.NetResource) { change(nr, &flags) })
			return b.patient.UseConnectionSized(0, nr, cred, flags, access)
		}
	}
}

// changed is a resource with a change; none stays none.
func changed(nr *mpr.NetResource, change func(*mpr.NetResource)) *mpr.NetResource {
	if nr == nil {
		return nil
	}
	copied := *nr
	change(&copied)
	return &copied
}

var brokenConnectors = []breakage{
	{
		"refuses flags that have no effect",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				if flags&(mpr.CONNECT_CURRENT_MEDIA|mpr.CONNECT_UPDATE_RECENT) != 0 {
					return b.do("WNetAddConnection2W", func() error { return winerr.ERROR_INVALID_PARAMETER })
				}
				return b.patient.AddConnection2(nr, cred, flags)
			}
		},
		[]string{"documented flags"},
	},
	{
		"knows CONNECT_CRED_RESET in all versions",
		adding(func(_ *mpr.NetResource, _ *mpr.Credentials, flags *mpr.ConnectFlags) {
			*flags &^= mpr.CONNECT_CRED_RESET
		}),
		[]string{"CONNECT_CRED_RESET since Vista"},
	},
	{
		"ignores flags that WNetAddConnection3 doesn't know",
		adding3(func(_ *mpr.NetResource, _ *mpr.Credentials, flags *mpr.ConnectFlags) { *flags &= known }),
		[]string{"unknown flags"},
	},
	{
		"ignores flags that a cancel doesn't know",
		cancelling(func(flags *mpr.ConnectFlags, _ *bool) { *flags &= known }),
		[]string{"unknown flags"},
	},
	{
		"has printers on drives",
		answering("WNetAddConnection3W", winerr.ERROR_BAD_DEV_TYPE, winerr.NO_ERROR),
		[]string{"device of the other class", "WNetAddConnection3W/ERROR_BAD_DEV_TYPE"},
	},
	{
		"takes what is neither disk nor printer",
		using(func(nr *mpr.NetResource, _ *mpr.ConnectFlags) {
			nr.Type %= mpr.RESOURCETYPE_DISK | mpr.RESOURCETYPE_PRINT
		}),
		[]string{"types of resources"},
	},
	{
		"redirects nothing without a word",
		func(b *bent) {
			b.onAdd4 = func(nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags) error {
				return b.patient.AddConnection4(0, nr, auth, flags&^mpr.CONNECT_REDIRECT, nil)
			}
		},
		[]string{"nothing to redirect"},
	},
	{
		"calls no remote name a bad parameter in the oldest call",
		func(b *bent) {
			b.onAdd1 = func(remote string, password mpr.Password, local string) error {
				if remote == "" {
					return b.do("WNetAddConnectionW", func() error { return winerr.ERROR_INVALID_PARAMETER })
				}
				return b.patient.AddConnection(remote, password, local)
			}
		},
		[]string{"no remote name"},
	},
	{
		"reads no authentication buffer",
		func(b *bent) {
			b.onUse4 = func(nr *mpr.NetResource, _ []byte, flags mpr.ConnectFlags) (mpr.Use, error) {
				return b.patient.UseConnection4(0, nr, nil, flags, nil)
			}
		},
		[]string{"whose connection it is"},
	},
	{
		"never asks first",
		adding(func(_ *mpr.NetResource, _ *mpr.Credentials, flags *mpr.ConnectFlags) { *flags &^= mpr.CONNECT_PROMPT }),
		[]string{"asked first"},
	},
	{
		"always remembers in WNetAddConnection3",
		adding3(func(_ *mpr.NetResource, _ *mpr.Credentials, flags *mpr.ConnectFlags) {
			*flags |= mpr.CONNECT_UPDATE_PROFILE
		}),
		[]string{"remembered on request"},
	},
	{
		"never remembers what is used",
		using(func(_ *mpr.NetResource, flags *mpr.ConnectFlags) { *flags &^= mpr.CONNECT_UPDATE_PROFILE }),
		[]string{"remembered on request"},
	},
	{
		"chooses letters that are remembered",
		func(b *bent) {
			choose := using(func(nr *mpr.NetResource, flags *mpr.ConnectFlags) {
				_, err := b.c.GetConnection("Y:")
				if nr.LocalName == "" && *flags&mpr.CONNECT_REDIRECT != 0 && coded(err, winerr.ERROR_CONNECTION_UNAVAIL) {
					nr.LocalName = "Y:"
				}
			})
			choose(b)
		},
		[]string{"remembered letters left"},
	},
	{
		"chooses letters for printers",
		using(func(nr *mpr.NetResource, flags *mpr.ConnectFlags) {
			if nr.Type == mpr.RESOURCETYPE_PRINT && nr.LocalName == "" && *flags&mpr.CONNECT_REDIRECT != 0 {
				nr.LocalName = "Z:"
			}
		}),
		[]string{"ports for printers"},
	},
}

// restoringOne changes what RestoreSingleConnection is given, or answers for it.
func restoringOne(restore func(b *bent, device string, useUI bool) error) func(*bent) {
	return func(b *bent) {
		b.onSingle = func(device string, useUI bool) error { return restore(b, device, useUI) }
	}
}

var brokenSingles = []breakage{
	{
		"never asks while it restores",
		restoringOne(func(b *bent, device string, _ bool) error { return b.patient.RestoreSingleConnection(0, device, false) }),
		[]string{"asked while restoring"},
	},
	{
		"always asks while it restores",
		restoringOne(func(b *bent, device string, _ bool) error { return b.patient.RestoreSingleConnection(0, device, true) }),
		[]string{"asked while restoring"},
	},
	{
		"restores only what is named",
		restoringOne(func(b *bent, device string, useUI bool) error {
			if device == "" {
				return nil
			}
			return b.patient.RestoreSingleConnection(0, device, useUI)
		}),
		[]string{"one restored since Vista"},
	},
	{
		"restores what is connected",
		answering("WNetRestoreSingleConnectionW", winerr.ERROR_ALREADY_ASSIGNED, winerr.NO_ERROR),
		[]string{"one restored since Vista"},
	},
}

var brokenRemoteNames = []breakage{
	{
		"tells remote names apart by case",
		func(b *bent) {
			b.onCancel2 = func(name string, flags mpr.ConnectFlags, force bool) error {
				if len(name) > 5 && name != strings.ToLower(name) {
					return b.do("WNetCancelConnection2W", func() error { return winerr.ERROR_NOT_CONNECTED })
				}
				return b.patient.CancelConnection2(name, flags, force)
			}
		},
		[]string{"remote names without case"},
	},
	{
		"tells users by the exact remote name",
		func(b *bent) {
			b.onUser = func(name string, buf *mpr.Buffer) (string, error) {
				if strings.HasSuffix(name, `\`) {
					return "", b.do("WNetGetUserW", func() error { return winerr.ERROR_NOT_CONNECTED })
				}
				return b.patient.GetUserSized(name, buf)
			}
		},
		[]string{"remote names without case"},
	},
	{
		"cancels the root of a drive",
		func(b *bent) {
			b.onCancel2 = func(name string, flags mpr.ConnectFlags, force bool) error {
				if len(name) == 3 {
					name = strings.TrimSuffix(name, `\`)
				}
				return b.patient.CancelConnection2(name, flags, force)
			}
		},
		[]string{"names of no device"},
	},
	{
		"tells of the root of a drive",
		func(b *bent) {
			b.onGet = func(local string) (string, error) { return b.patient.GetConnection(strings.TrimSuffix(local, `\`)) }
		},
		[]string{"names of no device"},
	},
	{
		"knows no colon behind a port that it cancels",
		func(b *bent) {
			b.onCancel2 = func(name string, flags mpr.ConnectFlags, force bool) error {
				if strings.HasPrefix(name, "LPT") && strings.HasSuffix(name, ":") {
					return b.do("WNetCancelConnection2W", func() error { return winerr.ERROR_NOT_CONNECTED })
				}
				return b.patient.CancelConnection2(name, flags, force)
			}
		},
		[]string{"names of devices"},
	},
	{
		"never forces in the oldest call",
		func(b *bent) {
			b.onCancel = func(name string, _ bool) error { return b.patient.CancelConnection(name, false) }
		},
		[]string{"force closes files"},
	},
	{
		"cancels devices by their remote name in the oldest call",
		func(b *bent) {
			b.onCancel = func(name string, force bool) error {
				if remote, gone := b.c.GetConnection("Z:"); gone == nil && remote == name {
					name = "Z:"
				}
				return b.patient.CancelConnection(name, force)
			}
		},
		[]string{"cancel by remote name"},
	},
	{
		"tells no user of default credentials",
		func(b *bent) {
			b.onUser = func(name string, buf *mpr.Buffer) (string, error) {
				user, err := b.patient.GetUserSized(name, buf)
				if name != "" && user == "alice" {
					user = ""
				}
				return user, err
			}
		},
		[]string{"default user of a connection"},
	},
	{
		"tells the user of what isn't connected",
		func(b *bent) {
			b.onUser = func(name string, buf *mpr.Buffer) (string, error) {
				user, err := b.patient.GetUserSized(name, buf)
				if len(name) > 4 && coded(err, winerr.ERROR_NOT_CONNECTED) {
					return b.patient.GetUserSized("", buf)
				}
				return user, err
			}
		},
		[]string{"WNetGetUserW/ERROR_NOT_CONNECTED", "sessions apart"},
	},
}
