package judge_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/judge"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

var errStrange = errors.New("how strange")

// The emulator has each fact that was observed, but for those of which the table says
// why not. What scenarios show can't be asked of another implementation.
func TestFacts(t *testing.T) {
	results := conformance.Results(conformance.Emulator(nil))
	for impl, unshown := range map[string]conformance.Outcome{"emulator": conformance.Pass, "raw": conformance.Skip} {
		facts, err := judge.Facts(impl, results)
		require.NoError(t, err)
		require.Len(t, facts, len(spec.Observed()))
		for _, f := range facts {
			switch f.Standing {
			case "":
				require.Contains(t, []conformance.Outcome{conformance.Pass, unshown}, f.Outcome, "%s: %s", f.ID, f.Reason)
				require.NotEmpty(t, f.Shown, f.ID)
			case spec.Differs:
				require.Equal(t, conformance.Outcome("differs"), f.Outcome, "%s: %s", f.ID, f.Reason)
				require.Equal(t, f.Why, f.Reason)
			default:
				require.Equal(t, conformance.Outcome("can't be asked"), f.Outcome)
				require.Equal(t, f.Why, f.Reason)
			}
		}
		require.False(t, judge.FactsFailed(facts))
	}
}

// A fact whose case fails has failed, whatever its scenario says.
func TestFactsThatFail(t *testing.T) {
	results := conformance.Results(conformance.Emulator(nil), "access name")
	results[0].Err = errStrange
	facts, err := judge.Facts("raw", results)
	require.NoError(t, err)
	require.True(t, judge.FactsFailed(facts))
	for format, want := range map[string]string{
		"table": "use-size-one  ", "tsv": "use-size-one\tWNetUseConnection\t", "markdown": "| use-size-one | WNetUseConnection |",
	} {
		var out bytes.Buffer
		require.NoError(t, judge.WriteFacts(&out, format, facts))
		require.Contains(t, out.String(), want, format)
		require.Contains(t, out.String(), "access name: how strange", format)
		require.Equal(t, format != "tsv", strings.Contains(out.String(), "109 observed facts: "), format)
	}
	require.ErrorContains(t, judge.WriteFacts(new(bytes.Buffer), "html", facts), "table, tsv, markdown")
}
