package conformance_test

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// typedKept is what has credentials kept that were typed.
const typedKept = mpr.CONNECT_INTERACTIVE | mpr.CONNECT_COMMANDLINE | mpr.CONNECT_CMD_SAVECRED

// saving has AddConnection2 take some flags for all that keep credentials.
func saving(few mpr.ConnectFlags) func(*bent) {
	return adding(func(_ *mpr.NetResource, _ *mpr.Credentials, flags *mpr.ConnectFlags) {
		if *flags&typedKept == few {
			*flags |= typedKept
		}
	})
}

var brokenKept = []breakage{
	{
		"remembers no user who was typed",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				err := b.patient.AddConnection2(nr, cred, flags)
				if err == nil && flags&mpr.CONNECT_PROMPT != 0 && flags&mpr.CONNECT_UPDATE_PROFILE != 0 {
					remembering(b.c, nr.LocalName, nr.RemoteName)
				}
				return err
			}
		},
		[]string{"user that was typed"},
	},
	{
		"keeps what UseConnection can't remember",
		func(b *bent) {
			b.onUse = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
				use, err := b.patient.UseConnectionSized(0, nr, cred, flags, access)
				if coded(err, winerr.ERROR_BAD_PROFILE) {
					_, _ = b.c.UseConnection(0, nr, cred, flags&^mpr.CONNECT_UPDATE_PROFILE)
				}
				return use, err
			}
		},
		[]string{"undone"},
	},
	{
		"keeps what UseConnection4 can't remember",
		func(b *bent) {
			b.onUse4 = func(nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
				use, err := b.patient.UseConnection4Sized(0, nr, auth, flags, nil, access)
				if coded(err, winerr.ERROR_CANNOT_OPEN_PROFILE) {
					_, _ = b.c.UseConnection4(0, nr, auth, flags&^mpr.CONNECT_UPDATE_PROFILE, nil)
				}
				return use, err
			}
		},
		[]string{"undone"},
	},
	{
		"keeps no credentials",
		adding(func(_ *mpr.NetResource, _ *mpr.Credentials, flags *mpr.ConnectFlags) {
			*flags &^= mpr.CONNECT_CMD_SAVECRED
		}),
		[]string{"credentials that were typed"},
	},
	{
		"keeps credentials though nobody is at the command line",
		saving(mpr.CONNECT_INTERACTIVE | mpr.CONNECT_CMD_SAVECRED),
		[]string{"credentials that were typed"},
	},
	{
		"keeps all credentials that were typed at the command line",
		saving(mpr.CONNECT_INTERACTIVE | mpr.CONNECT_COMMANDLINE),
		[]string{"credentials that were typed"},
	},
	{
		"forgets what it has restored",
		restoringOne(func(b *bent, device string, useUI bool) error {
			err := b.patient.RestoreSingleConnection(0, device, useUI)
			if err == nil && device == "" {
				_ = b.c.Router().Profiles.Delete("alice", "Y:")
			}
			return err
		}),
		[]string{"one restored since Vista"},
	},
	{
		"passes over what is taken",
		restoringOne(func(b *bent, device string, useUI bool) error {
			err := b.patient.RestoreSingleConnection(0, device, useUI)
			if device == "" && coded(err, winerr.ERROR_ALREADY_ASSIGNED) {
				return b.do("WNetRestoreSingleConnectionW", func() error { return nil })
			}
			return err
		}),
		[]string{"restored that is taken"},
	},
	{
		"keeps use options to itself",
		restoringOne(func(b *bent, device string, useUI bool) error {
			store, user := b.c.Router().Profiles, b.c.Session().ProfileKey()
			if entry, found, err := store.Get(user, device); err == nil && found && entry.UseOptions != nil {
				entry.UseOptions = nil
				_ = store.Put(user, entry)
			}
			return b.patient.RestoreSingleConnection(0, device, useUI)
		}),
		[]string{"use options handed back"},
	},
	{
		"defers whatever it restores at a logon",
		onlyIn(isAlice, func(b *bent) {
			for _, nr := range collect(b.c, mpr.RESOURCE_REMEMBERED) {
				_ = b.c.AddConnection2(&nr, mpr.Credentials{}, mpr.CONNECT_DEFERRED)
			}
		}),
		[]string{"connected at a logon", "ghosted at a logon"},
	},
	{
		"defers nothing that it restores at a logon",
		onlyIn(isAlice, func(b *bent) {
			if b.c.Router().Options.GhostedRestore {
				_ = b.c.CancelConnection2("Z:", 0, true)
			}
		}),
		[]string{"ghosted at a logon"},
	},
	{
		"restores one of many",
		restoringOne(func(b *bent, device string, useUI bool) error {
			if device == "" {
				device = "Y:"
			}
			return b.patient.RestoreSingleConnection(0, device, useUI)
		}),
		[]string{"one restored since Vista", "ports restored", "restored that is taken"},
	},
	{
		"restores no small letters",
		restoringOne(func(b *bent, device string, useUI bool) error {
			if device != strings.ToUpper(device) {
				return b.do("WNetRestoreSingleConnectionW", func() error { return winerr.ERROR_BAD_DEVICE })
			}
			return b.patient.RestoreSingleConnection(0, device, useUI)
		}),
		[]string{"one restored since Vista"},
	},
	{
		"takes what the other half remembers for a connection to cancel",
		onlyIn(isElevated, answering("WNetCancelConnection2W", winerr.ERROR_NOT_CONNECTED, winerr.NO_ERROR)),
		[]string{"nothing remembered in the elevated half"},
	},
	{
		"hides the profile from the elevated half",
		onlyIn(isElevated, opening(func(scope *mpr.Scope, _ *mpr.ResourceType, _ *mpr.Usage, _ *mpr.NetResource) {
			if *scope == mpr.RESOURCE_REMEMBERED {
				*scope = mpr.RESOURCE_CONNECTED
			}
		})),
		[]string{"one profile for both halves"},
	},
	{
		"lets the elevated half forget",
		onlyIn(isElevated, func(b *bent) {
			b.onCancel2 = func(name string, flags mpr.ConnectFlags, force bool) error {
				err := b.patient.CancelConnection2(name, flags, force)
				if err == nil && flags&mpr.CONNECT_UPDATE_PROFILE != 0 {
					_ = b.c.Router().Profiles.Delete(b.c.Session().ProfileKey(), name)
				}
				return err
			}
		}),
		[]string{"one profile for both halves"},
	},
	{
		"measures nothing that has open files",
		func(b *bent) {
			b.onSpeed = func(nr *mpr.NetResource) (mpr.ConnectInfo, error) {
				for _, c := range b.c.Router().Snapshot().Providers[0].Connections {
					if len(c.OpenFiles) > 0 {
						return mpr.ConnectInfo{}, b.do("MultinetGetConnectionPerformanceW", func() error { return winerr.ERROR_NOT_CONNECTED })
					}
				}
				return b.patient.GetConnectionPerformance(nr)
			}
		},
		[]string{"connection of an open file"},
	},
	{
		"lists no connection of an open file in any setting",
		func(b *bent) {
			if b.c.Session().Options().ListImpliedConnections {
				b.onEnum = func(mpr.EnumHandle, []mpr.NetResource) (int, error) {
					return 0, b.do("WNetEnumResourceW", func() error { return winerr.ERROR_NO_MORE_ITEMS })
				}
			}
		},
		[]string{"connection of an open file, listed"},
	},
	{
		"forces what has no device",
		func(b *bent) {
			b.onCancel2 = func(name string, flags mpr.ConnectFlags, force bool) error {
				return b.patient.CancelConnection2(name, flags, force || strings.HasPrefix(name, `\\`))
			}
		},
		[]string{"files without device", "connection of an open file"},
	},
	{
		"cancels no small letters in the oldest call",
		func(b *bent) {
			b.onCancel = func(name string, force bool) error {
				if name == "z:" {
					return b.do("WNetCancelConnectionW", func() error { return winerr.ERROR_NOT_CONNECTED })
				}
				return b.patient.CancelConnection(name, force)
			}
		},
		[]string{"device names without case"},
	},
	{
		"ends one of many connections without device",
		func(b *bent) {
			made := make(map[string]int)
			adding(func(nr *mpr.NetResource, _ *mpr.Credentials, _ *mpr.ConnectFlags) {
				if nr.LocalName == "" {
					made[nr.RemoteName]++
				}
			})(b)
			b.onCancel2 = func(name string, flags mpr.ConnectFlags, force bool) error {
				delete(made, name)
				return b.patient.CancelConnection2(name, flags, force)
			}
			b.onCancel = func(name string, force bool) error {
				if made[name] > 1 {
					made[name]--
					return b.do("WNetCancelConnectionW", func() error { return nil })
				}
				return b.patient.CancelConnection(name, force)
			}
		},
		[]string{"cancel by remote name"},
	},
	{
		"goes by the remote name though there is a local one",
		ending(func(d *mpr.DisconnectDialog) {
			if d.RemoteName != "" {
				d.LocalName = ""
			}
		}),
		[]string{"disconnected by remote name"},
	},
}
