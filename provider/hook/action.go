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
	Session *session.Session // the caller's; nil for a call without a session

	// Resource is the NETRESOURCE that the call is about, nil for none; an action must not change it. Name is the device,
	// the remote name or the path that the call is about in another way, "" for none.
	Resource *provider.NetResource
	Name     string
}

// Action is what a [Hook] does at a call. It runs before the call. If it returns an
// error, the caller gets that error and zero results, and the provider isn't
// called. That holds for calls without an error result too: GetCaps returns 0,
// Logoff does nothing.
//
// after, unless nil, runs after the call, or after another action has answered the
// call, and not after a panic. It takes the error of the call and returns the error
// that the caller gets.
//
// Actions are small and can be combined:
//
//	Fail(winerr.ERROR_BUSY).Times(2)
//	Delay(time.Minute).Then(Fail(winerr.ERROR_BAD_NETPATH)).From(3)
//
// A nil Action does nothing.
type Action func(in Invocation) (after func(error) error, err error)

// Fail makes a call return an error. Fail(nil) does nothing.
func Fail(err error) Action {
	return func(Invocation) (func(error) error, error) { return nil, err }
}

// Delay makes a call wait for a time before it runs.
func Delay(d time.Duration) Action {
	return func(Invocation) (func(error) error, error) {
		time.Sleep(d)
		return nil, nil
	}
}

// Panic makes a call panic with a value, as a faulty provider does.
func Panic(value any) Action {
	return func(Invocation) (func(error) error, error) { panic(value) }
}

// ReplaceError lets a call run and then replaces its error, even if that is nil:
// the connection is made and the caller is told that it isn't, or the reverse. The
// other results stay as they are.
func ReplaceError(err error) Action {
	return func(Invocation) (func(error) error, error) {
		return func(error) error { return err }, nil
	}
}

// Times limits an action to the first n calls that reach it.
func (a Action) Times(n int) Action {
	return a.counted(func(nth int64) bool { return nth <= int64(n) })
}

// From limits an action to the n-th call that reaches it and all later ones,
// counted from 1.
func (a Action) From(n int) Action {
	return a.counted(func(nth int64) bool { return nth >= int64(n) })
}

// counted limits an action to the calls for whose number, from 1, applies reports
// true.
func (a Action) counted(applies func(nth int64) bool) Action {
	reached := new(atomic.Int64)
	return a.If(func(Invocation) bool { return applies(reached.Add(1)) })
}

// If limits an action to the calls for which applies reports true. nil doesn't
// limit it.
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

// Then puts another action between this one and the provider. The other action
// happens only if this one returns no error, and its after runs first.
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

// around returns a function that applies inner and then outer to an error. Either
// may be nil, and so may the result.
func around(outer, inner func(error) error) func(error) error {
	if outer == nil {
		return inner
	}
	if inner == nil {
		return outer
	}
	return func(err error) error { return outer(inner(err)) }
}
