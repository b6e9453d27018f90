//go:build !windows || mpremu

package mprdll_test

import (
	"fmt"
	"syscall"
	"testing"
	"unicode/utf16"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// named is a provider whose letter Z: stands for anything.
func named(t *testing.T, remote string) {
	t.Helper()
	d := install(t, mpr.Options{})
	require.NoError(t, d.Router().RemoveProvider(lanman))
	require.NoError(t, d.Router().AddProvider(&provider.Func{
		ProviderName:    "odd",
		OnGetConnection: func(*session.Session, string) (string, error) { return remote, nil },
	}))
}

// What a provider answers comes out in UTF-16 or in code page 1252, in which a
// character that it lacks is a ? for each of its UTF-16 units (code page
// identifiers; WideCharToMultiByte documentation).
func TestEncodingOfAnswers(t *testing.T) {
	for _, c := range []struct {
		remote string
		wide   []uint16
		narrow string
	}{
		{`\\a\é€`, []uint16{'\\', '\\', 'a', '\\', 0xE9, 0x20AC}, "\\\\a\\\xE9\x80"},
		{"ł\U0001F4BE!", []uint16{0x142, 0xD83D, 0xDCBE, '!'}, "???!"},
		{"0123456789abcdefé0123456789abcdef", nil, "0123456789abcdef\xE90123456789abcdef"},
	} {
		t.Run(c.remote, func(t *testing.T) {
			named(t, c.remote)
			if c.wide == nil {
				c.wide = utf16.Encode([]rune(c.remote))
			}
			m := newMemory(t, 2)
			buf, size := m.block(2*(len(c.wide)+1)), m.dword(uint32(len(c.wide)))
			call := func(form string, z uintptr) uintptr {
				r1, _, _ := dll.NewProc("WNetGetConnection"+form).Call(z, buf.addr(), size.addr())
				return r1
			}
			requireCode(t, mprdll.ERROR_MORE_DATA, call("W", m.text("Z:")))
			require.EqualValues(t, len(c.wide)+1, getDword(size))
			requireCode(t, mprdll.ERROR_SUCCESS, call("W", m.text("Z:")))
			require.Equal(t, append(c.wide, 0), unsafe.Slice((*uint16)(unsafe.Pointer(&buf.bytes()[0])), len(c.wide)+1))

			m.width = 1
			buf = m.block(len(c.narrow) + 1)
			requireCode(t, mprdll.ERROR_SUCCESS, call("A", m.text("Z:")))
			require.Equal(t, c.narrow+"\x00", string(buf.bytes()))
		})
	}
}

// The five bytes of code page 1252 without a letter are the control characters of
// their number, to Windows as to the "windows-1252" of the Encoding standard. They
// come out as they are, and a password with one is no password with another.
func TestBytesWithoutLetter(t *testing.T) {
	for _, c := range []byte{0x81, 0x8D, 0x8F, 0x90, 0x9D} {
		t.Run(fmt.Sprintf("%X", c), func(t *testing.T) {
			named(t, string(rune(c)))
			m := newMemory(t, 1)
			buf, size := m.block(2), m.dword(2)
			r1, _, _ := dll.NewProc("WNetGetConnectionA").Call(m.text("Z:"), buf.addr(), size.addr())
			requireCode(t, mprdll.ERROR_SUCCESS, r1)
			require.Equal(t, []byte{c, 0}, buf.bytes())
		})
		t.Run(fmt.Sprintf("%X in a password", c), func(t *testing.T) {
			d := install(t, mpr.Options{})
			require.NoError(t, d.net.SetAccount("files", fake.Account{Name: "alice", Password: "é" + string(rune(c))}))
			m := newMemory(t, 1)
			connect := func(password ...byte) uintptr {
				at := m.block(len(password) + 1)
				copy(at.bytes(), append(password, 0))
				r1, _, _ := dll.NewProc("WNetAddConnection2A").Call(m.resource("", docs, ""), at.addr(), m.text("alice"), 0)
				return r1
			}
			requireCode(t, mprdll.ERROR_INVALID_PASSWORD, connect(0xE9, c^0x1C)) // another of the five, or a letter
			requireCode(t, mprdll.ERROR_SUCCESS, connect(0xE9, c))
		})
	}
}

// Half a character in UTF-16 is no text, and never another name.
func TestLoneSurrogatesAreRefused(t *testing.T) {
	install(t, mpr.Options{})
	m := newMemory(t, 2)
	remote := m.block(2 * 14)
	units := append(utf16.Encode([]rune(`\\files\doc`)), 0xD800, 's', 0)
	copy(unsafe.Slice((*uint16)(unsafe.Pointer(&remote.bytes()[0])), 14), units)
	nr := set(m.block(int(unsafe.Sizeof(NETRESOURCE{}))), NETRESOURCE{RemoteName: remote.addr()})
	r1, _, _ := dll.NewProc("WNetAddConnection2W").Call(nr.addr(), 0, 0, 0)
	requireCode(t, mprdll.ERROR_BAD_NET_NAME, r1)
}

// A string without an end is no string.
func TestStringWithoutEnd(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		install(t, mpr.Options{})
		endless := m.block(2 << 16)
		for i := range endless.bytes() {
			endless.bytes()[i] = 'x'
		}
		r1, _, _ := dll.NewProc("WNetCancelConnection"+letter).Call(endless.addr(), 0)
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
	})
}

// The functions for strings do what those of package windows say, WTF-8
// included: half a character survives the way to Go and back.
func TestStrings(t *testing.T) {
	units, err := mprdll.UTF16FromString("é\U0001F4BE")
	require.NoError(t, err)
	require.Equal(t, []uint16{0xE9, 0xD83D, 0xDCBE, 0}, units)
	require.Equal(t, "é\U0001F4BE", mprdll.UTF16ToString(append(units, 'x')))
	require.Equal(t, "é", mprdll.UTF16ToString([]uint16{0xE9}))
	half := []uint16{'a', 0xDCBE, 0xD83D, 'b'}
	text := mprdll.UTF16ToString(half)
	require.Equal(t, "a\xED\xB2\xBE\xED\xA0\xBDb", text)
	require.Equal(t, append(half, 0), mprdll.StringToUTF16(text))
	require.Equal(t, "a\xED\xA0\xBD", mprdll.UTF16ToString([]uint16{'a', 0xD83D}))

	require.Equal(t, "", mprdll.UTF16PtrToString(nil))
	require.Equal(t, text, mprdll.UTF16PtrToString(mprdll.StringToUTF16Ptr(text)))
	b, err := mprdll.BytePtrFromString("abc")
	require.NoError(t, err)
	require.Equal(t, "abc", mprdll.BytePtrToString(b))
	require.Equal(t, "", mprdll.BytePtrToString(nil))
	require.Equal(t, "ab", mprdll.ByteSliceToString([]byte("ab\x00c")))
	require.Equal(t, "ab", mprdll.ByteSliceToString([]byte("ab")))
}

// The error is the POSIX one of package syscall, on every system.
func TestStringsWithNUL(t *testing.T) {
	_, err := mprdll.UTF16FromString("a\x00b")
	require.Equal(t, mprdll.EINVAL, err)
	require.ErrorIs(t, err, syscall.EINVAL)
	_, err = mprdll.UTF16PtrFromString("\x00")
	require.Equal(t, mprdll.EINVAL, err)
	require.ErrorIs(t, err, syscall.EINVAL)
	_, err = mprdll.ByteSliceFromString("a\x00b")
	require.Equal(t, mprdll.EINVAL, err)
	require.ErrorIs(t, err, syscall.EINVAL)
	_, err = mprdll.BytePtrFromString("\x00")
	require.Equal(t, mprdll.EINVAL, err)
	require.ErrorIs(t, err, syscall.EINVAL)
	require.Panics(t, func() { mprdll.StringToUTF16("a\x00b") })
	require.Panics(t, func() { mprdll.StringToUTF16Ptr("a\x00b") })
}
