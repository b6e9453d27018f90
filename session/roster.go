package session

import (
	"maps"
	"slices"
)

// roster holds sessions by LUID. LUIDs are given out in sequence, so that an array with pages is smaller than a map of a
// million sessions, quicker to grow, and in order by itself. A page goes with its last session, but the newest page stays
// for the logons that are to come. The zero value is empty.
type roster struct {
	pages  map[LUID]*page // by LUID / pageSize
	newest LUID           // key of the page that was made last
	count  int
}

const pageSize = 64

// page holds the sessions of pageSize LUIDs in a row.
type page struct {
	slots [pageSize]*Session
	count int
}

// get returns the session of a LUID, or nil.
func (r *roster) get(luid LUID) *Session {
	if p := r.pages[luid/pageSize]; p != nil {
		return p.slots[luid%pageSize]
	}
	return nil
}

// add puts a session in that is not there yet.
func (r *roster) add(s *Session) {
	number := s.luid / pageSize
	p := r.pages[number]
	if p == nil {
		p = r.turn(number)
	}
	p.slots[s.luid%pageSize] = s
	p.count++
	r.count++
}

// turn makes a new page and lets go of the last one if all its sessions have left.
func (r *roster) turn(number LUID) *page {
	if r.pages == nil {
		r.pages = make(map[LUID]*page)
	}
	if last := r.pages[r.newest]; last != nil && last.count == 0 {
		delete(r.pages, r.newest)
	}
	p := new(page)
	r.pages[number], r.newest = p, number
	return p
}

// remove takes a session out that is there.
func (r *roster) remove(s *Session) {
	number := s.luid / pageSize
	p := r.pages[number]
	p.slots[s.luid%pageSize] = nil
	p.count--
	r.count--
	if p.count == 0 && number != r.newest {
		delete(r.pages, number)
	}
}

// alive returns the sessions that are logged on, by ascending LUID.
func (r *roster) alive() []*Session {
	all := make([]*Session, 0, r.count)
	for _, number := range slices.Sorted(maps.Keys(r.pages)) {
		for _, s := range r.pages[number].slots {
			if s != nil && s.Alive() {
				all = append(all, s)
			}
		}
	}
	return all
}
