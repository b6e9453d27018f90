package mpr_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/regfile"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// letterOf is a redirected letter of the model, and who made the connection.
type letterOf struct {
	owner  session.LUID
	letter string
}

// desk is a machine with callers that come and go, and what the documents say
// must be there: the letters by the session that redirected them, the
// remembered drives by user, and the letters of LocalSystem, which are global.
type desk struct {
	router     *mpr.Router
	store      *profile.Memory
	linked     bool
	callers    []*mpr.Caller
	letters    map[letterOf]string
	remembered map[string]map[string]string
	global     map[string]string
}

func newDesk(t *rapid.T) *desk {
	net, err := fake.New(office())
	require.NoError(t, err)
	d := &desk{
		router: mpr.New(net), store: new(profile.Memory), linked: rapid.Bool().Draw(t, "linked"),
		letters: make(map[letterOf]string), global: make(map[string]string),
		remembered: map[string]map[string]string{"alice": {}, "bob": {}},
	}
	d.router.Profiles = d.store
	d.router.Options.EnableLinkedConnections = d.linked
	return d
}

// halves are the sessions whose letters a session has: its own, and that of the
// other half of its token where the two are linked.
func (d *desk) halves(s *session.Session) []session.LUID {
	if d.linked && s.Linked() != nil {
		return []session.LUID{s.LUID(), s.Linked().LUID()}
	}
	return []session.LUID{s.LUID()}
}

// find is whose letter a session sees, and for what.
func (d *desk) find(s *session.Session, letter string) (owner session.LUID, remote string) {
	for _, luid := range d.halves(s) {
		if remote := d.letters[letterOf{luid, letter}]; remote != "" {
			return luid, remote
		}
	}
	return 0, ""
}

// known is what the session sees of the profile: the elevated half of a token
// nothing, unless the two are linked.
func (d *desk) known(s *session.Session) map[string]string {
	if !d.persists(s) {
		return nil
	}
	return d.remembered[s.User().Name]
}

// persists says whether the session may change the profile: the elevated half of
// a token only where the two are linked.
func (d *desk) persists(s *session.Session) bool {
	return s.Elevation() != session.ElevationFull || d.linked
}

func (d *desk) draw(t *rapid.T) (c *mpr.Caller, letter string) {
	if len(d.callers) == 0 {
		t.Skip("nobody is logged on")
	}
	return rapid.SampledFrom(d.callers).Draw(t, "caller"), rapid.SampledFrom([]string{"X:", "Y:", "Z:"}).Draw(t, "letter")
}

func (d *desk) logon(t *rapid.T) {
	l := session.Logon{
		User: session.User{Name: rapid.SampledFrom([]string{"alice", "bob"}).Draw(t, "user")},
		Type: rapid.SampledFrom([]session.LogonType{session.LogonInteractive, session.LogonService}).Draw(t, "type"),
	}
	l.Administrator = l.Type == session.LogonInteractive && rapid.Bool().Draw(t, "administrator")
	c, err := d.router.Logon(l)
	require.NoError(t, err)
	d.callers = append(d.callers, c)
	if l.Administrator {
		elevated, err := c.Elevated()
		require.NoError(t, err)
		d.callers = append(d.callers, elevated)
	}
	if l.Type != session.LogonInteractive {
		return
	}
	for letter, remote := range d.remembered[l.User.Name] {
		if d.global[letter] == "" {
			d.letters[letterOf{c.Session().LUID(), letter}] = remote
		}
	}
}

func (d *desk) logoff(t *rapid.T) {
	c, _ := d.draw(t)
	require.NoError(t, c.Close())
	d.callers = slices.DeleteFunc(d.callers, func(other *mpr.Caller) bool { return other == c })
	for l := range d.letters {
		if !slices.ContainsFunc(d.callers, func(c *mpr.Caller) bool { return holds(c.Session(), l.owner) }) {
			delete(d.letters, l)
		}
	}
}

// holds reports whether a caller in the session keeps another session logged
// on: its own, and that of the elevated half if it is the filtered one.
func holds(s *session.Session, luid session.LUID) bool {
	return s.LUID() == luid || s.Elevation() == session.ElevationLimited && s.Linked().LUID() == luid
}

func (d *desk) add(t *rapid.T) {
	c, letter := d.draw(t)
	s, remote := c.Session(), rapid.SampledFrom([]string{docs, media}).Draw(t, "remote")
	remember := rapid.Bool().Draw(t, "remember")
	remembered := d.remembered[s.User().Name]
	want := winerr.NO_ERROR
	if _, taken := d.find(s, letter); taken != "" || d.global[letter] != "" {
		want = winerr.ERROR_ALREADY_ASSIGNED
	} else if known := d.known(s)[letter]; known != "" && known != remote {
		want = winerr.ERROR_DEVICE_ALREADY_REMEMBERED
	}
	flags := mpr.ConnectFlags(0)
	if remember {
		flags = mpr.CONNECT_UPDATE_PROFILE
	}
	require.Equal(t, want, winerr.Code(c.AddConnection2(disk(letter, remote), mpr.Credentials{}, flags)))
	if want != winerr.NO_ERROR {
		return
	}
	d.letters[letterOf{s.LUID(), letter}] = remote
	if remember && d.persists(s) {
		remembered[letter] = remote
	}
}

func (d *desk) cancel(t *rapid.T) {
	c, letter := d.draw(t)
	s, forget := c.Session(), rapid.Bool().Draw(t, "forget")
	owner, remote := d.find(s, letter)
	remembered := d.remembered[s.User().Name]
	forgotten := forget && d.persists(s) && remembered[letter] != ""
	want := winerr.NO_ERROR
	if remote == "" && !forgotten {
		want = winerr.ERROR_NOT_CONNECTED
	}
	flags := mpr.ConnectFlags(0)
	if forget {
		flags = mpr.CONNECT_UPDATE_PROFILE
	}
	require.Equal(t, want, winerr.Code(c.CancelConnection2(letter, flags, false)))
	delete(d.letters, letterOf{owner, letter})
	if forgotten {
		delete(remembered, letter)
	}
}

// service has LocalSystem map a letter, which then is there for everybody who
// doesn't have it yet, or take it away again.
func (d *desk) service(t *rapid.T) {
	letter := rapid.SampledFrom([]string{"X:", "Y:", "Z:"}).Draw(t, "letter")
	system := d.router.System()
	if d.global[letter] != "" {
		require.NoError(t, system.CancelConnection2(letter, 0, false))
		delete(d.global, letter)
		return
	}
	require.NoError(t, system.AddConnection2(disk(letter, other), mpr.As("bob", "hunter2"), 0))
	d.global[letter] = other
}

// check asks, for every caller, WNet and what programs ask beside it.
func (d *desk) check(t *rapid.T) {
	for _, c := range d.callers {
		want := uint32(1 << 2) // C:, the local disk
		for _, letter := range []string{"X:", "Y:", "Z:"} {
			if d.checkLetter(t, c, letter) {
				want |= 1 << (letter[0] - 'A')
			}
		}
		require.Equal(t, want, c.Session().Devices().GetLogicalDrives())
		remembered := d.remembered[c.Session().User().Name]
		entries, err := d.store.Entries(c.Session().ProfileKey())
		require.NoError(t, err)
		require.Len(t, entries, len(remembered))
		for _, e := range entries {
			require.Equal(t, remembered[e.Local], e.RemotePath)
		}
	}
}

// checkLetter checks one letter, and says whether it is a drive.
func (d *desk) checkLetter(t *rapid.T, c *mpr.Caller, letter string) bool {
	s := c.Session()
	owner, remote := d.find(s, letter)
	shown, got := remote, winerr.NO_ERROR
	known := d.known(s)[letter]
	if remote == "" {
		got = winerr.ERROR_NOT_CONNECTED
		if known != "" {
			got, shown = winerr.ERROR_CONNECTION_UNAVAIL, known
		}
	}
	answer, err := c.GetConnection(letter)
	require.Equal(t, got, winerr.Code(err), "%s of %s", letter, s.LUID())
	require.Equal(t, shown, answer)
	_, err = c.GetUniversalName(letter+`\a`, mpr.UNIVERSAL_NAME_INFO_LEVEL)
	require.Equal(t, got, winerr.Code(err))
	if remote == "" {
		owner, remote = session.LocalSystem, d.global[letter]
	}
	targets, err := s.Devices().QueryDosDevice(letter)
	if remote == "" {
		require.ErrorIs(t, err, winerr.ERROR_FILE_NOT_FOUND)
		require.Equal(t, session.DRIVE_NO_ROOT_DIR, s.Devices().GetDriveType(letter+`\`))
		return false
	}
	require.NoError(t, err)
	require.Equal(t, `\Device\LanmanRedirector\;`+letter+owner.Hex16()+remote[1:], targets[0])
	require.Equal(t, session.DRIVE_REMOTE, s.Devices().GetDriveType(letter+`\`))
	return true
}

// TestDevicesAgree runs random programs of logons, logoffs, connections and
// cancels, after each step of which everything must tell the same.
func TestDevicesAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(t)
		t.Repeat(map[string]func(*rapid.T){
			"logon": d.logon, "logoff": d.logoff, "add": d.add, "cancel": d.cancel, "service": d.service, "": d.check,
		})
	})
}

// TestDevicesInRegistry has HKCU\Network as a program reads it: a key for the
// letter with the values that a real machine has there.
func TestDevicesInRegistry(t *testing.T) {
	dir := t.TempDir()
	store, err := regfile.Open(dir)
	require.NoError(t, err)
	m := machine(t, func(m *testbed) { m.Profiles = store })
	c := m.logon("alice")
	flags := mpr.CONNECT_UPDATE_PROFILE
	require.NoError(t, c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, flags))
	require.NoError(t, c.AddConnection2(disk("Y:", other), mpr.As("bob", "hunter2"), flags))
	name, err := regfile.FileName("alice")
	require.NoError(t, err)
	raw, err := os.ReadFile(filepath.Join(dir, name))
	require.NoError(t, err)
	text := wintext.DecodeUTF16(raw)
	for _, want := range []string{
		`[HKEY_CURRENT_USER\Network\Z]`, `"RemotePath"="\\\\files\\docs"`, `"UserName"=""`,
		`"ProviderName"="Microsoft Windows Network"`, `"ProviderType"=dword:00020000`,
		`"ConnectionType"=dword:00000001`, `"ConnectFlags"=dword:00000000`, `"DeferFlags"=dword:00000004`,
		`[HKEY_CURRENT_USER\Network\Y]`, `"UserName"="bob"`, `"DeferFlags"=dword:00000001`,
	} {
		require.Contains(t, text, want)
	}
}

// TestDevicesOfAToken has the LUID of a caller's token, and the linked one.
func TestDevicesOfAToken(t *testing.T) {
	m := machine(t)
	filtered := m.logonAs(session.Logon{User: session.User{Name: "alice"}, Administrator: true})
	elevated, err := filtered.Elevated()
	require.NoError(t, err)
	defer elevated.Close()
	require.Equal(t, elevated.Session().LUID(), filtered.Session().Linked().LUID())
	require.Equal(t, filtered.Session().LUID(), elevated.Session().Linked().LUID())
	require.NotEqual(t, filtered.Session().LUID(), elevated.Session().LUID())
	require.Nil(t, m.logon("bob").Session().Linked())
	require.Equal(t, session.LocalSystem, m.System().Session().LUID())
}
