package mpr_test

import (
	"testing"

	"github.com/seed-520b6462/winnet/mpr/mprtest"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

// Every documented answer of every call, and the rules between calls.
func TestConformance(t *testing.T) { mprtest.TestNetwork(t, conformance.Emulator(nil)) }
