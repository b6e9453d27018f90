package mprtest

import (
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// AddUser gives the server an account and logs its user on to the machine interactively, until the test ends. The user has
// letters and remembered drives of its own.
func (m *Machine) AddUser(name, password string) *mpr.Caller {
	m.t.Helper()
	m.must(m.Net.SetAccount(Server, fake.Account{Name: name, Password: password}))
	return m.Logon(session.Logon{User: session.User{Name: name}})
}

// AddAdministrator does what AddUser does for an administrator, whose logon is split in two: programs run with the first
// caller, those that were "run as administrator" with the elevated one, which has other letters.
func (m *Machine) AddAdministrator(name, password string) (filtered, elevated *mpr.Caller) {
	m.t.Helper()
	m.must(m.Net.SetAccount(Server, fake.Account{Name: name, Password: password}))
	filtered = m.Logon(session.Logon{User: session.User{Name: name}, Administrator: true})
	elevated, err := filtered.Elevated()
	m.must(err)
	return filtered, m.keep(elevated)
}

// LocalSystem returns a caller that runs as LocalSystem, as services do, until the test ends: its letters are global.
func (m *Machine) LocalSystem() *mpr.Caller { return m.keep(m.Router().System()) }

// AddDisk gives the machine another local disk than C:, under a letter such as "D:".
func (m *Machine) AddDisk(letter string) {
	m.t.Helper()
	m.must(m.Router().Sessions().Global().DefineDosDevice(session.DDD_RAW_TARGET_PATH, letter, `\Device\HarddiskVolume2`))
}
