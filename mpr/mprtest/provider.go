package mprtest

import (
	"testing"

	"github.com/seed-520b6462/winnet/mpr/mprtest/providertest"
)

// TestProvider checks a network provider against the contract of
// provider.Provider, in a test of its own for each rule. open makes a harness
// with a fresh provider for each of them; package providertest says what it may
// hold, and has the same for programs.
func TestProvider(t *testing.T, open providertest.Open) {
	t.Helper()
	providertest.Test(t, open)
}
