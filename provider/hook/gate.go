package hook

import (
	"context"
	"sync"
)

// Gate makes calls hang until it is opened. The zero value is a closed gate.
//
//	gate := new(hook.Gate)
//	h.On(provider.CallAddConnection, gate.Hold())
//	go caller.AddConnection(...)
//	gate.Await(ctx, 1) // now it hangs
//	gate.Open()
type Gate struct {
	mu      sync.Mutex    // protects the fields below
	open    bool          // a gate never closes again
	held    int           // calls that hang now
	changed chan struct{} // closed at the next change of open or held; nil: nobody waits for one
}

// Hold returns the action that makes a call hang until the gate is open.
func (g *Gate) Hold() Action {
	return func(Invocation) (func(error) error, error) {
		g.change(func() { g.held++ })
		defer g.change(func() { g.held-- })
		return nil, g.await(context.Background(), func() bool { return g.open })
	}
}

// Open releases the calls that hang, and lets all later ones run. A second call of
// Open does nothing.
func (g *Gate) Open() { g.change(func() { g.open = true }) }

// Await waits until at least n calls hang at the gate. If the context ends first,
// Await returns the cause of that.
func (g *Gate) Await(ctx context.Context, n int) error {
	return g.await(ctx, func() bool { return g.held >= n })
}

// change edits the fields that mu protects, and tells those that wait.
func (g *Gate) change(edit func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	edit()
	if g.changed != nil {
		close(g.changed)
		g.changed = nil
	}
}

// await waits for a condition on the fields that mu protects.
func (g *Gate) await(ctx context.Context, met func() bool) error {
	for {
		changed := g.unless(met)
		if changed == nil {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// unless returns nil if the condition holds, and otherwise a channel that the next
// change closes.
func (g *Gate) unless(met func() bool) <-chan struct{} {
	g.mu.Lock()
	defer g.mu.Unlock()
	if met() {
		return nil
	}
	if g.changed == nil {
		g.changed = make(chan struct{})
	}
	return g.changed
}
