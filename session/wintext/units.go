package wintext

import "unicode/utf16"

// Units returns the length of a text in UTF-16 units, without a final NUL. Windows counts characters so.
func Units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// Fits reports whether a text has at most so many UTF-16 units.
func Fits(s string, units int) bool {
	return len(s) <= units || Units(s) <= units // a text has at least as many bytes as units
}
