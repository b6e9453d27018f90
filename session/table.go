package session

import (
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Table holds the logon sessions of one machine and its global device namespace. The zero value is a Windows 11 with
// nobody logged on. A Table must not be copied.
type Table struct {
	options Options
	global  Devices
	luids   atomic.Uint64 // the number of LUIDs that were given out

	mu       sync.RWMutex // protects below
	sessions roster
	onLogoff []func(*Session) // a change stores a new slice
}

// NewTable returns a table of a machine with these settings.
func NewTable(options Options) *Table {
	return &Table{options: options}
}

// Options returns the settings of the machine.
func (t *Table) Options() Options { return t.options }

// Global returns the global device namespace, which is what LocalSystem sees and changes.
func (t *Table) Global() *Devices { return &t.global }

// Logon logs a user on and returns the session with one reference. Each call makes a new session, with these exceptions:
// the accounts of WellKnown have their one session, whatever the type; an administrator's interactive or remote
// interactive logon on Windows Vista or later makes two linked sessions, of which the filtered one is returned.
//
// A NewCredentials logon (LogonUserW, LOGON32_LOGON_NEW_CREDENTIALS) makes a session with the local user of l.From, a
// LUID and letters of its own, and NetworkUser and NetworkPassword for the servers.
//
// Errors:
//   - ERROR_INVALID_PARAMETER: the type is unknown; a NewCredentials logon without From, with a From of another table
//     or with a User who is not From's or with a Password; another type with From, NetworkUser or NetworkPassword.
//   - ERROR_BAD_USERNAME: User, or NetworkUser for NewCredentials, is no valid name (see ParseUser).
//   - ERROR_NO_SUCH_LOGON_SESSION: From is logged off.
func (t *Table) Logon(l Logon) (*Session, error) {
	if l.Type == 0 {
		l.Type = LogonInteractive
	}
	if err := l.validate(); err != nil {
		return nil, err
	}
	if l.Type == LogonNewCredentials {
		return t.logonFrom(l)
	}
	if luid, ok := wellKnownLUID(l.User); ok {
		return t.WellKnown(luid)
	}
	s := t.newSession(l.User, l.User.Key(), l.Type)
	s.password, s.administrator = l.Password, l.Administrator
	if l.splits(t.options) {
		s.link()
	}
	t.publish(s)
	return s, nil
}

// logonFrom makes the session of a NewCredentials logon.
func (t *Table) logonFrom(l Logon) (*Session, error) {
	if l.From.table != t {
		return nil, winerr.ERROR_INVALID_PARAMETER
	}
	if !l.From.Alive() {
		return nil, winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	s := t.newSession(l.From.user, l.From.key, l.Type)
	s.elevation, s.administrator = l.From.elevation, l.From.Administrator()
	s.network = &networkCredentials{user: l.NetworkUser, password: l.NetworkPassword}
	t.publish(s)
	return s, nil
}

// newSession makes a session with one reference, which is not in the table yet.
func (t *Table) newSession(user User, key string, typ LogonType) *Session {
	luid := firstLUID + LUID(t.luids.Add(1)-1)
	s := &Session{luid: luid, user: user, key: key, typ: typ, table: t}
	s.local.session = s
	s.refs.Store(1)
	return s
}

// publish adds a session and its other half to the table, in one step.
func (t *Table) publish(s *Session) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sessions.add(s)
	if s.linked != nil {
		t.sessions.add(s.linked)
	}
}

// forget removes a session that has logged off.
func (t *Table) forget(s *Session) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sessions.remove(s)
}

// Find returns the session of a LUID, also a well-known one before its first use. The caller gets no reference, and calls
// Retain to keep the session.
//
// Errors: ERROR_NO_SUCH_LOGON_SESSION: there is none, or it is logged off.
func (t *Table) Find(luid LUID) (*Session, error) {
	t.mu.RLock()
	s := t.sessions.get(luid)
	t.mu.RUnlock()
	if s == nil {
		return t.WellKnown(luid)
	}
	if !s.Alive() {
		return nil, winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	return s, nil
}

// Sessions returns the sessions that are logged on, by ascending LUID, the well-known ones from their first use on.
func (t *Table) Sessions() []*Session {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.sessions.alive()
}

// OnLogoff registers f, which is called for every session that logs off from now on: after its last reference and before
// its letters are removed, in the order of registration. No lock is held: f may read the session's letters, remove them
// with Unredirect and call the table. A nil f is ignored.
func (t *Table) OnLogoff(f func(*Session)) {
	if f == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.onLogoff = append(slices.Clip(t.onLogoff), f)
}

// logoffCallbacks returns the callbacks as they are now.
func (t *Table) logoffCallbacks() []func(*Session) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.onLogoff
}

// wellKnownDomain is the authority of the accounts below.
const wellKnownDomain = "NT AUTHORITY"

// wellKnownUser returns the account of a well-known LUID and the type of its logon, or false for another LUID.
func wellKnownUser(luid LUID) (User, LogonType, bool) {
	switch luid {
	case LocalSystem:
		return User{wellKnownDomain, "SYSTEM"}, LogonService, true
	case LocalService:
		return User{wellKnownDomain, "LOCAL SERVICE"}, LogonService, true
	case NetworkService:
		return User{wellKnownDomain, "NETWORK SERVICE"}, LogonService, true
	case Anonymous:
		return User{wellKnownDomain, "ANONYMOUS LOGON"}, LogonNetwork, true
	}
	return User{}, 0, false
}

// wellKnownLUID returns the LUID of a well-known account, or false for another account.
func wellKnownLUID(u User) (LUID, bool) {
	if !wintext.Same(u.Domain, wellKnownDomain) {
		return 0, false
	}
	for luid := NetworkService; luid <= LocalSystem; luid++ {
		if account, _, ok := wellKnownUser(luid); ok && account.Same(u) {
			return luid, true
		}
	}
	return 0, false
}

// WellKnown returns the session of LocalSystem, LocalService, NetworkService or Anonymous. The session is made at its first
// use and lives as long as the table; Retain and Release do nothing to it.
//
// Errors: ERROR_NO_SUCH_LOGON_SESSION: any other LUID.
func (t *Table) WellKnown(luid LUID) (*Session, error) {
	user, typ, ok := wellKnownUser(luid)
	if !ok {
		return nil, winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	s := t.sessions.get(luid)
	if s == nil {
		s = &Session{luid: luid, user: user, key: user.Key(), typ: typ, table: t}
		s.local.session = s
		t.sessions.add(s)
	}
	return s, nil
}

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
