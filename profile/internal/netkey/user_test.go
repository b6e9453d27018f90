package netkey

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/seed-520b6462/winnet/profile"
)

func TestEscapeUser(t *testing.T) {
	for folded, want := range map[string]string{
		`contoso\alice`:     `contoso%5calice`,
		`alice@example.net`: `alice@example.net`,
		`anna-lena_2`:       `anna-lena_2`,
		`änne`:              `%c3%a4nne`,
		`..`:                `%2e.`,
		`a/b:c*d?`:          `a%2fb%3ac%2ad%3f`,
		`50% `:              `50%25%20`,
		`a~1`:               `a%7e1`,
		`con`:               `%63on`,
		`nul.old`:           `%6eul.old`,
		`com1`:              `%63om1`,
		`lpt9`:              `%6cpt9`,
		`com`:               `com`,
		`com10`:             `com10`,
		`a-z_09.@`:          `a-z_09.@`,
		`icon`:              `icon`,
	} {
		require.Equal(t, want, EscapeUser(folded))
		back, ok := UnescapeUser(want)
		require.True(t, ok)
		require.Equal(t, folded, back)
	}
}

// TestUnescapeUserTakesOneNameOnly keeps a user from having two names, one of which is never read.
func TestUnescapeUserTakesOneNameOnly(t *testing.T) {
	for _, name := range []string{
		"", "Alice", "%61lice", "con", "a%5Cb", "a%5", "a%", "a%zz", "a%+1", "a b", "änne", "%ff", "%00", ".a", "a\x00",
	} {
		_, ok := UnescapeUser(name)
		require.False(t, ok, name)
	}
}

func TestNamesOfUsersAreSafeAndReversible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		folded, err := profile.FoldUser(rapid.StringMatching(`[^\x00]{1,12}`).Draw(t, "user"))
		require.NoError(t, err)
		name := EscapeUser(folded)
		require.Regexp(t, `^[a-z0-9%_@-][a-z0-9%_@.-]*$`, name)
		back, ok := UnescapeUser(name)
		require.True(t, ok)
		require.Equal(t, folded, back)
	})
}
