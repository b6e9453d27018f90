package mprtest_test

import (
	"testing"

	"github.com/seed-520b6462/winnet/mpr/mprtest"
	"github.com/seed-520b6462/winnet/mpr/mprtest/storetest"
	"github.com/seed-520b6462/winnet/profile"
)

// TestStore holds the store in memory to the contract.
func TestStore(t *testing.T) {
	mprtest.TestStore(t, func() (*storetest.Harness, error) {
		return &storetest.Harness{Store: new(profile.Memory)}, nil
	})
}
