package regfile_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile/regfile"
)

// text is a file of version 5.00 in UTF-8 with a line for each argument; the first of them is line 2.
func text(lines ...string) []byte {
	return []byte("Windows Registry Editor Version 5.00\n" + strings.Join(lines, "\n"))
}

// damaged holds files that cannot be a profile, with the line that is to blame.
var damaged = map[string]struct {
	data   []byte
	line   int
	reason string
}{
	"empty":                        {nil, 1, "first line"},
	"nothing but a mark":           {[]byte{0xFF, 0xFE}, 1, "first line"},
	"zeros":                        {make([]byte, 4096), 1, "first line"},
	"another format":               {[]byte("[Network]\nZ=1\n"), 1, "first line"},
	"another version":              {[]byte("Windows Registry Editor Version 5.0\n"), 1, "first line"},
	"big-endian":                   {[]byte("\xfe\xff\x00W\x00i\x00n"), 1, "first line"},
	"half a character":             {append(lines(root), 'x'), 4, "half a UTF-16 character"},
	"half a pair":                  {append(lines(root), 'x', 0, 0x00, 0xD8, 'y', 0), 4, "surrogate"},
	"half a pair at the end":       {append(lines(root), 0x00, 0xDC), 4, "surrogate"},
	"marked and not UTF-8":         {[]byte("\xEF\xBB\xBFWindows Registry Editor Version 5.00\n\n\xE9"), 3, "not UTF-8"},
	"text":                         {text("", "hello"), 3, "neither a key"},
	"zeros at the end":             {text(root, "", "\x00\x00\x00"), 4, "neither a key"},
	"a second header":              {text(root, "Windows Registry Editor Version 5.00"), 3, "neither a key"},
	"a value before a key":         {text("", `"a"="b"`, keyZ), 3, "before the first key"},
	"a key that is not closed":     {text("", "[HKEY_CURRENT_USER"), 3, "closing bracket"},
	"text behind a key":            {text("[HKEY_CURRENT_USER] x"), 2, "behind"},
	"a key without a name":         {text("[]"), 2, "without a name"},
	"a deletion without a name":    {text("[-]"), 2, "without a name"},
	"a NUL in a key":               {text("[HKEY\x00]"), 2, "NUL"},
	"a name that is not closed":    {text(root, `"a`), 3, "closing quote"},
	"a string that is not closed":  {text(root, `"a"="b`, `c`), 3, "closing quote"},
	"a string that another closes": {text(root, `"a"="b`, `"c"="d"`), 3, "behind the value"},
	"a NUL in a string":            {text(root, `"a"="b`, "\x00\""), 4, "NUL"},
	"no =":                         {text(root, `"a"`), 3, "without a ="},
	"no data":                      {text(root, `"a"=`), 3, "neither a string"},
	"data of no kind":              {text(root, `@=word:1`), 3, "neither a string"},
	"text behind a string":         {text(root, `"a"="b" c`), 3, "behind the value"},
	"text behind a deletion":       {text(root, `"a"=-1`), 3, "behind the value"},
	"dword of nothing":             {text(root, `"a"=dword:`), 3, "eight"},
	"dword of nine digits":         {text(root, `"a"=dword:123456789`), 3, "eight"},
	"dword of no digits":           {text(root, `"a"=dword:0x1`), 3, "behind the value"},
	"hex without a colon":          {text(root, `"a"=hex 00`), 3, "colon"},
	"hex of no type":               {text(root, `"a"=hex():00`), 3, "eight"},
	"hex of half a type":           {text(root, `"a"=hex(2:00`), 3, "closing bracket"},
	"hex of three digits":          {text(root, `"a"=hex:000`), 3, "behind the value"},
	"hex that ends in a comma":     {text(root, `"a"=hex:00,`, `"b"=-`), 3, "missing"},
	"hex that begins with one":     {text(root, `"a"=hex:,00`), 3, "behind the value"},
	"hex cut in two":               {text(root, `"a"=hex:00,\`, ``), 4, "missing"},
	"hex cut at the backslash":     {text(root, `"a"=hex:00,\`), 3, "no line follows"},
	"text behind the backslash":    {text(root, `"a"=hex:00,\ 01`), 3, "no line follows"},
	"hex that goes astray":         {text(root, `"a"=hex:00,\`, `  0g,\`, `  00`), 4, "behind the value"},
	"a number as remote name":      {text(root, keyZ, `"UserName"=""`, `"RemotePath"=dword:0`), 5, `"RemotePath" is not a string`},
	"text as a number":             {text(keyZ, `"RemotePath"="x"`, `"DeferFlags"="4"`), 4, `"DeferFlags" is not a dword`},
	"a user of number 1":           {text(keyZ, `"UserName"=dword:1`), 3, `"UserName" is a number`},
	"half a character in a list":   {text(keyZ, `"RemotePath"=hex(1):5c,00,5c`), 3, "odd number"},
	"backslashes not doubled":      {text(keyZ, `"RemotePath"="\\server\share"`), 3, "neither doubled"},
}

func TestParseFindsTheDamage(t *testing.T) {
	for name, want := range damaged {
		t.Run(name, func(t *testing.T) {
			d, err := regfile.Parse(want.data)
			require.Nil(t, d)
			require.ErrorIs(t, err, winerr.ERROR_BAD_PROFILE)
			where, ok := errors.AsType[*regfile.Error](err)
			require.True(t, ok)
			require.Contains(t, where.Reason, want.reason)
			require.Equal(t, want.line, where.Line, where.Reason)
			require.Empty(t, where.File)
		})
	}
}

// TestDamageInValuesThatDoNotCount is no damage.
func TestDamageInValuesThatDoNotCount(t *testing.T) {
	d := parse(t, text(
		keyZ, `"RemotePath"="x"`, `"DeferFlags"="4"`, `"DeferFlags"=dword:4`, `"UseOptions"=dword:1`, `"UseOptions"=-`,
		keyA, `"RemotePath"=dword:1`, `[-HKEY_CURRENT_USER\Network\A]`, `"RemotePath"=dword:1`,
		`[HKEY_CURRENT_USER\Network\A\Sub]`, `"RemotePath"=dword:1`,
		`[HKEY_CURRENT_USER\Network\Recent]`, `"RemotePath"=dword:1`,
		`[HKEY_CURRENT_USER\Networks\B]`, `"RemotePath"=dword:1`, `"x"="\y"`,
	))
	require.Len(t, d.Entries(), 1)
	require.Equal(t, uint32(4), d.Entries()[0].DeferFlags)
}

func TestPersistentFindsTheDamage(t *testing.T) {
	d := parse(t, text(persistentKey, `"a"="x"`, `"Order"=dword:1`))
	_, err := d.Persistent()
	require.ErrorIs(t, err, winerr.ERROR_BAD_PROFILE)
	require.EqualError(t, err, `line 4: value "Order" is not a string`)

	d = parse(t, text(persistentKey, `"a"="\x"`))
	_, err = d.Persistent()
	require.ErrorContains(t, err, "line 3: a backslash")
}

func TestPersistentPassesOverWhatIsNotThere(t *testing.T) {
	d := parse(t, text(persistentKey, `"A"="first"`, `"c"="third"`, `"Order"="CcxAC"`, `"SaveConnections"="NO"`))
	got, err := d.Persistent()
	require.NoError(t, err)
	require.Equal(t, regfile.Persistent{DontSave: true, Recent: []string{"third", "first"}}, got)
}

func TestErrorNamesFileLineAndReason(t *testing.T) {
	err := &regfile.Error{File: "alice.reg", Line: 7, Reason: "a reason"}
	require.EqualError(t, err, "alice.reg:7: a reason")
	err.File = ""
	require.EqualError(t, err, "line 7: a reason")
}
