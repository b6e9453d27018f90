package hook

import (
	"sync/atomic"
	"time"

	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Invocation is one call to a provider as an [Action] sees it.
type Invocation struct {
	Call    provider.Call
	Session *session.Session // who calls; nil when the call doesn't say
}

// Action is what a [Hook] does at a call. It runs before the call, and an error
// answers in the place of the provider, whose method isn't called then and whose
// other results are zero. A call without an error result is left undone all the
// same: GetCaps announces nothing, Logoff does nothing.
//
// The function that an action returns, unless nil, is given the error that the
// call ended with and returns the error that the caller gets. It runs after a
// call that another action answered too, and not after a panic.
//
// The actions of this package are small and meant to be put together:
//
//	Fail(winerr.ERROR_BUSY).Times(2)
//	Delay(time.Minute).Then(Fail(winerr.ERROR_BAD_NETPATH)).From(3)
//
// A nil Action does nothing.
type Action func(in Invocation) (after func(error) error, err error)

// Fail makes a call fail with an error. Fail(nil) lets it run.
func Fail(err error) Action {
	return func(Invocation) (func(error) error, error) { return nil, err }
}

// Delay makes a call wait before it runs.
func Delay(d time.Duration) Action {
	return func(Invocation) (func(error) error, error) {
		time.Sleep(d)
		return nil, nil
	}
}

// Panic makes a call panic with a value, as a provider with a fault in it does.
func Panic(value any) Action {
	return func(Invocation) (func(error) error, error) { panic(value) }
}

// ReplaceError lets a call run and then replaces its error, nil included: the
// connection is made and the caller is told that it isn't, or the reverse. The
// other results are handed on as they are.
func ReplaceError(err error) Action {
	return func(Invocation) (func(error) error, error) {
		return func(error) error { return err }, nil
	}
}

// Times limits an action to the first n times that it is reached.
func (a Action) Times(n int) Action {
	return a.counted(func(nth int64) bool { return nth <= int64(n) })
}

// From makes an action happen from the n-th time that it is reached; the first
// time is 1.
func (a Action) From(n int) Action {
	return a.counted(func(nth int64) bool { return nth >= int64(n) })
}

func (a Action) counted(applies func(nth int64) bool) Action {
	reached := new(atomic.Int64)
	return a.If(func(Invocation) bool { return applies(reached.Add(1)) })
}

// If limits an action to the calls for which applies reports true. A nil applies
// is no limit.
func (a Action) If(applies func(in Invocation) bool) Action {
	if applies == nil {
		return a
	}
	return func(in Invocation) (func(error) error, error) {
		if a == nil || !applies(in) {
			return nil, nil
		}
		return a(in)
	}
}

// Then puts another action behind this one, between it and the provider: that
// happens only when this one lets the call go on, and this one has the last
// word on the error.
func (a Action) Then(next Action) Action {
	if a == nil {
		return next
	}
	if next == nil {
		return a
	}
	return func(in Invocation) (func(error) error, error) {
		outer, err := a(in)
		if err != nil {
			return outer, err
		}
		inner, err := next(in)
		return around(outer, inner), err
	}
}

// around applies two functions to an error, the inner one first; nil is none.
func around(outer, inner func(error) error) func(error) error {
	if outer == nil {
		return inner
	}
	if inner == nil {
		return outer
	}
	return func(err error) error { return outer(inner(err)) }
}
