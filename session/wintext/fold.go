// Package wintext compares, measures and cleans text as Windows does.
//
// Windows compares the names of users, servers, shares, files, devices and keys ordinally after its table of upper-case
// letters ([MS-UCODEREF] 3.1.5.5, CompareStringOrdinal), and measures them in UTF-16 units.
package wintext

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Same reports whether two texts are equal without regard to case, as CompareStringOrdinal does with bIgnoreCase. Same
// doesn't allocate. Bytes that aren't UTF-8 count as U+FFFD, which Windows is passed in their place.
func Same(a, b string) bool {
	return a == b || Compare(a, b) == 0
}

// Compare returns -1, 0 or 1 as CompareStringOrdinal orders two texts with bIgnoreCase: by the UTF-16 units of their
// upper-case forms. Compare doesn't allocate.
func Compare(a, b string) int {
	for i := range min(len(a), len(b)) {
		switch x, y := a[i], b[i]; {
		case x|y >= utf8.RuneSelf:
			return compareRunes(a[i:], b[i:])
		case x != y && upperASCII(x) != upperASCII(y):
			return cmp.Compare(upperASCII(x), upperASCII(y))
		}
	}
	return cmp.Compare(len(a), len(b))
}

// compareRunes is Compare for texts beyond ASCII.
func compareRunes(a, b string) int {
	for a != "" && b != "" {
		x, nx := utf8.DecodeRuneInString(a)
		y, ny := utf8.DecodeRuneInString(b)
		if c := cmp.Compare(ordinal(upper(x)), ordinal(upper(y))); c != 0 {
			return c
		}
		a, b = a[nx:], b[ny:]
	}
	return cmp.Compare(len(a), len(b))
}

// CutPrefix returns a text without a prefix, which is compared as Same does, and whether the text begins with it. Without
// the prefix CutPrefix returns s as it is.
func CutPrefix(s, prefix string) (rest string, found bool) {
	for rest = s; prefix != ""; {
		x, nx := utf8.DecodeRuneInString(rest)
		y, ny := utf8.DecodeRuneInString(prefix)
		if nx == 0 || upper(x) != upper(y) {
			return s, false
		}
		rest, prefix = rest[nx:], prefix[ny:]
	}
	return rest, true
}

// Fold returns the lower-case form that all spellings of a text share: Fold(a) == Fold(b) if and only if Same(a, b).
// Fold returns a folded text as it is, without allocating.
func Fold(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.Map(lower, s)
		}
	}
	return s
}

// Upper returns the upper-case form of a text, which is another spelling of the same name.
func Upper(s string) string {
	return strings.Map(upper, s)
}

// Key appends Fold(s) to buf. The lookup m[string(wintext.Key(buf[:0], s))] in a map with folded keys doesn't allocate
// if the key fits buf.
func Key(buf []byte, s string) []byte {
	start := len(buf)
	buf = append(buf, s...)
	for i := start; i < len(buf); i++ {
		switch c := buf[i]; {
		case 'A' <= c && c <= 'Z':
			buf[i] = c + ('a' - 'A')
		case c >= utf8.RuneSelf:
			return keyRunes(buf[:start], s)
		}
	}
	return buf
}

// keyRunes is Key for texts beyond ASCII.
func keyRunes(buf []byte, s string) []byte {
	for _, r := range s {
		buf = utf8.AppendRune(buf, lower(r))
	}
	return buf
}

// upper returns the upper-case form of a letter. Windows pairs letters one to one, so that a letter whose capital belongs
// to another letter has none: the Kelvin sign is no K, and the long s no S. Letters of two UTF-16 units have no case.
func upper(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return rune(upperASCII(byte(r)))
	case r <= lastUnit:
		if u := unicode.ToUpper(r); unicode.ToLower(u) == r {
			return u
		}
	}
	return r
}

func upperASCII(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - ('a' - 'A')
	}
	return c
}

// lower returns the letter of which upper returns r, or r if there is none.
func lower(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			return r + ('a' - 'A')
		}
	case r <= lastUnit:
		if l := unicode.ToLower(r); unicode.ToUpper(l) == r {
			return l
		}
	}
	return r
}

// ordinal returns a number that orders runes as their UTF-16 units are ordered. Surrogates come before U+E000.
func ordinal(r rune) rune {
	if firstBehindSurrogates <= r && r <= lastUnit {
		return r + unicode.MaxRune
	}
	return r
}

const (
	firstBehindSurrogates = 0xE000
	lastUnit              = 0xFFFF // the last rune of one UTF-16 unit
)
