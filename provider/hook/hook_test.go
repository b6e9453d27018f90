package hook_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// cancelling returns a hook around a provider whose CancelConnection succeeds.
func cancelling() *hook.Hook {
	return hook.New(&provider.Func{
		OnCancelConnection: func(*session.Session, string, bool) error { return nil },
	})
}

func TestZeroHookWrapsUnimplemented(t *testing.T) {
	for name, h := range map[string]*hook.Hook{"zero": {}, "nil": hook.New(nil)} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, winerr.ERROR_NOT_SUPPORTED, h.Mkdir(nil, `Z:\dir`, 0))
			require.Equal(t, provider.WNNC_START_DONE, h.GetCaps(provider.WNNC_START))
		})
	}
}

func TestHookCountsByName(t *testing.T) {
	h := cancelling()
	require.Zero(t, h.Count(provider.AnyCall))

	_ = h.CancelConnection(nil, "Z:", false)
	_ = h.CancelConnection(nil, "Y:", false)
	_ = h.Remove(nil, `Z:\file`)

	require.Equal(t, 2, h.Count(provider.CallCancelConnection))
	require.Equal(t, 1, h.Count(provider.CallRemove))
	require.Zero(t, h.Count(provider.CallMkdir))
	require.Equal(t, 3, h.Count(provider.AnyCall))
	require.Zero(t, h.Count(provider.Call(200)), "no such call")
}

func TestHookActsOnTheCallsOfOneNameOrOnAll(t *testing.T) {
	h := cancelling()
	h.On(provider.CallCancelConnection, hook.Fail(winerr.ERROR_BUSY))
	require.Equal(t, winerr.ERROR_BUSY, h.CancelConnection(nil, "Z:", false))
	require.Equal(t, winerr.ERROR_NOT_SUPPORTED, h.Remove(nil, `Z:\file`))

	h.On(provider.AnyCall, hook.Fail(winerr.ERROR_ACCESS_DENIED))
	require.Equal(t, winerr.ERROR_BUSY, h.CancelConnection(nil, "Z:", false), "the first one answers")
	require.Equal(t, winerr.ERROR_ACCESS_DENIED, h.Remove(nil, `Z:\file`))
}

func TestHookRemovesAnActionAlone(t *testing.T) {
	h := cancelling()
	removeBusy := h.On(provider.CallCancelConnection, hook.Fail(winerr.ERROR_BUSY))
	removeDenied := h.On(provider.CallCancelConnection, hook.Fail(winerr.ERROR_ACCESS_DENIED))

	removeBusy()
	removeBusy()
	require.Equal(t, winerr.ERROR_ACCESS_DENIED, h.CancelConnection(nil, "Z:", false))

	removeDenied()
	require.NoError(t, h.CancelConnection(nil, "Z:", false))
}

func TestHookIgnoresWhatIsNoActionOrNoCall(t *testing.T) {
	h := cancelling()
	h.On(provider.AnyCall, nil)
	h.On(provider.Call(200), hook.Fail(winerr.ERROR_BUSY))
	require.NoError(t, h.CancelConnection(nil, "Z:", false))
}

// An action may use the hook that it runs in: no lock is held around it.
func TestActionMayUseItsOwnHook(t *testing.T) {
	h := cancelling()
	var remove func()
	remove = h.On(provider.CallCancelConnection, func(hook.Invocation) (func(error) error, error) {
		remove()
		require.Equal(t, 1, h.Count(provider.CallCancelConnection))
		return nil, h.Remove(nil, `Z:\file`)
	})

	require.Equal(t, winerr.ERROR_NOT_SUPPORTED, h.CancelConnection(nil, "Z:", false))
	require.NoError(t, h.CancelConnection(nil, "Z:", false))
}

func TestHookIsSafeForConcurrentUse(t *testing.T) {
	const callers, calls = 8, 100
	h := cancelling()
	var wg sync.WaitGroup
	for range callers {
		wg.Go(func() {
			for range calls {
				remove := h.On(provider.CallMkdir, hook.Fail(winerr.ERROR_BUSY))
				_ = h.CancelConnection(nil, "Z:", false)
				remove()
			}
		})
	}
	wg.Wait()

	require.Equal(t, callers*calls, h.Count(provider.CallCancelConnection))
	require.Equal(t, winerr.ERROR_NOT_SUPPORTED, h.Mkdir(nil, `Z:\dir`, 0), "every action was removed")
}
