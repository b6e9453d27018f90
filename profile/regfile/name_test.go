package regfile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/regfile"
)

func TestFileName(t *testing.T) {
	for user, want := range map[string]string{
		`CONTOSO\Alice`:     `contoso%5calice.reg`,
		`alice@example.net`: `alice@example.net.reg`,
		`anna-lena_2`:       `anna-lena_2.reg`,
		`Änne`:              `%c3%a4nne.reg`,
		`..`:                `%2e..reg`,
		`a/b:c*d?`:          `a%2fb%3ac%2ad%3f.reg`,
		`50% `:              `50%25%20.reg`,
		`a~1`:               `a%7e1.reg`,
		`CON`:               `%63on.reg`,
		`nul.old`:           `%6eul.old.reg`,
		`com1`:              `%63om1.reg`,
		`LPT9`:              `%6cpt9.reg`,
		`com`:               `com.reg`,
		`com10`:             `com10.reg`,
		`icon`:              `icon.reg`,
	} {
		got, err := regfile.FileName(user)
		require.NoError(t, err)
		require.Equal(t, want, got)
		back, ok := regfile.UserOfFile(got)
		require.True(t, ok)
		folded, err := profile.FoldUser(user)
		require.NoError(t, err)
		require.Equal(t, folded, back)
	}
	_, err := regfile.FileName("")
	require.ErrorIs(t, err, winerr.ERROR_BAD_USERNAME)
}

// TestUserOfFileTakesOneNameOnly keeps a user from having two files, one of which is never read.
func TestUserOfFileTakesOneNameOnly(t *testing.T) {
	for _, name := range []string{
		"", ".reg", "alice", "alice.txt", "Alice.reg", "alice.reg.lock", "alice.reg.new", "alice.REG", "%61lice.reg",
		"con.reg", "a%5Cb.reg", "a%5.reg", "a%.reg", "a%zz.reg", "a%+1.reg", "a b.reg", "änne.reg", "%ff.reg", "%00.reg", ".a.reg",
	} {
		_, ok := regfile.UserOfFile(name)
		require.False(t, ok, name)
	}
}

func TestFileNamesAreSafeAndReversible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		user := rapid.StringMatching(`[^\x00]{1,12}`).Draw(t, "user")
		folded, err := profile.FoldUser(user)
		require.NoError(t, err)
		name, err := regfile.FileName(user)
		require.NoError(t, err)
		require.Regexp(t, `^[a-z0-9%_@-][a-z0-9%_@.-]*\.reg$`, name)
		require.Equal(t, strings.ToLower(name), name)
		back, ok := regfile.UserOfFile(name)
		require.True(t, ok)
		require.Equal(t, folded, back)
	})
}
