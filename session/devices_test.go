package session_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

func TestRedirectDefinesADevice(t *testing.T) {
	for _, text := range []string{"Z:", "A:", "LPT1", "LPT9"} {
		var machine session.Table
		d, n, owner := logon(t, &machine, "ann").Devices(), name(t, text), &connection{text}
		require.NoError(t, d.Redirect(n, `\Device\Target`, owner))
		want := session.Device{Name: text, Target: `\Device\Target`, Owner: owner}
		got, found := d.Lookup(n)
		require.True(t, found)
		require.Equal(t, want, got)
		require.Equal(t, []session.Device{want}, d.Snapshot())
		require.Equal(t, []string{`\Device\Target`}, query(t, d, text))

		require.NoError(t, d.Unredirect(n, owner))
		_, found = d.Lookup(n)
		require.False(t, found)
		require.Empty(t, d.Snapshot())
	}
}

func TestRedirectRefusesBadArguments(t *testing.T) {
	type uncomparable struct{ inside any }
	d, z := logon(t, new(session.Table), "ann").Devices(), name(t, "Z:")
	for why, c := range map[string]struct {
		n      session.Name
		target string
		owner  any
		want   winerr.Errno
	}{
		"no device":                  {0, `\Device\X`, 1, winerr.ERROR_BAD_DEVICE},
		"no device, by number":       {77, `\Device\X`, 1, winerr.ERROR_BAD_DEVICE},
		"no target":                  {z, "", 1, winerr.ERROR_INVALID_PARAMETER},
		"a target with a NUL":        {z, "\\Device\x00", 1, winerr.ERROR_INVALID_PARAMETER},
		"a target behind a NUL":      {z, "\x00\\Device", 1, winerr.ERROR_INVALID_PARAMETER},
		"a target that isn't UTF-8":  {z, "\\Device\xff", 1, winerr.ERROR_INVALID_PARAMETER},
		"no owner":                   {z, `\Device\X`, nil, winerr.ERROR_INVALID_PARAMETER},
		"an owner without ==":        {z, `\Device\X`, []int{1}, winerr.ERROR_INVALID_PARAMETER},
		"an owner without == inside": {z, `\Device\X`, uncomparable{[]int{1}}, winerr.ERROR_INVALID_PARAMETER},
	} {
		require.Equal(t, c.want, d.Redirect(c.n, c.target, c.owner), why)
		require.Empty(t, d.Snapshot(), why)
		require.Equal(t, winerr.ERROR_NOT_CONNECTED, d.Unredirect(c.n, c.owner), why)
	}
}

// WNetAddConnection2W, ERROR_ALREADY_ASSIGNED: the local name is connected to a network resource already, or it is a disk.
func TestRedirectOfATakenName(t *testing.T) {
	var machine session.Table
	define(t, machine.Global(), "C:", `\Device\HarddiskVolume3`)
	define(t, machine.Global(), "LPT1", `\Device\Parallel0`)
	d := logon(t, &machine, "ann").Devices()
	require.NoError(t, d.Redirect(name(t, "Z:"), `\Device\Z`, &connection{}))
	define(t, d, "S:", dosPath(`C:\dir`))
	before := d.Snapshot()
	for _, taken := range []string{"C:", "c:", "LPT1", "Z:", "S:"} {
		err := d.Redirect(name(t, taken), `\Device\New`, &connection{})
		require.Equal(t, winerr.ERROR_ALREADY_ASSIGNED, err, taken)
	}
	require.Empty(t, cmp.Diff(before, d.Snapshot(), cmp.AllowUnexported(connection{})))
	require.Equal(t, winerr.ERROR_ALREADY_ASSIGNED,
		machine.Global().Redirect(name(t, "C:"), `\Device\New`, &connection{}))
}

// What QueryDosDevice shows of a redirector's letter: the LUID is that of the session that made it, for the other half of
// a split token as well, and for LocalSystem's letters 0x3e7.
func TestRedirectPathNamesTheSession(t *testing.T) {
	machine := session.NewTable(session.Options{EnableLinkedConnections: true})
	ann, err := machine.Logon(session.Logon{User: session.User{Name: "ann"}, Type: session.LogonInteractive, Administrator: true})
	require.NoError(t, err)
	z, y, owner := name(t, "Z:"), name(t, "Y:"), &connection{}
	require.NoError(t, ann.Devices().RedirectPath(z, `\Device\LanmanRedirector`, `\server\share`, owner))
	require.NoError(t, wellKnown(t, machine, session.LocalSystem).Devices().RedirectPath(y, `\Device\LanmanRedirector`, `\server\all`, owner))
	target := `\Device\LanmanRedirector\;Z:` + ann.LUID().Hex16() + `\server\share`
	for _, d := range []*session.Devices{ann.Devices(), ann.Linked().Devices()} {
		require.Equal(t, []string{target}, query(t, d, "z:"))
		require.Equal(t, []string{`\Device\LanmanRedirector\;Y:00000000000003e7\server\all`}, query(t, d, "Y:"))
		device, found := d.Lookup(z)
		require.True(t, found)
		require.Equal(t, session.Device{Name: "Z:", Target: target, Owner: owner}, device)
		require.Equal(t, []session.Device{device}, d.Snapshot())
		require.True(t, d.Defined(z) && d.Defined(y))
		require.Equal(t, session.DRIVE_REMOTE, d.GetDriveType(`Z:\`))
	}
	flags := session.DDD_RAW_TARGET_PATH | session.DDD_REMOVE_DEFINITION | session.DDD_EXACT_MATCH_ON_REMOVE
	require.Equal(t, winerr.ERROR_FILE_NOT_FOUND, ann.Devices().DefineDosDevice(flags, "Z:", `\Device\LanmanRedirector`))
	require.NoError(t, ann.Devices().DefineDosDevice(flags, "Z:", target))
	require.False(t, ann.Devices().Defined(z))
}

func TestRedirectPathRefusals(t *testing.T) {
	d, z, owner := logon(t, new(session.Table), "ann").Devices(), name(t, "Z:"), &connection{}
	const device, path = `\Device\LanmanRedirector`, `\server\share`
	for why, err := range map[string]error{
		"no device":           d.RedirectPath(z, "", path, owner),
		"no path":             d.RedirectPath(z, device, "", owner),
		"a NUL":               d.RedirectPath(z, device, "\\server\x00", owner),
		"no UTF-8":            d.RedirectPath(z, device, "\\server\xff", owner),
		"no owner":            d.RedirectPath(z, device, path, nil),
		"an owner without ==": d.RedirectPath(z, device, path, func() {}),
	} {
		require.Equal(t, winerr.ERROR_INVALID_PARAMETER, err, why)
	}
	require.Equal(t, winerr.ERROR_BAD_DEVICE, d.RedirectPath(0, device, path, owner))
	require.Empty(t, d.Snapshot())
}

func TestUnredirectNeedsTheOwner(t *testing.T) {
	var machine session.Table
	d, z, owner := logon(t, &machine, "ann").Devices(), name(t, "Z:"), &connection{}
	define(t, d, "S:", dosPath(`C:\dir`))
	require.NoError(t, d.Redirect(z, `\Device\Z`, owner))
	for why, err := range map[string]error{
		"another owner":      d.Unredirect(z, &connection{}),
		"another device":     d.Unredirect(name(t, "Y:"), owner),
		"no owner":           d.Unredirect(z, nil),
		"a DefineDosDevice":  d.Unredirect(name(t, "S:"), nil),
		"no device":          d.Unredirect(0, owner),
		"a session without":  logon(t, &machine, "bob").Devices().Unredirect(z, owner),
		"the global devices": machine.Global().Unredirect(z, owner),
	} {
		require.Equal(t, winerr.ERROR_NOT_CONNECTED, err, why)
	}
	require.Equal(t, []string{"S:", "Z:"}, names(d.Snapshot()))
}

// WNetAddConnection2W, remarks: what runs as LocalSystem maps its letters for everybody, and only it can cancel them.
func TestLettersOfLocalSystemAreGlobal(t *testing.T) {
	var machine session.Table
	early, system := logon(t, &machine, "ann"), wellKnown(t, &machine, session.LocalSystem)
	z, owner := name(t, "Z:"), &connection{}
	require.NoError(t, system.Devices().Redirect(z, `\Device\Z`, owner))
	for _, s := range []*session.Session{early, logon(t, &machine, "bob"), wellKnown(t, &machine, session.LocalService)} {
		device, found := s.Devices().Lookup(z)
		require.True(t, found)
		require.Equal(t, session.Device{Name: "Z:", Target: `\Device\Z`, Owner: owner}, device)
		require.Equal(t, session.DRIVE_REMOTE, s.Devices().GetDriveType(`Z:\`))
		require.Equal(t, winerr.ERROR_NOT_CONNECTED, s.Devices().Unredirect(z, owner))
		require.Equal(t, winerr.ERROR_ALREADY_ASSIGNED, s.Devices().Redirect(z, `\Device\Mine`, &connection{}))
		require.Empty(t, s.Devices().Snapshot(), "it is in the global namespace only")
	}
	require.NoError(t, system.Devices().Unredirect(z, owner))
	require.Empty(t, early.Devices().GetLogicalDriveStrings())
}

// "Defining an MS-DOS Device Name", the case of user A and user B: a local name that was there first hides a global one
// that LocalSystem defines later, until it is removed.
func TestLocalLetterHidesAGlobalOne(t *testing.T) {
	var machine session.Table
	ann, bob, z, mine := logon(t, &machine, "ann").Devices(), logon(t, &machine, "bob").Devices(), name(t, "Z:"), &connection{}
	require.NoError(t, ann.Redirect(z, `\Device\Local`, mine))
	define(t, machine.Global(), "Z:", `\Device\HarddiskVolume7`)

	require.Equal(t, []string{`\Device\Local`}, query(t, ann, "Z:"))
	require.Equal(t, []string{`\Device\HarddiskVolume7`}, query(t, bob, "Z:"))
	require.Equal(t, []string{`Z:\`}, ann.GetLogicalDriveStrings())

	require.NoError(t, ann.Unredirect(z, mine))
	require.Equal(t, []string{`\Device\HarddiskVolume7`}, query(t, ann, "Z:"))
}

// A letter that LocalSystem redefines over its own connection hides it, and the connection can still be cancelled.
func TestUnredirectBelowAnotherDefinition(t *testing.T) {
	var machine session.Table
	d, z, owner := machine.Global(), name(t, "Z:"), &connection{}
	require.NoError(t, d.Redirect(z, `\Device\Z`, owner))
	define(t, d, "Z:", `\Device\Middle`)
	define(t, d, "Z:", `\Device\Top`)
	require.NoError(t, d.Unredirect(z, owner))
	require.Equal(t, []string{`\Device\Top`, `\Device\Middle`}, query(t, d, "Z:"))
}

func TestSnapshotIsSorted(t *testing.T) {
	var machine session.Table
	d := machine.Global()
	for _, n := range []string{"pipe", "z:", "lpt2", "Aux device", "B:", "Ärger", "LPT1", "COM1", "c:"} {
		define(t, d, n, `\Device\`+n)
	}
	define(t, d, "Z:", `\Device\again`)
	want := []session.Device{
		{Name: "B:", Target: `\Device\B:`}, {Name: "C:", Target: `\Device\c:`},
		{Name: "Z:", Target: `\Device\again`}, {Name: "Z:", Target: `\Device\z:`},
		{Name: "LPT1", Target: `\Device\LPT1`}, {Name: "LPT2", Target: `\Device\lpt2`},
		{Name: "Aux device", Target: `\Device\Aux device`}, {Name: "COM1", Target: `\Device\COM1`},
		{Name: "pipe", Target: `\Device\pipe`}, {Name: "Ärger", Target: `\Device\Ärger`},
	}
	require.Empty(t, cmp.Diff(want, d.Snapshot()))
	require.Empty(t, logon(t, &machine, "ann").Devices().Snapshot(), "what is global isn't the session's own")
}

// names returns the names of devices.
func names(devices []session.Device) []string {
	var all []string
	for _, d := range devices {
		all = append(all, d.Name)
	}
	return all
}

// dosPath returns the target that an MS-DOS path becomes.
func dosPath(path string) string { return `\??\` + path }
