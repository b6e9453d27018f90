package wintext_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/session/wintext"
)

// Windows counts UTF-16 units: those of a letter beyond the first plane are two.
func TestLengthsAreInUnits(t *testing.T) {
	for _, letter := range []struct {
		text  string
		units int
	}{{"a", 1}, {"ü", 1}, {"中", 1}, {"😀", 2}} {
		text := strings.Repeat(letter.text, 12/letter.units)
		require.Equal(t, 12, wintext.Units(text), letter.text)
		require.True(t, wintext.Fits(text, 12), letter.text)
		require.False(t, wintext.Fits(text, 11), letter.text)
		require.False(t, wintext.Fits(text+"a", 12), letter.text)
		require.Equal(t, text, wintext.Cut(text+"a", 12), letter.text)
		require.Equal(t, text, wintext.Cut(text, 12), letter.text)
		require.Equal(t, strings.TrimSuffix(text, letter.text), wintext.Cut(text, 11), letter.text)
		require.Empty(t, wintext.Cut(text, 0), letter.text)
	}
	require.Equal(t, "😀", wintext.Cut("😀", 2), "more bytes than units")
}

func TestOnlyValidTextsFit(t *testing.T) {
	require.True(t, wintext.Fits("", 0))
	require.False(t, wintext.Fits("a\x00", 5))
	require.False(t, wintext.Fits("\xff", 5))
}
