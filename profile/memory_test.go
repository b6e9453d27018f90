package profile_test

import (
	"errors"
	"slices"
	"strconv"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
)

// at returns a small entry for a device.
func at(local, remote string) profile.Entry {
	return profile.Entry{Local: local, RemotePath: remote, ProviderName: "Example Network", ConnectionType: 1}
}

// entries reads all entries of a user.
func entries(t *testing.T, s profile.Store, user string) []profile.Entry {
	t.Helper()
	all, err := s.Entries(user)
	require.NoError(t, err)
	return all
}

func TestMemoryZeroValueIsEmpty(t *testing.T) {
	var m profile.Memory
	require.Empty(t, entries(t, &m, "alice"))
	_, found, err := m.Get("alice", "Z:")
	require.NoError(t, err)
	require.False(t, found)
	require.NoError(t, m.Delete("alice", "Z:"))
	users, err := m.Users()
	require.NoError(t, err)
	require.Empty(t, users)
}

func TestMemoryKeepsEntriesSorted(t *testing.T) {
	var m profile.Memory
	for _, local := range []string{"Z:", "LPT1", "C:", "M:"} {
		require.NoError(t, m.Put("alice", at(local, `\\old\`+local)))
	}
	require.NoError(t, m.Put("ALICE", at("M:", `\\new\M:`)))
	require.NoError(t, m.Delete("Alice", "C:"))
	want := []profile.Entry{at("LPT1", `\\old\LPT1`), at("M:", `\\new\M:`), at("Z:", `\\old\Z:`)}
	require.Empty(t, cmp.Diff(want, entries(t, &m, "alice")))
}

func TestMemoryKeepsEveryDevice(t *testing.T) {
	var m profile.Memory
	var locals []string
	for letter := 'Z'; letter >= 'A'; letter-- {
		locals = append(locals, string(letter)+":")
	}
	for port := 9; port >= 1; port-- {
		locals = append(locals, "LPT"+strconv.Itoa(port))
	}
	for _, local := range locals {
		require.NoError(t, m.Put("alice", at(local, `\\server\`+local)))
	}
	slices.Sort(locals)
	all := entries(t, &m, "alice")
	require.Len(t, all, len(locals))
	for i, local := range locals {
		require.Equal(t, at(local, `\\server\`+local), all[i])
		got, found, err := m.Get("alice", local)
		require.NoError(t, err)
		require.True(t, found)
		require.Equal(t, all[i], got)
	}
}

func TestMemorySharesNothing(t *testing.T) {
	var m profile.Memory
	given := full()
	require.NoError(t, m.Put("alice", given))
	given.UseOptions[0] = 0

	got, _, err := m.Get("alice", "Z:")
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(full(), got))
	got.UseOptions[0] = 0

	all := entries(t, &m, "alice")
	require.Empty(t, cmp.Diff([]profile.Entry{full()}, all))
	all[0].UseOptions[0], all[0].RemotePath = 0, "changed"
	require.Empty(t, cmp.Diff([]profile.Entry{full()}, entries(t, &m, "alice")))
}

// A device takes the room of one that was forgotten; what was told of that one stays as it was, and nothing of it shows.
func TestMemoryForgetsWhole(t *testing.T) {
	var m profile.Memory
	require.NoError(t, m.Put("alice", full()))
	told, _, err := m.Get("alice", "Z:")
	require.NoError(t, err)
	require.NoError(t, m.Delete("alice", "Z:"))
	require.NoError(t, m.Delete("alice", "Z:"))
	for _, local := range []string{"Y:", "X:"} {
		require.NoError(t, m.Put("alice", at(local, `\\a\b`)))
	}
	require.Empty(t, cmp.Diff(full(), told))
	require.Empty(t, cmp.Diff([]profile.Entry{at("X:", `\\a\b`), at("Y:", `\\a\b`)}, entries(t, &m, "alice")))
}

func TestMemoryUsers(t *testing.T) {
	var m profile.Memory
	m.SetUnopenable("dave", true)
	require.NoError(t, m.Put(`CONTOSO\Bob`, at("Z:", `\\a\b`)))
	require.NoError(t, m.Put("alice", at("Z:", `\\a\b`)))
	require.NoError(t, m.Delete("alice", "Z:"))
	require.NoError(t, m.Delete("carol", "Z:"))
	users, err := m.Users()
	require.NoError(t, err)
	require.Equal(t, []string{"alice", `contoso\bob`}, users)
}

// TestMemoryFaults goes through what a test can break. A broken profile answers every call alike and keeps its content.
func TestMemoryFaults(t *testing.T) {
	full := errors.Join(errors.New("disk full"), winerr.ERROR_CANNOT_OPEN_PROFILE)
	tests := map[string]struct {
		set         func(m *profile.Memory, on bool)
		read, write error
	}{
		"unopenable": {
			func(m *profile.Memory, on bool) { m.SetUnopenable("ALICE", on) },
			winerr.ERROR_CANNOT_OPEN_PROFILE, winerr.ERROR_CANNOT_OPEN_PROFILE,
		},
		"malformed": {
			func(m *profile.Memory, on bool) { m.SetMalformed("ALICE", on) },
			winerr.ERROR_BAD_PROFILE, winerr.ERROR_BAD_PROFILE,
		},
		"writes": {
			func(m *profile.Memory, on bool) {
				if on {
					m.FailWrites("ALICE", full)
				} else {
					m.FailWrites("ALICE", nil)
				}
			}, nil, full,
		},
		"unopenable comes first": {
			func(m *profile.Memory, on bool) { m.SetMalformed("alice", on); m.SetUnopenable("alice", on) },
			winerr.ERROR_CANNOT_OPEN_PROFILE, winerr.ERROR_CANNOT_OPEN_PROFILE,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var m profile.Memory
			require.NoError(t, m.Put("alice", at("Z:", `\\a\b`)))
			test.set(&m, true)
			_, err := m.Entries("alice")
			require.ErrorIs(t, err, test.read)
			_, _, err = m.Get("alice", "Z:")
			require.ErrorIs(t, err, test.read)
			require.ErrorIs(t, m.Put("alice", at("Z:", `\\c\d`)), test.write)
			require.ErrorIs(t, m.Delete("alice", "Z:"), test.write)
			require.NoError(t, m.Put("bob", at("Z:", `\\a\b`)))
			users, err := m.Users()
			require.NoError(t, err)
			require.Equal(t, []string{"alice", "bob"}, users)

			test.set(&m, false)
			require.Empty(t, cmp.Diff([]profile.Entry{at("Z:", `\\a\b`)}, entries(t, &m, "alice")))
		})
	}
}

func TestMemoryIgnoresFaultsOfNobody(t *testing.T) {
	var m profile.Memory
	m.SetUnopenable("", true)
	m.SetMalformed("\xff", true)
	m.FailWrites("", winerr.ERROR_CANNOT_OPEN_PROFILE)
	users, err := m.Users()
	require.NoError(t, err)
	require.Empty(t, users)
}

func TestMemoryIsSafeForGoroutines(t *testing.T) {
	var m profile.Memory
	var wg sync.WaitGroup
	for i := range 9 {
		wg.Go(func() {
			local := "LPT" + strconv.Itoa(i+1)
			for n := range 50 {
				_ = m.Put("alice", at(local, strconv.Itoa(n)))
				_, _, _ = m.Get("alice", local)
				_, _ = m.Entries("alice")
				_, _ = m.Users()
				m.SetMalformed("bob", n%2 == 0)
			}
		})
	}
	wg.Wait()
	all := entries(t, &m, "alice")
	require.Len(t, all, 9)
	for _, e := range all {
		require.Equal(t, "49", e.RemotePath)
	}
}

// TestMemoryGetDoesNotAllocate holds what the router relies on, which asks at every connect.
func TestMemoryGetDoesNotAllocate(t *testing.T) {
	var m profile.Memory
	e := full()
	e.UseOptions = nil
	require.NoError(t, m.Put(`CONTOSO\Alice`, e))
	for _, local := range []string{"Z:", "Y:"} {
		for _, user := range []string{`contoso\alice`, `contoso\bob`} {
			require.Zero(t, testing.AllocsPerRun(100, func() { _, _, _ = m.Get(user, local) }), user+local)
		}
	}
}

func BenchmarkMemoryGet(b *testing.B) {
	var m profile.Memory
	for letter := 'D'; letter <= 'Z'; letter++ {
		require.NoError(b, m.Put(`contoso\alice`, at(string(letter)+":", `\\server\share`)))
	}
	for name, args := range map[string][2]string{
		"remembered":     {`contoso\alice`, "Z:"},
		"not remembered": {`contoso\alice`, "B:"},
		"no profile":     {`contoso\bob`, "Z:"},
		"not folded":     {`CONTOSO\Alice`, "Z:"},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _, _ = m.Get(args[0], args[1])
			}
		})
	}
}
