package mpr

import (
	"slices"
	"sync"
)

// maxRecent is how many paths are kept for a user: as many as the values `a` to
// `j` of the user's recent connections.
const maxRecent = 10

// connectHistory is what the connect dialog begins with, by user: the recent
// paths, newest first, and how the "reconnect at logon" box was left.
type connectHistory struct {
	mu       sync.Mutex // protects what follows
	byUser   map[string][]string
	unticked map[string]bool
}

func (h *connectHistory) list(user string) []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.byUser[user])
}

func (h *connectHistory) add(user, remote string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.byUser == nil {
		h.byUser = make(map[string][]string)
	}
	others := slices.DeleteFunc(h.byUser[user], func(old string) bool { return sameRemote(old, remote) })
	list := append([]string{remote}, others...)
	h.byUser[user] = list[:min(len(list), maxRecent)]
}

// reconnects is how the user left the box; it is ticked at first, as
// SaveConnections is.
func (h *connectHistory) reconnects(user string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return !h.unticked[user]
}

func (h *connectHistory) setReconnects(user string, ticked bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.unticked == nil {
		h.unticked = make(map[string]bool)
	}
	h.unticked[user] = !ticked
}
