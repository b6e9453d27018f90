package mprtest

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// ledger has what a test opens, and where. What is closed is struck off, or
// found to be gone in the end.
type ledger struct {
	mu          sync.Mutex // protects what follows
	connections map[connection]string
	enums       map[mpr.EnumHandle]string
	handles     map[*handle]string
}

// connection is what a connection of the network is known by.
type connection struct {
	luid          session.LUID
	local, remote string
}

func connectionOf(luid session.LUID, local, remote string) connection {
	return connection{luid, local, strings.ToLower(strings.TrimSuffix(remote, `\`))}
}

// enter notes that something was opened at a place.
func enter[K comparable](l *ledger, list *map[K]string, what K, place string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if *list == nil {
		*list = make(map[K]string)
	}
	(*list)[what] = place
}

// strike notes that something was closed.
func strike[K comparable](l *ledger, list *map[K]string, what K) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(*list, what)
}

// leaks are sentences about what is still open, by where it was made.
func (l *ledger) leaks(r *mpr.Router, net *provider.Fake) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []leak
	for _, c := range net.Snapshot() {
		if place, known := l.connections[connectionOf(c.LUID, c.Local, c.Remote)]; known {
			all = append(all, leak{place, "a connection wasn't cancelled: " + strings.TrimSpace(c.Local+" "+c.Remote)})
		}
	}
	for h, place := range l.enums {
		if _, err := r.System().EnumResource(h, nil); winerr.Code(err) != winerr.ERROR_INVALID_HANDLE {
			all = append(all, leak{place, fmt.Sprintf("an enumeration wasn't closed: handle %d", h)})
		}
	}
	for h, place := range l.handles {
		if winerr.Code(h.probe()) != winerr.ERROR_NETNAME_DELETED {
			all = append(all, leak{place, h.kind + " wasn't closed: " + h.name})
		}
	}
	slices.SortFunc(all, func(a, b leak) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.what, b.what)) })
	var sentences []string
	for _, one := range all {
		sentences = append(sentences, fmt.Sprintf("%s, made at %s", one.what, one.place))
	}
	return sentences
}

type leak struct{ place, what string }

// recordHandler sees the record of every call, on the goroutine that made it:
// the stack leads to the line of the test.
type recordHandler struct {
	slog.Handler
	ledger *ledger
}

// Handle notes the enumerations that are opened and closed.
func (h *recordHandler) Handle(ctx context.Context, rec slog.Record) error {
	switch rec.Message {
	case "WNetOpenEnum":
		if e, ok := argument(rec, "lphEnum"); ok {
			enter(h.ledger, &h.ledger.enums, e, place())
		}
	case "WNetCloseEnum":
		if e, ok := argument(rec, "hEnum"); ok && succeeded(rec) {
			strike(h.ledger, &h.ledger.enums, e)
		}
	}
	return h.Handler.Handle(ctx, rec)
}

// argument finds a handle among the arguments of a recorded call.
func argument(rec slog.Record, name string) (h mpr.EnumHandle, found bool) {
	rec.Attrs(func(a slog.Attr) bool {
		if a.Key != "args" {
			return true
		}
		for _, arg := range a.Value.Group() {
			if arg.Key == name {
				h, found = arg.Value.Any().(mpr.EnumHandle)
			}
		}
		return false
	})
	return h, found
}

// succeeded reports whether a recorded call did.
func succeeded(rec slog.Record) (yes bool) {
	rec.Attrs(func(a slog.Attr) bool {
		yes = yes || a.Key == "code" && a.Value.String() == winerr.NO_ERROR.Name()
		return true
	})
	return yes
}
