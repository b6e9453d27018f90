package mprtest

import (
	"testing"

	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/mpr/mprtest/providertest"
	"github.com/seed-520b6462/winnet/mpr/mprtest/storetest"
)

// TestNetwork checks an implementation of mpr.Network against the documents, in a test of
// its own for each case. open makes a machine for each of them; package
// conformance says what it may have, and has the same for programs.
func TestNetwork(t *testing.T, open conformance.Open) {
	t.Helper()
	conformance.Test(t, open)
}

// TestProvider checks a network provider against the contract of
// provider.Provider, in a test of its own for each rule. open makes a harness
// with a fresh provider for each of them; package providertest says what it may
// hold, and has the same for programs.
func TestProvider(t *testing.T, open providertest.Open) {
	t.Helper()
	providertest.Test(t, open)
}

// TestStore checks a store of remembered connections against the contract of
// profile.Store, in a test of its own for each rule. open makes a harness with an
// empty store for each of them; package storetest says what it may hold, and has
// the same for programs.
func TestStore(t *testing.T, open storetest.Open) {
	t.Helper()
	storetest.Test(t, open)
}
