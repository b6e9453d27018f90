package mprtest

import (
	"os"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// Every setting is a reading with a sentence, or describes the machine; each changes its own field alone.
func TestReadings(t *testing.T) {
	names := make(map[string]bool)
	for _, r := range readings() {
		var o mpr.Options
		r.set(&o)
		value := reflect.ValueOf(o).FieldByName(r.setting)
		require.False(t, value.IsZero(), r.name)
		value = reflect.ValueOf(&o).Elem().FieldByName(r.setting)
		value.SetZero()
		require.Zero(t, o, r.name)
		require.False(t, names[r.name], r.name)
		names[r.name] = true
	}
	for _, name := range []string{"StaleLastError", "Version=WindowsXP", "Version=Windows10", "ElevatedProfile=ElevatedReadOnly", "ElevatedProfile=ElevatedShared", "ServerIdentity=ResolvedAddress"} {
		require.True(t, names[name], name)
	}
	for setting := range rules {
		_, found := reflect.TypeFor[mpr.Options]().FieldByName(setting)
		require.True(t, found, setting)
	}
	for setting := range notReadings {
		_, found := reflect.TypeFor[mpr.Options]().FieldByName(setting)
		require.True(t, found, setting)
	}
}

// lastErrorReader reads the thread's last error in place of the code, which no page promises.
func lastErrorReader(c *mpr.Caller) winerr.Errno {
	_, _ = c.GetConnection("Z:")
	return c.LastErrno()
}

// Code that passes under all readings, and code that reads the last error in a process of its own, because it fails.
func TestReadingsOfCode(t *testing.T) {
	ran := make(map[session.Version]bool)
	Readings(t, func(t *testing.T, reading func(*mpr.Router)) {
		m := New(t, reading)
		ran[m.Router().Options.Version] = true
		if os.Getenv(sweepingEnv) != "" {
			require.Equal(t, winerr.ERROR_NOT_CONNECTED, lastErrorReader(m.Caller))
		}
	})
	require.Len(t, ran, 6)
	if os.Getenv(sweepingEnv) != "" {
		return
	}
	out := sweeping(t, "last error", "^TestReadingsOfCode$")
	require.Regexp(t, `(?m)^ +--- FAIL: TestReadingsOfCode/StaleLastError `, out)
	require.Contains(t, out, "StaleLastError: the third result of a raw call isn't the code")
	require.NotRegexp(t, `(?m)^ +--- FAIL: TestReadingsOfCode/[^S]`, out)
}
