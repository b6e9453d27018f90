package mprtest

import (
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/internal/sweep"
	"github.com/seed-520b6462/winnet/mpr/mprtest/testdata/clients"
)

// namesOf returns the names of the faults of a sweep.
func namesOf(sw *sweep.Sweep) (names []string) {
	for _, r := range sw.Rows {
		names = append(names, r.Name())
	}
	return names
}

// A fault goes on (always) only where the code made the call again.
func TestSweepGoesOnWhereTheCodeDoes(t *testing.T) {
	sw, _ := survey(t, of(clients.RightMap))
	names := namesOf(sw)
	require.Contains(t, names, "AddConnection2#1/ERROR_BUSY/once")
	require.Contains(t, names, "AddConnection2#1/ERROR_BUSY/always")
	require.Contains(t, names, "AddConnection2#1/ERROR_ACCESS_DENIED/once")
	require.NotContains(t, names, "AddConnection2#1/ERROR_ACCESS_DENIED/always")
	require.NotContains(t, names, "AddConnection2#1/ERROR_BAD_DEVICE/once", "the device is right")
	arranged := []winerr.Errno{winerr.ERROR_ALREADY_ASSIGNED, winerr.ERROR_DEVICE_ALREADY_REMEMBERED}
	for _, r := range sw.Rows {
		require.Equal(t, slices.Contains(arranged, r.Code), r.Arranged, r.Name())
	}
}

// What can't be arranged is injected: default credentials join whoever is connected, and explicit ones conflict.
func TestSweepInjectsWhatItCannotArrange(t *testing.T) {
	for cred, arranged := range map[mpr.Credentials]bool{{}: false, mpr.As(User, Password): true} {
		sw, found := survey(t, of(func(n mpr.Network) (any, error) {
			return nil, n.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: Share}, cred, 0)
		}))
		require.Empty(t, found)
		i := slices.IndexFunc(sw.Rows, func(r *sweep.Row) bool { return r.Code == winerr.ERROR_SESSION_CREDENTIAL_CONFLICT })
		require.Equal(t, arranged, sw.Rows[i].Arranged)
		require.Equal(t, "returned", sw.Rows[i].Outcome)
	}
}

// Of the calls that one line makes with one answer the first and the last are tried.
func TestSweepTriesFirstAndLastOfALine(t *testing.T) {
	sw, found := survey(t, of(func(n mpr.Network) (any, error) {
		for range 5 {
			if _, err := n.GetUser(""); err != nil {
				return nil, err
			}
		}
		_, err := n.GetUser("")
		return nil, err
	}))
	require.Empty(t, found)
	for _, call := range []string{"GetUser#1", "GetUser#5", "GetUser#6"} {
		require.Contains(t, namesOf(sw), call+"/ERROR_NO_NETWORK/once")
	}
	require.NotContains(t, namesOf(sw), "GetUser#2/ERROR_NO_NETWORK/once")
}

// What the other findings look like, each on a client that has it.
func TestSweepFindings(t *testing.T) {
	runs, poisoned, held := 0, false, make(chan struct{})
	defer close(held)
	for name, c := range map[string]struct {
		sweep Sweep
		want  []string
	}{
		"no recovery": {of(func(n mpr.Network) (any, error) {
			if poisoned {
				poisoned = false
				return nil, errors.New("it has failed before")
			}
			_, err := n.GetUser("")
			poisoned = err != nil
			return nil, err
		}), []string{"GetUser NO RECOVERY"}},
		"not reached": {of(func(n mpr.Network) (any, error) {
			if runs++; runs > 3 { // those of none and none-again
				return nil, nil
			}
			_, err := n.GetUser("")
			return nil, err
		}), []string{"GetUser NOT REACHED"}},
		"after": {Sweep{
			Prepare: func(t testing.TB) *Machine { return New(t) },
			Body:    func(_ testing.TB, pc *Machine) (any, error) { return nil, connectAndCancel(pc) },
			After: func(t testing.TB, pc *Machine) {
				if remote, _ := pc.GetConnection("Z:"); remote != "" {
					t.Fatalf("Z: is %s", remote)
				}
			},
		}, []string{"CancelConnection2 AFTER"}},
		"what the body says": {Sweep{
			Prepare: func(t testing.TB) *Machine { return New(t) },
			Body: func(t testing.TB, pc *Machine) (any, error) {
				if _, err := pc.GetUser(""); err != nil {
					t.Fatal(err)
				}
				return nil, nil
			},
		}, nil},
		"another session": {Sweep{
			Prepare: func(t testing.TB) *Machine { return New(t) },
			Body: func(_ testing.TB, pc *Machine) (any, error) {
				return nil, connectAndCancel(pc.AddUser("bob", "secret"))
			},
		}, nil},
		"hang without a call": {of(func(n mpr.Network) (any, error) {
			if _, err := n.GetUser(""); winerr.Code(err) == winerr.ERROR_NO_NETWORK {
				<-held
			}
			return nil, nil
		}), []string{"GetUser HANG"}},
	} {
		t.Run(name, func(t *testing.T) {
			sw, found := survey(t, c.sweep)
			require.Equal(t, c.want, found, sw.Report())
		})
	}
}

func connectAndCancel(n mpr.Network) error {
	nr := &mpr.NetResource{LocalName: "Z:", RemoteName: Share}
	if err := n.AddConnection2(nr, mpr.Credentials{}, 0); err != nil {
		return err
	}
	return n.CancelConnection2("Z:", 0, false)
}

// What is meant so is no finding, by call, code and kind.
func TestAllow(t *testing.T) {
	s := of(clients.Guesses)
	for allow, want := range map[string][]string{
		"GetUser: result":                          nil,
		"WNetGetUser/ERROR_EXTENDED_ERROR: result": {"GetUser FALSE SUCCESS"},
		"GetUser: state":                           {"GetUser FALSE SUCCESS"},
		"GetConnection: result":                    {"GetUser FALSE SUCCESS"},
	} {
		s.Allow = []string{allow}
		sw, found := survey(t, s)
		require.Equal(t, want, found, allow)
		require.Equal(t, strings.HasSuffix(allow, "GetUser: result") || strings.Contains(allow, "EXTENDED"), len(sw.Unused()) == 0, allow)
	}
}

const sweepingEnv = "MPRTEST_SWEEPING"

// TestSweeping is what TestEveryAnswer runs in a process of its own, because it fails.
func TestSweeping(t *testing.T) {
	switch os.Getenv(sweepingEnv) {
	case "":
		t.Skip("TestEveryAnswer runs it")
	case "none fails":
		EveryAnswer(t, of(func(mpr.Network) (any, error) { return nil, errors.New("no") }))
	case "unlike":
		n := 0
		EveryAnswer(t, of(func(mpr.Network) (any, error) { n++; return n, nil }))
	case "unused":
		s := of(func(n mpr.Network) (any, error) { return n.GetUser("") })
		s.Allow = []string{"GetUser: hang"}
		EveryAnswer(t, s)
	default:
		EveryAnswer(t, of(clients.MapsHalf))
	}
}

// sweeping runs TestSweeping in a process of its own, which must fail.
func sweeping(t *testing.T, what, run string, args ...string) string {
	t.Helper()
	cmd := exec.Command(os.Args[0], append([]string{"-test.run", run, "-test.v"}, args...)...)
	cmd.Env = append(os.Environ(), sweepingEnv+"="+what)
	out, err := cmd.CombinedOutput()
	require.Error(t, err, "%s", out)
	return string(out)
}

// EveryAnswer fails with a group for each line and kind, a line to run one of its faults by, and a table.
func TestEveryAnswer(t *testing.T) {
	out := sweeping(t, "half", "^TestSweeping$")
	require.Regexp(t, `(?m)^ +wrong.go:98 AddConnection2: HALF, \d+ codes \(ERROR_ACCESS_DENIED, `, out)
	require.Regexp(t, `(?m)^ +go test -run '\^TestSweeping\$/\^none\|\^TestSweeping\$/AddConnection2#2/ERROR_ACCESS_DENIED/once'$`, out)
	require.Regexp(t, `(?m)^ +faults: \d+, calls: 2, groups of findings: 1$`, out)
	require.Regexp(t, `(?m)^ +AddConnection2#2 +\d+`, out)
	require.Contains(t, out, `WNetAddConnection2 Y: \\server\share -> NO_ERROR (wrong.go:98)`, "none shows the calls")
	require.Contains(t, out, "--- FAIL: TestSweeping/AddConnection2#2/ERROR_BUSY/once")

	out = sweeping(t, "half", `^TestSweeping$/^none|^TestSweeping$/AddConnection2#2/ERROR_BUSY/once`)
	require.Contains(t, out, "--- FAIL: TestSweeping/AddConnection2#2/ERROR_BUSY/once")
	require.NotContains(t, out, "ERROR_ACCESS_DENIED")
	require.Contains(t, out, "faults: 1, calls: 2")

	require.Contains(t, sweeping(t, "half", `^TestSweeping$/AddConnection2#2`), "there is nothing to compare with")
	require.Contains(t, sweeping(t, "none fails", "^TestSweeping$"), "without a fault the body returned no,")
	require.Contains(t, sweeping(t, "unlike", "^TestSweeping$"), "a second run found 3, and the first 1")
	require.Contains(t, sweeping(t, "unused", "^TestSweeping$"), `Allow: "GetUser: hang" accepts nothing`)
	require.NotContains(t, sweeping(t, "half", "^TestSweeping$", "-test.short"), "ERROR_BUSY")
}
