package hook_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
)

// cancelInBackground starts a CancelConnection and returns the channel of its error.
func cancelInBackground(h *hook.Hook) <-chan error {
	done := make(chan error, 1)
	go func() { done <- h.CancelConnection(nil, "Z:", false) }()
	return done
}

func TestGateHoldsCallsUntilItIsOpened(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		inner := cancelling()
		h := hook.New(inner)
		gate := new(hook.Gate)
		h.On(provider.CallCancelConnection, gate.Hold())

		first, second := cancelInBackground(h), cancelInBackground(h)
		require.NoError(t, gate.Await(t.Context(), 2))
		time.Sleep(24 * time.Hour) // of the test's clock: they don't give up by themselves
		require.Zero(t, inner.Count(provider.CallCancelConnection))
		require.Equal(t, 2, h.Count(provider.CallCancelConnection))

		gate.Open()
		gate.Open()
		require.NoError(t, <-first)
		require.NoError(t, <-second)
		require.NoError(t, h.CancelConnection(nil, "Z:", false), "an open gate stays open")
	})
}

func TestHangingCallHoldsUpNobodyElse(t *testing.T) {
	h := cancelling()
	gate := new(hook.Gate)
	h.On(provider.CallCancelConnection, gate.Hold().Times(1))
	hanging := cancelInBackground(h)
	require.NoError(t, gate.Await(t.Context(), 1))

	require.NoError(t, h.CancelConnection(nil, "Y:", false))
	h.On(provider.CallCancelConnection, hook.Fail(winerr.ERROR_BUSY))
	require.Equal(t, winerr.ERROR_BUSY, h.CancelConnection(nil, "Y:", false))
	require.Equal(t, 3, h.Count(provider.AnyCall))

	gate.Open()
	require.NoError(t, <-hanging, "it began before the action that fails")
}

func TestGateThenFail(t *testing.T) {
	h := cancelling()
	gate := new(hook.Gate)
	h.On(provider.CallCancelConnection, gate.Hold().Then(hook.Fail(winerr.ERROR_ACCESS_DENIED)))
	hanging := cancelInBackground(h)
	require.NoError(t, gate.Await(t.Context(), 1))

	gate.Open()
	require.Equal(t, winerr.ERROR_ACCESS_DENIED, <-hanging)
}

func TestAwaitEndsWithItsContext(t *testing.T) {
	var gate hook.Gate
	tooFew := errors.New("no call came")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(tooFew)
	require.Same(t, tooFew, gate.Await(ctx, 1))
	require.NoError(t, gate.Await(ctx, 0), "nothing to wait for")
}

// Await counts the calls that hang now, not those that did.
func TestAwaitForgetsReleasedCalls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := cancelling()
		gate := new(hook.Gate)
		h.On(provider.CallCancelConnection, gate.Hold())
		hanging := cancelInBackground(h)
		require.NoError(t, gate.Await(t.Context(), 1))
		gate.Open()
		require.NoError(t, <-hanging)

		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		require.ErrorIs(t, gate.Await(ctx, 1), context.DeadlineExceeded)
	})
}
