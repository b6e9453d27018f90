package wintext_test

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/session/wintext"
)

// upcase reads testdata/upcase.txt: each UTF-16 unit that RtlUpcaseUnicodeChar changes, and what it becomes, asked of
// Wine 8.
func upcase(t *testing.T) map[rune]rune {
	file, err := os.Open("testdata/upcase.txt")
	require.NoError(t, err)
	defer file.Close()
	table := make(map[rune]rune)
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var from, to rune
		_, err := fmt.Sscanf(lines.Text(), "%x %x", &from, &to)
		require.NoError(t, err)
		table[from] = to
	}
	require.Len(t, table, 1163)
	return table
}

// units calls f for each UTF-16 unit that is a character by itself, and for what the table makes of it.
func units(t *testing.T, f func(unit, capital string)) {
	table := upcase(t)
	for r := rune(0); r <= 0xFFFF; r++ {
		if 0xD800 <= r && r < 0xE000 {
			continue
		}
		capital, found := table[r]
		if !found {
			capital = r
		}
		f(string(r), string(capital))
	}
}

func TestFoldingMakesTheClassesOfTheTable(t *testing.T) {
	capitalOf, foldOf := make(map[string]string), make(map[string]string)
	units(t, func(unit, capital string) {
		folded := wintext.Fold(unit)
		if known, found := capitalOf[folded]; found {
			require.Equal(t, known, capital, "%q", unit)
		}
		if known, found := foldOf[capital]; found {
			require.Equal(t, known, folded, "%q", unit)
		}
		capitalOf[folded], foldOf[capital] = capital, folded
		require.Equal(t, folded, string(wintext.Key(nil, unit)))
		require.Equal(t, folded, wintext.Fold(folded))
		require.Equal(t, capital, wintext.Upper(unit))
		require.True(t, wintext.Same(unit, capital), "%q", unit)
	})
}

func TestTextsAreOrderedByTheTable(t *testing.T) {
	var last, lastCapital string
	units(t, func(unit, capital string) {
		for _, other := range [][2]string{{last, lastCapital}, {"_", "_"}, {"Ä", "Ä"}, {"k", "K"}} {
			require.Equal(t, cmp.Compare(capital, other[1]), wintext.Compare(unit, other[0]), "%q, %q", unit, other[0])
		}
		last, lastCapital = unit, capital
	})
}

// The Kelvin sign, the long s, the dotted I and their like look as if they were one of a pair.
func TestOnlyPairsAreTheSame(t *testing.T) {
	for _, pair := range [][2]string{
		{"Kim", "\u212Aim"}, {"doc\u017F", "docs"}, {"\u0130", "i"}, {"\u0131", "I"}, {"ß", "\u1E9E"}, {"Å", "\u212B"},
		{"\U00010400", "\U00010428"}, {"a", "ab"}, {"", "a"},
	} {
		require.False(t, wintext.Same(pair[0], pair[1]), "%q", pair)
		require.NotEqual(t, wintext.Fold(pair[0]), wintext.Fold(pair[1]), "%q", pair)
		require.Equal(t, -wintext.Compare(pair[0], pair[1]), wintext.Compare(pair[1], pair[0]), "%q", pair)
	}
	for _, pair := range [][2]string{{"", ""}, {"ÄRGER.txt", "ärger.TXT"}, {"ΣΊΣΥΦΟΣ", "σίσυφοσ"}, {"\xff", "\uFFFD"}} {
		require.True(t, wintext.Same(pair[0], pair[1]), "%q", pair)
		require.Equal(t, wintext.Fold(pair[0]), wintext.Fold(pair[1]), "%q", pair)
		require.Equal(t, wintext.Fold(pair[0]), string(wintext.Key(nil, pair[1])), "%q", pair)
	}
}

func TestLettersOfTwoUnitsComeBeforePrivateOnes(t *testing.T) {
	require.Equal(t, -1, wintext.Compare("\U0001F600", "\uE000"))
	require.Equal(t, 1, wintext.Compare("\U0001F600", "\uD7FF"))
	require.Equal(t, -1, wintext.Compare("\uE000", "\uFFFD"))
}

func TestComparingAllocatesNothing(t *testing.T) {
	known := map[string]bool{`\\files\ärger`: true}
	buf := make([]byte, 0, 64)
	require.Zero(t, testing.AllocsPerRun(100, func() {
		_ = wintext.Same(`\\FILES\ÄRGER`, `\\files\ärger`)
		_ = wintext.Fold(`\\files\docs`)
		if !known[string(wintext.Key(buf[:0], `\\FILES\Ärger`))] {
			panic("not found")
		}
	}))
}

func TestPrefixesAreCutWithoutCase(t *testing.T) {
	for _, c := range []struct{ text, prefix, rest string }{
		{`\\?\unc\files`, `\\?\UNC\`, "files"}, {"Ärger", "äR", "ger"}, {"\u023Ab", "\u2C65", "b"}, {"ab", "", "ab"}, {"AB", "ab", ""},
	} {
		rest, found := wintext.CutPrefix(c.text, c.prefix)
		require.True(t, found, c.text)
		require.Equal(t, c.rest, rest)
	}
	for _, c := range [][2]string{{"a", "ab"}, {"", "a"}, {"", "\uFFFD"}, {"\u212Aim", "k"}, {"ba", "a"}} {
		rest, found := wintext.CutPrefix(c[0], c[1])
		require.False(t, found, c[0])
		require.Equal(t, c[0], rest)
	}
}
