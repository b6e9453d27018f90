package fake_test

import (
	"os"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// A slow server takes its time for what asks it, and for nothing else.
func TestFakeSlowServer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const delay = time.Minute
		m := connectedMachine(t)
		open, err := m.OpenFile(m.s, `Z:\file`, os.O_RDONLY, 0)
		require.NoError(t, err)
		require.NoError(t, m.SetDelay("FILES", delay))
		server := &provider.NetResource{RemoteName: `\\FILES`}
		for name, c := range map[string]struct {
			call func() error
			want time.Duration
		}{
			"AddConnection":  {func() error { return m.add("Y:", `\\FILES\docs`, none) }, delay},
			"another server": {func() error { return m.add("X:", `\\OPEN\data`, none) }, 0},
			"OpenFile":       {func() error { _, err := m.OpenFile(m.s, `Z:\file`, os.O_RDONLY, 0); return err }, delay},
			"Mkdir":          {func() error { return m.Mkdir(m.s, `Z:\dir`, 0o777) }, delay},
			"StartJob":       {func() error { _, err := m.StartJob(m.s, "LPT1", "x"); return err }, delay},
			"OpenEnum": {func() error {
				_, err := m.OpenEnum(m.s, provider.RESOURCE_GLOBALNET, 0, 0, server)
				return err
			}, delay},
			"GetResourceInformation": {func() error { _, _, err := m.GetResourceInformation(m.s, server); return err }, delay},
			"GetResourceParent":      {func() error { _, err := m.GetResourceParent(m.s, server); return err }, 0},
			"Read":                   {func() error { _, err := open.Read(make([]byte, 1)); return err }, 0},
			"GetConnection":          {func() error { _, err := m.GetConnection(m.s, "Z:"); return err }, 0},
			"deferred":               {func() error { return m.deferred("W:", `\\FILES\docs`, none) }, 0},
		} {
			begin := time.Now()
			require.NoError(t, c.call(), name)
			require.Equal(t, c.want, time.Since(begin), name)
		}
		begin := time.Now()
		require.NoError(t, m.CancelConnection(m.s, "Z:", true))
		require.Zero(t, time.Since(begin))
	})
}

// While one caller waits for a server, others go on, and the server may go down.
func TestFakeSlowServerHoldsUpItsCaller(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := start(t, `CORP\alice`)
		require.NoError(t, m.SetDelay("FILES", time.Hour))
		slow := make(chan error)
		go func() { slow <- m.add("Z:", `\\FILES\public`, none) }()
		synctest.Wait()

		begin := time.Now()
		m.added("Y:", `\\OPEN\data`, none)
		require.Equal(t, []string{`Y: \\OPEN\data`}, remotes(m.Snapshot()))
		require.NoError(t, m.CancelConnection(m.s, "Y:", false))
		require.Zero(t, time.Since(begin))

		require.NoError(t, m.SetDown("FILES", true))
		require.Equal(t, winerr.ERROR_BAD_NETPATH, <-slow)
		require.Equal(t, time.Hour, time.Since(begin))
		require.Empty(t, m.Snapshot())
	})
}

// A session that logs off while its call waits is not connected afterwards.
func TestFakeLogoffDuringASlowCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := start(t, `CORP\alice`)
		require.NoError(t, m.SetDelay("FILES", time.Hour))
		slow := make(chan error)
		go func() { slow <- m.add("Z:", `\\FILES\public`, none) }()
		synctest.Wait()
		m.s.Release()
		require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, <-slow)
		require.Empty(t, m.Snapshot())
	})
}
