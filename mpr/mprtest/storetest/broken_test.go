package storetest

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/profile"
)

// broken is a Memory with calls replaced. It breaks one rule of the contract and keeps the others.
type broken struct {
	*profile.Memory
	put     func(user string, e profile.Entry) error
	get     func(user, local string) (profile.Entry, bool, error)
	entries func(user string) ([]profile.Entry, error)
	delete  func(user, local string) error
	users   func() ([]string, error)
}

func (b *broken) Put(user string, e profile.Entry) error {
	if b.put != nil {
		return b.put(user, e)
	}
	return b.Memory.Put(user, e)
}

func (b *broken) Get(user, local string) (profile.Entry, bool, error) {
	if b.get != nil {
		return b.get(user, local)
	}
	return b.Memory.Get(user, local)
}

func (b *broken) Entries(user string) ([]profile.Entry, error) {
	if b.entries != nil {
		return b.entries(user)
	}
	return b.Memory.Entries(user)
}

func (b *broken) Delete(user, local string) error {
	if b.delete != nil {
		return b.delete(user, local)
	}
	return b.Memory.Delete(user, local)
}

func (b *broken) Users() ([]string, error) {
	if b.users != nil {
		return b.users()
	}
	return b.Memory.Users()
}

// build makes a store from its Memory; it may break the harness as well.
type build = func(m *profile.Memory, h *Harness) *broken

// brokenStore is a store with the cases that it must fail; it must fail no other.
type brokenStore struct {
	build build
	fails []string
}

// brokenStores break the rules about what is kept.
var brokenStores = map[string]brokenStore{
	"asking makes a profile": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{entries: func(user string) ([]profile.Entry, error) {
			all, err := m.Entries(user)
			if users, _ := m.Users(); err == nil && !slices.Contains(users, strings.ToLower(user)) && user == alice {
				_ = m.Put(user, disk("Z:", "x"))
				_ = m.Delete(user, "Z:")
			}
			return all, err
		}}
	}, []string{"nothing put"}},

	"the number 0 becomes an empty user name": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{put: func(user string, e profile.Entry) error {
			e.UserZero = e.UserZero && e.UserName != ""
			return m.Put(user, e)
		}}
	}, []string{"every field"}},

	"long texts are cut": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{put: func(user string, e profile.Entry) error {
			e.RemotePath = e.RemotePath[:min(len(e.RemotePath), 260)]
			return m.Put(user, e)
		}}
	}, []string{"every field"}},

	"options of the older entry remain": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{put: func(user string, e profile.Entry) error {
			if old, found, _ := m.Get(user, e.Local); found && e.UseOptions == nil && e.RemotePath == `\\new\share` {
				e.UseOptions = old.UseOptions
			}
			return m.Put(user, e)
		}}
	}, []string{"replace"}},

	"printers come last": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{entries: func(user string) ([]profile.Entry, error) {
			all, err := m.Entries(user)
			if i := slices.IndexFunc(all, func(e profile.Entry) bool { return e.Local == "M:" }); i >= 0 {
				slices.SortStableFunc(all, func(a, b profile.Entry) int { return len(a.Local) - len(b.Local) })
			}
			return all, err
		}}
	}, []string{"order"}},

	"to delete nothing is an error": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{delete: func(user, local string) error {
			if _, found, err := m.Get(user, local); err == nil && !found && local == unused {
				return winerr.ERROR_NOT_CONNECTED
			}
			return m.Delete(user, local)
		}}
	}, []string{"delete"}},

	"deleting one deletes all": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{delete: func(user, local string) error {
			if all, _ := m.Entries(user); len(all) == 3 && all[0].RemotePath == `\\a\x` {
				for _, e := range all {
					_ = m.Delete(user, e.Local)
				}
			}
			return m.Delete(user, local)
		}}
	}, []string{"delete"}},

	"Bob sees what Alice has": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{entries: func(user string) ([]profile.Entry, error) {
			all, err := m.Entries(user)
			if user == bob && len(all) == 0 && err == nil {
				if all, _ = m.Entries(alice); len(all) > 0 && all[0].RemotePath != `\\server\alice` {
					all = nil
				}
			}
			return all, err
		}}
	}, []string{"users apart"}},

	"only ASCII is compared without case": {func(m *profile.Memory, _ *Harness) *broken {
		spell := func(user string) string { return strings.ReplaceAll(user, "Ä", "Ae") }
		return &broken{
			put:     func(user string, e profile.Entry) error { return m.Put(spell(user), e) },
			entries: func(user string) ([]profile.Entry, error) { return m.Entries(spell(user)) },
			get:     func(user, local string) (profile.Entry, bool, error) { return m.Get(spell(user), local) },
			delete:  func(user, local string) error { return m.Delete(spell(user), local) },
		}
	}, []string{"users without case"}},

	"users whose profile is empty are not listed": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{users: func() ([]string, error) {
			users, err := m.Users()
			return slices.DeleteFunc(users, func(user string) bool {
				all, err := m.Entries(user)
				return err == nil && len(all) == 0
			}), err
		}}
	}, []string{"list of users"}},

	"users are listed backwards": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{users: func() ([]string, error) {
			users, err := m.Users()
			if len(users) == 3 {
				slices.Reverse(users)
			}
			return users, err
		}}
	}, []string{"list of users"}},

	"names are paths": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{put: func(user string, e profile.Entry) error { return m.Put(strings.ReplaceAll(user, "../", ""), e) }}
	}, []string{"any name"}},

	"a device that is none is not found": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{get: func(user, local string) (profile.Entry, bool, error) {
			e, found, err := m.Get(user, local)
			if errors.Is(err, winerr.ERROR_BAD_DEVICE) {
				err = nil
			}
			return e, found, err
		}}
	}, []string{"bad arguments", "unopenable", "malformed"}},

	"a bad entry takes the place of a good one": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{put: func(user string, e profile.Entry) error {
			err := m.Put(user, e)
			if errors.Is(err, winerr.ERROR_BAD_NET_NAME) {
				_ = m.Delete(user, e.Local)
			}
			return err
		}}
	}, []string{"bad arguments"}},

	"what is no text is made one": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{put: func(user string, e profile.Entry) error {
			e.RemotePath = strings.ToValidUTF8(e.RemotePath, "?")
			return m.Put(user, e)
		}}
	}, []string{"bad arguments"}},

	"a user name ends at a NUL": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{put: func(user string, e profile.Entry) error {
			e.UserName, _, _ = strings.Cut(e.UserName, "\x00")
			return m.Put(user, e)
		}}
	}, []string{"bad arguments"}},

	"a bad entry makes a profile": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{put: func(user string, e profile.Entry) error {
			err := m.Put(user, e)
			if errors.Is(err, winerr.ERROR_BAD_DEVICE) {
				_ = m.Put(user, disk(unused, "x"))
				_ = m.Delete(user, unused)
			}
			return err
		}}
	}, []string{"bad arguments"}},

	"one port goes with the other": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{delete: func(user, local string) error {
			if local == "LPT2" {
				_ = m.Delete(user, "LPT1")
			}
			return m.Delete(user, local)
		}}
	}, []string{"delete"}},

	"what was put is kept without a copy": {func(m *profile.Memory, _ *Harness) *broken {
		var mu sync.Mutex
		kept := make(map[string]profile.Entry)
		return &broken{
			put: func(user string, e profile.Entry) error {
				mu.Lock()
				defer mu.Unlock()
				err := m.Put(user, e)
				if err == nil {
					kept[user+e.Local] = e
				}
				return err
			},
			get: func(user, local string) (profile.Entry, bool, error) {
				e, found, err := m.Get(user, local)
				mu.Lock()
				defer mu.Unlock()
				if own, ok := kept[user+local]; found && ok && own.RemotePath == e.RemotePath {
					e = own.Clone()
				}
				return e, found, err
			},
		}
	}, []string{"copies in"}},

	"what is returned is no copy": {func(m *profile.Memory, _ *Harness) *broken {
		var mu sync.Mutex
		returned := make(map[string]profile.Entry)
		return &broken{
			put: func(user string, e profile.Entry) error {
				mu.Lock()
				defer mu.Unlock()
				delete(returned, user+e.Local)
				return m.Put(user, e)
			},
			get: func(user, local string) (profile.Entry, bool, error) {
				mu.Lock()
				defer mu.Unlock()
				if e, ok := returned[user+local]; ok {
					return e, true, nil
				}
				e, found, err := m.Get(user, local)
				if found && user == alice && len(e.UseOptions) == 3 && !readersOnly(e) {
					returned[user+local] = e
				}
				return e, found, err
			},
		}
	}, []string{"copies out"}},
}

// readersOnly tells the entry of the case about readers from that of the case about copies.
func readersOnly(e profile.Entry) bool { return e.UserName == "first" }

// TestBrokenStores proves the suite: a store that breaks a rule fails the cases for that rule and no other.
func TestBrokenStores(t *testing.T) {
	tested := make(map[string]bool)
	all := maps.Clone(brokenStores)
	maps.Copy(all, troubledStores)
	for name, test := range all {
		t.Run(name, func(t *testing.T) {
			err := Run(func() (*Harness, error) {
				h, err := memory()
				if err != nil {
					return nil, err
				}
				m := h.Store.(*profile.Memory)
				store := test.build(m, h)
				store.Memory = m
				h.Store = store
				return h, nil
			})
			require.ElementsMatch(t, test.fails, suite.Failed(err), "%v", err)
		})
		for _, fails := range test.fails {
			tested[fails] = true
		}
	}
	for _, c := range on(nil).Tests {
		require.True(t, tested[c.Name], "no store fails the case %q", c.Name)
	}
}
