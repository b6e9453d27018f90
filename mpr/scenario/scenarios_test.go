package scenario

import (
	"bytes"
	"embed"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/testdata"
)

// embedded are the files of a folder, by name.
func embedded(t *testing.T, folder embed.FS, name string) map[string][]byte {
	t.Helper()
	entries, err := fs.ReadDir(folder, name)
	require.NoError(t, err)
	list := make(map[string][]byte)
	for _, entry := range entries {
		data, err := fs.ReadFile(folder, path.Join(name, entry.Name()))
		require.NoError(t, err)
		list[entry.Name()] = data
	}
	return list
}

// stories are the embedded scenarios, and questions those that ask.
func stories(t *testing.T) map[string][]byte { return embedded(t, testdata.Scenarios, "scenario") }
func questions(t *testing.T) map[string][]byte {
	return embedded(t, testdata.Questions, "open-questions")
}

func TestScenarios(t *testing.T) {
	for _, list := range []map[string][]byte{stories(t), questions(t)} {
		require.NotEmpty(t, list)
		for name, data := range list {
			t.Run(name, func(t *testing.T) {
				file := filepath.Join(t.TempDir(), name)
				require.NoError(t, os.WriteFile(file, data, 0o666))
				var out bytes.Buffer
				err := Runner{Out: &out}.Run(file)
				require.NoError(t, err, "%s", &out)
				require.Contains(t, out.String(), "PASS "+file)
			})
		}
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
