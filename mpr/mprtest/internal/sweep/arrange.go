package sweep

import (
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// another is a program beside the code under test, which brings about the state that a call is to answer for.
type another struct {
	m             *Subject
	c             *mpr.Caller
	local, device string // the call is about
	remote        string
	had           string           // what the device is connected to
	again         bool             // it was before the body began
	flags         mpr.ConnectFlags // with which it is connected again then
}

// elsewhere is what others connect to.
const elsewhere = `\\elsewhere\share`

// arrange brings a machine to answer a call with a code. start is what there was before the body. undo takes back what is
// arranged; nil: it can't be.
func arrange(m *Subject, start mpr.Snapshot, rec *mpr.Record, code winerr.Errno) (undo func()) {
	s, err := m.Router().Sessions().Find(rec.LUID)
	if err != nil {
		return nil
	}
	c, err := m.Router().Caller(s)
	if err != nil {
		return nil
	}
	a := another{m: m, c: c}
	a.local, a.remote = rec.About()
	if a.device = a.local; len(a.local) > 2 && a.local[1] == ':' {
		a.device = a.local[:2]
	}
	if !isDevice(a.device) {
		a.device = ""
	}
	_ = m.Net.AddServer(fake.Server{Name: "elsewhere", Guest: true, Shares: []fake.Share{{Name: "share"}}})
	a.had, _ = c.GetConnection(a.device)
	a.lookBack(start, rec.LUID)
	back := a.bring(code)
	if back == nil {
		_ = c.Close()
		return nil
	}
	return func() { back(); _ = c.Close() }
}

// lookBack notes how the device was connected before the body began, if it was.
func (a *another) lookBack(start mpr.Snapshot, luid session.LUID) {
	for _, p := range start.Providers {
		a.again = a.again || slices.ContainsFunc(p.Connections, func(c provider.ConnectionSnapshot) bool {
			return c.LUID == luid && c.Local == a.device && c.Remote == a.had
		})
	}
	for _, p := range start.Profiles {
		if slices.ContainsFunc(p.Entries, func(e profile.Entry) bool { return e.Local == a.device }) {
			a.flags = mpr.CONNECT_UPDATE_PROFILE
		}
	}
}

// bring brings about the state of a code and returns the way back, nil if it can't.
func (a *another) bring(code winerr.Errno) (undo func()) {
	switch code {
	case winerr.ERROR_OPEN_FILES:
		f, err := a.c.Open(a.local + a.remote + `\`) // one of them is empty
		if err != nil {
			return nil
		}
		return func() { _ = f.Close() }
	case winerr.ERROR_SESSION_CREDENTIAL_CONFLICT:
		return a.conflict()
	}
	if a.device == "" {
		return nil
	}
	switch code {
	case winerr.ERROR_NOT_CONNECTED:
		a.drop()
		return a.reconnect
	case winerr.ERROR_ALREADY_ASSIGNED:
		if a.connect(elsewhere, 0) != nil {
			return nil
		}
		return a.drop
	case winerr.ERROR_CONNECTION_UNAVAIL:
		if a.had == "" {
			return nil
		}
		return a.remember(a.had)
	case winerr.ERROR_DEVICE_ALREADY_REMEMBERED:
		return a.remember(elsewhere)
	case winerr.ERROR_DEVICE_IN_USE:
		if a.c.Chdir(a.device+`\`) != nil {
			return nil
		}
		return func() { _ = a.c.Chdir("") }
	}
	return nil
}

// drop cancels the device.
func (a *another) drop() { _ = a.c.CancelConnection2(a.device, 0, true) }

// connect connects the device.
func (a *another) connect(remote string, flags mpr.ConnectFlags) error {
	return a.c.AddConnection2(&mpr.NetResource{LocalName: a.device, RemoteName: remote}, mpr.Credentials{}, flags)
}

// reconnect connects the device as it was before the body began.
func (a *another) reconnect() {
	if a.again {
		_ = a.connect(a.had, a.flags) // what fails here shows in the state
	}
}

// remember makes the device remembered and not connected.
func (a *another) remember(remote string) (undo func()) {
	a.drop()
	if a.connect(remote, mpr.CONNECT_UPDATE_PROFILE) != nil {
		a.reconnect()
		return nil
	}
	a.drop()
	return func() {
		_ = a.c.CancelConnection2(a.device, mpr.CONNECT_UPDATE_PROFILE, true)
		a.reconnect()
	}
}

// conflict connects to the server as somebody else.
func (a *another) conflict() (undo func()) {
	server, _, _ := strings.Cut(strings.TrimPrefix(a.remote, `\\`), `\`)
	if a.m.Net.SetAccount(server, fake.Account{Name: "somebody", Password: "else"}) != nil ||
		a.c.AddConnection2(&mpr.NetResource{RemoteName: a.remote}, mpr.As("somebody", "else"), 0) != nil {
		return nil
	}
	return func() { _ = a.c.CancelConnection2(a.remote, 0, true) }
}
