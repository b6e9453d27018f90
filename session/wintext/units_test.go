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

// A buffer of Windows holds a string up to its NUL, and UTF-16 has no place for bytes that aren't UTF-8. What makes a text
// invalid is found wherever it stands.
func TestTextsEndAtTheirNUL(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"\x01~", "\x01~"}, {"é", "é"}, {"😀", "😀"}, {"\uFFFD", "\uFFFD"},
		{"\x00b", ""}, {"\xff", "\uFFFD"}, {"\xed\xa0\x80", "\uFFFD"}, {"\x80\x00", "\uFFFD"},
	} {
		for before := range 20 {
			for after := range 10 {
				head, tail := strings.Repeat("a", before), strings.Repeat("z", after)
				text, want := head+c.text+tail, head+c.want+tail
				if strings.Contains(c.text, "\x00") {
					want = head + c.want
				}
				require.Equal(t, text == want, wintext.Valid(text), "%q", text)
				require.Equal(t, want, wintext.Terminate(text), "%q", text)
			}
		}
	}
	require.True(t, wintext.Valid(""))
	require.Empty(t, wintext.Terminate(""))
}
