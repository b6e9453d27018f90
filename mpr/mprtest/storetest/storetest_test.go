package storetest

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/profile"
)

// memory opens the store of the package profile with everything a harness can offer.
func memory() (*Harness, error) {
	var m profile.Memory
	return &Harness{
		Store:      &m,
		Another:    func() (profile.Store, error) { return &m, nil },
		Unopenable: func(user string, on bool) error { m.SetUnopenable(user, on); return nil },
		Malformed:  func(user string, on bool) error { m.SetMalformed(user, on); return nil },
		FullDisk: func(on bool) error {
			for _, user := range []string{alice, bob} {
				m.FailWrites(user, nil)
				if on {
					m.FailWrites(user, fmt.Errorf("disk full: %w", winerr.ERROR_CANNOT_OPEN_PROFILE))
				}
			}
			return nil
		},
	}, nil
}

func TestMemory(t *testing.T) {
	Test(t, memory)
}

func TestRunFindsNothingWrongWithMemory(t *testing.T) {
	require.NoError(t, Run(memory))
}

func TestRunLeavesOutWhatTheHarnessCannotDo(t *testing.T) {
	require.NoError(t, Run(func() (*Harness, error) { return &Harness{Store: new(profile.Memory)}, nil }))
}

func TestRunReportsAHarnessThatFails(t *testing.T) {
	trouble := errors.New("trouble")
	err := Run(func() (*Harness, error) { return nil, trouble })
	require.ErrorIs(t, err, trouble)
	require.Len(t, suite.Failed(err), len(on(nil).Tests))

	err = Run(func() (*Harness, error) {
		h, err := memory()
		h.Close = func() error { return trouble }
		return h, err
	})
	require.ErrorIs(t, err, trouble)
	require.Len(t, suite.Failed(err), len(on(nil).Tests))

	err = Run(func() (*Harness, error) {
		h, err := memory()
		h.Another = func() (profile.Store, error) { return nil, trouble }
		h.Unopenable = func(string, bool) error { return trouble }
		return h, err
	})
	require.ElementsMatch(t, []string{"unopenable", "another store", "writers of several stores"}, suite.Failed(err))
}

func ExampleRun() {
	err := Run(func() (*Harness, error) {
		return &Harness{Store: new(profile.Memory)}, nil
	})
	fmt.Println(err)
	// Output: <nil>
}
