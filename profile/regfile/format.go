package regfile

import (
	"strconv"
	"strings"

	"github.com/seed-520b6462/winnet/profile/internal/netkey"
)

// A list of bytes goes on in the next line once a comma has reached this column, so that the backslash behind it is in
// column 80 at the latest. Exports of Windows show 20 bytes behind "UseOptions"=hex: and 25 in each further line.
const (
	wrapColumn = 77
	wrap       = `\` + eol + "  "
)

const hexDigits = "0123456789abcdef"

var escaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// formatKey returns the line of a key.
func formatKey(path string) string { return "[" + path + "]" + eol }

// formatValue returns the lines of a value as regedit writes them.
func formatValue(v netkey.Value) string {
	name := formatName(v.Name)
	switch v.Type {
	case netkey.TypeString:
		if text, err := v.Text(); err == nil {
			return name + `"` + escaper.Replace(text) + `"` + eol
		}
	case netkey.TypeDWord:
		if n, err := v.Number(); err == nil {
			digits := strconv.FormatUint(uint64(n), 16)
			return name + "dword:" + strings.Repeat("0", 8-len(digits)) + digits + eol
		}
	}
	return formatList(name, v.Type, v.Data)
}

func formatName(name string) string {
	if name == "" {
		return "@="
	}
	return `"` + escaper.Replace(name) + `"=`
}

// formatList returns the lines of a list of bytes; name has its quotes and its =.
func formatList(name string, typ uint32, data []byte) string {
	prefix := "hex:"
	if typ != netkey.TypeBinary {
		prefix = "hex(" + strconv.FormatUint(uint64(typ), 16) + "):"
	}
	var b strings.Builder
	b.Grow(len(name) + len(prefix) + 4*len(data) + len(eol))
	b.WriteString(name)
	b.WriteString(prefix)
	column := len([]rune(name)) + len(prefix)
	for i, c := range data {
		b.WriteByte(hexDigits[c>>4])
		b.WriteByte(hexDigits[c&15])
		if i == len(data)-1 {
			break
		}
		b.WriteByte(',')
		column += len("00,")
		if column >= wrapColumn {
			b.WriteString(wrap)
			column = len("  ")
		}
	}
	b.WriteString(eol)
	return b.String()
}
