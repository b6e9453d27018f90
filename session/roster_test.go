package session_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// crowd is a table with the sessions that should be in it, and those that should not.
type crowd struct {
	machine    session.Table
	here, gone []*session.Session
}

func (c *crowd) logon(t *rapid.T) {
	for range rapid.IntRange(1, 80).Draw(t, "count") {
		s, err := c.machine.Logon(session.Logon{User: session.User{Name: "ann"}})
		require.NoError(t, err)
		c.here = append(c.here, s)
	}
}

func (c *crowd) logoff(t *rapid.T) {
	for range rapid.IntRange(0, len(c.here)).Draw(t, "count") {
		i := rapid.IntRange(0, len(c.here)-1).Draw(t, "who")
		c.here[i].Release()
		c.gone = append(c.gone, c.here[i])
		c.here = slices.Delete(c.here, i, i+1)
	}
}

func (c *crowd) check(t *rapid.T) {
	require.Equal(t, luids(c.here), luids(c.machine.Sessions()))
	require.True(t, slices.IsSorted(luids(c.here)))
	for _, s := range c.here {
		found, err := c.machine.Find(s.LUID())
		require.NoError(t, err)
		require.Same(t, s, found)
	}
	for _, s := range c.gone {
		_, err := c.machine.Find(s.LUID())
		require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err)
	}
}

// Sessions come and go in any order, hundreds of them; the table holds those that are left, by ascending LUID.
func TestTableHoldsWhoIsLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c crowd
		t.Repeat(map[string]func(*rapid.T){"": c.check, "logon": c.logon, "logoff": c.logoff})
	})
}
