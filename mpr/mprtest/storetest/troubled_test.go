package storetest

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
)

// troubledStores break the rules about profiles that cannot be used and about several who use one.
var troubledStores = map[string]brokenStore{
	"what cannot be opened is empty": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{entries: func(user string) ([]profile.Entry, error) {
			all, err := m.Entries(user)
			if errors.Is(err, winerr.ERROR_CANNOT_OPEN_PROFILE) {
				return nil, nil
			}
			return all, err
		}}
	}, []string{"unopenable"}},

	"what is damaged is started anew": {func(m *profile.Memory, h *Harness) *broken {
		return &broken{put: func(user string, e profile.Entry) error {
			err := m.Put(user, e)
			if errors.Is(err, winerr.ERROR_BAD_PROFILE) {
				return errors.Join(h.Malformed(user, false), m.Delete(user, "Z:"), m.Put(user, e))
			}
			return err
		}}
	}, []string{"malformed"}},

	"the profile is looked at before the device": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{get: func(user, local string) (profile.Entry, bool, error) {
			if _, err := m.Entries(user); errors.Is(err, winerr.ERROR_CANNOT_OPEN_PROFILE) {
				return profile.Entry{}, false, err
			}
			return m.Get(user, local)
		}}
	}, []string{"unopenable"}},

	"damage has the code of what cannot be opened": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{delete: func(user, local string) error {
			err := m.Delete(user, local)
			if errors.Is(err, winerr.ERROR_BAD_PROFILE) {
				return winerr.ERROR_CANNOT_OPEN_PROFILE
			}
			return err
		}}
	}, []string{"malformed"}},

	"a change that fails is half done": {func(m *profile.Memory, h *Harness) *broken {
		return &broken{put: func(user string, e profile.Entry) error {
			err := m.Put(user, e)
			if err != nil && strings.HasPrefix(err.Error(), "disk full") {
				_ = h.FullDisk(false)
				_ = m.Put(user, e)
				_ = h.FullDisk(true)
			}
			return err
		}}
	}, []string{"full disk"}},

	"a change that fails is no error": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{delete: func(user, local string) error {
			err := m.Delete(user, local)
			if err != nil && strings.HasPrefix(err.Error(), "disk full") {
				return nil
			}
			return err
		}}
	}, []string{"full disk"}},

	"a change of one takes back those of others": {func(m *profile.Memory, _ *Harness) *broken {
		// As a writer does that reads before another's change and writes after it, but without needing luck.
		var first atomic.Bool
		return &broken{put: func(user string, e profile.Entry) error {
			err := m.Put(user, e)
			if e.RemotePath == fmt.Sprint("round ", rounds-1) && first.CompareAndSwap(false, true) {
				_ = m.Delete(user, "Z:")
			}
			return err
		}}
	}, []string{"writers of several devices", "writers of several stores"}},

	"a deletion takes back what others have written": {func(m *profile.Memory, _ *Harness) *broken {
		var first atomic.Bool // without needing luck, as above
		return &broken{delete: func(user, local string) error {
			if e, found, _ := m.Get(user, local); found && e.RemotePath == "for a while" && first.CompareAndSwap(false, true) {
				_ = m.Delete(user, "Z:")
			}
			return m.Delete(user, local)
		}}
	}, []string{"writers of several devices", "writers of several stores"}},

	"an entry is read in two steps": {func(m *profile.Memory, _ *Harness) *broken {
		return &broken{get: func(user, local string) (profile.Entry, bool, error) {
			e, found, err := m.Get(user, local)
			switch {
			case e.RemotePath == `\\second\second`:
				e.UserName = "first"
			case readersOnly(e):
				e.UserName = ""
			}
			return e, found, err
		}}
	}, []string{"writers of one device"}},

	"another store sees what was there when it was opened": {func(m *profile.Memory, h *Harness) *broken {
		h.Another = func() (profile.Store, error) {
			then, err := m.Entries(alice)
			return &broken{Memory: m, entries: func(string) ([]profile.Entry, error) { return then, err }}, nil
		}
		return &broken{}
	}, []string{"another store"}},
}
