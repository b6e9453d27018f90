package judge_test

import (
	"context"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/judge"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

// workerMode is set for a process that runs cases for the tests; its value says
// what the cases run on.
const workerMode = "WINNET_TEST_WORKER"

func TestMain(m *testing.M) {
	mode := os.Getenv(workerMode)
	if mode == "" {
		goleak.VerifyTestMain(m) // which exits
	}
	if mode == "stillborn" {
		os.Exit(3)
	}
	if err := judge.Work(conformance.Emulator(misbehaving(mode)), os.Stdin, os.Stdout); err != nil {
		os.Exit(1)
	}
}

// misbehaving is the emulator that crashes or hangs in one call; "" behaves.
func misbehaving(mode string) conformance.Face {
	return func(c *mpr.Caller) mpr.Network { return &rogue{c, mode} }
}

type rogue struct {
	*mpr.Caller
	mode string
}

func (r *rogue) GetProviderName(netType uint32) (string, error) {
	switch r.mode {
	case "crash":
		go panic("oh no")
		select {}
	case "exit":
		os.Exit(7)
	case "hang":
		<-time.After(time.Hour)
	}
	return r.Caller.GetProviderName(netType)
}

func apart(mode string, patience time.Duration) ([]conformance.Result, error) {
	return judge.Apart{Patience: patience, Command: func(ctx context.Context) *exec.Cmd {
		return worker(ctx, mode)
	}}.Results()
}

func worker(ctx context.Context, mode string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, os.Args[0])
	cmd.Env = append(os.Environ(), workerMode+"="+mode)
	return cmd
}

// What runs apart ends as it does here, case by case.
func TestApartIsTheSame(t *testing.T) {
	results, err := apart("behave", time.Minute)
	require.NoError(t, err)
	require.Len(t, results, len(conformance.Cases()))
	for _, r := range results {
		require.NoError(t, r.Err, r.Name)
		require.Empty(t, r.Lacking, r.Name)
	}
}

// A call that ends its process, or that doesn't return, fails its case and no
// other: the next ones run in a new process.
func TestApartSurvives(t *testing.T) {
	for mode, want := range map[string]string{
		"crash": "a call ends the process: panic: oh no",
		"exit":  "a call ends the process: exit status 7",
		"hang":  "a call doesn't return",
	} {
		results, err := apart(mode, 2*time.Second)
		require.NoError(t, err)
		struck := 0
		for _, r := range results {
			if r.Err == nil {
				continue
			}
			require.True(t, slices.ContainsFunc(r.Covers, func(row string) bool {
				return strings.HasPrefix(row, "WNetGetProviderNameW/")
			}), "%s: %s: %v", mode, r.Name, r.Err)
			require.EqualError(t, r.Err, want, r.Name)
			struck++
		}
		require.GreaterOrEqual(t, struck, 2, mode)
	}
}

// One process that dies before a case begins costs no verdict.
func TestApartTriesAgain(t *testing.T) {
	asked := 0
	results, err := judge.Apart{Patience: time.Minute, Command: func(ctx context.Context) *exec.Cmd {
		asked++
		if asked == 1 {
			return worker(ctx, "stillborn")
		}
		return worker(ctx, "behave")
	}}.Results()
	require.NoError(t, err)
	require.Greater(t, asked, 1)
	for _, r := range results {
		require.NoError(t, r.Err, r.Name)
	}
}

// A process that can't be had, or that does nothing, is an error and no verdict.
func TestApartWithoutProcess(t *testing.T) {
	_, err := apart("stillborn", time.Minute)
	require.ErrorContains(t, err, "exit status 3")
	_, err = judge.Apart{Patience: time.Minute, Command: func(ctx context.Context) *exec.Cmd {
		return exec.CommandContext(ctx, "no-such-program-anywhere")
	}}.Results()
	require.ErrorIs(t, err, exec.ErrNotFound)
}
