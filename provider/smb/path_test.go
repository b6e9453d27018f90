package smb

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// A path stays in the directory that was connected to, and a name that no file may
// have gets to no server.
func TestPathsWithinADirectory(t *testing.T) {
	for _, tt := range []struct{ dir, rest, want string }{
		{"", "", ""}, {"", `\a\b.txt`, `a\b.txt`}, {"", `\..\a`, "a"}, {"dir", "", "dir"}, {"dir", `\a`, `dir\a`},
		{"dir", `\..\a`, `dir\a`}, {`dir\sub`, `\..\..`, `dir\sub`},
	} {
		got, err := cleanPath(tt.dir, tt.rest)
		require.NoError(t, err, tt.rest)
		require.Equal(t, tt.want, got, "%s in %s", tt.rest, tt.dir)
	}
	_, err := cleanPath("dir", `\a?`)
	require.Equal(t, winerr.ERROR_INVALID_NAME, err)
}

func TestParents(t *testing.T) {
	for path, want := range map[string]string{"": "", "a": "", `a\b`: "a", `a\b\c`: `a\b`} {
		require.Equal(t, want, parentOf(path), path)
	}
}
