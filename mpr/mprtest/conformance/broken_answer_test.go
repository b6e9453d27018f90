package conformance_test

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// asking has GetUser not know some names.
func asking(unknown func(name string) bool) func(*bent) {
	return func(b *bent) {
		b.onUser = func(name string, buf *mpr.Buffer) (string, error) {
			if unknown(name) {
				return "", b.do("WNetGetUserW", func() error { return winerr.ERROR_NOT_CONNECTED })
			}
			return b.patient.GetUserSized(name, buf)
		}
	}
}

// colon is whether a name has a colon behind a port.
func colon(name string) bool { return strings.HasPrefix(name, "LPT") && strings.HasSuffix(name, ":") }

var brokenAnswers = []breakage{
	{
		"knows no small letters that have a user",
		asking(func(name string) bool { return name == "z:" }),
		[]string{"device names without case"},
	},
	{
		"knows no colon behind a port that has a user",
		asking(colon),
		[]string{"names of devices"},
	},
	{
		"measures no small letters",
		func(b *bent) {
			b.onSpeed = func(nr *mpr.NetResource) (mpr.ConnectInfo, error) {
				if nr != nil && nr.LocalName == "z:" {
					return mpr.ConnectInfo{}, b.do("MultinetGetConnectionPerformanceW", func() error { return winerr.ERROR_NOT_CONNECTED })
				}
				return b.patient.GetConnectionPerformance(nr)
			}
		},
		[]string{"performance by remote name"},
	},
	{
		"cancels no port with a colon in the oldest call",
		func(b *bent) {
			b.onCancel = func(name string, force bool) error {
				if colon(name) {
					return b.do("WNetCancelConnectionW", func() error { return winerr.ERROR_NOT_CONNECTED })
				}
				return b.patient.CancelConnection(name, force)
			}
		},
		[]string{"names of devices"},
	},
	{
		"wants who is remembered",
		func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				if nr != nil && !cred.IsDefault() {
					if _, err := b.c.GetConnection(nr.LocalName); coded(err, winerr.ERROR_CONNECTION_UNAVAIL) {
						return b.do("WNetAddConnection2W", func() error { return winerr.ERROR_DEVICE_ALREADY_REMEMBERED })
					}
				}
				return b.patient.AddConnection2(nr, cred, flags)
			}
		},
		[]string{"same remote name as somebody else"},
	},
	{
		"takes a device of the other class for a bad one in UseConnection",
		answering("WNetUseConnectionW", winerr.ERROR_BAD_DEV_TYPE, winerr.ERROR_BAD_DEVICE),
		[]string{"device of the other class", "server alone with a device"},
	},
	{
		"takes somebody unknown for somebody without rights in WNetAddConnection3",
		answering("WNetAddConnection3W", winerr.ERROR_LOGON_FAILURE, winerr.ERROR_ACCESS_DENIED),
		[]string{"the network's word", "refused before Vista"},
	},
	{
		"takes a name that can't be for one that isn't known in WNetAddConnection4",
		answering("WNetAddConnection4W", winerr.ERROR_BAD_USERNAME, winerr.ERROR_LOGON_FAILURE),
		[]string{"the network's word"},
	},
	{
		"takes a cancelled prompt for a wrong password in UseConnection4",
		answering("WNetUseConnection4W", winerr.ERROR_CANCELLED, winerr.ERROR_INVALID_PASSWORD),
		[]string{"a user who cancels"},
	},
	{
		"takes a network that starts for none in UseConnection",
		answering("WNetUseConnectionW", winerr.ERROR_BUSY, winerr.ERROR_NO_NETWORK),
		[]string{"a network that starts"},
	},
	{
		"is Windows 7 in all versions as to credentials",
		answering("WNetUseConnectionW", winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, winerr.ERROR_BAD_USERNAME),
		[]string{"one user a server", "default credentials conflict", "another password"},
	},
	{
		"isn't Windows 7 in WNetAddConnection3",
		answering("WNetAddConnection3W", winerr.ERROR_BAD_USERNAME, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT),
		[]string{"default after explicit, Windows 7", "the network's word"},
	},
	{
		"takes a damaged profile for an empty one while it restores",
		answering("WNetRestoreSingleConnectionW", winerr.ERROR_BAD_PROFILE, winerr.ERROR_NOT_CONNECTED),
		[]string{"not restored since Vista"},
	},
	{
		"tells nothing of a share that it may not restore",
		answering("WNetRestoreSingleConnectionW", winerr.ERROR_ACCESS_DENIED, winerr.ERROR_NOT_CONNECTED),
		[]string{"not restored since Vista"},
	},
	{
		"restores drives alone",
		restoringOne(func(b *bent, device string, useUI bool) error {
			if strings.HasPrefix(device, "LPT") {
				return b.do("WNetRestoreSingleConnectionW", func() error { return winerr.ERROR_BAD_DEVICE })
			}
			return b.patient.RestoreSingleConnection(0, device, useUI)
		}),
		[]string{"ports restored"},
	},
	{
		"restores one by one in all versions",
		answering("WNetRestoreSingleConnectionW", winerr.ERROR_CALL_NOT_IMPLEMENTED, winerr.ERROR_NOT_CONNECTED),
		[]string{"no WNetRestoreSingleConnection before Vista"},
	},
	{
		"takes the last letter for taken in UseConnection4",
		answering("WNetUseConnection4W", winerr.ERROR_NO_MORE_ITEMS, winerr.ERROR_ALREADY_ASSIGNED),
		[]string{"used with an authentication buffer"},
	},
	{
		"chooses what is remembered for the same in UseConnection4",
		using4(func(nr *mpr.NetResource, flags *mpr.ConnectFlags) {
			if *flags == mpr.CONNECT_REDIRECT && nr.LocalName == "" && nr.Type == mpr.RESOURCETYPE_DISK {
				nr.LocalName = "Z:"
			}
		}),
		[]string{"used with an authentication buffer"},
	},
	{
		"takes anything for a disk in the older dialogs",
		func(b *bent) {
			b.onDialog = func(typ mpr.ResourceType) error {
				return b.patient.ConnectionDialog(0, max(typ, mpr.RESOURCETYPE_DISK))
			}
		},
		[]string{"only disks in dialogs"},
	},
	{
		"finds servers as they are written",
		opening(func(_ *mpr.Scope, _ *mpr.ResourceType, _ *mpr.Usage, nr *mpr.NetResource) {
			if strings.HasPrefix(nr.RemoteName, `\\FILES`) {
				nr.RemoteName = `\\nowhere`
			}
		}),
		[]string{"shares of a server"},
	},
	{
		"forgets in a dialog what the user keeps",
		func(b *bent) {
			b.onEnd1 = func(d *mpr.DisconnectDialog) error {
				err := b.patient.DisconnectDialog1(d)
				if coded(err, winerr.ERROR_CANCELLED) {
					_ = b.c.Router().Profiles.Delete("alice", d.LocalName)
				}
				return err
			}
		},
		[]string{"WNetDisconnectDialog1W/ERROR_CANCELLED"},
	},
}
