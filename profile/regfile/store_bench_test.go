package regfile

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

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
					c.time = c.time.Add(trustTime)
				}
			}
			for b.Loop() {
				_, _, _ = s.Get("alice", "Z:")
			}
		})
	}
}
