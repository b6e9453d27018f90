//go:build !windows

package record

import "github.com/seed-520b6462/winnet/mpr/scenario"

// System reports that this machine has no mpr.dll.
func System() (n scenario.Answerer, by string, found bool) { return nil, "", false }
