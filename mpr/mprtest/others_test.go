package mprtest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/redirector"
)

const away = `\\far\away`

// branch adds a network of the test's own.
func branch(t *testing.T) func(*mpr.Router) {
	t.Helper()
	net, err := fake.New(fake.Network{
		Kind:    redirector.Kind{Name: "Branch"},
		Servers: []fake.Server{{Name: "far", Guest: true, Shares: []fake.Share{{Name: "away"}}}},
	})
	require.NoError(t, err)
	return func(r *mpr.Router) { require.NoError(t, r.AddProvider(net)) }
}

// TestLeaksOfOtherNetworks are reported as those of the machine's own.
func TestLeaksOfOtherNetworks(t *testing.T) {
	for name, one := range map[string]struct {
		make func(t *testing.T, m *mprtest.Machine) (place string)
		want string
	}{
		"a drive": {func(t *testing.T, m *mprtest.Machine) string {
			require.NoError(t, m.AddConnection2(disk("z:", away), mpr.Credentials{}, 0))
			return here(-1)
		}, `Z: \\far\away`},
		"by the oldest call": {func(t *testing.T, m *mprtest.Machine) string {
			require.NoError(t, m.AddConnection(away, mpr.Password{}, "Y:"))
			return here(-1)
		}, `Y: \\far\away`},
		"a connection without device": {func(t *testing.T, m *mprtest.Machine) string {
			require.NoError(t, m.AddConnection4(0, disk("", `\\FAR\away`), nil, 0, nil))
			return here(-1)
		}, `\\FAR\away`},
		"a chosen letter": {func(t *testing.T, m *mprtest.Machine) string {
			_, err := m.UseConnection(0, disk("", away), mpr.Credentials{}, mpr.CONNECT_REDIRECT)
			require.NoError(t, err)
			return here(-2)
		}, `Z: \\far\away`},
	} {
		t.Run(name, func(t *testing.T) {
			b := new(bench)
			m := mprtest.New(b, branch(t))
			place := one.make(t, m)
			b.end()
			require.Equal(t, []string{"mprtest: a connection wasn't cancelled: " + one.want + ", " + place}, b.errors)
		})
	}
}

// TestNoLeaksOfOtherNetworks are what was cancelled, and what a logon restored.
func TestNoLeaksOfOtherNetworks(t *testing.T) {
	store := new(profile.Memory)
	require.NoError(t, store.Put(mprtest.User, profile.Entry{Local: "R:", RemotePath: away, ConnectionType: 1}))
	b := new(bench)
	m := mprtest.New(b, branch(t), func(r *mpr.Router) { r.Profiles = store })
	_, err := m.GetConnection("R:")
	require.NoError(t, err)
	require.NoError(t, m.AddConnection2(disk("", away), mpr.Credentials{}, 0))
	require.NoError(t, m.CancelConnection2(away, 0, false))
	_, err = m.UseConnection(0, disk("X:", away), mpr.Credentials{}, 0)
	require.NoError(t, err)
	require.NoError(t, m.CancelConnection2("X:", 0, false))
	b.end()
	require.Empty(t, b.errors)
}
