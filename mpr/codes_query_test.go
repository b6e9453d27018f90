package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// asking makes the attempt, of which just the error matters.
func asking(device string) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, err := c.GetConnection(device)
		return err
	}
}

func queryCases() map[string][]codeCase {
	askZ := asking("Z:")
	return map[string][]codeCase{
		"WNetGetConnectionW": {
			{code: winerr.NO_ERROR, given: connected("Z:"), call: askZ, check: func(t *testing.T, _ *testbed, c *mpr.Caller) {
				remote, err := c.GetConnection("z:")
				require.NoError(t, err)
				require.Equal(t, docs, remote)
			}},
			{code: winerr.ERROR_BAD_DEVICE, call: asking(docs)},
			{code: winerr.ERROR_NOT_CONNECTED, call: askZ},
			{code: winerr.ERROR_MORE_DATA, given: connected("Z:"), call: func(m *testbed, c *mpr.Caller) error {
				buf := mpr.Buffer{Size: uint32(len(docs))} // no room for the NUL
				_, err := c.GetConnectionSized("Z:", &buf)
				require.EqualValues(m.t, len(docs)+1, buf.Size)
				return err
			}},
			{code: winerr.ERROR_CONNECTION_UNAVAIL, given: remembered("Z:", docs), call: askZ},
			{code: winerr.ERROR_NO_NETWORK, given: notStarted, call: askZ},
			{code: winerr.ERROR_EXTENDED_ERROR, given: connected("Z:"), call: askZ, fault: provider.Fail(ownError), check: toldOwnError},
			{code: winerr.ERROR_NO_NET_OR_BAD_PATH, given: withIdleNetwork, call: askZ},
		},
		"WNetGetLastErrorW": {
			{code: winerr.NO_ERROR, call: lastErrorCut("a text", "a net", 4, 6, "a t", "a net")},
			{code: winerr.ERROR_INVALID_ADDRESS, call: func(_ *testbed, c *mpr.Caller) error {
				_, err := c.GetLastErrorSized(&mpr.Buffer{Size: 10}, &mpr.Buffer{Size: 10, NULL: true})
				return err
			}},
		},
	}
}

// lastErrorCut sets an extended error and reads it into buffers of those sizes.
func lastErrorCut(text, name string, textSize, nameSize uint32, wantText, wantName string) func(*testbed, *mpr.Caller) error {
	return func(m *testbed, c *mpr.Caller) error {
		c.SetLastError(5, text, name)
		last, err := c.GetLastErrorSized(&mpr.Buffer{Size: textSize}, &mpr.Buffer{Size: nameSize})
		require.Equal(m.t, mpr.LastError{Code: 5, Text: wantText, Provider: wantName}, last)
		return err
	}
}
