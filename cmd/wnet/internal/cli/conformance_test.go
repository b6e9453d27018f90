package cli_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestConformance(t *testing.T) {
	code, out, errOut := wnet("", "conformance", "--format", "tsv")
	require.Zero(t, code, errOut)
	require.True(t, strings.HasPrefix(out, "function\tcode\torigin\tcase\tresult\n"))
	require.Contains(t, out, "WNetAddConnection2W\tERROR_BAD_DEVICE\trouter\t")

	for _, args := range [][]string{{"--impl", "nt4"}, {"--format", "pdf"}, {"extra"}} {
		code, _, _ := wnet("", append([]string{"conformance"}, args...)...)
		require.Equal(t, 2, code, args)
	}
}
