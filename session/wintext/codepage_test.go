package wintext_test

import (
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/session/wintext"
)

// The assignments are those of the published table of code page 1252 (Unicode's mapping CP1252).
func TestCodePage1252(t *testing.T) {
	assigned := map[byte]rune{
		0x00: 0, 0x41: 'A', 0x7F: 0x7F, 0xA0: 0xA0, 0xE9: 0xE9, 0xFF: 0xFF,
		0x80: 0x20AC, 0x82: 0x201A, 0x83: 0x0192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020, 0x87: 0x2021, 0x88: 0x02C6,
		0x89: 0x2030, 0x8A: 0x0160, 0x8B: 0x2039, 0x8C: 0x0152, 0x8E: 0x017D, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C,
		0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014, 0x98: 0x02DC, 0x99: 0x2122, 0x9A: 0x0161, 0x9B: 0x203A,
		0x9C: 0x0153, 0x9E: 0x017E, 0x9F: 0x0178,
		0x81: 0x81, 0x8D: 0x8D, 0x8F: 0x8F, 0x90: 0x90, 0x9D: 0x9D, // none assigned
	}
	for c, r := range assigned {
		require.Equal(t, r, wintext.FromANSI(c), "%#x", c)
	}
	for c := range 256 {
		back, ok := wintext.ToANSI(wintext.FromANSI(byte(c)))
		require.True(t, ok, "%#x", c)
		require.Equal(t, byte(c), back)
	}
	for _, r := range []rune{-1, 0x80, 0x9F, 0x100, 'Ā', 0xFFFD, 0x1F600} {
		_, ok := wintext.ToANSI(r)
		require.False(t, ok, "%#x", r)
	}
}

func TestUTF16Bytes(t *testing.T) {
	require.Equal(t, "Z:é\U0001F600", wintext.DecodeUTF16([]byte{'Z', 0, ':', 0, 0xE9, 0, 0x3D, 0xD8, 0x00, 0xDE}))
	require.Equal(t, []byte{'Z', 0, ':', 0, 0xE9, 0, 0x3D, 0xD8, 0x00, 0xDE}, wintext.EncodeUTF16("Z:é\U0001F600"))
	require.Equal(t, "a\uFFFD", wintext.DecodeUTF16([]byte{'a', 0, 'b'}))
	require.Equal(t, "\uFFFDx", wintext.DecodeUTF16([]byte{0x3D, 0xD8, 'x', 0}))
	require.Equal(t, []byte{0xFD, 0xFF}, wintext.EncodeUTF16("\xff"))
	require.Empty(t, wintext.DecodeUTF16(nil))
	for r := range rune(0x11000) {
		if !utf16.IsSurrogate(r) {
			require.Equal(t, string(r), wintext.DecodeUTF16(wintext.EncodeUTF16(string(r))))
		}
	}
}
