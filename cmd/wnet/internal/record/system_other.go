//go:build !windows

package record

import "github.com/seed-520b6462/winnet/mpr/scenario"

// System is this machine with its own mpr.dll, which it hasn't got.
func System() (n scenario.Asked, by string, found bool) { return nil, "", false }
