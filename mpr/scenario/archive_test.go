package scenario

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestParseArchive(t *testing.T) {
	for text, want := range map[string]Archive{
		"":                     {},
		"a\nb":                 {Comment: []byte("a\nb\n")},
		"a\n-- f --\nb\n":      {Comment: []byte("a\n"), Files: []ArchiveFile{{"f", []byte("b\n"), 2}}},
		"-- a/b c.txt --":      {Files: []ArchiveFile{{Name: "a/b c.txt", Line: 1}}},
		"-- f -- \t\nb":        {Files: []ArchiveFile{{"f", []byte("b\n"), 1}}},
		"--f--\n-- --\n--  --": {Comment: []byte("--f--\n-- --\n--  --\n")},
		" -- f --\n-- f -- x":  {Comment: []byte(" -- f --\n-- f -- x\n")},
		"-- f --\n\n-- g --\n": {Files: []ArchiveFile{{"f", []byte("\n"), 1}, {Name: "g", Line: 3}}},
	} {
		require.Empty(t, cmp.Diff(&want, ParseArchive([]byte(text))), "%q", text)
	}
}

// What is parsed is the text again, with an end to its last line, and parses the same.
func TestArchiveIsItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`(-- |--|f| --|\n|a\n){0,12}`).Draw(t, "text")
		archive := ParseArchive([]byte(text))
		again := ParseArchive(archive.Bytes())
		if diff := cmp.Diff(archive, again); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestDifference(t *testing.T) {
	lines := func(words string) string { return strings.ReplaceAll(words, " ", "\n") + "\n" }
	for _, c := range []struct{ old, now, want string }{
		{lines("a b c d e f g h i"), lines("a b c d E f g h i"), "@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h"},
		{lines("a"), lines("a b"), "@@ -1,1 +1,2 @@\n a\n+b"},
		{lines("a b c d"), lines("x b c y"), "@@ -1,4 +1,4 @@\n-a\n+x\n b\n c\n-d\n+y"},
		{lines("a"), "", "@@ -1,1 +1,0 @@\n-a"},
		{"a\n", "a", "@@ -1,1 +1,1 @@\n-a\n+a\n\\ No newline at end of file"},
	} {
		require.Equal(t, "--- old\n+++ now\n"+c.want, difference("old", c.old, "now", c.now))
	}
	big := strings.Repeat("a\n", 3000)
	require.Contains(t, difference("old", big, "now", strings.Repeat("b\n", 3000)), "\n-a\n+b\n", "texts that are too long are compared as a whole")
}
