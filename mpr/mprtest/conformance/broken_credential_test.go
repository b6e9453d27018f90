package conformance_test

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

var brokenCredentials = []breakage{
	{
		"lets a session be two users of a server",
		answering("WNetAddConnection2W", winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, winerr.NO_ERROR),
		[]string{"one user a server", "default credentials conflict", "another password"},
	},
	{
		"lets a machine be one user of a server",
		onlyIn(isService, answering("WNetAddConnection2W", winerr.NO_ERROR, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT)),
		[]string{"sessions conflict with none", "sessions apart", "logoff", "global letters", "cancelled in one session"},
	},
	{
		"takes an empty password for a NULL one",
		adding(func(_ *mpr.NetResource, cred *mpr.Credentials, _ *mpr.ConnectFlags) {
			if text, given := cred.Password.Reveal(); given && text == "" {
				cred.Password = mpr.Password{}
			}
		}),
		[]string{"NULL and empty password", "another password"},
	},
	{
		"takes a NULL password for an empty one",
		adding(func(_ *mpr.NetResource, cred *mpr.Credentials, _ *mpr.ConnectFlags) {
			if _, given := cred.Password.Reveal(); cred.User != nil && !given {
				cred.Password = mpr.NewPassword("")
			}
		}),
		[]string{"NULL and empty password", "default after explicit, Windows 7", "another password"},
	},
	{
		"is later than Windows 7 in its credentials",
		answering("WNetAddConnection2W", winerr.ERROR_BAD_USERNAME, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT),
		[]string{"default after explicit, Windows 7", "WNetAddConnection2W/ERROR_BAD_USERNAME", "the network's word"},
	},
	{
		"takes default credentials for somebody else's",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				user, err := b.c.GetUser("Z:")
				if err == nil && user == "bob" && cred.IsDefault() && b.c.Session().Options().Version != session.Windows7 {
					return b.do("WNetAddConnection2W", func() error { return winerr.ERROR_SESSION_CREDENTIAL_CONFLICT })
				}
				return b.patient.AddConnection2(nr, cred, flags)
			}
		},
		[]string{"default credentials join"},
	},
	{
		"tells somebody unknown that there is nobody",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				err := b.patient.AddConnection2(nr, cred, flags)
				if user, _ := cred.UserName(); user == "mallory" {
					err = b.do("WNetAddConnection2W", func() error { return winerr.ERROR_LOGON_FAILURE })
				}
				return err
			}
		},
		[]string{"somebody unknown"},
	},
	{
		"tells wrong passwords apart in all versions",
		func(b *bent) {
			if !b.c.Session().Options().Version.AtLeast(session.WindowsVista) {
				answering("WNetAddConnection3W", winerr.ERROR_LOGON_FAILURE, winerr.ERROR_INVALID_PASSWORD)(b)
			}
		},
		[]string{"refused before Vista"},
	},
	{
		"tells wrong passwords apart in all settings",
		func(b *bent) {
			if b.c.Session().Options().RefusedPassword == session.RefusedInvalidPassword {
				answering("WNetUseConnectionW", winerr.ERROR_INVALID_PASSWORD, winerr.ERROR_LOGON_FAILURE)(b)
			}
		},
		[]string{"refused as a password"},
	},
	{
		"trusts whoever has logged on",
		func(b *bent) {
			if s := b.c.Session(); s.User().Name == "bob" && !s.Password().Equal(mpr.Password{}) {
				answering("WNetAddConnection2W", winerr.ERROR_LOGON_FAILURE, winerr.NO_ERROR)(b)
			}
		},
		[]string{"password of the logon"},
	},
	{
		"cancels no server by its name",
		func(b *bent) {
			b.onCancel2 = func(name string, flags mpr.ConnectFlags, force bool) error {
				if name == `\\files` {
					return b.do("WNetCancelConnection2W", func() error { return winerr.ERROR_NOT_CONNECTED })
				}
				return b.patient.CancelConnection2(name, flags, force)
			}
		},
		[]string{"server alone"},
	},
	{
		"takes a server for a share without a name",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				if nr != nil && nr.RemoteName == `\\files` && nr.Type == mpr.RESOURCETYPE_PRINT {
					return b.do("WNetAddConnection2W", func() error { return winerr.ERROR_BAD_NET_NAME })
				}
				return b.patient.AddConnection2(nr, cred, flags)
			}
		},
		[]string{"server alone with a device"},
	},
	{
		"compares passwords in all settings",
		func(b *bent) {
			if b.c.Session().Options().SameUserOtherPassword {
				answering("WNetUseConnectionW", winerr.ERROR_INVALID_PASSWORD, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT)(b)
			}
		},
		[]string{"another password, asked"},
	},
	{
		"asks nobody",
		adding(func(_ *mpr.NetResource, _ *mpr.Credentials, flags *mpr.ConnectFlags) {
			*flags &^= mpr.CONNECT_INTERACTIVE
		}),
		[]string{"asked until it fits", "WNetAddConnection2W/ERROR_CANCELLED", "asked first", "credentials that were typed", "a user who cancels", "user that was typed"},
	},
	{
		"always asks",
		adding(func(_ *mpr.NetResource, _ *mpr.Credentials, flags *mpr.ConnectFlags) {
			*flags |= mpr.CONNECT_INTERACTIVE
		}),
		[]string{
			"not asked", "failure not remembered", "NULL and empty password", "default after explicit, Windows 7",
			"WNetAddConnection2W/ERROR_INVALID_PASSWORD", "WNetAddConnection2W/ERROR_LOGON_FAILURE",
			"WNetAddConnection2W/ERROR_ACCESS_DENIED", "WNetAddConnection2W/ERROR_BAD_USERNAME", "first significant error",
			"documented flags", "asked first", "the network's word", "another password, asked", "somebody unknown", "refused before Vista", "refused as a password", "password of the logon",
		},
	},
	{
		"tells every user with a server",
		func(b *bent) {
			b.onUser = func(name string, buf *mpr.Buffer) (string, error) {
				user, err := b.patient.GetUserSized(name, buf)
				if err == nil {
					user = `files\` + user
				}
				return user, err
			}
		},
		[]string{"user of a connection", "WNetGetUserW/NO_ERROR", "whose connection it is", "asked first", "credentials that were typed", "user that was typed", "default credentials join"},
	},
}
