package profile

import (
	"maps"
	"slices"
	"sync"
)

// Memory is a Store that lives as long as the program. The zero value is empty and ready. A test can make the profile
// of a user fail with SetUnopenable, SetMalformed and FailWrites; other users are not touched by that.
//
// Get does not allocate when the user is a folded name and the entry has neither UserName nor UseOptions.
//
// A Memory must not be copied after its first use.
type Memory struct {
	mu    sync.Mutex // protects everything below, memoryProfiles included
	users map[string]*memoryProfile
}

// memoryProfile is one user's.
type memoryProfile struct {
	slots    [slotCount]*Entry
	spare    *Entry // of a device that was forgotten, for the next one: drives come and go
	exists   bool   // something was put
	openErr  error  // what every call answers
	parseErr error  // what every call answers that could open it
	writeErr error  // what a change answers
}

var _ Store = (*Memory)(nil)

// Entries returns everything remembered for a user; see Store for the codes.
func (m *Memory) Entries(user string) ([]Entry, error) {
	key, err := FoldUser(user)
	if err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.users[key]
	if p == nil {
		return nil, nil
	}
	if err := p.readable(); err != nil {
		return nil, err
	}
	var entries []Entry
	for _, e := range p.slots {
		if e != nil {
			entries = append(entries, e.Clone())
		}
	}
	return entries, nil
}

// Get returns what is remembered for one device; see Store for the codes.
func (m *Memory) Get(user, local string) (e Entry, found bool, err error) {
	slot, ok := slotOf(local)
	if !ok {
		return Entry{}, false, CheckLocal(local)
	}
	found, known, err := m.read(user, slot, &e)
	if !known { // only folded names are known, so that a caller who has one pays for no folding
		key, badName := FoldUser(user)
		if badName != nil {
			return Entry{}, false, badName
		}
		if key != user {
			found, _, err = m.read(key, slot, &e)
		}
	}
	e.own()
	return e, found, err
}

// read copies an entry that is there, and says whether the user has a profile.
func (m *Memory) read(key string, slot int, to *Entry) (found, known bool, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.users[key]
	if p == nil {
		return false, false, nil
	}
	if err := p.readable(); err != nil {
		return false, true, err
	}
	e := p.slots[slot]
	if e != nil {
		*to = *e
	}
	return e != nil, true, nil
}

// Put remembers an entry; see Store for the codes, and FailWrites.
func (m *Memory) Put(user string, e Entry) error {
	key, err := FoldUser(user)
	if err != nil {
		return err
	}
	if err := e.valid(); err != nil {
		return err
	}
	slot, _ := slotOf(e.Local)
	e.own()
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.ensure(key)
	if err := p.writable(); err != nil {
		return err
	}
	p.exists = true
	p.keep(slot, &e)
	return nil
}

// Delete forgets one device; see Store for the codes, and FailWrites.
func (m *Memory) Delete(user, local string) error {
	key, err := FoldUser(user)
	if err != nil {
		return err
	}
	slot, ok := slotOf(local)
	if !ok {
		return CheckLocal(local)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.users[key]
	if p == nil {
		return nil
	}
	if err := p.writable(); err != nil {
		return err
	}
	p.forget(slot)
	return nil
}

// Users returns the folded names of the users who have a profile, sorted. It never fails.
func (m *Memory) Users() ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	users := slices.Sorted(maps.Keys(m.users))
	return slices.DeleteFunc(users, func(user string) bool { return !m.users[user].exists }), nil
}

func (m *Memory) ensure(key string) *memoryProfile {
	if m.users == nil {
		m.users = make(map[string]*memoryProfile)
	}
	p := m.users[key]
	if p == nil {
		p = new(memoryProfile)
		m.users[key] = p
	}
	return p
}

// keep puts a copy of the entry where there is room for it already.
func (p *memoryProfile) keep(slot int, e *Entry) {
	room := p.slots[slot]
	if room == nil {
		room, p.spare = p.spare, nil
	}
	if room == nil {
		room = new(Entry)
	}
	*room = *e
	p.slots[slot] = room
}

func (p *memoryProfile) forget(slot int) {
	if room := p.slots[slot]; room != nil {
		*room = Entry{}
		p.slots[slot], p.spare = nil, room
	}
}

func (p *memoryProfile) readable() error {
	if p.openErr != nil {
		return p.openErr
	}
	return p.parseErr
}

func (p *memoryProfile) writable() error {
	if err := p.readable(); err != nil {
		return err
	}
	return p.writeErr
}
