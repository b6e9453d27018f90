package mprtest

import (
	"testing"

	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

// Run checks an implementation of mpr.Network against the documents, in a test of
// its own for each case. open makes a machine for each of them; package
// conformance says what it may have, and has the same for programs.
func Run(t *testing.T, open conformance.Open) {
	t.Helper()
	conformance.Test(t, open)
}
