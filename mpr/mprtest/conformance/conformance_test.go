package conformance_test

import (
	"errors"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

// Every answer of the table is passed by the emulator: nothing is left out of it,
// and no answer is without a case.
func TestTheEmulatorHasEverything(t *testing.T) {
	lines := conformance.Matrix(conformance.Results(conformance.Emulator(nil)))
	require.GreaterOrEqual(t, len(lines), len(spec.Winnetwk()))
	for _, line := range lines {
		require.Equal(t, conformance.Pass, line.Outcome, "%s/%s in %q: %s", line.Function, line.Code, line.Case, line.Why)
	}
}

// What a case says that it covers is in the table, its name and its sentence are
// its own, and each row has a case of its own name.
func TestCasesAreToldApart(t *testing.T) {
	rows := make(map[string]bool)
	for _, row := range spec.Winnetwk() {
		rows[row.Name()] = true
	}
	facts := make(map[string]bool)
	for _, fact := range spec.Observed() {
		facts[fact.Name()] = true
	}
	names, rules := make(map[string]bool), make(map[string]bool)
	for _, c := range conformance.Cases() {
		require.False(t, names[c.Name], c.Name)
		require.False(t, rules[c.Document+": "+c.Rule], c.Rule)
		require.NotEmpty(t, c.Rule)
		require.NotEmpty(t, c.Document)
		require.NotEmpty(t, c.Needs)
		require.NotEmpty(t, c.Covers)
		for _, row := range c.Covers {
			require.True(t, rows[row] || facts[row], "%s covers %s, which is no row", c.Name, row)
		}
		names[c.Name], rules[c.Document+": "+c.Rule] = true, true
	}
	for row := range rows {
		require.True(t, names[row], "%s has no case", row)
	}
}

// What a machine hasn't got is left out by its name: with one that has nothing, nothing
// was tried, which is an error, and every answer is there in the matrix.
func TestNothingTried(t *testing.T) {
	closed := 0
	open := func(conformance.Setup) (*conformance.Machine, error) {
		return &conformance.Machine{Network: new(mpr.Router).System(), Close: func() error { closed++; return nil }}, nil
	}
	require.ErrorContains(t, conformance.Run(open), "nothing was tried: ")
	require.Equal(t, len(conformance.Cases()), closed)
	for _, line := range conformance.Matrix(conformance.Results(open)) {
		require.Equal(t, conformance.Skip, line.Outcome, "%s/%s", line.Function, line.Code)
		require.Contains(t, line.Why, "there is no ")
	}
	for _, line := range conformance.Matrix(nil) {
		require.Equal(t, conformance.Uncovered, line.Outcome)
	}
}

// survivor is a file that lives on when its connection is gone.
type survivor struct{ io.ReadCloser }

func (survivor) Read([]byte) (int, error) { return 0, nil }

// Files that a cancel by force leaves open are noticed.
func TestFilesThatOutliveTheirConnection(t *testing.T) {
	require.Equal(t, []string{"force closes files", "files without device", "logoff"}, suite.Failed(conformance.Run(func(s conformance.Setup) (*conformance.Machine, error) {
		m, err := conformance.Emulator(nil)(s)
		open := m.Open
		m.Open = func(n mpr.Network, path string) (io.ReadCloser, error) {
			f, err := open(n, path)
			return survivor{f}, err
		}
		return m, err
	})))
}

func TestMachinesThatCantBeMade(t *testing.T) {
	lost := errors.New("no network today")
	require.ErrorIs(t, conformance.Run(func(conformance.Setup) (*conformance.Machine, error) { return nil, lost }), lost)

	lacking := func(s conformance.Setup) (*conformance.Machine, error) {
		if s.Second {
			return nil, conformance.Lack("second network")
		}
		return conformance.Emulator(nil)(s)
	}
	require.NoError(t, conformance.Run(lacking))
	for _, r := range conformance.Results(lacking) {
		require.Equal(t, r.Setup.Second, r.Lacking == "second network", r.Name)
	}

	stuck := errors.New("the machine can't be stopped")
	require.ErrorIs(t, conformance.Run(func(s conformance.Setup) (*conformance.Machine, error) {
		m, err := conformance.Emulator(nil)(s)
		m.Close = func() error { return stuck }
		return m, err
	}), stuck)
}
