//go:build !windows || mpremu

package mprdll_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

const (
	docs   = `\\files\docs`
	lanman = "Microsoft Windows Network"
)

var dll = mprdll.NewLazySystemDLL("mpr.dll")

// desk is a machine that alice sits at, and what her process is installed as.
type desk struct {
	*mpr.Caller
	net      *fake.Provider
	hook     *hook.Hook
	profiles *profile.Memory
}

// install makes the process alice's, on a machine with the server files.
func install(t testing.TB, options mpr.Options, configure ...func(*mpr.Router)) *desk {
	t.Helper()
	net, err := fake.New(fake.Network{Servers: []fake.Server{{
		Name: "files", Accounts: []fake.Account{{Name: "alice", Password: "secret"}}, Shares: []fake.Share{
			{Name: "docs", Comment: "Café", FS: fstest.MapFS{"a.txt": {Data: []byte("hello")}}},
			{Name: "laser", Type: provider.RESOURCETYPE_PRINT},
		},
	}}})
	require.NoError(t, err)
	d := &desk{net: net, hook: hook.New(net), profiles: new(profile.Memory)}
	r := &mpr.Router{Options: options, Profiles: d.profiles}
	for _, set := range configure {
		set(r)
	}
	require.NoError(t, r.AddProvider(d.hook))
	d.Caller, err = r.Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonInteractive})
	require.NoError(t, err)
	t.Cleanup(func() { d.Close() })
	mprdll.Install(t, d.Caller)
	return d
}

// mapped connects a device through the typed face.
func (d *desk) mapped(t testing.TB, local, remote string) {
	t.Helper()
	nr := &mpr.NetResource{LocalName: local, RemoteName: remote}
	require.NoError(t, d.AddConnection2(nr, mpr.As("alice", "secret"), 0))
}

// memory holds what a test hands out as addresses, until the test ends. Nothing
// in it moves, so that its addresses may be kept as numbers.
type memory struct {
	t      testing.TB
	width  uintptr
	least  int // how large every block is at least
	blocks []*block
}

// block is memory with a canary on both sides.
type block struct {
	all  []byte
	size int
}

const (
	canary = 0xC5
	margin = 64
)

func newMemory(t testing.TB, width uintptr) *memory {
	m := &memory{t: t, width: width}
	t.Cleanup(m.check)
	return m
}

// block makes a block of a size in bytes, aligned as the heap is.
func (m *memory) block(size int) *block {
	size = max(size, m.least)
	b := &block{bytes.Repeat([]byte{canary}, size+2*margin), size}
	m.blocks = append(m.blocks, b)
	return b
}

// check asserts that nothing was written beside a block.
func (m *memory) check() {
	for _, b := range m.blocks {
		for i, c := range b.all {
			if (i < margin || i >= margin+b.size) && c != canary {
				m.t.Errorf("a byte was written at %d of a block of %d", i-margin, b.size)
			}
		}
	}
}

func (b *block) addr() uintptr { return uintptr(unsafe.Pointer(&b.all[margin])) }

// bytes is what lies in the block.
func (b *block) bytes() []byte { return b.all[margin : margin+b.size] }

// untouched reports whether the block is as it was made.
func (b *block) untouched() bool { return bytes.Count(b.bytes(), []byte{canary}) == b.size }

// set puts a value at the beginning of a block.
func set[T any](b *block, v T) *block {
	*(*T)(unsafe.Pointer(&b.all[margin])) = v
	return b
}

// get is the value at an offset of a block.
func get[T any](b *block, offset uintptr) T {
	return *(*T)(unsafe.Pointer(&b.all[margin+int(offset)]))
}

// dword is a DWORD in memory.
func (m *memory) dword(v uint32) *block { return set(m.block(4), v) }

// text is a string in memory, in the width of the test.
func (m *memory) text(s string) uintptr {
	if m.width == 1 {
		var b []byte
		for _, r := range s {
			c, ok := wintext.ToANSI(r)
			require.True(m.t, ok, "%q", r)
			b = append(b, c)
		}
		at := m.block(len(b) + 1)
		copy(at.bytes(), append(b, 0))
		return at.addr()
	}
	units, err := mprdll.UTF16FromString(s)
	require.NoError(m.t, err)
	at := m.block(2 * len(units))
	copy(unsafe.Slice((*uint16)(unsafe.Pointer(&at.bytes()[0])), len(units)), units)
	return at.addr()
}

// read is the string at an offset of a block.
func (m *memory) read(b *block, offset uintptr) string {
	rest := b.bytes()[offset:]
	if m.width == 1 {
		var text strings.Builder
		for _, c := range rest[:bytes.IndexByte(rest, 0)] {
			text.WriteRune(wintext.FromANSI(c))
		}
		return text.String()
	}
	return mprdll.UTF16ToString(unsafe.Slice((*uint16)(unsafe.Pointer(&rest[0])), len(rest)/2))
}

// readAt is the string at an address that should lie in a block; NULL is "".
func (m *memory) readAt(b *block, addr uintptr) string {
	if addr == 0 {
		return ""
	}
	require.GreaterOrEqual(m.t, addr, b.addr())
	require.Less(m.t, addr, b.addr()+uintptr(b.size))
	return m.read(b, addr-b.addr())
}

// NETRESOURCE is the structure as winnetwk.h has it, with addresses.
type NETRESOURCE struct {
	Scope, Type, DisplayType, Usage          uint32
	LocalName, RemoteName, Comment, Provider uintptr
}

// resource is a NETRESOURCE in memory; "" is NULL. Its comment is a number that
// no call may look behind.
func (m *memory) resource(local, remote, prov string) uintptr {
	nr := NETRESOURCE{Type: 0, Comment: 1}
	for s, at := range map[string]*uintptr{local: &nr.LocalName, remote: &nr.RemoteName, prov: &nr.Provider} {
		if s != "" {
			*at = m.text(s)
		}
	}
	return set(m.block(int(unsafe.Sizeof(nr))), nr).addr()
}

// pointer is the size of an address.
const pointer = unsafe.Sizeof(uintptr(0))

// widths are the sizes of a character.
var widths = map[string]uintptr{"A": 1, "W": 2}

// each runs a test in both widths.
func each(t *testing.T, f func(t *testing.T, letter string, m *memory)) {
	for letter, width := range widths {
		t.Run(letter, func(t *testing.T) { f(t, letter, newMemory(t, width)) })
	}
}

// requireCode asserts what a call of mpr.dll returned.
func requireCode(t testing.TB, want mprdll.Errno, r1 uintptr) {
	t.Helper()
	require.Equal(t, want.Error(), mprdll.Errno(r1).Error())
}
