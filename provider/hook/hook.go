// Package hook breaks providers for tests. A [Hook] stands between the router and a
// provider, counts its calls, and makes them fail, wait, hang, panic or return
// other codes by an [Action]. A [Script] is a provider that answers from a list.
//
// No lock is held while an action or a wrapped provider runs.
package hook

import (
	"slices"
	"sync"
	"sync/atomic"

	"github.com/seed-520b6462/winnet/provider"
)

// Hook wraps a provider and intercepts its calls: it counts each of them, and
// the actions that [Hook.On] sets make calls fail, wait, hang, panic or return
// another code. Without actions each method is the wrapped provider's. A Hook
// doesn't intercept the calls of opened files and print jobs.
//
// The zero value wraps [provider.Unimplemented]. A Hook is safe for concurrent
// use. It holds no lock while an action or the wrapped provider runs, so that a
// call that hangs doesn't block others.
type Hook struct {
	wrapped provider.Provider
	counts  [calls]atomic.Uint64
	actions atomic.Pointer[actionTable] // nil without rules; a table never changes, change replaces it

	mu    sync.Mutex // protects rules
	rules []*rule    // in the order of On
}

var _ provider.Provider = (*Hook)(nil)

// actionTable holds for each call the one action that all its rules make.
type actionTable [calls]Action

// rule is an action that On has set.
type rule struct {
	call   provider.Call
	action Action
}

// New returns a hook around a provider; nil stands for [provider.Unimplemented].
func New(p provider.Provider) *Hook { return &Hook{wrapped: p} }

// On makes an action happen at each call of that name, or at all calls
// ([provider.AnyCall]), until remove is called. A second call of remove does
// nothing. Actions happen in the order in which they were set, as with
// [Action.Then].
func (h *Hook) On(c provider.Call, a Action) (remove func()) {
	r := &rule{call: c, action: a}
	h.change(func() { h.rules = append(h.rules, r) })
	return func() {
		h.change(func() {
			h.rules = slices.DeleteFunc(h.rules, func(other *rule) bool { return other == r })
		})
	}
}

// change edits the rules and publishes the table that they make.
func (h *Hook) change(edit func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	edit()
	if len(h.rules) == 0 {
		h.actions.Store(nil)
		return
	}
	table := new(actionTable)
	for c := provider.AnyCall + 1; c < calls; c++ {
		for _, r := range h.rules {
			if r.call == c || r.call == provider.AnyCall {
				table[c] = table[c].Then(r.action)
			}
		}
	}
	h.actions.Store(table)
}

// Count returns the number of calls of that name, or of all calls
// ([provider.AnyCall]). It includes calls that are still running, and calls that an
// action answered.
func (h *Hook) Count(c provider.Call) int {
	if c >= calls {
		return 0
	}
	if c != provider.AnyCall {
		return int(h.counts[c].Load())
	}
	total := 0
	for i := range h.counts {
		total += int(h.counts[i].Load())
	}
	return total
}

// provider returns the wrapped provider, for the zero value too.
func (h *Hook) provider() provider.Provider {
	if h.wrapped == nil {
		return provider.Unimplemented{}
	}
	return h.wrapped
}

// do runs the actions of a call, the call itself unless an action has returned an
// error, and what the actions do afterwards. call must not escape, because it
// would be allocated then.
func (h *Hook) do(in Invocation, call func(provider.Provider) error) error {
	h.counts[in.Call].Add(1)
	table := h.actions.Load()
	if table == nil || table[in.Call] == nil {
		return call(h.provider())
	}
	after, err := table[in.Call](in)
	if err == nil {
		err = call(h.provider())
	}
	if after != nil {
		err = after(err)
	}
	return err
}

// Registration implements [provider.Registered]: it returns the registration of the
// wrapped provider. It isn't a call, so that no action applies.
func (h *Hook) Registration() provider.Registration { return provider.RegistrationOf(h.provider()) }

// Starts implements [provider.Restartable]: it returns the number of the provider behind the hook, 0 if that isn't one.
func (h *Hook) Starts() uint64 {
	if p, ok := h.provider().(provider.Restartable); ok {
		return p.Starts()
	}
	return 0
}

//go:generate go run ../internal/callgen .. Provider zhook.go.tmpl

// Log records the order of calls. Several hooks may write to one log, each with a
// label of its own, so that the log shows in which order the router asked the
// providers. The zero value is an empty log.
type Log struct {
	mu    sync.Mutex // protects lines
	lines []string
}

// Record returns the action that adds a line to the log when a call begins:
// "label.AddConnection".
func (l *Log) Record(label string) Action {
	return func(in Invocation) (func(error) error, error) {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.lines = append(l.lines, label+"."+in.Call.String())
		return nil, nil
	}
}

// Lines returns the calls so far, the oldest first.
func (l *Log) Lines() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.lines)
}
