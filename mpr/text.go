package mpr

import (
	"strings"
	"unicode/utf8"
)

// clean makes a text of a provider's one that a caller can be handed in a
// buffer: it ends at a NUL, as strings do there, and what isn't UTF-8 becomes the
// replacement character.
func clean(s string) string {
	if i := strings.IndexByte(s, 0); i >= 0 {
		s = s[:i]
	}
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, string(utf8.RuneError))
}

// cleanResource is clean for each text of a resource.
func cleanResource(nr *NetResource) {
	for _, s := range [...]*string{&nr.LocalName, &nr.RemoteName, &nr.Comment, &nr.Provider} {
		*s = clean(*s)
	}
}
