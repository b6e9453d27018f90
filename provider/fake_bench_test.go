package provider_test

import (
	"testing"

	"github.com/seed-520b6462/winnet/provider"
)

func BenchmarkFakeGetConnection(b *testing.B) {
	m := start(b, `CORP\alice`)
	m.added("Z:", `\\FILES\public`, provider.Credentials{})
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
		if err := m.AddConnection(m.s, nr, provider.Credentials{}); err != nil {
			b.Fatal(err)
		}
		if err := m.CancelConnection(m.s, "Z:", false); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFakeOpenAndClose(b *testing.B) {
	m := start(b, `CORP\alice`)
	m.added("Z:", `\\FILES\public`, provider.Credentials{})
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
