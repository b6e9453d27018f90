package house

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The test that the README gives to copy is one that runs.
func TestReadmeShowsATestThatRuns(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(top, "README.md"))
	require.NoError(t, err)
	source, err := os.ReadFile(filepath.Join(top, "mpr", "mprtest", "readme_test.go"))
	require.NoError(t, err)
	_, body, found := strings.Cut(string(source), "import (")
	require.True(t, found)
	require.Contains(t, string(readme), strings.TrimSpace(body))
}
