package conformance_test

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// tooSmall has UseConnection, or UseConnection4, make something of a buffer for the
// access name that is too small.
func tooSmall(use func(b *bent, nr *mpr.NetResource, flags mpr.ConnectFlags, access *mpr.Buffer)) func(*bent) {
	return func(b *bent) {
		b.onUse = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
			got, err := b.patient.UseConnectionSized(0, nr, cred, flags, access)
			if coded(err, winerr.ERROR_MORE_DATA) {
				use(b, nr, flags, access)
			}
			return got, err
		}
	}
}

// unconnected has a call say of a device that is only remembered that it is that.
func unconnected(function string) func(*bent) {
	return func(b *bent) {
		b.answer = func(op string, call func() error) error {
			err := call()
			if _, why := b.c.GetConnection("Z:"); op == function && coded(err, winerr.ERROR_NOT_CONNECTED) && coded(why, winerr.ERROR_CONNECTION_UNAVAIL) {
				return why
			}
			return err
		}
	}
}

var brokenLengths = []breakage{
	{
		"connects a device that it chose, and has no room for its name",
		tooSmall(func(b *bent, nr *mpr.NetResource, flags mpr.ConnectFlags, _ *mpr.Buffer) {
			if flags&mpr.CONNECT_REDIRECT != 0 {
				_, _ = b.c.UseConnection(0, nr, mpr.Credentials{}, flags)
			}
		}),
		[]string{"access name"},
	},
	{
		"uses an alias as it was given",
		func(b *bent) {
			b.onUse = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
				use, err := b.patient.UseConnectionSized(0, nr, cred, flags, access)
				if use.AccessName == `\\far\away` {
					use.AccessName = nr.RemoteName
				}
				return use, err
			}
		},
		[]string{"used by an alias"},
	},
	{
		"asks for the room of a device's name whatever the access name is",
		tooSmall(func(_ *bent, nr *mpr.NetResource, _ mpr.ConnectFlags, access *mpr.Buffer) {
			if nr.LocalName == "" {
				access.Size = 3
			}
		}),
		[]string{"access name", "used by an alias"},
	},
	{
		"connects what has no room for its name in UseConnection4",
		func(b *bent) {
			b.onUse4 = func(nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
				use, err := b.patient.UseConnection4Sized(0, nr, auth, flags, nil, access)
				if coded(err, winerr.ERROR_MORE_DATA) {
					_, _ = b.c.UseConnection4(0, nr, auth, flags, nil)
				}
				return use, err
			}
		},
		[]string{"access name"},
	},
	{
		"chooses a drive for anything in UseConnection4",
		using4(func(nr *mpr.NetResource, flags *mpr.ConnectFlags) {
			if *flags&mpr.CONNECT_REDIRECT != 0 && nr.LocalName == "" {
				nr.Type = mpr.RESOURCETYPE_DISK
			}
		}),
		[]string{"nothing to redirect"},
	},
	{
		"asks every network in UseConnection4",
		using4(func(nr *mpr.NetResource, _ *mpr.ConnectFlags) { nr.Provider = "" }),
		[]string{"only the named network"},
	},
	{
		"chooses a drive though one is named",
		using(func(nr *mpr.NetResource, flags *mpr.ConnectFlags) {
			if *flags&mpr.CONNECT_REDIRECT != 0 && len(nr.LocalName) == 2 {
				nr.LocalName = ""
			}
		}),
		[]string{"documented flags"},
	},
	{
		"takes no port for a device in the result",
		func(b *bent) {
			b.onUse = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
				use, err := b.patient.UseConnectionSized(0, nr, cred, flags, access)
				if strings.HasPrefix(use.AccessName, "LPT") {
					use.Flags = 0
				}
				return use, err
			}
		},
		[]string{"ports for printers"},
	},
	{
		"never asks first in UseConnection",
		using(func(_ *mpr.NetResource, flags *mpr.ConnectFlags) { *flags &^= mpr.CONNECT_PROMPT }),
		[]string{"asked first", "user that was typed"},
	},
	{
		"leaves the length of a user name behind",
		func(b *bent) {
			b.onUser = func(name string, buf *mpr.Buffer) (string, error) {
				user, err := b.patient.GetUserSized(name, buf)
				if err == nil {
					buf.Size = uint32(len(user)) + 1
				}
				return user, err
			}
		},
		[]string{"length left alone"},
	},
	{
		"takes a remembered device for one that may have a user",
		unconnected("WNetGetUserW"),
		[]string{"remembered isn't connected"},
	},
	{
		"takes a remembered device for one that may have a performance",
		unconnected("MultinetGetConnectionPerformanceW"),
		[]string{"remembered isn't connected"},
	},
	{
		"tells universal names in small letters",
		translating(func(b *bent, path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error) {
			return b.patient.GetUniversalNameSized(strings.ToLower(path), level, buf)
		}),
		[]string{"parts of a universal name"},
	},
	{
		"makes up characteristics of a network",
		describing(func(info *mpr.NetInfo) { info.Characteristics = 1 }),
		[]string{"WNetGetNetworkInformationW/NO_ERROR"},
	},
}
