package regfile

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// BenchmarkLoad loads 10,000 entries, those of 286 users, by a store that was just opened. The ratio is to reading the
// same files and decoding their UTF-16, measured in the same run.
func BenchmarkLoad(b *testing.B) {
	dir := tempDir(b)
	data := manyKeys(b, 0)
	var users []string
	for i := range 286 {
		users = append(users, fmt.Sprintf(`contoso\user%d`, i))
		require.NoError(b, os.WriteFile(pathOf(dir, users[i]), data, 0o600))
	}
	var baseline, ours time.Duration
	for b.Loop() {
		start := time.Now()
		for _, user := range users {
			data, err := os.ReadFile(pathOf(dir, user))
			require.NoError(b, err)
			_, err = utf16le.NewDecoder().Bytes(data)
			require.NoError(b, err)
		}
		baseline += time.Since(start)

		start = time.Now()
		s := openStore(b, dir)
		entries := 0
		for _, user := range users {
			entries += len(entriesOf(b, s, user))
		}
		ours += time.Since(start)
		require.Equal(b, 10010, entries)
	}
	reportRatio(b, baseline, ours)
}

// BenchmarkUpdate makes one change durable. The ratio is to a bare write, sync, rename and sync of the folder of as many
// bytes, measured in the same run.
func BenchmarkUpdate(b *testing.B) {
	for name, keys := range map[string]int{"35 entries": 0, "10000 keys": 10000} {
		b.Run(name, func(b *testing.B) {
			dir, bare := tempDir(b), tempDir(b)
			data := manyKeys(b, keys)
			require.NoError(b, os.WriteFile(pathOf(dir, "alice"), data, 0o600))
			s, e := openStore(b, dir), sample("Z:")
			require.NoError(b, s.Put("alice", e))
			var baseline, ours time.Duration
			for b.Loop() {
				start := time.Now()
				bareUpdate(b, bare, data)
				baseline += time.Since(start)

				e.DeferFlags ^= 1
				start = time.Now()
				require.NoError(b, s.Put("alice", e))
				ours += time.Since(start)
			}
			reportRatio(b, baseline, ours)
		})
	}
}

func bareUpdate(b *testing.B, dir string, data []byte) {
	b.Helper()
	temp := filepath.Join(dir, "new")
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	require.NoError(b, err)
	_, err = f.Write(data)
	require.NoError(b, err)
	require.NoError(b, f.Sync())
	require.NoError(b, f.Close())
	require.NoError(b, os.Rename(temp, filepath.Join(dir, "file")))
	require.NoError(b, syncFolder(dir))
}

func reportRatio(b *testing.B, baseline, ours time.Duration) {
	b.ReportMetric(0, "ns/op") // which would be that of both together
	b.ReportMetric(float64(baseline.Nanoseconds())/float64(b.N), "baseline-ns/op")
	b.ReportMetric(float64(ours.Nanoseconds())/float64(b.N), "ours-ns/op")
	b.ReportMetric(float64(ours)/float64(baseline), "ratio")
}

// BenchmarkGet is what the router asks at each connect: of a file that was just written, and of one whose looks are
// trusted.
func BenchmarkGet(b *testing.B) {
	for _, settled := range []bool{false, true} {
		b.Run(fmt.Sprint("settled ", settled), func(b *testing.B) {
			dir := tempDir(b)
			require.NoError(b, os.WriteFile(pathOf(dir, "alice"), manyKeys(b, 0), 0o600))
			s, c := openStore(b, dir), &clock{time: time.Now()}
			s.now = c.now
			for range 2 {
				_, _, err := s.Get("alice", "Z:")
				require.NoError(b, err)
				if settled {
					c.time = c.time.Add(settleTime)
				}
			}
			for b.Loop() {
				_, _, _ = s.Get("alice", "Z:")
			}
		})
	}
}
