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
	mu    sync.RWMutex // protects everything below, memoryProfiles included
	users map[string]*memoryProfile
}

// memoryProfile is one user's.
type memoryProfile struct {
	slots    [slotCount]*Entry // what an entry holds never changes once it is in a slot, so it is read without the lock
	exists   bool              // something was put
	openErr  error             // what every call answers
	parseErr error             // what every call answers that could open it
	writeErr error             // what a change answers
}

var _ Store = (*Memory)(nil)

// Entries returns everything remembered for a user; see Store for the codes.
func (m *Memory) Entries(user string) ([]Entry, error) {
	key, err := FoldUser(user)
	if err != nil {
		return nil, err
	}
	slots, err := m.slotsOf(key)
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for _, e := range slots {
		if e != nil {
			entries = append(entries, e.Clone())
		}
	}
	return entries, nil
}

func (m *Memory) slotsOf(key string) (slots [slotCount]*Entry, err error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	p := m.users[key]
	if p == nil {
		return slots, nil
	}
	return p.slots, p.readable()
}

// Get returns what is remembered for one device; see Store for the codes.
func (m *Memory) Get(user, local string) (Entry, bool, error) {
	slot, ok := slotOf(local)
	if !ok {
		return Entry{}, false, CheckLocal(local)
	}
	e, known, err := m.get(user, slot)
	if !known { // only folded names are known, so that a caller who has one pays for no folding
		key, badName := FoldUser(user)
		if badName != nil {
			return Entry{}, false, badName
		}
		e, _, err = m.get(key, slot)
	}
	if e == nil || err != nil {
		return Entry{}, false, err
	}
	return e.Clone(), true, nil
}

func (m *Memory) get(key string, slot int) (e *Entry, known bool, err error) {
	m.mu.RLock()
	p := m.users[key]
	if p != nil {
		e, err = p.slots[slot], p.readable()
	}
	m.mu.RUnlock()
	return e, p != nil, err
}

// Put remembers an entry; see Store for the codes, and FailWrites.
func (m *Memory) Put(user string, e Entry) error {
	key, err := FoldUser(user)
	if err != nil {
		return err
	}
	if err := e.Validate(); err != nil {
		return err
	}
	slot, _ := slotOf(e.Local)
	kept := e.Clone()
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.ensure(key)
	if err := p.writable(); err != nil {
		return err
	}
	p.exists = true
	p.slots[slot] = &kept
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
	p.slots[slot] = nil
	return nil
}

// Users returns the folded names of the users who have a profile, sorted. It never fails.
func (m *Memory) Users() ([]string, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	users := slices.Sorted(maps.Keys(m.users))
	return slices.DeleteFunc(users, func(user string) bool { return !m.users[user].exists }), nil
}

func (m *Memory) ensure(key string) *memoryProfile {
	if m.users == nil {
		m.users = make(map[string]*memoryProfile)
	}
	if m.users[key] == nil {
		m.users[key] = new(memoryProfile)
	}
	return m.users[key]
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
