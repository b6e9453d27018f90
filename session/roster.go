package session

import (
	"maps"
	"slices"
)

// roster holds sessions by LUID. Because LUIDs are given out in sequence, pages of an array take less memory than a map of
// a million sessions, grow faster, and keep the order. A page is removed with its last session, unless it is the newest
// one, which the next logons use. The zero value is empty.
type roster struct {
	pages  map[LUID]*page // by LUID / pageSize
	newest LUID           // the key of the page that was made last
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

// add adds a session that is not there yet.
func (r *roster) add(s *Session) {
	number := s.luid / pageSize
	p := r.pages[number]
	if p == nil {
		p = r.addPage(number)
	}
	p.slots[s.luid%pageSize] = s
	p.count++
	r.count++
}

// addPage makes a new page, and removes the one before if it is empty.
func (r *roster) addPage(number LUID) *page {
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

// remove removes a session that is there.
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
