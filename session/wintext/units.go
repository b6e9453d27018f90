package wintext

import "unicode/utf16"

// MaxName is how long a name of a file, a server or a share may be, in UTF-16 units.
const MaxName = 255

// MaxPath is MAX_PATH, which a remote name may not exceed, in UTF-16 units.
const MaxPath = 260

// illegal are the characters that no name of a file, a server or a share may hold.
var illegal = func() (set [256]bool) {
	for c := range 0x20 {
		set[c] = true
	}
	for _, c := range []byte(`"*/:<>?\|`) {
		set[c] = true
	}
	return set
}()

// Head is how many bytes of a text one name may hold, from its beginning: up to the
// first character that none may.
func Head(text string) int {
	for i := range len(text) {
		if illegal[text[i]] {
			return i
		}
	}
	return len(text)
}

// Longer reports whether a text has more UTF-16 units, of which it never has more
// than bytes.
func Longer(text string, units int) bool {
	return len(text) > units && len(utf16.Encode([]rune(text))) > units
}
