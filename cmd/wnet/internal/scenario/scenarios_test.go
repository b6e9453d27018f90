package scenario_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/scenario"
	"github.com/seed-520b6462/winnet/testdata"
)

// stories are the embedded scenarios, by name.
func stories(t *testing.T) map[string][]byte {
	t.Helper()
	entries, err := fs.ReadDir(testdata.Scenarios, "scenario")
	require.NoError(t, err)
	list := make(map[string][]byte)
	for _, entry := range entries {
		data, err := fs.ReadFile(testdata.Scenarios, path.Join("scenario", entry.Name()))
		require.NoError(t, err)
		list[entry.Name()] = data
	}
	return list
}

func TestScenarios(t *testing.T) {
	for name, data := range stories(t) {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), name)
			require.NoError(t, os.WriteFile(file, data, 0o666))
			var out bytes.Buffer
			err := scenario.Run(file, scenario.Config{Out: &out})
			require.NoError(t, err, "%s", &out)
			require.Contains(t, out.String(), "PASS "+file)
		})
	}
}

// Each story says in its first lines what it is about and what it rests on.
func TestScenariosNameTheirDocuments(t *testing.T) {
	head := regexp.MustCompile(`\A# [^\n]+[.:]\S*\n#\n`)
	for name, data := range stories(t) {
		text := string(data)
		require.Regexp(t, head, text, name)
		require.Contains(t, text[:strings.Index(text, "\n\n")], "# Document", name)
	}
}
