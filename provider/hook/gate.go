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
	mu      sync.Mutex    // protects below
	open    bool          // never closes again
	held    int           // calls that hang now
	changed chan struct{} // closed at the next change of the above; nil: nobody waits for one
}

// Hold is the action that makes a call hang, and lets it run once the gate is
// open.
func (g *Gate) Hold() Action {
	return func(Invocation) (func(error) error, error) {
		g.change(func() { g.held++ })
		defer g.change(func() { g.held-- })
		return nil, g.await(context.Background(), func() bool { return g.open })
	}
}

// Open releases the calls that hang and lets all later ones pass (twice is
// fine).
func (g *Gate) Open() { g.change(func() { g.open = true }) }

// Await waits until at least n calls hang at the gate. Its error is the cause
// of the context's end, when that comes first.
func (g *Gate) Await(ctx context.Context, n int) error {
	return g.await(ctx, func() bool { return g.held >= n })
}

func (g *Gate) change(edit func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	edit()
	if g.changed != nil {
		close(g.changed)
		g.changed = nil
	}
}

// await waits for a condition on what mu protects.
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

// unless is nil when a condition is met, and else what tells of the next change.
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
