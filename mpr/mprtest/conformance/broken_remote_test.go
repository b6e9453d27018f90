package conformance_test

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// restoringOne changes what RestoreSingleConnection is given, or answers for it.
func restoringOne(restore func(b *bent, device string, useUI bool) error) func(*bent) {
	return func(b *bent) {
		b.onSingle = func(device string, useUI bool) error { return restore(b, device, useUI) }
	}
}

var brokenSingles = []breakage{
	{
		"looks for a device in the profile first",
		restoringOne(func(b *bent, device string, useUI bool) error {
			_, found, err := b.c.Router().Profiles.Get(b.c.Session().ProfileKey(), device)
			if device == "Z:" && err == nil && !found {
				return b.do("WNetRestoreSingleConnectionW", func() error { return winerr.ERROR_NOT_CONNECTED })
			}
			return b.patient.RestoreSingleConnection(0, device, useUI)
		}),
		[]string{"assigned before the profile is looked at"},
	},
	{
		"never asks while it restores",
		restoringOne(func(b *bent, device string, _ bool) error { return b.patient.RestoreSingleConnection(0, device, false) }),
		[]string{"asked while restoring"},
	},
	{
		"always asks while it restores",
		restoringOne(func(b *bent, device string, _ bool) error { return b.patient.RestoreSingleConnection(0, device, true) }),
		[]string{"asked while restoring", "not restored since Vista", "user that was typed"},
	},
	{
		"restores only what is named",
		restoringOne(func(b *bent, device string, useUI bool) error {
			if device == "" {
				return nil
			}
			return b.patient.RestoreSingleConnection(0, device, useUI)
		}),
		[]string{"one restored since Vista", "ports restored", "restored that is taken"},
	},
	{
		"restores what is connected",
		answering("WNetRestoreSingleConnectionW", winerr.ERROR_ALREADY_ASSIGNED, winerr.NO_ERROR),
		[]string{"one restored since Vista", "assigned before the profile is looked at", "restored that is taken"},
	},
}

var brokenRemoteNames = []breakage{
	{
		"knows capitals of ASCII alone when it cancels",
		func(b *bent) {
			b.onCancel2 = func(name string, flags mpr.ConnectFlags, force bool) error {
				if strings.Contains(name, "Ü") && name != `\\files\Übersicht` {
					return b.do("WNetCancelConnection2W", func() error { return winerr.ERROR_NOT_CONNECTED })
				}
				return b.patient.CancelConnection2(name, flags, force)
			}
		},
		[]string{"remote names beyond ASCII"},
	},
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
		[]string{"remote names without case", "remote names beyond ASCII", "server alone"},
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
		[]string{"names of devices", "ports restored"},
	},
	{
		"never forces in the oldest call",
		func(b *bent) {
			b.onCancel = func(name string, _ bool) error { return b.patient.CancelConnection(name, false) }
		},
		[]string{"force closes files", "files without device"},
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
		[]string{"default user of a connection", "length left alone"},
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
		[]string{"WNetGetUserW/ERROR_NOT_CONNECTED", "sessions apart", "user of a DFS share"},
	},
}
