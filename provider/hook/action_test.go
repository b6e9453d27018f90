package hook_test

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// Every action in the table runs around a CancelConnection that succeeds.
func TestActionsDecideTheCodes(t *testing.T) {
	const ok, busy, denied = winerr.NO_ERROR, winerr.ERROR_BUSY, winerr.ERROR_ACCESS_DENIED
	never := func(hook.Invocation) bool { return false }
	var none hook.Action
	fail, deny := hook.Fail(busy), hook.Fail(denied)
	tests := map[string]struct {
		action hook.Action
		want   []winerr.Errno // of the calls in order
		made   int            // calls that reach the provider
	}{
		"nothing":                {none, []winerr.Errno{ok, ok}, 2},
		"fail always":            {hook.Fail(busy), []winerr.Errno{busy, busy, busy}, 0},
		"fail with nil":          {hook.Fail(nil), []winerr.Errno{ok, ok}, 2},
		"fail once":              {hook.Fail(busy).Times(1), []winerr.Errno{busy, ok, ok}, 2},
		"fail twice":             {hook.Fail(busy).Times(2), []winerr.Errno{busy, busy, ok}, 1},
		"fail 0 times":           {hook.Fail(busy).Times(0), []winerr.Errno{ok, ok}, 2},
		"fail from the first":    {hook.Fail(busy).From(1), []winerr.Errno{busy, busy}, 0},
		"fail from the third":    {hook.Fail(busy).From(3), []winerr.Errno{ok, ok, busy, busy}, 2},
		"fail the third only":    {hook.Fail(busy).Times(1).From(3), []winerr.Errno{ok, ok, busy, ok}, 3},
		"fail if nil":            {hook.Fail(busy).If(nil), []winerr.Errno{busy, busy}, 0},
		"nothing if nil":         {none.If(nil).Then(fail), []winerr.Errno{busy}, 0},
		"fail if never":          {hook.Fail(busy).If(never), []winerr.Errno{ok, ok}, 2},
		"replace":                {hook.ReplaceError(busy), []winerr.Errno{busy, busy}, 2},
		"replace once":           {hook.ReplaceError(busy).Times(1), []winerr.Errno{busy, ok}, 2},
		"fail, then another way": {fail.Times(1).Then(deny), []winerr.Errno{busy, denied, denied}, 0},
		"replace an answer":      {hook.ReplaceError(nil).Then(fail), []winerr.Errno{ok, ok}, 0},
		"replace twice":          {hook.ReplaceError(busy).Then(hook.ReplaceError(denied)), []winerr.Errno{busy}, 1},
		"nothing and then":       {none.Then(fail), []winerr.Errno{busy}, 0},
		"and then nothing":       {fail.Then(none), []winerr.Errno{busy}, 0},
		"nothing, limited":       {none.Times(1), []winerr.Errno{ok, ok}, 2},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			inner := cancelling()
			h := hook.New(inner)
			h.On(provider.CallCancelConnection, tt.action)
			var got []winerr.Errno
			for range tt.want {
				got = append(got, winerr.Code(h.CancelConnection(nil, "Z:", false)))
			}
			require.Equal(t, tt.want, got)
			require.Equal(t, tt.made, inner.Count(provider.CallCancelConnection))
		})
	}
}

// The connection is made although the caller is told that it isn't.
func TestReplaceErrorKeepsTheOtherResults(t *testing.T) {
	lost := errors.New("the answer got lost")
	h := hook.New(&provider.Func{
		OnOpenEnum: func(*session.Session, provider.Scope, provider.ResourceType, provider.Usage,
			*provider.NetResource) (provider.Handle, error) {
			return 7, nil
		},
	})
	h.On(provider.CallOpenEnum, hook.ReplaceError(lost))

	handle, err := h.OpenEnum(nil, provider.RESOURCE_GLOBALNET, 0, 0, nil)

	require.Equal(t, provider.Handle(7), handle)
	require.Same(t, lost, err)
}

func TestActionsHappenInTheOrderInWhichTheyWereSet(t *testing.T) {
	var order []string
	note := func(name string) hook.Action {
		return func(hook.Invocation) (func(error) error, error) {
			order = append(order, name)
			return func(err error) error {
				order = append(order, "after "+name)
				return err
			}, nil
		}
	}
	h := cancelling()
	h.On(provider.CallCancelConnection, note("first"))
	h.On(provider.AnyCall, note("second"))
	h.On(provider.CallCancelConnection, note("third").Then(hook.Fail(winerr.ERROR_BUSY)))
	h.On(provider.CallCancelConnection, note("unreached"))

	require.Equal(t, winerr.ERROR_BUSY, h.CancelConnection(nil, "Z:", false))
	require.Equal(t, []string{"first", "second", "third", "after third", "after second", "after first"}, order)
}

func TestIfChoosesBySession(t *testing.T) {
	alice, bob := new(session.Session), new(session.Session)
	h := cancelling()
	h.On(provider.CallCancelConnection, hook.Fail(winerr.ERROR_BUSY).If(func(in hook.Invocation) bool {
		return in.Session == alice
	}))
	require.Equal(t, winerr.ERROR_BUSY, h.CancelConnection(alice, "Z:", false))
	require.NoError(t, h.CancelConnection(bob, "Z:", false))
}

func TestPanicComesFromTheCall(t *testing.T) {
	h := cancelling()
	h.On(provider.CallCancelConnection, hook.Panic("broken provider").Times(1))

	require.PanicsWithValue(t, "broken provider", func() { _ = h.CancelConnection(nil, "Z:", false) })
	require.Equal(t, 1, h.Count(provider.CallCancelConnection))
	require.NoError(t, h.CancelConnection(nil, "Z:", false), "the hook is as before")
}

func TestDelayHoldsUpItsOwnCallOnly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := cancelling()
		h.On(provider.CallCancelConnection, hook.Delay(time.Minute).Times(1))
		start := time.Now()
		done := make(chan time.Duration)
		go func() {
			_ = h.CancelConnection(nil, "Z:", false)
			done <- time.Since(start)
		}()
		synctest.Wait()

		require.NoError(t, h.CancelConnection(nil, "Z:", false))
		require.Zero(t, time.Since(start), "the other call isn't delayed")
		require.Equal(t, time.Minute, <-done)
	})
}

func TestDelayThenFailIsATimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := cancelling()
		h.On(provider.CallCancelConnection, hook.Delay(time.Minute).Then(hook.Fail(winerr.ERROR_BAD_NETPATH)))
		start := time.Now()

		require.Equal(t, winerr.ERROR_BAD_NETPATH, h.CancelConnection(nil, "Z:", false))
		require.Equal(t, time.Minute, time.Since(start))
	})
}
