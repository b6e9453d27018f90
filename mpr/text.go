package mpr

import (
	"strings"
	"unicode/utf8"
)

// clean makes a text of a provider's one that a caller can be handed in a
// buffer: it ends at a NUL, as strings do there, and what isn't UTF-8 becomes the
// replacement character.
func clean(s string) string {
	if plain(s) {
		return s
	}
	if i := strings.IndexByte(s, 0); i >= 0 {
		s = s[:i]
	}
	return strings.ToValidUTF8(s, string(utf8.RuneError))
}

// plain reports whether a text is ASCII without a NUL, as nearly all are: then
// it is clean. It looks at eight bytes at once, for it is asked of every resource
// of an enumeration.
func plain(s string) bool {
	if len(s) < 8 {
		for i := range len(s) {
			if s[i]-1 >= utf8.RuneSelf-1 {
				return false
			}
		}
		return true
	}
	for i := 0; i < len(s)-8; i += 8 {
		if !plain8(s[i : i+8]) {
			return false
		}
	}
	return plain8(s[len(s)-8:]) // some of which may have been looked at already
}

// plain8 is plain for eight bytes.
func plain8(s string) bool {
	const low, high = 0x0101010101010101, 0x8080808080808080
	_ = s[7] // one check of the bounds for all that follow
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	return (x|(x-low))&high == 0 // no byte has its high bit, and none was 0
}

// cleanName is clean for each text of a universal name.
func cleanName(name *UniversalName) {
	if !plain(name.Universal) {
		name.Universal = clean(name.Universal)
	}
	if name.Connection != "" {
		name.Connection = clean(name.Connection)
	}
	if name.Remaining != "" {
		name.Remaining = clean(name.Remaining)
	}
}

// cleanResource is clean for each text of a resource that a provider gave. known
// is a text that is clean already, such as the provider's name, which nearly all
// resources have.
func cleanResource(nr *NetResource, known string) {
	if !plain(nr.RemoteName) {
		nr.RemoteName = clean(nr.RemoteName)
	}
	if nr.LocalName != "" {
		nr.LocalName = clean(nr.LocalName)
	}
	if nr.Comment != "" {
		nr.Comment = clean(nr.Comment)
	}
	if nr.Provider != known {
		nr.Provider = clean(nr.Provider)
	}
}
