package wintext

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// ansi holds the characters 0x80 to 0x9F of code page 1252, the only ones that differ from Latin-1. The five bytes to
// which the code page assigns no character stand for the control characters of their numbers, as MultiByteToWideChar has
// it: two texts that differ stay two.
var ansi = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8D, 'Ž', 0x8F,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9D, 'ž', 'Ÿ',
}

// FromANSI returns the character of a byte in code page 1252, that of western Windows.
func FromANSI(c byte) rune {
	if 0x80 <= c && c <= 0x9F {
		return ansi[c-0x80]
	}
	return rune(c)
}

// ToANSI returns the byte of a character in code page 1252, and reports whether there is one.
func ToANSI(r rune) (byte, bool) {
	if 0 <= r && r < 0x80 || 0xA0 <= r && r <= 0xFF {
		return byte(r), true
	}
	for i, of := range ansi {
		if r == of {
			return byte(0x80 + i), true
		}
	}
	return 0, false
}

// DecodeUTF16 returns the text of little-endian UTF-16. U+FFFD replaces half a surrogate pair and a single byte at the end.
func DecodeUTF16(data []byte) string {
	text := make([]byte, 0, len(data)/2+utf8.UTFMax)
	for ; len(data) >= 2; data = data[2:] {
		r := rune(binary.LittleEndian.Uint16(data))
		if utf16.IsSurrogate(r) {
			r = utf8.RuneError
			if len(data) >= 4 {
				r = utf16.DecodeRune(rune(binary.LittleEndian.Uint16(data)), rune(binary.LittleEndian.Uint16(data[2:])))
			}
			if r != utf8.RuneError {
				data = data[2:]
			}
		}
		text = utf8.AppendRune(text, r)
	}
	if len(data) > 0 {
		text = utf8.AppendRune(text, utf8.RuneError)
	}
	return string(text)
}

// EncodeUTF16 returns a text in little-endian UTF-16, without a byte order mark and without a final NUL. U+FFFD replaces
// bytes that aren't UTF-8.
func EncodeUTF16(text string) []byte {
	data := make([]byte, 0, 2*len(text))
	var units [2]uint16
	for _, r := range text {
		for _, u := range utf16.AppendRune(units[:0], r) {
			data = binary.LittleEndian.AppendUint16(data, u)
		}
	}
	return data
}
