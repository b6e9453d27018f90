package hook_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
)

func TestCallLogKeepsTheOrderAcrossHooks(t *testing.T) {
	var log hook.Log
	require.Empty(t, log.Lines())
	smb, dav := cancelling(), new(hook.Hook)
	smb.On(provider.AnyCall, log.Record("smb"))
	dav.On(provider.CallCancelConnection, log.Record("dav"))

	_ = dav.CancelConnection(nil, "Z:", false)
	_ = dav.Mkdir(nil, `Z:\dir`, 0)
	_ = smb.CancelConnection(nil, "Z:", false)
	_ = smb.GetCaps(provider.WNNC_USER)

	require.Equal(t, []string{"dav.CancelConnection", "smb.CancelConnection", "smb.GetCaps"}, log.Lines())
}

func TestCallLogGivesACopy(t *testing.T) {
	var log hook.Log
	h := cancelling()
	h.On(provider.AnyCall, log.Record("smb"))
	_ = h.Name()

	log.Lines()[0] = "changed"
	require.Equal(t, []string{"smb.Name"}, log.Lines())
}
