//go:build !windows || mpremu

package registry_test

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/mpr/mprdll/registry"
	"github.com/seed-520b6462/winnet/mpr/mprtest"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
)

// atDesk installs a user's machine, and maps Z: for good.
func atDesk(t *testing.T) *mprtest.Machine {
	t.Helper()
	m := mprtest.New(t)
	mprdll.Install(t, m.Caller)
	require.NoError(t, m.AddConnection(mprtest.Share, mpr.Password{}, "Z:"))
	t.Cleanup(func() { _ = m.CancelConnection("Z:", true) })
	return m
}

// openKey opens a key that is there, until the test ends.
func openKey(t *testing.T, path string, access uint32) registry.Key {
	t.Helper()
	k, err := registry.OpenKey(registry.CURRENT_USER, path, access)
	require.NoError(t, err)
	t.Cleanup(func() { _ = k.Close() })
	return k
}

// A program lists the remembered drives with what they lead to, as those do that find
// out about drives that aren't connected.
func TestListOfDrives(t *testing.T) {
	m := atDesk(t)
	require.NoError(t, m.CancelConnection2("Z:", 0, false), "remembered, not connected")
	k := openKey(t, `network`, registry.READ)
	info, err := k.Stat()
	require.NoError(t, err)
	names, err := k.ReadSubKeyNames(int(info.SubKeyCount)) // exactly as many as there are
	require.NoError(t, err)
	require.Equal(t, []string{"Z"}, names)
	drive, err := registry.OpenKey(k, "Z", registry.QUERY_VALUE)
	require.NoError(t, err)
	remote, typ, err := drive.GetStringValue("RemotePath")
	require.NoError(t, err)
	require.Equal(t, mprtest.Share, remote)
	require.EqualValues(t, registry.SZ, typ)
	network, typ, err := drive.GetIntegerValue("ProviderType")
	require.NoError(t, err)
	require.EqualValues(t, 0x20000, network)
	require.EqualValues(t, registry.DWORD, typ)
	_, _, err = drive.GetIntegerValue("ProviderFlags") // which net.exe looks for, and Windows doesn't write
	require.ErrorIs(t, err, registry.ErrNotExist)
	require.NoError(t, drive.Close())
	_, _, err = drive.GetStringValue("RemotePath")
	require.Equal(t, mprdll.ERROR_INVALID_HANDLE, err)
	require.Equal(t, mprdll.ERROR_INVALID_HANDLE, drive.Close())
}

// A drive that is written to the registry is remembered, and restored at the next
// logon; one that is deleted there is forgotten.
func TestDriveByHand(t *testing.T) {
	m := atDesk(t)
	k, existed, err := registry.CreateKey(registry.CURRENT_USER, `Network\Y`, registry.ALL_ACCESS)
	require.NoError(t, err)
	require.False(t, existed)
	require.NoError(t, k.SetStringValue("RemotePath", mprtest.Share))
	require.NoError(t, k.SetDWordValue("ConnectionType", 1))
	require.NoError(t, k.SetStringValue("ProviderName", "Microsoft Windows Network"))
	require.NoError(t, k.Close())
	_, err = m.GetConnection("Y:")
	require.ErrorIs(t, err, winerr.ERROR_CONNECTION_UNAVAIL)

	require.NoError(t, registry.DeleteKey(registry.CURRENT_USER, `Network\y`))
	_, err = m.GetConnection("Y:")
	require.ErrorIs(t, err, winerr.ERROR_NOT_CONNECTED)
	require.Equal(t, registry.ErrNotExist, registry.DeleteKey(registry.CURRENT_USER, `Network\y`))
	require.Equal(t, mprdll.ERROR_ACCESS_DENIED, registry.DeleteKey(registry.CURRENT_USER, `Network`))
}

// Values of every type come back, and go with the installation.
func TestValuesOfEveryType(t *testing.T) {
	atDesk(t)
	k := openKey(t, `Network\Z`, registry.ALL_ACCESS)
	require.NoError(t, k.SetStringsValue("list", []string{"a", "", "é"}))
	require.NoError(t, k.SetExpandStringValue("path", `%USERPROFILE%\x`))
	require.NoError(t, k.SetQWordValue("long", 1<<40))
	require.NoError(t, k.SetBinaryValue("bytes", []byte{1, 2, 3}))
	list, typ, err := k.GetStringsValue("LIST")
	require.NoError(t, err)
	require.Equal(t, []string{"a", "", "é"}, list)
	require.EqualValues(t, registry.MULTI_SZ, typ)
	path, typ, err := k.GetStringValue("path")
	require.NoError(t, err)
	require.Equal(t, `%USERPROFILE%\x`, path)
	require.EqualValues(t, registry.EXPAND_SZ, typ)
	long, typ, err := k.GetIntegerValue("long")
	require.NoError(t, err)
	require.EqualValues(t, uint64(1<<40), long)
	require.EqualValues(t, registry.QWORD, typ)
	bytes, _, err := k.GetBinaryValue("bytes")
	require.NoError(t, err)
	require.Equal(t, []byte{1, 2, 3}, bytes)

	for _, read := range []func() (uint32, error){
		func() (uint32, error) { _, typ, err := k.GetStringValue("bytes"); return typ, err },
		func() (uint32, error) { _, typ, err := k.GetStringsValue("bytes"); return typ, err },
		func() (uint32, error) { _, typ, err := k.GetIntegerValue("bytes"); return typ, err },
	} {
		typ, err := read()
		require.Equal(t, registry.ErrUnexpectedType, err)
		require.EqualValues(t, registry.BINARY, typ)
	}
	_, typ, err = k.GetBinaryValue("list")
	require.Equal(t, registry.ErrUnexpectedType, err)
	require.EqualValues(t, registry.MULTI_SZ, typ)

	names, err := k.ReadValueNames(0)
	require.NoError(t, err)
	require.Subset(t, names, []string{"RemotePath", "list", "path", "long", "bytes"})
	info, err := k.Stat()
	require.NoError(t, err)
	require.EqualValues(t, len(names), info.ValueCount)
	require.EqualValues(t, len("ConnectionType"), info.MaxValueNameLen)
	require.EqualValues(t, 2*(len("Microsoft Windows Network")+1), info.MaxValueLen)
	require.NoError(t, k.DeleteValue("Bytes"))
	require.Equal(t, registry.ErrNotExist, k.DeleteValue("bytes"))
}

// RegQueryValueExW: the length that is needed, with and without a buffer.
func TestGetValue(t *testing.T) {
	atDesk(t)
	k := openKey(t, `Network\Z`, registry.QUERY_VALUE)
	size := 2 * (len(mprtest.Share) + 1)
	n, typ, err := k.GetValue("RemotePath", nil)
	require.NoError(t, err)
	require.Equal(t, size, n)
	require.EqualValues(t, registry.SZ, typ)
	buf := make([]byte, size)
	n, _, err = k.GetValue("RemotePath", buf[:size-1])
	require.Equal(t, registry.ErrShortBuffer, err)
	require.Equal(t, size, n)
	require.Equal(t, make([]byte, size), buf)
	_, _, err = k.GetValue("RemotePath", buf)
	require.NoError(t, err)
	require.Equal(t, []byte{'\\', 0, '\\', 0}, buf[:4])
	_, _, err = k.GetValue("Absent", nil)
	require.Equal(t, registry.ErrNotExist, err)
}

// "Registry Key Security and Access Rights", and what isn't in this registry.
func TestWhatIsRefused(t *testing.T) {
	atDesk(t)
	reading, writing := openKey(t, `Network\Z`, registry.READ), openKey(t, `Network\Z`, registry.SET_VALUE)
	require.Equal(t, mprdll.ERROR_ACCESS_DENIED, reading.SetStringValue("RemotePath", "x"))
	require.Equal(t, mprdll.ERROR_ACCESS_DENIED, reading.DeleteValue("RemotePath"))
	_, _, err := writing.GetStringValue("RemotePath")
	require.Equal(t, mprdll.ERROR_ACCESS_DENIED, err)
	_, err = writing.ReadSubKeyNames(-1)
	require.Equal(t, mprdll.ERROR_ACCESS_DENIED, err)
	require.Equal(t, mprdll.ERROR_ACCESS_DENIED, registry.CURRENT_USER.SetStringValue("x", "y"))

	for _, path := range []string{`Software`, `Network\Z\below`, `Network\Q`, `\Network`, `Network\\Z`} {
		_, err = registry.OpenKey(registry.CURRENT_USER, path, registry.READ)
		require.Equal(t, registry.ErrNotExist, err, path)
	}
	_, err = registry.OpenKey(registry.LOCAL_MACHINE, `Network`, registry.READ)
	require.Equal(t, registry.ErrNotExist, err)
	_, _, err = registry.CreateKey(registry.CURRENT_USER, `Software\Mine`, registry.READ)
	require.Equal(t, mprdll.ERROR_ACCESS_DENIED, err)
	_, _, err = registry.CreateKey(registry.CURRENT_USER, `Network\Z\below`, registry.READ)
	require.Equal(t, mprdll.ERROR_ACCESS_DENIED, err)
	_, err = registry.OpenKey(7, `Network`, registry.READ)
	require.Equal(t, mprdll.ERROR_INVALID_HANDLE, err)
	_, err = registry.OpenKey(registry.CURRENT_USER, "Net\x00work", registry.READ)
	require.Equal(t, mprdll.EINVAL, err)
	require.Equal(t, mprdll.EINVAL, writing.SetStringValue("RemotePath", "a\x00b"))
	require.Equal(t, mprdll.EINVAL, writing.SetStringsValue("list", []string{"a\x00b"}))
	require.Equal(t, mprdll.EINVAL, writing.SetDWordValue("a\x00b", 1))

	require.NoError(t, registry.DeleteKey(registry.CURRENT_USER, `Network\Z`))
	require.Equal(t, mprdll.ERROR_KEY_DELETED, writing.SetDWordValue("DeferFlags", 4))
	_, _, err = reading.GetStringValue("RemotePath")
	require.Equal(t, mprdll.ERROR_KEY_DELETED, err)
}

// A profile that fails fails the registry, with the code of the profile.
func TestRegistryOfAProfileThatFails(t *testing.T) {
	m := atDesk(t)
	k := openKey(t, `Network\Z`, registry.ALL_ACCESS)
	store, user := m.Process().Profiles.(*profile.Memory), m.Process().ProfileUser
	store.FailWrites(user, winerr.ERROR_CANNOT_OPEN_PROFILE)
	require.Equal(t, mprdll.ERROR_CANNOT_OPEN_PROFILE, k.SetDWordValue("DeferFlags", 4))
	store.FailWrites(user, nil)
	store.SetMalformed(user, true)
	_, _, err := k.GetStringValue("RemotePath")
	require.Equal(t, mprdll.ERROR_BAD_PROFILE, err)
	store.SetMalformed(user, false)
}

func TestRootsAndLists(t *testing.T) {
	atDesk(t)
	root := openKey(t, "", registry.READ)
	names, err := root.ReadSubKeyNames(1)
	require.NoError(t, err)
	require.Equal(t, []string{"Network"}, names)
	names, err = root.ReadSubKeyNames(2)
	require.Equal(t, io.EOF, err)
	require.Equal(t, []string{"Network"}, names)
	names, err = registry.LOCAL_MACHINE.ReadSubKeyNames(-1)
	require.NoError(t, err)
	require.Empty(t, names)
	require.NoError(t, registry.CURRENT_USER.Close())
	names, err = openKey(t, `Network\Z`, registry.READ).ReadValueNames(1)
	require.NoError(t, err)
	require.Equal(t, []string{"RemotePath"}, names)
	info, err := root.Stat()
	require.NoError(t, err)
	require.Equal(t, &registry.KeyInfo{SubKeyCount: 1, MaxSubKeyLen: 7}, info)
}

// withoutProfile is a thread that doesn't show its profile.
type withoutProfile struct{ *mpr.Caller }

func (w withoutProfile) Process() mpr.Process {
	p := w.Caller.Process()
	p.Profiles = nil
	return p
}

func TestThreadWithoutAProfile(t *testing.T) {
	mprdll.Install(t, withoutProfile{mprtest.New(t).Caller})
	_, err := registry.OpenKey(registry.CURRENT_USER, "Network", registry.READ)
	require.Equal(t, mprdll.ERROR_NOT_SUPPORTED, err)
}

func TestNothingInstalled(t *testing.T) {
	_, err := registry.OpenKey(registry.CURRENT_USER, "Network", registry.READ)
	require.ErrorIs(t, err, mprdll.ERROR_MOD_NOT_FOUND)
	require.ErrorContains(t, err, "mprdll.Install")
}

// Values that are written at once are all kept.
func TestConcurrentWriters(t *testing.T) {
	m := atDesk(t)
	var writers sync.WaitGroup
	for i := range 8 {
		writers.Go(func() {
			k, err := registry.OpenKey(registry.CURRENT_USER, `Network\Z`, registry.SET_VALUE)
			if err == nil {
				err = errors.Join(k.SetDWordValue(fmt.Sprint("value ", i), uint32(i)), k.SetDWordValue("DeferFlags", 4), k.Close())
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	writers.Wait()
	names, err := openKey(t, `Network\Z`, registry.READ).ReadValueNames(-1)
	require.NoError(t, err)
	require.Len(t, names, 7+8)
	e, _, err := m.Process().Profiles.Get(m.Process().ProfileUser, "Z:")
	require.NoError(t, err)
	require.EqualValues(t, 4, e.DeferFlags)
}

// process is what Install needs of a test, for a program that is none.
type process struct{ end func() }

func (*process) Helper()            {}
func (p *process) Cleanup(f func()) { p.end = f }

func ExampleOpenKey() {
	alice, err := new(mpr.Router).Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonInteractive})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer alice.Close()
	store, user := alice.Process().Profiles, alice.Process().ProfileUser
	fmt.Println(store.Put(user, profile.Entry{Local: "Z:", RemotePath: `\\files\docs`}))
	p := new(process) // in a test: mprdll.Install(t, alice)
	mprdll.Install(p, alice)
	defer p.end()

	k, err := registry.OpenKey(registry.CURRENT_USER, `Network\Z`, registry.QUERY_VALUE)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer k.Close()
	remote, _, err := k.GetStringValue("RemotePath")
	fmt.Println(remote, err)
	// Output:
	// <nil>
	// \\files\docs <nil>
}
