package wintext

import "unicode/utf16"

// Units returns the length of a text in UTF-16 units, without a final NUL. Windows calls a unit a character.
func Units(s string) int {
	if isPlain(s) {
		return len(s)
	}
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// Fits reports whether a text is valid and has at most so many UTF-16 units, without a final NUL.
func Fits(s string, units int) bool {
	if !Valid(s) {
		return false
	}
	return len(s) <= units || Units(s) <= units // no text has more units than bytes
}

// Cut returns as much of a text as so many UTF-16 units hold, without half a character.
func Cut(s string, units int) string {
	if len(s) <= units {
		return s
	}
	for i, r := range s {
		if units -= utf16.RuneLen(r); units < 0 {
			return s[:i]
		}
	}
	return s
}
