package record_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/record"
	"github.com/seed-520b6462/winnet/mpr/scenario"
)

// open are the files of the open questions.
func open(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../../../testdata/open-questions/*.txtar")
	require.NoError(t, err)
	require.Len(t, files, 5)
	return files
}

// parse reads a scenario or a recording.
func parse(t *testing.T, file string) *scenario.Archive {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	return scenario.ParseArchive(data)
}

// asks are the questions of a scenario.
func asks(archive *scenario.Archive) []string {
	return regexp.MustCompile(`(?m)^call .*`).FindAllString(string(archive.Comment), -1)
}

// The open questions ask about this computer only, and not much: some fifty
// questions, with calls around them that connect and take away again.
func TestOpenQuestionsAreHarmless(t *testing.T) {
	total, around := 0, 0
	for _, file := range open(t) {
		for _, line := range asks(parse(t, file)) {
			total++
			if strings.HasPrefix(line, "call CancelConnection") && strings.Contains(line, "force=yes") && !strings.Contains(line, "=J:\\") {
				around++
			}
			for _, remote := range regexp.MustCompile(`=\\\\[^\\ ]*`).FindAllString(line, -1) {
				require.Equal(t, `=\\localhost`, strings.ToLower(remote), line)
			}
			if scope := regexp.MustCompile(`scope=(connected|remembered|recent)`); scope.MatchString(line) {
				require.Contains(t, line, `only=\\localhost`, "what else the user is connected to is nobody's business")
			}
		}
	}
	require.Greater(t, total-around, 40)
	require.Less(t, total, 100)
}

// Asked twice, they are answered twice the same, and nothing is left behind.
func TestOpenQuestionsLeaveNothing(t *testing.T) {
	const calls = "\ncall Enumerate scope=connected\ncall Enumerate scope=remembered\n"
	for _, file := range open(t) {
		archive := parse(t, file)
		archive.Comment = append(archive.Comment, calls...)
		recording := recorded(t, string(archive.Bytes()))
		files := scenario.ParseArchive([]byte(recording)).Files
		for _, end := range files[len(files)-2:] {
			_, answer, _ := strings.Cut(string(end.Data), "\n")
			require.Equal(t, "NO_ERROR\nat the end: ERROR_NO_MORE_ITEMS last=ERROR_NO_MORE_ITEMS\nclosed: NO_ERROR\n", answer, file)
		}
		c, err := record.Compare(write(t, recording), quiet)
		require.NoError(t, err)
		require.Equal(t, len(asks(archive)), c.Asked)
		for _, d := range c.Differs {
			require.Contains(t, d.Question, "GetUser", "%s: the machines differ in the user alone\n%s", file, d)
		}
	}
}
