package smb

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// "Naming Files, Paths, and Namespaces" says what a name may hold.
func TestPathsAreCleaned(t *testing.T) {
	for _, tt := range []struct{ dir, rest, want string }{
		{"", "", ""}, {"", `\`, ""}, {"", `\a`, "a"}, {"", `\a\b.txt`, `a\b.txt`}, {"", `\a\\b\`, `a\b`},
		{"", `\a\..\b`, "b"}, {"", `\..\..\a`, "a"}, {"", `\.\a`, "a"},
		{"", `\a.txt. .`, "a.txt"}, {"", `\dir \a`, `dir\a`},
		{"dir", "", "dir"}, {"dir", `\a`, `dir\a`}, {"dir", `\..\a`, `dir\a`}, {`dir\sub`, `\..\..`, `dir\sub`},
	} {
		got, err := cleanPath(tt.dir, tt.rest)
		require.NoError(t, err, tt.rest)
		require.Equal(t, tt.want, got, "%s in %s", tt.rest, tt.dir)
	}
	for _, rest := range []string{`\a?`, `\*`, `\a<b`, `\a>b`, `\a|b`, `\a"b`, `\a:stream`, `\a/b`, "\\a\x01", "\\\x00", "\\a\xff", `\...`, `\ `} {
		_, err := cleanPath("", rest)
		require.Equal(t, winerr.ERROR_INVALID_NAME, err, "%q", rest)
	}
}

func TestParents(t *testing.T) {
	for path, want := range map[string]string{"": "", "a": "", `a\b`: "a", `a\b\c`: `a\b`} {
		require.Equal(t, want, parentOf(path), path)
	}
}
