package regfile

import (
	"strconv"
	"strings"

	"github.com/seed-520b6462/winnet/profile"
)

const extension = ".reg"

// FileName returns the name of a user's file, as in "contoso%5calice.reg". Every file system takes it and gives it back
// as it is: it consists of small letters, digits and the characters - _ . @; what else the folded name holds stands as
// the hexadecimal numbers of its bytes behind a %. So does the first letter of a name that is a device's on Windows. The
// user of a longer name than a file may have, 246 plain characters on most file systems, has no profile that can be
// opened.
//
// ERROR_BAD_USERNAME: see profile.FoldUser.
func FileName(user string) (string, error) {
	folded, err := profile.FoldUser(user)
	if err != nil {
		return "", err
	}
	return escape(folded) + extension, nil
}

// UserOfFile returns the folded user of a file name, and false for a name that FileName never gives.
func UserOfFile(name string) (user string, ok bool) {
	escaped, ok := strings.CutSuffix(name, extension)
	if !ok {
		return "", false
	}
	var b strings.Builder
	for rest := escaped; rest != ""; rest = rest[1:] {
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
	again, err := FileName(b.String())
	return b.String(), err == nil && again == name
}

func escape(folded string) string {
	var b strings.Builder
	device := isDevice(folded)
	for i := range len(folded) {
		c := folded[i]
		if i == 0 && (device || c == '.') || !isPlain(c) {
			b.Write([]byte{'%', hexDigits[c>>4], hexDigits[c&15]})
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
