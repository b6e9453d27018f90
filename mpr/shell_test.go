package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// driveCalls are the calls of the shell that go to the provider of a drive.
func driveCalls() map[string]func(c *mpr.Caller, path string) error {
	return map[string]func(c *mpr.Caller, path string) error{
		"GetPropertyText": func(c *mpr.Caller, path string) error {
			_, err := c.Shell().GetPropertyText(11, provider.WNPS_MULT, path)
			return err
		},
		"PropertyDialog": func(c *mpr.Caller, path string) error {
			return c.Shell().PropertyDialog(5, 11, provider.WNPS_MULT, path)
		},
		"GetDirectoryType": func(c *mpr.Caller, path string) error {
			_, err := c.Shell().GetDirectoryType(path, true)
			return err
		},
		"DirectoryNotify": func(c *mpr.Caller, path string) error { return c.Shell().DirectoryNotify(5, path, provider.WNDN_RMDIR) },
		"PermissionCaps": func(c *mpr.Caller, path string) error {
			_, err := c.Shell().PermissionCaps(path)
			return err
		},
		"EditPermissions": func(c *mpr.Caller, path string) error {
			return c.Shell().EditPermissions(path, 5, provider.WNPERM_DLG_AUDIT)
		},
		"PermissionHelp": func(c *mpr.Caller, path string) error {
			_, err := c.Shell().PermissionHelp(path, provider.WNPERM_DLG_AUDIT, true)
			return err
		},
	}
}

func TestShellCallsNeedADrive(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	for name, call := range driveCalls() {
		for path, want := range map[string]winerr.Errno{
			`\\files\docs`: winerr.ERROR_BAD_DEVICE, "": winerr.ERROR_BAD_DEVICE, "dir": winerr.ERROR_BAD_DEVICE,
			"LPT1": winerr.ERROR_BAD_DEVICE, `Y:\dir`: winerr.ERROR_NOT_CONNECTED,
		} {
			t.Run(name+" "+path, func(t *testing.T) { requireCode(t, want, call(c, path)) })
		}
	}
}

// The fake network announces none of them. A directory operation goes on then,
// and no item of the menu is there.
func TestShellCallsOfAProviderWithoutThem(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	silent := map[string]bool{"DirectoryNotify": true, "PermissionCaps": true}
	for name, call := range driveCalls() {
		want := winerr.ERROR_NOT_SUPPORTED
		if silent[name] {
			want = winerr.NO_ERROR
		}
		requireCode(t, want, call(c, `Z:\dir`))
	}
	caps, err := c.Shell().PermissionCaps("Z:")
	require.NoError(t, err)
	require.Zero(t, caps)
	require.Equal(t, `\\files\docs`, c.Shell().FormatNetworkName("No Network", `\\files\docs`, provider.WNFMT_ABBREVIATED, 5))
	_, _, err = c.Shell().SearchDialog(5, nil)
	requireCode(t, winerr.ERROR_INVALID_ADDRESS, err)
	for _, name := range []string{"", "No Network"} {
		requireCode(t, winerr.ERROR_BAD_PROVIDER, c.Shell().DeviceMode(name, 5))
		_, _, err := c.Shell().SearchDialog(5, &mpr.NetResource{Provider: name})
		requireCode(t, winerr.ERROR_BAD_PROVIDER, err)
	}
	requireCode(t, winerr.ERROR_NO_NETWORK, new(mpr.Router).System().Shell().DeviceMode(lanman, 5))
}

// Only the provider whose drive it is is asked, and gets the arguments as they
// are.
func TestShellCallsGoToTheOwner(t *testing.T) {
	type told struct {
		owner  provider.Window
		button uint32
		sel    provider.Selection
		name   string
		typ    uint32
	}
	var got []told
	first, second := hook.NewScript("First Network"), npProvider()
	first.Reply(provider.CallPropertyDialog)
	second.OnPropertyDialog = func(_ *session.Session, owner provider.Window, button uint32, sel provider.Selection, name string, typ uint32) error {
		got = append(got, told{owner, button, sel, name, typ})
		return nil
	}
	c := mpr.New(first, second).System()
	require.NoError(t, c.Shell().PropertyDialog(5, 11, provider.WNPS_MULT, `Z:\a "Z:\b c"`))
	require.Equal(t, []told{{5, 11, provider.WNPS_MULT, `Z:\a "Z:\b c"`, provider.WNTYPE_FILE}}, got)
	require.Error(t, first.Err(), "its answer is left over")
}

// An editor that nobody has heard of isn't shifted into one that there is.
func TestUnknownItemOfTheSecurityMenu(t *testing.T) {
	s := npProvider()
	s.OnFMXGetPermCaps = func(*session.Session, string) provider.PermissionCaps { return ^provider.PermissionCaps(0) }
	c := mpr.New(s).System()
	for _, dialog := range []provider.PermissionDialog{3, 31, 32, 64, 1 << 31} {
		requireCode(t, winerr.ERROR_NOT_SUPPORTED, c.Shell().EditPermissions("Z:", 0, dialog))
	}
}

// TestRecordShellCalls has the arguments of each call in their order.
func TestRecordShellCalls(t *testing.T) {
	m, rec := recorded(t)
	c := m.logon("alice")
	const path, owner, button = `Z:\dir`, mpr.Window(5), uint32(11)
	for name, want := range map[string][]any{
		"GetPropertyText":  {button, provider.WNPS_MULT, path},
		"PropertyDialog":   {owner, button, provider.WNPS_MULT, path},
		"GetDirectoryType": {path, true},
		"DirectoryNotify":  {owner, path, provider.WNDN_RMDIR},
		"PermissionCaps":   {path},
		"EditPermissions":  {path, owner, provider.WNPERM_DLG_AUDIT},
		"PermissionHelp":   {path, provider.WNPERM_DLG_AUDIT, true},
	} {
		rec.Reset()
		_ = driveCalls()[name](c, path) // recorded, whatever it answers
		var got []any
		for _, arg := range rec.Records()[0].Args {
			got = append(got, arg.Value)
		}
		require.Equal(t, want, got, name)
	}
}
