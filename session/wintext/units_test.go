package wintext_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/session/wintext"
)

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

// Windows counts UTF-16 units: those of a letter beyond the first plane are two.
func TestLengthsAreInUnits(t *testing.T) {
	for _, letter := range []struct {
		text  string
		units int
	}{{"a", 1}, {"ü", 1}, {"中", 1}, {"😀", 2}} {
		text := strings.Repeat(letter.text, 12/letter.units)
		require.False(t, wintext.Longer(text, 12), letter.text)
		require.True(t, wintext.Longer(text, 11), letter.text)
		require.True(t, wintext.Longer(text+"a", 12), letter.text)
	}
}
