package mprtest

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/fault"
	"github.com/seed-520b6462/winnet/mpr/mprtest/internal/sweep"
	"github.com/seed-520b6462/winnet/mpr/mprtest/testdata/clients"
)

// survey sweeps and returns the rows, and the calls with kinds of what was found, without failing.
func survey(t *testing.T, s Sweep) (sw *sweep.Sweep, found []string) {
	t.Helper()
	sw = s.sweep()
	kinds := make(map[string]bool)
	sw.Run(t, func(t *testing.T, r *sweep.Row) {
		for _, f := range r.Findings {
			kinds[fault.Short(r.Op)+" "+f.Kind] = true
		}
	})
	return sw, slices.Sorted(maps.Keys(kinds))
}

// of is a sweep of a client on a machine as New makes it.
func of(client func(mpr.Network) (any, error)) Sweep {
	return Sweep{
		Prepare: func(t testing.TB) *Machine { m := New(t); m.KeepDrives(); return m },
		Body:    func(_ testing.TB, pc *Machine) (any, error) { return client(pc) },
	}
}

func sized(client func(clients.Sizer) (any, error)) func(mpr.Network) (any, error) {
	return func(n mpr.Network) (any, error) { return client(n.(*Machine)) }
}

// EveryAnswer finds what is wrong with ten clients, and nothing with three right ones.
func TestEveryAnswerOfClients(t *testing.T) {
	for name, c := range map[string]struct {
		client func(mpr.Network) (any, error)
		want   []string
	}{
		"RightList":  {clients.RightList, nil},
		"RightMap":   {clients.RightMap, nil},
		"RightSized": {sized(clients.RightSized), nil},
		"EndsEarly":  {clients.EndsEarly, []string{"EnumResource FALSE SUCCESS"}},
		"LeavesTheDrive": {clients.LeavesTheDrive, []string{
			"CloseEnum HALF", "CloseEnum NO RECOVERY", "EnumResource HALF", "EnumResource NO RECOVERY", "OpenEnum HALF", "OpenEnum NO RECOVERY",
		}},
		"TriesForEver":         {clients.TriesForEver, []string{"AddConnection2 HANG"}},
		"TakesAnyDrive":        {clients.TakesAnyDrive, []string{"AddConnection2 FALSE SUCCESS"}},
		"Panics":               {clients.Panics, []string{"AddConnection2 PANIC"}},
		"ForgetsToLook":        {clients.ForgetsToLook, []string{"CancelConnection2 FALSE SUCCESS"}},
		"LeavesTheEnumeration": {clients.LeavesTheEnumeration, []string{"EnumResource LEFT"}},
		"MapsHalf":             {clients.MapsHalf, []string{"AddConnection2 HALF"}},
		"Guesses":              {clients.Guesses, []string{"GetUser FALSE SUCCESS"}},
		"Truncates":            {sized(clients.Truncates), []string{"GetConnection FALSE SUCCESS"}},
	} {
		t.Run(name, func(t *testing.T) {
			sw, found := survey(t, of(c.client))
			require.NotEmpty(t, sw.Rows)
			if !slices.Equal(found, c.want) {
				t.Errorf("found %q, want %q\n%s", found, c.want, sw.Report())
			}
		})
	}
}
