package regfile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// manyKeys is a file with as many keys, of which 35 are those of devices.
func manyKeys(t testing.TB, keys int) []byte {
	t.Helper()
	var d *Document
	for i := range 26 {
		edited, err := d.Put(sample(string(rune('A'+i)) + ":"))
		require.NoError(t, err)
		d = edited
	}
	for i := range 9 {
		edited, err := d.Put(sample(fmt.Sprintf("LPT%d", i+1)))
		require.NoError(t, err)
		d = edited
	}
	var foreign strings.Builder
	body := d.text[d.sections[1].body:d.end(1)]
	for i := len(d.sections); i < keys; i++ {
		fmt.Fprintf(&foreign, `[HKEY_CURRENT_USER\Software\Example\%d]`+"\r\n%s", i, body)
	}
	return append(d.Bytes(), wintext.EncodeUTF16(foreign.String())...)
}

// sample is an entry as Windows 10 writes it.
func sample(local string) profile.Entry {
	return profile.Entry{
		Local: local, RemotePath: `\\server.example.net\share of ` + local, UserName: `CONTOSO\alice`,
		ProviderName: "Microsoft Windows Network", ProviderType: 0x20000, ConnectionType: 1, DeferFlags: 4,
		UseOptions: make([]byte, 124),
	}
}

// BenchmarkParse reads and parses one file. The ratio is to reading it and decoding its UTF-16, measured in the same run.
func BenchmarkParse(b *testing.B) {
	for name, keys := range map[string]int{"35 entries": 0, "10000 keys": 10000} {
		b.Run(name, func(b *testing.B) {
			file := filepath.Join(tempDir(b), "a.reg")
			require.NoError(b, os.WriteFile(file, manyKeys(b, keys), 0o600))
			var baseline, ours time.Duration
			for b.Loop() {
				start := time.Now()
				data, err := os.ReadFile(file)
				require.NoError(b, err)
				wintext.DecodeUTF16(data)
				baseline += time.Since(start)

				start = time.Now()
				data, err = os.ReadFile(file)
				require.NoError(b, err)
				_, err = parse(data)
				require.NoError(b, err)
				ours += time.Since(start)
			}
			reportRatio(b, baseline, ours)
		})
	}
}

// BenchmarkPut is an edit without the disk.
func BenchmarkPut(b *testing.B) {
	for name, keys := range map[string]int{"35 entries": 0, "10000 keys": 10000} {
		d, err := parse(manyKeys(b, keys))
		require.NoError(b, err)
		e := sample("Z:")
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				e.DeferFlags ^= 1
				d, err = d.Put(e)
				require.NoError(b, err)
			}
		})
	}
}
