package mpr_test

import (
	"errors"
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// An error tells the call, its subject, who gave it and why.
func TestErrorTellsWhatWasAsked(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	err := c.AddConnection2(disk("z:", private), mpr.Credentials{}, 0)
	var failed *mpr.Error
	require.ErrorAs(t, err, &failed)
	require.Equal(t, mpr.Error{
		Op: "WNetAddConnection2", Local: "z:", Remote: private, Provider: lanman, Err: winerr.ERROR_ACCESS_DENIED,
	}, *failed)
	for _, part := range []string{"WNetAddConnection2", "z:", private, lanman, "ERROR_ACCESS_DENIED"} {
		require.ErrorContains(t, err, part)
	}
	require.ErrorIs(t, err, winerr.ERROR_ACCESS_DENIED)
	require.ErrorIs(t, err, fs.ErrPermission)

	err = c.AddConnection2(disk("ZZ:", docs), mpr.Credentials{}, 0)
	require.ErrorAs(t, err, &failed)
	require.Empty(t, failed.Provider, "the router's own")

	_, unknown := c.GetUser(docs)
	for _, err := range []error{
		c.CancelConnection2(docs, 0, false), c.DisconnectDialog1(&mpr.DisconnectDialog{RemoteName: docs}), unknown,
	} {
		require.ErrorAs(t, err, &failed)
		require.Equal(t, []string{"", docs}, []string{failed.Local, failed.Remote}, "a remote name is no device")
	}

	m.hook.On(provider.CallAddConnection3, provider.Fail(ownError))
	err = c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, 0)
	ext, ok := errors.AsType[*winerr.Extended](err)
	require.True(t, ok)
	require.Equal(t, ownError, ext)
}

// What is empty is left out of the text, and an error that has no reason, such
// as a test's own, says what its code says.
func TestErrorLeavesOutWhatIsEmpty(t *testing.T) {
	busy, unexpected := winerr.ERROR_BUSY.Error(), winerr.ERROR_UNEXP_NET_ERR.Error()
	for want, err := range map[string]mpr.Error{
		unexpected:                           {},
		busy:                                 {Err: winerr.ERROR_BUSY},
		"Z:: " + busy:                        {Local: "Z:", Err: winerr.ERROR_BUSY},
		"(Tape): " + busy:                    {Provider: "Tape", Err: winerr.ERROR_BUSY},
		"Logon: " + unexpected:               {Op: "Logon"},
		"WNetGetUser Z: (Tape): " + busy:     {Op: "WNetGetUser", Local: "Z:", Provider: "Tape", Err: winerr.ERROR_BUSY},
		`Op Z: \\files\docs (Tape): ` + busy: {Op: "Op", Local: "Z:", Remote: docs, Provider: "Tape", Err: winerr.ERROR_BUSY},
	} {
		require.Equal(t, want, err.Error())
	}
	requireCode(t, winerr.ERROR_UNEXP_NET_ERR, new(mpr.Error))
}
