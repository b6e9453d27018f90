package profile

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Vault keeps the saved credentials of users, analogous to the Credential Manager: one entry for each user and target,
// which is the name of a server. Users and targets are compared without case. Calls may come from several goroutines at
// once. An error of a Vault fails no connection.
//
// Document: "Credentials Management", CredReadW, CredWriteW and CredDeleteW.
type Vault interface {
	// Get returns the credentials of a user for a target, and whether there are any.
	Get(user, target string) (session.Credentials, bool)

	// Put saves credentials in place of those for the same user and target. After any error they count as not saved, so
	// that a drive that is remembered with them asks at the next logon.
	Put(user, target string, cred session.Credentials) error

	// Delete forgets the credentials of a user for a target. Nothing saved is no error. After any error the router doesn't
	// save what was to replace them.
	Delete(user, target string) error
}

// MemoryVault is a Vault that lives as long as the program. The zero value is empty and ready. Its calls never fail. A
// MemoryVault must not be copied after its first use.
type MemoryVault struct {
	filled atomic.Bool // lets Get of a machine that saves nothing go without the lock

	mu    sync.RWMutex // protects saved
	saved map[vaultKey]vaultEntry
}

// vaultKey holds the folded names of a user and a target.
type vaultKey struct{ user, target string }

type vaultEntry struct {
	shown SavedCredential
	cred  session.Credentials
}

// SavedCredential is one entry of a MemoryVault, without its password.
type SavedCredential struct {
	User   string // the user who saved it, as Put was told
	Target string // the server that it is for, as Put was told
	As     string // the user name to give there; "" for NULL
}

var _ Vault = (*MemoryVault)(nil)

func keyOf(user, target string) vaultKey {
	return vaultKey{wintext.Fold(user), wintext.Fold(target)}
}

// Get returns the credentials of a user for a target, and whether there are any.
func (m *MemoryVault) Get(user, target string) (session.Credentials, bool) {
	if !m.filled.Load() {
		return session.Credentials{}, false
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	entry, found := m.saved[keyOf(user, target)]
	return entry.cred, found
}

// Put saves credentials. It returns nil.
func (m *MemoryVault) Put(user, target string, cred session.Credentials) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.saved == nil {
		m.saved = make(map[vaultKey]vaultEntry)
	}
	as, named := cred.UserName()
	if named {
		cred.User = &as // the caller may change its own
	}
	m.saved[keyOf(user, target)] = vaultEntry{SavedCredential{User: user, Target: target, As: as}, cred}
	m.filled.Store(true)
	return nil
}

// Delete forgets credentials. It returns nil.
func (m *MemoryVault) Delete(user, target string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.saved, keyOf(user, target))
	return nil
}

// Snapshot returns what is saved, without passwords, sorted by user and target with case.
func (m *MemoryVault) Snapshot() []SavedCredential {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var list []SavedCredential
	for _, entry := range m.saved {
		list = append(list, entry.shown)
	}
	slices.SortFunc(list, func(a, b SavedCredential) int {
		return cmp.Or(cmp.Compare(a.User, b.User), cmp.Compare(a.Target, b.Target))
	})
	return list
}
