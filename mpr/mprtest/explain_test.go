package mprtest_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest"
)

// TestExplain has the rule of the document, what the network answered, and the sentences of the suite.
func TestExplain(t *testing.T) {
	m := mprtest.New(t)
	m.Fail("NPAddConnection3", winerr.ERROR_BUSY)
	text := mprtest.Explain(fmt.Errorf("mapping: %w", connect(m)))
	require.Contains(t, text, "[ERROR_BUSY, 170]\n  rule: router or provider is still starting; retry\n  document: winnetwk.h, WNetAddConnection2; found out by the router\n")
	require.Contains(t, text, "\n  asked: Microsoft Windows Network, NPAddConnection3: ERROR_BUSY\n  suite: ")

	_, err := m.GetConnection("nonsense")
	require.Contains(t, mprtest.Explain(err), "\n  asked: no network")
	m.Fault("GetUser#1=ERROR_OPEN_FILES")
	_, err = m.GetUser("")
	require.Contains(t, mprtest.Explain(err), "\n  rule: none in the document")
	require.Equal(t, "boo", mprtest.Explain(errors.New("boo")))
	require.Equal(t, "no error", mprtest.Explain(nil))
}
