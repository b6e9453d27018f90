package suite_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// What is as it should be leaves a pad empty.
func TestNothingToNote(t *testing.T) {
	var p suite.Checker
	p.Recovering(func() {
		p.Must("Call", nil)
		p.OK("Call", nil)
		p.Code("Call", winerr.ERROR_BUSY, winerr.ERROR_BAD_DEVICE, winerr.ERROR_BUSY)
		suite.Equal(&p, "a number", 1, 1)
	})
	require.NoError(t, p.Err())
}

func TestNotes(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(p *suite.Checker)
		says []string
	}{
		"an error":       {func(p *suite.Checker) { p.OK("Call", winerr.ERROR_BUSY) }, []string{"Call: got ERROR_BUSY", "want NO_ERROR"}},
		"another code":   {func(p *suite.Checker) { p.Code("Call", nil, winerr.ERROR_BUSY, winerr.ERROR_BAD_DEVICE) }, []string{"got NO_ERROR", "want ERROR_BUSY or ERROR_BAD_DEVICE"}},
		"another value":  {func(p *suite.Checker) { suite.Equal(p, "a number", 1, 2) }, []string{"a number: got 1, want 2"}},
		"a failed step":  {func(p *suite.Checker) { p.Must("Step", winerr.ERROR_BUSY); p.Notef("what comes next") }, []string{"Step: ERROR_BUSY", "rests on"}},
		"a panic":        {func(*suite.Checker) { panic("oops") }, []string{"panic: oops", "checker_test.go"}},
		"several things": {func(p *suite.Checker) { p.Notef("one"); p.Notef("two") }, []string{"one", "two"}},
	} {
		t.Run(name, func(t *testing.T) {
			var p suite.Checker
			p.Recovering(func() { c.do(&p) })
			require.Error(t, p.Err())
			for _, text := range c.says {
				require.ErrorContains(t, p.Err(), text)
			}
			require.NotContains(t, p.Err().Error(), "what comes next")
		})
	}
}

// What a case stops with can be told from what it notes.
func TestStop(t *testing.T) {
	var p suite.Checker
	lack := errors.New("nothing there")
	p.Recovering(func() { p.Stop(lack) })
	require.ErrorIs(t, p.Err(), lack)
}

// A refused call fails with one of the codes, and leaves everything as it was.
func TestRefused(t *testing.T) {
	value := 1
	state := func() any { return value }
	fails := func() error { return winerr.ERROR_BUSY }
	changes := func() error { value++; return winerr.ERROR_BUSY }
	for name, c := range map[string]struct {
		call  func() error
		state func() any
		want  winerr.Errno
		says  string
	}{
		"refused":                         {fails, state, winerr.ERROR_BUSY, ""},
		"another code":                    {fails, state, winerr.ERROR_BAD_DEVICE, "Call: got ERROR_BUSY"},
		"something changes":               {changes, state, winerr.ERROR_BUSY, "Call failed and changed"},
		"something changes, nobody looks": {changes, nil, winerr.ERROR_BUSY, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var p suite.Checker
			p.Refused("Call", c.call, c.state, c.want)
			if c.says == "" {
				require.NoError(t, p.Err())
			} else {
				require.ErrorContains(t, p.Err(), c.says)
			}
		})
	}
}
