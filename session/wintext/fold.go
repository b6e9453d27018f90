package wintext

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// foldRune makes a letter lower-case where that can be taken back. Windows pairs letters one to one, so that a letter
// which only looks like half of a pair (the dotless i, the Kelvin sign) stays another letter: users and devices that
// differ in one must not become the same.
func foldRune(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			return r + ('a' - 'A')
		}
		return r
	}
	if lower := unicode.ToLower(r); unicode.ToUpper(lower) == r {
		return lower
	}
	return r
}

// Fold returns the form that all spellings of a text share.
func Fold(s string) string {
	return strings.Map(foldRune, s)
}

// Compare orders texts without case, and without allocating.
func Compare(a, b string) int {
	for a != "" && b != "" {
		ra, na := utf8.DecodeRuneInString(a)
		rb, nb := utf8.DecodeRuneInString(b)
		if c := cmp.Compare(foldRune(ra), foldRune(rb)); c != 0 {
			return c
		}
		a, b = a[na:], b[nb:]
	}
	return cmp.Compare(len(a), len(b))
}

// Same reports whether two texts differ in case at most, without allocating.
func Same(a, b string) bool {
	return Compare(a, b) == 0
}
