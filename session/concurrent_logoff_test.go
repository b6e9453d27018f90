package session_test

import (
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// Whatever is redirected while a session logs off is either refused or shown to the callback; nothing stays behind.
func TestRedirectRacesLogoff(t *testing.T) {
	z := name(t, "Z:")
	for range 1000 {
		var machine session.Table
		ann := logon(t, &machine, "ann")
		shown := false
		machine.OnLogoff(func(s *session.Session) { _, shown = s.Devices().Lookup(z) })
		var err error
		together(
			func() { err = ann.Devices().Redirect(z, `\Device\Z`, 1) },
			ann.Release,
		)
		if err != nil {
			require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err)
		}
		require.Equal(t, err == nil, shown)
		require.Empty(t, ann.Devices().Snapshot())
	}
}

// Retains that succeed keep the session; it logs off once.
func TestReferencesRace(t *testing.T) {
	for range 500 {
		var machine session.Table
		var logoffs atomic.Int32
		machine.OnLogoff(func(*session.Session) { logoffs.Add(1) })
		ann := logon(t, &machine, "ann")
		use := func() {
			if ann.Retain() == nil {
				if !ann.Alive() {
					t.Error("dead with a reference")
				}
				ann.Release()
			}
		}
		together(use, use, use, ann.Release)
		require.EqualValues(t, 1, logoffs.Load())
		require.Empty(t, machine.Sessions())
	}
}

// Every call at once, for the race detector.
func TestEverythingAtOnce(t *testing.T) {
	machine := session.NewTable(session.Options{EnableLinkedConnections: true})
	z := name(t, "Z:")
	var users []func()
	for range 4 {
		users = append(users, func() {
			for range 50 {
				s := logonAdmin(t, machine)
				for _, d := range []*session.Devices{s.Devices(), s.Linked().Devices()} {
					_ = d.Redirect(z, `\Device\Z`, s) // LocalSystem may hold it
					_, _ = d.QueryDosDevice("")
					_ = d.GetLogicalDrives()
					_ = d.DefineDosDevice(0, "Y:", `C:\`)
					_ = d.Unredirect(z, s)
				}
				machine.Sessions()
				s.Release()
			}
		})
	}
	users = append(users, func() {
		for range 200 {
			_ = machine.Global().DefineDosDevice(raw, "Z:", `\Device\Global`)
			_ = machine.Global().DefineDosDevice(remove, "Z:", "")
		}
	})
	together(users...)
	require.Empty(t, machine.Sessions())
	require.Empty(t, machine.Global().Snapshot())
}
