package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

const other = `\\server\other`

// machine is the office's: its drives stay, and there is a second share.
func machine(t testing.TB, configure ...func(*mpr.Router)) *mprtest.Machine {
	t.Helper()
	pc := mprtest.New(t, configure...)
	pc.KeepDrives()
	require.NoError(t, pc.Net.AddShare(mprtest.Server, fake.Share{Name: "other"}))
	return pc
}

// logon runs the agent, and returns what it told the user.
func logon(t testing.TB, net mpr.Network, drives ...Drive) (string, error) {
	t.Helper()
	file, err := json.Marshal(drives)
	require.NoError(t, err)
	var out strings.Builder
	err = (&Agent{Net: net, Tries: 3, Out: &out}).Logon(file)
	return out.String(), err
}

// add maps a drive as a user does by hand.
func add(t testing.TB, net mpr.Network, share string, flags mpr.ConnectFlags) {
	t.Helper()
	require.NoError(t, net.AddConnection2(&mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: "Z:", RemoteName: share}, mpr.Credentials{}, flags))
}

// has checks what Z: is.
func has(t testing.TB, net mpr.Network, share string) {
	t.Helper()
	got, err := net.GetConnection("Z:")
	require.NoError(t, err)
	require.Equal(t, share, got)
}

var z = Drive{Letter: "Z:", Share: mprtest.Share}

func TestMaps(t *testing.T) {
	pc := machine(t)
	out, err := logon(t, pc, z)
	require.NoError(t, err)
	require.Equal(t, "Z: is now \\\\server\\share\n", out)
	has(t, pc, mprtest.Share)

	// It is remembered: the next logon has it before the agent runs, and the agent leaves it alone.
	require.NoError(t, pc.Close())
	again := pc.Logon(session.Logon{User: session.User{Name: mprtest.User}})
	has(t, again, mprtest.Share)
	out, err = logon(t, again, z)
	require.NoError(t, err)
	require.Equal(t, "Z: is \\\\server\\share\n", out)
}

func TestKeeps(t *testing.T) {
	pc := machine(t)
	add(t, pc, `\\SERVER\Share`, 0)
	_, err := logon(t, pc, z)
	require.NoError(t, err)
	require.NotContains(t, strings.Join(pc.Trace()[1:], "\n"), "AddConnection2")
}

func TestReplaces(t *testing.T) {
	pc := machine(t)
	add(t, pc, other, mpr.CONNECT_UPDATE_PROFILE)
	_, err := logon(t, pc, z)
	require.NoError(t, err)
	has(t, pc, mprtest.Share)
}

func TestReplacingFails(t *testing.T) {
	pc := machine(t)
	add(t, pc, mprtest.Share, mpr.CONNECT_UPDATE_PROFILE)
	before := pc.Router().Snapshot().String()
	_, err := logon(t, pc, Drive{Letter: "Z:", Share: `\\server\nothing`})
	require.ErrorIs(t, err, winerr.ERROR_BAD_NET_NAME)
	require.Equal(t, before, pc.Router().Snapshot().String(), "the old drive is there again")
}

func TestOpenFiles(t *testing.T) {
	pc := machine(t)
	add(t, pc, other, 0)
	f, err := pc.OpenFile(`Z:\letter.txt`, os.O_CREATE|os.O_RDWR, 0o644)
	require.NoError(t, err)
	defer f.Close()
	out, err := logon(t, pc, z)
	require.ErrorIs(t, err, winerr.ERROR_OPEN_FILES)
	require.Equal(t, "Z: failed: close its files and log on again (ERROR_OPEN_FILES)\n", out)
	has(t, pc, other)
}

func TestTakesAway(t *testing.T) {
	pc := machine(t)
	add(t, pc, mprtest.Share, mpr.CONNECT_UPDATE_PROFILE)
	for _, want := range []string{"Z: was \\\\server\\share\n", "Z: isn't there\n"} {
		out, err := logon(t, pc, Drive{Letter: "Z:"})
		require.NoError(t, err)
		require.Equal(t, want, out)
	}
}

// The drive is remembered for another share, whose server was away when the user logged on.
func TestRememberedForAnother(t *testing.T) {
	pc := machine(t)
	add(t, pc, other, mpr.CONNECT_UPDATE_PROFILE)
	require.NoError(t, pc.CancelConnection2("Z:", 0, false)) // it stays remembered
	_, err := logon(t, pc, z)
	require.NoError(t, err)
	has(t, pc, mprtest.Share)
}

func TestServerDown(t *testing.T) {
	pc := machine(t)
	require.NoError(t, pc.Net.AddServer(fake.Server{Name: "away", Shares: []fake.Share{{Name: "s"}}}))
	require.NoError(t, pc.Net.SetDown("away", true))
	out, err := logon(t, pc, Drive{Letter: "Y:", Share: `\\away\s`}, z)
	require.ErrorIs(t, err, winerr.ERROR_BAD_NETPATH)
	require.Equal(t, "Y: failed: its server can't be reached (ERROR_BAD_NETPATH)\nZ: is now \\\\server\\share\n", out)
	require.Equal(t, 4, strings.Count(strings.Join(pc.Trace(), "\n"), "WNetAddConnection2"), "three tries, and Z:")
}

func TestNetworkComesLate(t *testing.T) {
	pc := machine(t)
	pc.Fail("WNetAddConnection2", winerr.ERROR_BUSY).Times(2)
	_, err := logon(t, pc, z)
	require.NoError(t, err)
}

func TestConflict(t *testing.T) {
	pc := machine(t)
	pc.AddUser("bob", "secret")
	add(t, pc, other, 0)
	defer func() { require.NoError(t, pc.CancelConnection2("Z:", 0, false)) }()
	out, err := logon(t, pc, Drive{Letter: "Y:", Share: mprtest.Share, User: "bob", Password: "secret"})
	require.ErrorIs(t, err, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT)
	require.Contains(t, out, "as somebody else")
}

// A refused password isn't tried again: that locks accounts.
func TestWrongPassword(t *testing.T) {
	pc := machine(t)
	out, err := logon(t, pc, Drive{Letter: "Z:", Share: mprtest.Share, User: mprtest.User, Password: "guess"})
	require.Error(t, err)
	require.Contains(t, out, "doesn't let you in")
	require.Equal(t, 1, strings.Count(strings.Join(pc.Trace(), "\n"), "WNetAddConnection2"))
}

func TestLetterOfADisk(t *testing.T) {
	pc := machine(t)
	pc.AddDisk("Z:")
	_, err := logon(t, pc, z)
	require.ErrorIs(t, err, winerr.ERROR_ALREADY_ASSIGNED)
	require.Contains(t, mprtest.Explain(err), "ERROR_ALREADY_ASSIGNED")
}

func TestProfileUnreadable(t *testing.T) {
	store := new(profile.Memory)
	pc := machine(t, func(r *mpr.Router) { r.Profiles = store })
	store.SetUnopenable(mprtest.User, true)
	_, err := logon(t, pc, z)
	require.ErrorIs(t, err, winerr.ERROR_CANNOT_OPEN_PROFILE)
	store.SetUnopenable(mprtest.User, false)
}

// Users have letters of their own, and so has a program that runs as administrator.
func TestOthers(t *testing.T) {
	pc := machine(t)
	root, elevated := pc.AddAdministrator("root", "secret")
	for _, net := range []mpr.Network{pc, pc.AddUser("bob", "secret"), root, elevated} {
		_, err := net.GetConnection("Z:")
		require.ErrorIs(t, err, winerr.ERROR_NOT_CONNECTED)
		_, err = logon(t, net, z)
		require.NoError(t, err)
		has(t, net, mprtest.Share)
	}
}

// A server that doesn't answer costs the limit and no more, in the time of the bubble. What comes late is taken back.
func TestLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		pc := machine(t)
		pc.Delay("WNetAddConnection2", time.Hour)
		a := Agent{Net: pc, Limit: time.Minute, Out: new(strings.Builder)}
		begun := time.Now()
		require.ErrorIs(t, a.connect(z), winerr.ERROR_TIMEOUT)
		require.Equal(t, time.Minute, time.Since(begun))
		time.Sleep(time.Hour)
		synctest.Wait()
		_, err := pc.GetConnection("Z:")
		require.ErrorIs(t, err, winerr.ERROR_NOT_CONNECTED)
	})
}

func TestBadFile(t *testing.T) {
	var out strings.Builder
	require.Error(t, (&Agent{Net: machine(t), Out: &out}).Logon([]byte("{")))
	require.Contains(t, out.String(), "can't be read")
}

// Every documented failure of every call: the agent says so, and leaves the drive as it was or as it is to be. What it has
// cancelled can't come back while nothing can be connected.
func TestEveryAnswer(t *testing.T) {
	for name, c := range map[string]struct {
		before string
		allow  []string
	}{"free": {}, "kept": {before: mprtest.Share}, "replaced": {other, []string{"AddConnection2: half"}}} {
		t.Run(name, func(t *testing.T) {
			mprtest.EveryAnswer(t, mprtest.Sweep{
				Allow: c.allow,
				Prepare: func(t testing.TB) *mprtest.Machine {
					pc := machine(t)
					if c.before != "" {
						add(t, pc, c.before, mpr.CONNECT_UPDATE_PROFILE)
					}
					return pc
				},
				Body: func(t testing.TB, pc *mprtest.Machine) (any, error) {
					_, err := logon(t, pc, z)
					return nil, err
				},
			})
		})
	}
}

// Nothing that the agent does hangs on a reading of the documents that is in dispute.
func TestReadings(t *testing.T) {
	mprtest.Readings(t, func(t *testing.T, reading func(*mpr.Router)) {
		pc := machine(t, reading)
		add(t, pc, other, mpr.CONNECT_UPDATE_PROFILE)
		_, err := logon(t, pc, z)
		require.NoError(t, err)
		has(t, pc, mprtest.Share)
	})
}
