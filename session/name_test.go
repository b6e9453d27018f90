package session_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

func TestParseNameReadsEveryDrive(t *testing.T) {
	for letter := byte('A'); letter <= 'Z'; letter++ {
		upper, lower := string(letter)+":", string(letter+'a'-'A')+":"
		n := name(t, upper)
		require.Equal(t, n, name(t, lower))
		require.Equal(t, n, session.Letter(letter))
		require.Equal(t, n, session.Letter(letter+'a'-'A'))
		require.Equal(t, upper, n.String())
		require.Equal(t, letter, n.Letter())
		require.True(t, n.IsDrive())
		require.False(t, n.IsPrinter())
	}
}

func TestParseNameReadsEveryPrinterPort(t *testing.T) {
	for digit := byte('1'); digit <= '9'; digit++ {
		canonical := "LPT" + string(digit)
		n := name(t, canonical)
		for _, s := range []string{canonical + ":", "lpt" + string(digit), "Lpt" + string(digit) + ":"} {
			require.Equal(t, n, name(t, s))
		}
		require.Equal(t, canonical, n.String())
		require.Zero(t, n.Letter())
		require.True(t, n.IsPrinter())
		require.False(t, n.IsDrive())
	}
}

func TestParseNameRefusesEverythingElse(t *testing.T) {
	for _, s := range []string{
		"", ":", "Z", `Z:\`, "Z:x", "ZZ:", "1:", "@:", "[:", "`:", "{:", "Z;", " Z:", "Z: ", "Ä:", "\x00:",
		"LPT", "LPT:", "LPT0", "LPT10", "LPT1x", "LPT1::", "LPTA", `LPT1:\`, "PRN", "COM1", "COM1:", "NUL", "CON", "\u212A:",
	} {
		n, err := session.ParseName(s)
		require.Equal(t, winerr.ERROR_BAD_DEVICE, err, "%q", s)
		require.Zero(t, n, "%q", s)
	}
}

func TestZeroNameIsNoDevice(t *testing.T) {
	for _, n := range []session.Name{0, 36, 64, 200, 255} {
		require.Equal(t, "", n.String())
		require.False(t, n.IsDrive() || n.IsPrinter())
		_, found := new(session.Table).Global().Lookup(n)
		require.False(t, found)
	}
	require.Zero(t, session.Letter('1'))
	require.Zero(t, session.Letter(0))
}

// A path on a drive is a letter and a colon, and then nothing or a backslash.
func TestDrivesAreSplitOff(t *testing.T) {
	for path, want := range map[string][2]string{
		"Z:": {"Z:", ""}, `z:\`: {"Z:", `\`}, `a:\dir\..\file?`: {"A:", `\dir\..\file?`},
	} {
		n, rest, ok := session.SplitDrive(path)
		require.True(t, ok, path)
		require.Equal(t, want, [2]string{n.String(), rest})
	}
	for _, path := range []string{"", "Z", "Z:file", "Z:/", `\Z:\`, `1:\`, "LPT1", `LPT1:\`, `\\server\share`, "ä:"} {
		_, _, ok := session.SplitDrive(path)
		require.False(t, ok, path)
	}
}
