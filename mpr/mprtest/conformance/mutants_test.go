package conformance_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

// healthy makes a patient with nothing broken.
func healthy(c *mpr.Caller) mpr.Network { return &patient{c: c} }

func TestAPatientPasses(t *testing.T) {
	require.NoError(t, conformance.Run(conformance.Emulator(healthy)))
}

// Every row's own case fails for an implementation that gives another code where
// the row has its own, and the row that stands for success for one that says so
// and does nothing.
func TestEveryRowCanFail(t *testing.T) {
	for _, row := range spec.Winnetwk() {
		t.Run(row.Name(), func(t *testing.T) {
			code, known := winerr.Lookup(row.Code)
			require.True(t, known)
			for does, answer := range map[string]func(op string, call func() error) error{
				"another code": func(op string, call func() error) error {
					err := call()
					if op == row.Function && winerr.Code(err) == code {
						return winerr.ERROR_GEN_FAILURE
					}
					return err
				},
				"nothing": func(op string, call func() error) error {
					if op == row.Function {
						return nil
					}
					return call()
				},
			} {
				results := conformance.Results(conformance.Emulator(func(c *mpr.Caller) mpr.Network {
					return &patient{c: c, answer: answer}
				}), row.Name())
				require.Len(t, results, 1)
				require.Error(t, results[0].Err, does)
			}
		})
	}
}
