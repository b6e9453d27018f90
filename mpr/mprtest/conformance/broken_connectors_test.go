package conformance_test

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// known are the flags that the newest Windows knows.
const known mpr.ConnectFlags = 0x5FEFF &^ 0x20000

// adding3 changes what AddConnection3 is given.
func adding3(change func(nr *mpr.NetResource, cred *mpr.Credentials, flags *mpr.ConnectFlags)) func(*bent) {
	return func(b *bent) {
		b.onAdd3 = func(w mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
			nr = changed(nr, func(nr *mpr.NetResource) { change(nr, &cred, &flags) })
			return b.patient.AddConnection3(w, nr, cred, flags)
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

// using4 changes what UseConnection4 is given.
func using4(change func(nr *mpr.NetResource, flags *mpr.ConnectFlags)) func(*bent) {
	return func(b *bent) {
		b.onUse4 = func(nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
			nr = changed(nr, func(nr *mpr.NetResource) { change(nr, &flags) })
			return b.patient.UseConnection4Sized(0, nr, auth, flags, nil, access)
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
		"loses the window in AddConnection3",
		func(b *bent) {
			b.onAdd3 = func(_ mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				return b.patient.AddConnection3(0, nr, cred, flags)
			}
		},
		[]string{"asked in the caller's window"},
	},
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
		[]string{"device of the other class", "WNetAddConnection3W/ERROR_BAD_DEV_TYPE", "server alone with a device"},
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
			b.onAdd4 = func(w mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, options []byte) error {
				return b.patient.AddConnection4(w, nr, auth, flags&^mpr.CONNECT_REDIRECT, options)
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
			b.onUse4 = func(nr *mpr.NetResource, _ []byte, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
				return b.patient.UseConnection4Sized(0, nr, nil, flags, nil, access)
			}
		},
		[]string{
			"whose connection it is", "one user a server", "NULL and empty password", "asked until it fits", "not asked", "failure not remembered", "credentials that were typed", "the network's word", "a user who cancels", "another password", "another password, asked", "somebody unknown",
		},
	},
	{
		"never asks first",
		adding(func(_ *mpr.NetResource, _ *mpr.Credentials, flags *mpr.ConnectFlags) { *flags &^= mpr.CONNECT_PROMPT }),
		[]string{"asked first", "user that was typed"},
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
		[]string{"remembered on request", "undone", "user that was typed"},
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

var brokenElsewhere = []breakage{
	{
		"takes the root of a drive for a drive that it uses",
		using(func(nr *mpr.NetResource, _ *mpr.ConnectFlags) { nr.LocalName = strings.TrimSuffix(nr.LocalName, `\`) }),
		[]string{"names of devices"},
	},
	{
		"lets a session use a server as two users",
		answering("WNetUseConnectionW", winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, winerr.NO_ERROR),
		[]string{"one user a server", "default credentials conflict", "another password"},
	},
	{
		"always asks in WNetAddConnection3",
		adding3(func(_ *mpr.NetResource, _ *mpr.Credentials, flags *mpr.ConnectFlags) {
			*flags |= mpr.CONNECT_INTERACTIVE
		}),
		[]string{
			"not asked", "failure not remembered", "NULL and empty password", "documented flags",
			"WNetAddConnection3W/ERROR_INVALID_PASSWORD", "WNetAddConnection3W/ERROR_ACCESS_DENIED", "asked first", "default after explicit, Windows 7", "the network's word", "another password, asked", "somebody unknown", "refused before Vista", "refused as a password",
		},
	},
	{
		"looks into no profile in WNetAddConnection4",
		answering("WNetAddConnection4W", winerr.ERROR_DEVICE_ALREADY_REMEMBERED, winerr.NO_ERROR),
		[]string{"other remote name", "WNetAddConnection4W/ERROR_DEVICE_ALREADY_REMEMBERED", "backslash behind the name"},
	},
	{
		"uses what is connected once more",
		answering("WNetUseConnectionW", winerr.ERROR_ALREADY_ASSIGNED, winerr.NO_ERROR),
		[]string{"assigned before remembered", "letter of something local", "letter of another letter", "letter of a local disk", "letters of several local disks", "WNetUseConnectionW/ERROR_ALREADY_ASSIGNED", "backslash behind the name"},
	},
	{
		"chooses a letter of something local",
		func(b *bent) {
			using(func(nr *mpr.NetResource, flags *mpr.ConnectFlags) {
				local, found := b.c.Session().Devices().Lookup(session.Letter('X'))
				if nr.LocalName == "" && *flags&mpr.CONNECT_REDIRECT != 0 && found && local.Owner == nil {
					nr.LocalName = "X:"
				}
			})(b)
		},
		[]string{"letters from Z down", "letters of several local disks"},
	},
	{
		"has handles for one thread",
		sharing(func(b *bent, _ *bent) {
			b.onEnum = func(mpr.EnumHandle, []mpr.NetResource) (int, error) {
				return 0, b.do("WNetEnumResourceW", func() error { return winerr.ERROR_INVALID_HANDLE })
			}
		}),
		[]string{"handles apart"},
	},
}
