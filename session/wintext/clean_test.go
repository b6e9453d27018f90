package wintext_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// "Naming Files, Paths, and Namespaces" says what a name may hold and what `.` and
// `..` are, and that a name doesn't end in a space or a period.
func TestPathsAreCleaned(t *testing.T) {
	long := strings.Repeat("ü", 255)
	for path, want := range map[string][]string{
		"": nil, `\`: nil, `\\`: nil, `\a`: {"a"}, `a`: {"a"}, `\a\b.txt`: {"a", "b.txt"}, `\a\\b\`: {"a", "b"},
		`\a\..\b`: {"b"}, `\a\b\..\c`: {"a", "c"}, `\..\..\a`: {"a"}, `\.\a\.`: {"a"}, `\a\..`: {},
		`\a.txt. .`: {"a.txt"}, `\dir \.a`: {"dir", ".a"}, `\` + long: {long},
	} {
		got, err := wintext.Clean(path)
		require.NoError(t, err, path)
		require.Equal(t, want, got, path)
	}
	for _, path := range []string{
		`\a?`, `\*`, `\a<b`, `\a>b`, `\a|b`, `\a"b`, `\a:stream`, `\a/b`, "\\a\x01", "\\\x00", "\\a\xff", `\...`, `\ `,
		`\` + long + "b", `\a\b?\..\..`,
	} {
		_, err := wintext.Clean(path)
		require.Equal(t, winerr.ERROR_INVALID_NAME, err, "%q", path)
	}
}

// The reserved characters are < > : " / \ | ? * and those from 0 to 31 ("Naming
// Files, Paths, and Namespaces").
func TestReservedCharactersEndAName(t *testing.T) {
	reserved := "<>:\"/\\|?*"
	for c := range 32 {
		reserved += string(rune(c))
	}
	for c := range 256 {
		want := len("aé") + len(string(rune(c))) + 1
		if strings.ContainsRune(reserved, rune(c)) {
			want = len("aé")
		}
		require.Equal(t, want, wintext.Head("aé"+string(rune(c))+"b"), "%q", rune(c))
	}
	require.Zero(t, wintext.Head(""))
}
