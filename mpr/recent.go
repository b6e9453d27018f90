package mpr

import (
	"slices"
	"sync"
)

// maxRecent is how many paths the connect dialog remembers: as many as the
// values `a` to `j` of the user's recent connections.
const maxRecent = 10

// recentPaths are the paths that users connected by dialog, newest first.
type recentPaths struct {
	mu     sync.Mutex // protects what follows
	byUser map[string][]string
}

func (p *recentPaths) list(user string) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.byUser[user])
}

func (p *recentPaths) add(user, remote string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.byUser == nil {
		p.byUser = make(map[string][]string)
	}
	others := slices.DeleteFunc(p.byUser[user], func(old string) bool { return sameRemote(old, remote) })
	list := append([]string{remote}, others...)
	p.byUser[user] = list[:min(len(list), maxRecent)]
}
