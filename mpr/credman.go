package mpr

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// CredentialStore is the credential manager: saved credentials by user and
// target (a server's name). Users and targets are compared without case. Its
// errors fail no connection.
type CredentialStore interface {
	// Get gives the credentials of user for target, if there are any.
	Get(user, target string) (Credentials, bool)
	// Put saves them, in place of what was there. After any error they count as
	// not saved: a drive that is remembered with them asks at the next logon.
	Put(user, target string, cred Credentials) error
	// Delete forgets them; that there were none is no error. After any error what
	// was to be saved in their place isn't.
	Delete(user, target string) error
}

// MemoryCredentials is a credential manager in memory. The zero value is ready
// to use.
type MemoryCredentials struct {
	filled atomic.Bool // skips the lock of the machines that save none

	mu    sync.RWMutex
	saved map[savedKey]savedEntry
}

type savedKey struct{ user, target string }

type savedEntry struct {
	shown SavedCredential
	cred  Credentials
}

// SavedCredential is one entry of the credential manager, without its password.
type SavedCredential struct {
	User   string // whose it is
	Target string // the server it is for
	As     string // the user name to give there
}

var _ CredentialStore = (*MemoryCredentials)(nil)

func keyOf(user, target string) savedKey {
	return savedKey{strings.ToLower(user), strings.ToLower(target)}
}

// Get gives the credentials of user for target, if there are any.
func (m *MemoryCredentials) Get(user, target string) (Credentials, bool) {
	if !m.filled.Load() {
		return Credentials{}, false
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	entry, ok := m.saved[keyOf(user, target)]
	return entry.cred, ok
}

// Put saves credentials. It never fails.
func (m *MemoryCredentials) Put(user, target string, cred Credentials) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.saved == nil {
		m.saved = make(map[savedKey]savedEntry)
	}
	as, named := cred.UserName()
	if named {
		cred.User = &as // the caller's own may change
	}
	m.saved[keyOf(user, target)] = savedEntry{SavedCredential{User: user, Target: target, As: as}, cred}
	m.filled.Store(true)
	return nil
}

// Delete forgets credentials. It never fails.
func (m *MemoryCredentials) Delete(user, target string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.saved, keyOf(user, target))
	return nil
}

// Snapshot lists what is saved, sorted, without passwords.
func (m *MemoryCredentials) Snapshot() []SavedCredential {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var list []SavedCredential
	for _, e := range m.saved {
		list = append(list, e.shown)
	}
	slices.SortFunc(list, func(a, b SavedCredential) int {
		return strings.Compare(a.User+"\x00"+a.Target, b.User+"\x00"+b.Target)
	})
	return list
}

// savedCredentials are what the credential manager has for the request: for its
// target, and for its user when one is named. They do for a request that gives no
// password itself, in whatever form, and can be told to every provider.
func (cl *call) savedCredentials(req *request) (Credentials, bool) {
	if _, explicit := req.cred.Password.Reveal(); explicit || req.method() == addBufferAll || req.onCommandLine(CONNECT_CRED_RESET) {
		return Credentials{}, false
	}
	saved, ok := cl.c.router.credentials().Get(cl.c.user(), targetOf(req.nr.RemoteName))
	if !ok {
		return Credentials{}, false
	}
	if user, named := req.cred.UserName(); named {
		as, _ := saved.UserName()
		return saved, sameText(user, as)
	}
	return saved, true
}
