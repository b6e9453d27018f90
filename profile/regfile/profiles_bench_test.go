package regfile_test

import (
	"testing"

	"github.com/seed-520b6462/winnet/mpr/mprtest/speed"
)

// BenchmarkProfiles loads and updates folders of profiles, beside bare reading
// and writing.
func BenchmarkProfiles(b *testing.B) { speed.Bench(b, speed.Profiles()) }
