package netkey

import (
	"strconv"
	"strings"

	"github.com/seed-520b6462/winnet/profile"
)

// EscapeUser returns a name for a folded user that every file system and the registry take and return as it is. It holds
// small letters, digits and the characters - _ . @; the bytes of all other characters are hexadecimal numbers behind a %,
// and so is the first letter if Windows takes the name for a device.
func EscapeUser(folded string) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	device := isDevice(folded)
	for i := range len(folded) {
		c := folded[i]
		if i == 0 && (device || c == '.') || !isPlain(c) {
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("-_.@", c) >= 0
}

// isDevice reports whether Windows takes a file of that name, whatever its extension, for a device.
//
// Document: "Naming Files, Paths, and Namespaces".
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	switch stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	port := strings.TrimRight(stem, "0123456789")
	return len(stem) == 4 && (port == "com" || port == "lpt")
}

// UnescapeUser returns the folded user of a name, and false for a name that EscapeUser never returns.
func UnescapeUser(name string) (folded string, ok bool) {
	var b strings.Builder
	for rest := name; rest != ""; rest = rest[1:] {
		if rest[0] != '%' {
			b.WriteByte(rest[0])
			continue
		}
		if len(rest) < 3 {
			return "", false
		}
		n, err := strconv.ParseUint(rest[1:3], 16, 8)
		if err != nil {
			return "", false
		}
		b.WriteByte(byte(n))
		rest = rest[2:]
	}
	again, err := profile.FoldUser(b.String())
	return again, err == nil && EscapeUser(again) == name
}
