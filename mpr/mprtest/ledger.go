package mprtest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// ledger has what a test opens, and where. What is closed is struck off, or
// found to be gone in the end.
type ledger struct {
	mu          sync.Mutex // protects what follows
	connections map[connection]string
	enums       map[enumeration]string
	handles     map[*handle]string
}

// enumeration is what an open enumeration is known by: its session, with which it goes, and its handle.
type enumeration struct {
	luid   session.LUID
	handle mpr.EnumHandle
}

// connection is what a connection of the network is known by.
type connection struct {
	luid          session.LUID
	local, remote string
}

func connectionOf(luid session.LUID, local, remote string) connection {
	return connection{luid, local, wintext.Fold(wintext.TrimEnd(remote))}
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

// leaks returns what is still open, by where it was made.
func (l *ledger) leaks(r *mpr.Router) []leak {
	connected := r.Snapshot().Providers
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []leak
	for _, p := range connected {
		for _, c := range p.Connections {
			if place, known := l.whereMade(c); known {
				all = append(all, leak{place, "a connection wasn't cancelled: " + strings.TrimSpace(c.Local+" "+c.Remote), true})
			}
		}
	}
	for e, place := range l.enums {
		if _, err := r.Sessions().Find(e.luid); err == nil {
			all = append(all, leak{place, fmt.Sprintf("an enumeration wasn't closed: handle %d", e.handle), false})
		}
	}
	for h, place := range l.handles {
		if winerr.Code(h.probe()) != winerr.ERROR_NETNAME_DELETED {
			all = append(all, leak{place, h.kind + " wasn't closed: " + h.name, false})
		}
	}
	slices.SortFunc(all, func(a, b leak) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.what, b.what)) })
	return all
}

// leak is something that is still open.
type leak struct {
	place, what string
	drive       bool // a connection
}

// whereMade is where a connection was made. It needs the mutex.
func (l *ledger) whereMade(c provider.ConnectionSnapshot) (place string, known bool) {
	if place, known = l.connections[connectionOf(c.LUID, c.Local, c.Remote)]; !known && c.Local != "" {
		place, known = l.connections[connectionOf(c.LUID, chosen, c.Remote)]
	}
	return place, known
}
