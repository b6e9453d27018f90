package fake_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

func BenchmarkFakeGetConnection(b *testing.B) {
	m := start(b, `CORP\alice`)
	m.added("Z:", `\\FILES\public`, session.Credentials{})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.GetConnection(m.s, "Z:"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFakeAddAndCancel(b *testing.B) {
	m := start(b, `CORP\alice`)
	nr := &provider.NetResource{Type: provider.RESOURCETYPE_DISK, LocalName: "Z:", RemoteName: `\\FILES\public`}
	b.ReportAllocs()
	for b.Loop() {
		if err := m.AddConnection(m.s, nr, session.Credentials{}); err != nil {
			b.Fatal(err)
		}
		if err := m.CancelConnection(m.s, "Z:", false); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFakeOpenAndClose(b *testing.B) {
	m := start(b, `CORP\alice`)
	m.added("Z:", `\\FILES\public`, session.Credentials{})
	m.write(`Z:\file`, "content")
	b.ReportAllocs()
	for b.Loop() {
		f, err := m.OpenFile(m.s, `Z:\file`, 0, 0)
		if err != nil {
			b.Fatal(err)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// One round is a server of a thousand shares.
func BenchmarkFakeEnumerate(b *testing.B) {
	m := start(b, `CORP\alice`)
	for i := range 1000 {
		require.NoError(b, m.AddShare("HOME", fake.Share{Name: fmt.Sprintf("s%d", i)}))
	}
	home := &provider.NetResource{RemoteName: `\\HOME`}
	buf := make([]provider.NetResource, 128)
	b.ReportAllocs()
	for b.Loop() {
		h, err := m.OpenEnum(m.s, provider.RESOURCE_GLOBALNET, 0, 0, home)
		if err != nil {
			b.Fatal(err)
		}
		for err == nil {
			_, err = m.EnumResource(h, buf)
		}
		if err := m.CloseEnum(h); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFakeRead(b *testing.B) {
	m := start(b, `CORP\alice`)
	m.added("Z:", `\\FILES\public`, session.Credentials{})
	m.write(`Z:\file`, strings.Repeat("x", 4096))
	f, err := m.OpenFile(m.s, `Z:\file`, os.O_RDONLY, 0)
	require.NoError(b, err)
	block := make([]byte, 4096)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.ReadAt(block, 0); err != nil {
			b.Fatal(err)
		}
	}
}

// Finding a file whose name differs in case, on a file system that minds.
func BenchmarkFakeOpenWithoutCase(b *testing.B) {
	m := start(b, `CORP\alice`)
	m.added("Z:", `\\FILES\docs`, session.Credentials{})
	b.ReportAllocs()
	for b.Loop() {
		f, err := m.OpenFile(m.s, `Z:\sub\deep\file.md`, os.O_RDONLY, 0)
		if err != nil {
			b.Fatal(err)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
