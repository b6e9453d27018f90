package hook

import (
	"slices"
	"sync"
	"sync/atomic"

	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Hook wraps a provider and intercepts its calls: it counts each of them, and
// the actions that [Hook.On] sets make calls fail, wait, hang, panic or answer
// something else. A test puts one between the router and a provider to see what
// the router does with a network that misbehaves.
//
// The zero value wraps [provider.Unimplemented]. A Hook is safe for concurrent use, and
// it holds no lock while an action or the wrapped provider runs: a call that
// hangs holds up nobody else.
//
// Each method is the wrapped provider's, with its codes. What an opened file or
// a print job does afterwards isn't intercepted.
type Hook struct {
	wrapped provider.Provider
	counts  [calls]atomic.Uint64
	actions atomic.Pointer[actionTable] // nil while nothing is set; replaced, never changed

	mu    sync.Mutex // protects below
	rules []*rule    // in the order of On
}

var _ provider.Provider = (*Hook)(nil)

// actionTable has for each call all actions that apply to it, made into one.
type actionTable [calls]Action

type rule struct {
	call   provider.Call
	action Action
}

// New wraps a provider; nil stands for [provider.Unimplemented].
func New(p provider.Provider) *Hook { return &Hook{wrapped: p} }

// On makes an action happen at each call of that name from now on, or at all of
// them ([provider.AnyCall]), until remove is called (twice is fine). Actions happen in
// the order in which they were set, as with [Action.Then].
func (h *Hook) On(c provider.Call, a Action) (remove func()) {
	r := &rule{call: c, action: a}
	h.change(func() { h.rules = append(h.rules, r) })
	return func() {
		h.change(func() {
			h.rules = slices.DeleteFunc(h.rules, func(other *rule) bool { return other == r })
		})
	}
}

// change edits the rules and publishes the table that follows from them.
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

// Count says how often a call was made, or all of them together ([provider.AnyCall]).
// A call counts from its beginning, also when an action answers it.
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

// provider is what the Hook wraps, for its zero value too.
func (h *Hook) provider() provider.Provider {
	if h.wrapped == nil {
		return provider.Unimplemented{}
	}
	return h.wrapped
}

// do makes a call: the actions before it, the call unless one of them answers
// in its place, what they do after it. The call must not escape from here, or
// each one would cost an allocation.
func (h *Hook) do(c provider.Call, s *session.Session, call func(provider.Provider) error) error {
	h.counts[c].Add(1)
	table := h.actions.Load()
	if table == nil || table[c] == nil {
		return call(h.provider())
	}
	after, err := table[c](Invocation{Call: c, Session: s})
	if err == nil {
		err = call(h.provider())
	}
	if after != nil {
		err = after(err)
	}
	return err
}

// Registration implements [provider.Registered]: the wrapped provider's. It isn't
// intercepted, for no provider is called at it.
func (h *Hook) Registration() provider.Registration { return provider.RegistrationOf(h.provider()) }
