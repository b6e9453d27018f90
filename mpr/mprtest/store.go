package mprtest

import (
	"testing"

	"github.com/seed-520b6462/winnet/mpr/mprtest/storetest"
)

// TestStore checks a store of remembered connections against the contract of
// profile.Store, in a test of its own for each rule. open makes a harness with an
// empty store for each of them; package storetest says what it may hold, and has
// the same for programs.
func TestStore(t *testing.T, open storetest.Open) {
	t.Helper()
	storetest.Test(t, open)
}
