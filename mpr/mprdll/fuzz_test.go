//go:build !windows || mpremu

package mprdll

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
)

const filler = 0xA7

// between gives a buffer with a margin on both sides, and what asserts that the
// margins are untouched.
func between(t *testing.T, size int) (inner []byte, check func()) {
	const margin = 32
	all := bytes.Repeat([]byte{filler}, size+2*margin)
	return all[margin : margin+size : margin+size], func() {
		t.Helper()
		require.Equal(t, bytes.Repeat([]byte{filler}, margin), all[:margin])
		require.Equal(t, bytes.Repeat([]byte{filler}, margin), all[margin+size:])
	}
}

func addressOf(b []byte) uintptr { return uintptr(unsafe.Pointer(unsafe.SliceData(b))) }

// Whatever the strings and the size, the packer stays inside the buffer, says
// what it needs, and what it put can be read.
func FuzzPacker(f *testing.F) {
	f.Add("Z:", `\\files\docs`, "Café \U0001F4BE", "lanman", uint16(300), false)
	f.Add("", "\xFF\x00\xED\xA0\x80", "12345678é", "", uint16(131), true)
	f.Fuzz(func(t *testing.T, local, remote, comment, prov string, size uint16, isWide bool) {
		w := narrow
		if isWide {
			w = wide
		}
		buf, check := between(t, int(size)+1)
		nr := mpr.NetResource{LocalName: local, RemoteName: remote, Comment: comment, Provider: prov}
		p := memory{w: w}.packer(addressOf(buf), uint32(size))
		need, ok := p.resource(&nr)
		check()
		require.EqualValues(t, filler, buf[size], "the byte behind the size is not the packer's")
		if !ok {
			require.Greater(t, uintptr(need), uintptr(size)&^(uintptr(w)-1))
			require.Equal(t, bytes.Repeat([]byte{filler}, len(buf)), buf)
			return
		}
		got := memory{w: w}.resourceAt(addressOf(buf), withLocal|withProvider)
		for _, pair := range [][2]string{{local, got.LocalName}, {remote, got.RemoteName}, {prov, got.Provider}} {
			require.Equal(t, readBack(pair[0], w), pair[1])
		}
	})
}

// readBack is what is left of a string that was written in a width and read:
// up to its NUL, with the replacement character for what is no text.
func readBack(s string, w width) string {
	s, _, _ = strings.Cut(s, "\x00")
	var b strings.Builder
	for _, r := range s {
		switch {
		case w == wide:
			b.WriteRune(r)
		case r > 0xFFFF:
			b.WriteString("??")
		default:
			b.WriteString(narrowRune(r))
		}
	}
	return b.String()
}

// narrowRune is a character after its way through code page 1252.
func narrowRune(r rune) string {
	var to [2]byte
	putNarrow(to[:], string(r))
	return narrowText(to[:1])
}

// Any bytes are a string, an end or none: reading gives what is there, and what
// is text is read as text.
func FuzzText(f *testing.F) {
	f.Add([]byte("Z\x00:\x00\x00\x00"))
	f.Add([]byte{0x3D, 0xD8, 0xBE, 0xDC, 0, 0xDC, 0, 0})
	f.Fuzz(func(t *testing.T, raw []byte) {
		text := append(bytes.Clone(raw), 0, 0, 0, 0)
		units := unsafe.Slice((*uint16)(unsafe.Pointer(&text[0])), len(text)/2)
		got := memory{w: wide}.string(addressOf(text))
		end := 0
		for units[end] != 0 {
			end++
		}
		want := utf16.Decode(units[:end])
		if utf8.ValidString(got) {
			require.Equal(t, string(want), got)
		}
		require.Equal(t, append(units[:end:end], 0), StringToUTF16(got))
		require.Len(t, []rune(memory{w: narrow}.string(addressOf(text))), bytes.IndexByte(text, 0))
	})
}

// The structure of WNetGetUniversalName stays inside its buffer.
func FuzzUniversal(f *testing.F) {
	f.Add(`\\files\docs\é`, `\\files\docs`, `\é`, uint16(100), true)
	f.Fuzz(func(t *testing.T, universal, connection, remaining string, size uint16, isWide bool) {
		w := narrow
		if isWide {
			w = wide
		}
		buf, check := between(t, int(size))
		if size == 0 {
			return
		}
		used, ok := memory{w: w}.universal(addressOf(buf), uintptr(size), []string{universal, connection, remaining})
		check()
		require.Equal(t, used <= uintptr(size), ok)
		if !ok {
			require.Equal(t, bytes.Repeat([]byte{filler}, int(size)), buf)
			return
		}
		require.Equal(t, bytes.Repeat([]byte{filler}, int(uintptr(size)-used)), buf[used:])
		require.Equal(t, readBack(universal, w), memory{w: w}.string(*at[uintptr](memory{}, addressOf(buf))))
	})
}

// A NETRESOURCE of any numbers is read or refused.
func FuzzResource(f *testing.F) {
	f.Add(uint64(0), uint64(3), uint64(1<<40))
	f.Fuzz(func(t *testing.T, local, remote, prov uint64) {
		raw := layout.Stored{LocalName: low(local), RemoteName: low(remote), Provider: low(prov)}
		defer func() {
			if v := recover(); v != nil {
				require.IsType(t, badAddress{}, v)
			}
		}()
		got := memory{w: narrow}.resourceAt(uintptr(unsafe.Pointer(&raw)), withLocal|withProvider)
		require.Equal(t, mpr.NetResource{}, *got)
	})
}

// low keeps an address among those that can't be any.
func low(addr uint64) uintptr { return uintptr(addr) % unused }
