package provider_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// cancelling is a hook around a provider whose CancelConnection succeeds.
func cancelling() *provider.Hook {
	return provider.NewHook(&provider.Func{
		OnCancelConnection: func(*session.Session, string, bool) error { return nil },
	})
}

func TestZeroHookWrapsUnimplemented(t *testing.T) {
	for name, hook := range map[string]*provider.Hook{"zero": {}, "nil": provider.NewHook(nil)} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, winerr.ERROR_NOT_SUPPORTED, hook.Mkdir(nil, `Z:\dir`, 0))
			require.Equal(t, provider.WNNC_START_DONE, hook.GetCaps(provider.WNNC_START))
		})
	}
}

func TestHookCountsByName(t *testing.T) {
	hook := cancelling()
	require.Zero(t, hook.Count(provider.AnyCall))

	_ = hook.CancelConnection(nil, "Z:", false)
	_ = hook.CancelConnection(nil, "Y:", false)
	_ = hook.Remove(nil, `Z:\file`)

	require.Equal(t, 2, hook.Count(provider.CallCancelConnection))
	require.Equal(t, 1, hook.Count(provider.CallRemove))
	require.Zero(t, hook.Count(provider.CallMkdir))
	require.Equal(t, 3, hook.Count(provider.AnyCall))
	require.Zero(t, hook.Count(provider.Call(200)), "no such call")
}

func TestHookActsOnTheCallsOfOneNameOrOnAll(t *testing.T) {
	hook := cancelling()
	hook.On(provider.CallCancelConnection, provider.Fail(winerr.ERROR_BUSY))
	require.Equal(t, winerr.ERROR_BUSY, hook.CancelConnection(nil, "Z:", false))
	require.Equal(t, winerr.ERROR_NOT_SUPPORTED, hook.Remove(nil, `Z:\file`))

	hook.On(provider.AnyCall, provider.Fail(winerr.ERROR_ACCESS_DENIED))
	require.Equal(t, winerr.ERROR_BUSY, hook.CancelConnection(nil, "Z:", false), "the first one answers")
	require.Equal(t, winerr.ERROR_ACCESS_DENIED, hook.Remove(nil, `Z:\file`))
}

func TestHookRemovesAnActionAlone(t *testing.T) {
	hook := cancelling()
	removeBusy := hook.On(provider.CallCancelConnection, provider.Fail(winerr.ERROR_BUSY))
	removeDenied := hook.On(provider.CallCancelConnection, provider.Fail(winerr.ERROR_ACCESS_DENIED))

	removeBusy()
	removeBusy()
	require.Equal(t, winerr.ERROR_ACCESS_DENIED, hook.CancelConnection(nil, "Z:", false))

	removeDenied()
	require.NoError(t, hook.CancelConnection(nil, "Z:", false))
}

func TestHookIgnoresWhatIsNoActionOrNoCall(t *testing.T) {
	hook := cancelling()
	hook.On(provider.AnyCall, nil)
	hook.On(provider.Call(200), provider.Fail(winerr.ERROR_BUSY))
	require.NoError(t, hook.CancelConnection(nil, "Z:", false))
}

// An action may use the hook that it runs in: no lock is held around it.
func TestActionMayUseItsOwnHook(t *testing.T) {
	hook := cancelling()
	var remove func()
	remove = hook.On(provider.CallCancelConnection, func(provider.Invocation) (func(error) error, error) {
		remove()
		require.Equal(t, 1, hook.Count(provider.CallCancelConnection))
		return nil, hook.Remove(nil, `Z:\file`)
	})

	require.Equal(t, winerr.ERROR_NOT_SUPPORTED, hook.CancelConnection(nil, "Z:", false))
	require.NoError(t, hook.CancelConnection(nil, "Z:", false))
}

func TestHookIsSafeForConcurrentUse(t *testing.T) {
	const callers, calls = 8, 100
	hook := cancelling()
	var wg sync.WaitGroup
	for range callers {
		wg.Go(func() {
			for range calls {
				remove := hook.On(provider.CallMkdir, provider.Fail(winerr.ERROR_BUSY))
				_ = hook.CancelConnection(nil, "Z:", false)
				remove()
			}
		})
	}
	wg.Wait()

	require.Equal(t, callers*calls, hook.Count(provider.CallCancelConnection))
	require.Equal(t, winerr.ERROR_NOT_SUPPORTED, hook.Mkdir(nil, `Z:\dir`, 0), "every action was removed")
}
