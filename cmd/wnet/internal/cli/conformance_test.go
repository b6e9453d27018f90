package cli_test

import (
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

func TestConformance(t *testing.T) {
	code, out, errOut := wnet("", "conformance", "--format", "tsv")
	require.Zero(t, code, errOut)
	require.True(t, strings.HasPrefix(out, "function\tcode\torigin\trests on\tcase\tresult\n"))
	require.Contains(t, out, "WNetAddConnection2W\tERROR_BAD_DEVICE\trouter\t")

	code, out, errOut = wnet("", "conformance", "--observed", "--format", "tsv")
	require.Zero(t, code, errOut)
	require.Contains(t, out, "\nuse-size-one\tWNetUseConnection\t")
	code, _, errOut = wnet("", "conformance", "--observed", "--format", "html")
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "--observed has the formats table, tsv, markdown")

	code, _, _ = wnet("", "conformance", "extra")
	require.Equal(t, 2, code)
}

// The cases of a real mpr.dll run in processes of their own. Where nothing can be
// had of it, each is left out, and the table says so of every one.
func TestConformanceApart(t *testing.T) {
	impls := []string{"system"}
	if runtime.GOOS != "windows" { // where bridged wants a machine made for it
		impls = append(impls, "bridged")
	}
	for _, impl := range impls {
		code, out, errOut := wnet("", "conformance", "--impl", impl, "--format", "differences")
		require.Equal(t, 2, code)
		require.Contains(t, errOut, "nothing was tried: there is no ")
		require.Equal(t, len(conformance.Cases()), strings.Count(out, "\nleft out\t"), impl)
		require.Contains(t, out, " 0 differ, ")
	}
}
