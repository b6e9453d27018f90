package profile

import (
	"fmt"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// SetUnopenable makes every call for a user answer ERROR_CANNOT_OPEN_PROFILE until it is switched off. What is
// remembered stays. A name that is no user's, see FoldUser, is ignored.
func (m *Memory) SetUnopenable(user string, on bool) {
	m.fault(user, func(p *memoryProfile) { p.openErr = fault(user, on, winerr.ERROR_CANNOT_OPEN_PROFILE) })
}

// SetMalformed makes every call for a user answer ERROR_BAD_PROFILE until it is switched off, unless the profile is
// unopenable as well. What is remembered stays. A name that is no user's is ignored.
func (m *Memory) SetMalformed(user string, on bool) {
	m.fault(user, func(p *memoryProfile) { p.parseErr = fault(user, on, winerr.ERROR_BAD_PROFILE) })
}

// FailWrites makes Put and Delete for a user answer err, and change nothing, until it is called with nil. The caller
// chooses the code: ERROR_CANNOT_OPEN_PROFILE is what a full disk gives. A name that is no user's is ignored.
func (m *Memory) FailWrites(user string, err error) {
	m.fault(user, func(p *memoryProfile) { p.writeErr = err })
}

func (m *Memory) fault(user string, set func(*memoryProfile)) {
	key, err := FoldUser(user)
	if err != nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	set(m.ensure(key))
}

func fault(user string, on bool, code winerr.Errno) error {
	if !on {
		return nil
	}
	return fmt.Errorf("profile: user %q: %w", user, code)
}
