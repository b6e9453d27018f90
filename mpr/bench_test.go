package mpr_test

import (
	"fmt"
	"testing"

	"github.com/seed-520b6462/winnet/mpr/mprtest/speed"
)

// The figures that have bars; wnet bench sets them against each other.

func BenchmarkConnecting(b *testing.B)  { speed.Bench(b, speed.Connecting()) }
func BenchmarkSessions(b *testing.B)    { speed.Bench(b, speed.Sessions()) }
func BenchmarkEnumerating(b *testing.B) { speed.Bench(b, speed.Enumerating()) }

// BenchmarkGrowth shows what grows with sessions, drives and resources.
func BenchmarkGrowth(b *testing.B) {
	for _, c := range speed.Growth() {
		for _, size := range c.Sizes {
			b.Run(fmt.Sprintf("%s/%d %s", c.Cost, size, c.Size), c.At(size))
		}
	}
}
