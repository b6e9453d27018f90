package session_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

func TestDefineFlagsHaveTheValuesOfTheHeader(t *testing.T) {
	require.EqualValues(t, 0x01, session.DDD_RAW_TARGET_PATH)
	require.EqualValues(t, 0x02, session.DDD_REMOVE_DEFINITION)
	require.EqualValues(t, 0x04, session.DDD_EXACT_MATCH_ON_REMOVE)
	require.EqualValues(t, 0x08, session.DDD_NO_BROADCAST_SYSTEM)
	require.EqualValues(t, 0x10, session.DDD_LUID_BROADCAST_DRIVE)
}

// DefineDosDeviceW, DDD_RAW_TARGET_PATH: the target is used as it is; without the flag it is an MS-DOS path.
func TestDefineConvertsMSDOSPaths(t *testing.T) {
	d := new(session.Table).Global()
	require.NoError(t, d.DefineDosDevice(0, "S:", `C:\dir`))
	require.NoError(t, d.DefineDosDevice(raw, "R:", `C:\dir`))
	require.Equal(t, []string{`\??\C:\dir`}, query(t, d, "S:"))
	require.Equal(t, []string{`C:\dir`}, query(t, d, "R:"))
	require.Equal(t, winerr.ERROR_FILE_NOT_FOUND, d.DefineDosDevice(remove|exact|raw, "S:", `C:\dir`))
	require.NoError(t, d.DefineDosDevice(remove|exact, "S:", `C:\dir`))
}

// DefineDosDeviceW, lpDeviceName: a colon at the end for drive letters only, a trailing backslash never.
func TestDeviceNameSyntax(t *testing.T) {
	d := new(session.Table).Global()
	for _, good := range []string{"Z:", "z:", "Z", "LPT1", "COM1", "My device", "a:b", "Ärger", "::x"} {
		require.NoError(t, d.DefineDosDevice(raw, good, `\Device\X`), good)
	}
	before := d.Snapshot()
	for _, bad := range []string{"", `Z:\`, `\`, `Global\Z:`, "LPT1:", "ZZ:", "1:", ":", "a\x00b", "a\xff"} {
		for _, flags := range []session.DefineFlags{raw, remove} {
			require.Equal(t, winerr.ERROR_INVALID_PARAMETER, d.DefineDosDevice(flags, bad, `\Device\X`), "%q", bad)
		}
		if bad != "" {
			_, err := d.QueryDosDevice(bad)
			require.Equal(t, winerr.ERROR_INVALID_PARAMETER, err, "%q", bad)
		}
	}
	require.Equal(t, before, d.Snapshot())
}

func TestDefineRefusesBadFlagsAndTargets(t *testing.T) {
	d := new(session.Table).Global()
	for why, err := range map[string]error{
		"unknown flag":              d.DefineDosDevice(0x20, "Z:", `C:\`),
		"unknown among known flags": d.DefineDosDevice(raw|0x80000000, "Z:", `C:\`),
		"nothing to define":         d.DefineDosDevice(0, "Z:", ""),
		"nothing to define, raw":    d.DefineDosDevice(raw, "Z:", ""),
		"a target with a NUL":       d.DefineDosDevice(raw, "Z:", "\\Device\x00X"),
		"a target that isn't UTF-8": d.DefineDosDevice(raw, "Z:", "\\Device\xff"),
	} {
		require.Equal(t, winerr.ERROR_INVALID_PARAMETER, err, why)
	}
	require.Empty(t, d.Snapshot())
}

func TestBroadcastFlagsChangeNothing(t *testing.T) {
	d := new(session.Table).Global()
	broadcast := session.DDD_NO_BROADCAST_SYSTEM | session.DDD_LUID_BROADCAST_DRIVE
	require.NoError(t, d.DefineDosDevice(raw|broadcast|exact, "Z:", `\Device\X`))
	require.Equal(t, []string{`\Device\X`}, query(t, d, "Z:"))
	require.NoError(t, d.DefineDosDevice(remove|broadcast, "Z:", ""))
	require.Empty(t, d.Snapshot())
}

// DefineDosDeviceW, DDD_REMOVE_DEFINITION and DDD_EXACT_MATCH_ON_REMOVE, on a name with these definitions:
// \Device\Two\Deep (current), \Device\One, \Device\Two.
func TestRemoveTakesTheFirstMatch(t *testing.T) {
	const one, two, deep = `\Device\One`, `\Device\Two`, `\Device\Two\Deep`
	for why, c := range map[string]struct {
		flags  session.DefineFlags
		target string
		left   []string // nil: ERROR_FILE_NOT_FOUND
	}{
		"no target pops the most recent":           {remove, "", []string{one, two}},
		"no target pops even when exact":           {remove | exact, "", []string{one, two}},
		"a prefix takes the first that begins so":  {remove | raw, `\Device`, []string{one, two}},
		"a whole target is a prefix too":           {remove | raw, two, []string{one, two}},
		"a prefix further down":                    {remove | raw, `\Device\O`, []string{deep, two}},
		"a prefix is compared without case":        {remove | raw, `\DEVICE\o`, []string{deep, two}},
		"exact skips what merely begins so":        {remove | raw | exact, two, []string{deep, one}},
		"exact takes the current one":              {remove | raw | exact, deep, []string{one, two}},
		"exact is exact about case":                {remove | raw | exact, `\DEVICE\One`, nil},
		"exact wants all of it":                    {remove | raw | exact, `\Device`, nil},
		"something else isn't removed":             {remove | raw, `\Device\Three`, nil},
		"an MS-DOS path is no raw path":            {remove, one, nil},
		"a target longer than any isn't a prefix":  {remove | raw, deep + `\Deeper`, nil},
		"a prefix may end in the midst of a piece": {remove | raw, `\Device\Tw`, []string{one, two}},
	} {
		d := new(session.Table).Global()
		for _, target := range []string{two, one, deep} {
			define(t, d, "Z:", target)
		}
		err := d.DefineDosDevice(c.flags, "z:", c.target)
		if c.left == nil {
			require.Equal(t, winerr.ERROR_FILE_NOT_FOUND, err, why)
			c.left = []string{deep, one, two}
		} else {
			require.NoError(t, err, why)
		}
		require.Equal(t, c.left, query(t, d, "Z:"), why)
	}
}

// DefineDosDeviceW, DDD_REMOVE_DEFINITION: when nothing is left to pop the name itself goes.
func TestRemovingTheLastDefinitionRemovesTheName(t *testing.T) {
	d := new(session.Table).Global()
	for _, n := range []string{"Z:", "LPT1", "pipe"} {
		define(t, d, n, `\Device\X`)
		require.NoError(t, d.DefineDosDevice(remove, n, ""))
		require.Equal(t, winerr.ERROR_FILE_NOT_FOUND, d.DefineDosDevice(remove, n, ""))
		_, err := d.QueryDosDevice(n)
		require.Equal(t, winerr.ERROR_FILE_NOT_FOUND, err)
	}
	require.Empty(t, d.Snapshot())
}

// "Defining an MS-DOS Device Name": outside LocalSystem a name that exists locally or globally can't be defined; what is
// global isn't a session's to remove.
func TestSessionsCannotRedefine(t *testing.T) {
	var machine session.Table
	define(t, machine.Global(), "C:", `\Device\HarddiskVolume3`)
	define(t, machine.Global(), "pipe", `\Device\NamedPipe`)
	d := logon(t, &machine, "ann").Devices()
	define(t, d, "X:", `\Device\X`)
	define(t, d, "Own", `\Device\Own`)
	require.NoError(t, d.Redirect(name(t, "Z:"), `\Device\Z`, &connection{}))
	for _, n := range []string{"C:", "c:", "PIPE", "X:", "own", "Z:"} {
		require.Equal(t, winerr.ERROR_ACCESS_DENIED, d.DefineDosDevice(raw, n, `\Device\New`), n)
	}
	for _, n := range []string{"C:", "Pipe"} {
		require.Equal(t, winerr.ERROR_ACCESS_DENIED, d.DefineDosDevice(remove, n, ""), n)
	}
	require.Equal(t, winerr.ERROR_FILE_NOT_FOUND, d.DefineDosDevice(remove, "Y:", ""))
	require.Equal(t, []string{"X:", "Z:", "Own"}, names(d.Snapshot()))
	require.Equal(t, []string{"C:", "pipe"}, names(machine.Global().Snapshot()))

	require.NoError(t, d.DefineDosDevice(remove, "OWN", ""))
	require.NoError(t, d.DefineDosDevice(remove, "Z:", ""), "a redirected letter is removed like any other")
	require.Equal(t, []string{"X:"}, names(d.Snapshot()))
}

// QueryDosDeviceW: the list of all names is the local ones and the global ones, and only the global ones for LocalSystem; of
// a name in both, the local entry counts.
func TestQueryListsNames(t *testing.T) {
	var machine session.Table
	ann := logon(t, &machine, "ann").Devices()
	for _, n := range []string{"x:", "Both", "Mine"} {
		define(t, ann, n, `\Device\Local`)
	}
	for _, n := range []string{"C:", "BOTH", "Pipe", "Pipe", "X:"} {
		define(t, machine.Global(), n, `\Device\Global`)
	}
	require.Equal(t, []string{"X:", "Both", "Mine", "C:", "Pipe"}, query(t, ann, ""))
	require.Equal(t, []string{"C:", "X:", "BOTH", "Pipe"}, query(t, machine.Global(), ""))
	require.Equal(t, []string{"C:", "X:", "BOTH", "Pipe"}, query(t, logon(t, &machine, "bob").Devices(), ""))
	require.Equal(t, []string{`\Device\Local`}, query(t, ann, "both"))
	require.Equal(t, []string{`\Device\Global`, `\Device\Global`}, query(t, ann, "pipe"))
	require.Empty(t, query(t, new(session.Table).Global(), ""))
	_, err := ann.QueryDosDevice("Q:")
	require.Equal(t, winerr.ERROR_FILE_NOT_FOUND, err)
}
