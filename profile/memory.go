package profile

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// Memory is a Store that lives as long as the program. The zero value is empty and ready. A test can make the profile
// of a user fail with SetUnopenable, SetMalformed and FailWrites; the profiles of other users stay as they are.
//
// Get does not allocate if the user is a folded name and the entry has no UseOptions.
//
// A Memory must not be copied after its first use.
type Memory struct {
	mu    sync.Mutex                // protects users and what it leads to
	users map[string]*memoryProfile // by folded name
}

// memoryProfile is the profile of one user.
type memoryProfile struct {
	entries  [devices]*Entry // by session.Name
	spare    *Entry          // the memory of a deleted entry, for the next one, because drives come and go
	exists   bool            // Put was called
	dontSave bool            // as after net use /persistent:no
	openErr  error           // the answer of every call
	parseErr error           // the answer of every call if openErr is nil
	writeErr error           // the answer of Put and Delete if both are nil
}

// devices is the number of values of a session.Name: none, 26 drives and 9 printer ports.
const devices = 1 + 26 + 9

var (
	_ Store           = (*Memory)(nil)
	_ ConnectionSaver = (*Memory)(nil)
)

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
	for _, e := range p.entries {
		if e != nil {
			entries = append(entries, e.Clone())
		}
	}
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Local, b.Local) })
	return entries, nil
}

// Get returns what is remembered for one device; see Store for the codes.
func (m *Memory) Get(user, local string) (Entry, bool, error) {
	device, err := ParseLocal(local)
	if err != nil {
		return Entry{}, false, err
	}
	key, err := FoldUser(user)
	if err != nil {
		return Entry{}, false, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.users[key]
	if p == nil {
		return Entry{}, false, nil
	}
	if err := p.readable(); err != nil {
		return Entry{}, false, err
	}
	if e := p.entries[device]; e != nil {
		return e.Clone(), true, nil
	}
	return Entry{}, false, nil
}

// Put remembers an entry; see Store for the codes, and FailWrites.
func (m *Memory) Put(user string, e Entry) error {
	key, err := FoldUser(user)
	if err != nil {
		return err
	}
	device, err := e.check()
	if err != nil {
		return err
	}
	e.UseOptions = bytes.Clone(e.UseOptions)
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.ensure(key)
	if err := p.writable(); err != nil {
		return err
	}
	p.exists = true
	p.put(device, &e)
	return nil
}

// Delete forgets one device; see Store for the codes, and FailWrites.
func (m *Memory) Delete(user, local string) error {
	key, err := FoldUser(user)
	if err != nil {
		return err
	}
	device, err := ParseLocal(local)
	if err != nil {
		return err
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
	p.delete(device)
	return nil
}

// Users returns the folded names of the users who have a profile, sorted. It never fails.
func (m *Memory) Users() ([]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	users := slices.Sorted(maps.Keys(m.users))
	return slices.DeleteFunc(users, func(user string) bool { return !m.users[user].exists }), nil
}

// SaveConnections returns the setting; see ConnectionSaver for the codes.
func (m *Memory) SaveConnections(user string) (bool, error) {
	key, err := FoldUser(user)
	if err != nil {
		return false, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.users[key]
	if p == nil {
		return true, nil
	}
	return !p.dontSave, p.readable()
}

// SetSaveConnections keeps the setting; see ConnectionSaver for the codes, and FailWrites.
func (m *Memory) SetSaveConnections(user string, save bool) error {
	key, err := FoldUser(user)
	if err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.ensure(key)
	if err := p.writable(); err != nil {
		return err
	}
	p.dontSave = !save
	return nil
}

// ensure returns the profile of a user, which it makes if there is none. The caller holds m.mu.
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

// put copies an entry into the memory of the one that it replaces, or of one that was deleted.
func (p *memoryProfile) put(device session.Name, e *Entry) {
	kept := p.entries[device]
	if kept == nil {
		kept, p.spare = p.spare, nil
	}
	if kept == nil {
		kept = new(Entry)
	}
	*kept = *e
	p.entries[device] = kept
}

// delete removes an entry and keeps its memory for the next one.
func (p *memoryProfile) delete(device session.Name) {
	if e := p.entries[device]; e != nil {
		*e = Entry{}
		p.entries[device], p.spare = nil, e
	}
}

// readable returns the error of every call, or nil.
func (p *memoryProfile) readable() error {
	if p.openErr != nil {
		return p.openErr
	}
	return p.parseErr
}

// writable returns the error of a change, or nil.
func (p *memoryProfile) writable() error {
	if err := p.readable(); err != nil {
		return err
	}
	return p.writeErr
}

// SetUnopenable makes every call for a user answer ERROR_CANNOT_OPEN_PROFILE until it is switched off. The entries stay.
// A name that FoldUser refuses is ignored.
func (m *Memory) SetUnopenable(user string, on bool) {
	m.fault(user, func(p *memoryProfile) { p.openErr = fault(user, on, winerr.ERROR_CANNOT_OPEN_PROFILE) })
}

// SetMalformed makes every call for a user answer ERROR_BAD_PROFILE until it is switched off, unless the profile is
// unopenable as well. The entries stay. A name that FoldUser refuses is ignored.
func (m *Memory) SetMalformed(user string, on bool) {
	m.fault(user, func(p *memoryProfile) { p.parseErr = fault(user, on, winerr.ERROR_BAD_PROFILE) })
}

// FailWrites makes Put and Delete for a user answer err, and change nothing, until it is called with nil. A full disk
// would answer ERROR_CANNOT_OPEN_PROFILE. A name that FoldUser refuses is ignored.
func (m *Memory) FailWrites(user string, err error) {
	m.fault(user, func(p *memoryProfile) { p.writeErr = err })
}

// fault changes the faults of a user's profile.
func (m *Memory) fault(user string, set func(*memoryProfile)) {
	key, err := FoldUser(user)
	if err != nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	set(m.ensure(key))
}

// fault returns the error of a fault that is on, or nil.
func fault(user string, on bool, code winerr.Errno) error {
	if !on {
		return nil
	}
	return fmt.Errorf("profile: user %q: %w", user, code)
}
