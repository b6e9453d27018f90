package speed_test

import (
	"fmt"
	"testing"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/speed"
)

// The figures as Go benchmarks, for profiles; wnet bench holds them to their bars.

func BenchmarkConnecting(b *testing.B)  { speed.Bench(b, speed.Connecting()) }
func BenchmarkSessions(b *testing.B)    { speed.Bench(b, speed.Sessions()) }
func BenchmarkEnumerating(b *testing.B) { speed.Bench(b, speed.Enumerating()) }
func BenchmarkProfiles(b *testing.B)    { speed.Bench(b, speed.Profiles()) }
func BenchmarkSharing(b *testing.B)     { speed.Bench(b, speed.Sharing()) }

// BenchmarkRaw has the typed calls as its baselines. The raw calls are of Syscall, which
// allocates nothing; Call has one allocation, of its arguments, made by the compiler
// where the call stands.
func BenchmarkRaw(b *testing.B) { speed.Bench(b, speed.Raw()) }

// BenchmarkGrowth shows what grows with sessions, drives and resources.
func BenchmarkGrowth(b *testing.B) {
	for _, c := range speed.Growth() {
		for _, size := range c.Sizes {
			b.Run(fmt.Sprintf("%s/%d %s", c.Cost, size, c.Size), c.At(size))
		}
	}
}
