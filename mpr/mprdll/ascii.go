//go:build !windows || mpremu

package mprdll

import "unicode/utf8"

// An enumeration measures and writes every string of a network, and nearly all
// are ASCII: those go eight characters at a time. The last eight are taken
// again where the length is no multiple of it.

// eight are the characters of a string from i on.
func eight(s string, i int) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// highBits are set in eight characters when one of them is beyond ASCII.
const highBits = 0x8080808080808080

// widen writes ASCII as UTF-16 into a slice of the same length, and reports
// whether it was.
func widen(to []uint16, s string) bool {
	if len(s) < 8 {
		var bits byte
		for i := range min(len(s), len(to)) {
			to[i] = uint16(s[i])
			bits |= s[i]
		}
		return bits < utf8.RuneSelf
	}
	var bits uint64
	for i := 0; i < len(s); i += 8 {
		i = min(i, len(s)-8)
		chars := eight(s, i)
		bits |= chars
		low, high, q := spread(uint32(chars)), spread(uint32(chars>>32)), (*[8]uint16)(to[i:])
		q[0], q[1], q[2], q[3] = uint16(low), uint16(low>>16), uint16(low>>32), uint16(low>>48)
		q[4], q[5], q[6], q[7] = uint16(high), uint16(high>>16), uint16(high>>32), uint16(high>>48)
	}
	return bits&highBits == 0
}

// spread puts a zero byte behind each of four.
func spread(chars uint32) uint64 {
	x := uint64(chars)
	x = (x | x<<16) & 0x0000FFFF0000FFFF
	return (x | x<<8) & 0x00FF00FF00FF00FF
}
