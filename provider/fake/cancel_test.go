package fake_test

import (
	"io"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// cancels are the two ways to cancel.
func (m *machine) cancels(name string, force bool) map[string]func() error {
	return map[string]func() error{
		"NPCancelConnection": func() error { return m.CancelConnection(m.s, name, force) },
		"NPCancelConnection2": func() error {
			return m.CancelConnection2(m.s, name, force, provider.CONNECT_UPDATE_PROFILE)
		},
	}
}

// NPCancelConnection/WN_SUCCESS: a device is that redirection alone; a remote name
// the deviceless connections to it alone (WNetCancelConnection2W, lpName).
func TestFakeCancel(t *testing.T) {
	for _, c := range []struct {
		name string
		left []string
	}{
		{"Y:", []string{` \\FILES\public`, `Z: \\FILES\public`}},
		{"z:", []string{` \\FILES\public`, `Y: \\FILES\public`}},
		{`\\FILES\public`, []string{`Y: \\FILES\public`, `Z: \\FILES\public`}},
		{`\\files\PUBLIC\`, []string{`Y: \\FILES\public`, `Z: \\FILES\public`}},
	} {
		for way := range new(machine).cancels("", false) {
			m := start(t, `CORP\alice`)
			for _, local := range []string{"Z:", "Y:", ""} {
				m.added(local, `\\FILES\public`, none)
			}
			require.NoError(t, m.cancels(c.name, false)[way](), c.name)
			require.Equal(t, c.left, remotes(m.Snapshot()))
			m.refused(winerr.ERROR_NOT_CONNECTED, m.cancels(c.name, true)[way])
		}
	}
}

// The option CancelRemoteAll: the redirected connections to a remote name as well,
// all of them or none.
func TestFakeCancelRemoteAll(t *testing.T) {
	m := startWith(t, `CORP\alice`, session.Options{CancelRemoteAll: true})
	for _, local := range []string{"Z:", "Y:", ""} {
		m.added(local, `\\FILES\docs`, none)
	}
	m.added("X:", `\\FILES\public`, none)
	f, err := m.OpenFile(m.s, `Y:\Readme.txt`, os.O_RDONLY, 0)
	require.NoError(t, err)
	m.refused(winerr.ERROR_OPEN_FILES, func() error { return m.CancelConnection(m.s, `\\files\docs`, false) })
	require.NoError(t, f.Close())
	require.NoError(t, m.CancelConnection(m.s, `\\files\docs`, false))
	require.Equal(t, []string{`X: \\FILES\public`}, remotes(m.Snapshot()))
	require.Len(t, m.s.Devices().Snapshot(), 1)
}

func TestFakeCancelRefuses(t *testing.T) {
	for _, c := range []struct {
		name   string
		device string
		force  bool
		want   winerr.Errno
	}{
		{"WN_NOT_CONNECTED/unused", "X:", true, winerr.WN_NOT_CONNECTED},
		{"WN_NOT_CONNECTED/disk", "C:", true, winerr.WN_NOT_CONNECTED},
		{"WN_NOT_CONNECTED/port", "LPT2", true, winerr.WN_NOT_CONNECTED},
		{"WN_NOT_CONNECTED/empty", "", true, winerr.WN_NOT_CONNECTED},
		{"WN_NOT_CONNECTED/neither device nor remote name", `Z:\`, true, winerr.WN_NOT_CONNECTED},
		{"WN_NOT_CONNECTED/only redirected", `\\FILES\public`, true, winerr.WN_NOT_CONNECTED},
		{"WN_NOT_CONNECTED/unknown server", `\\NOSUCH\docs`, true, winerr.WN_NOT_CONNECTED},
		{"WN_NOT_CONNECTED/connected by another name", `\\10.0.0.1\private`, true, winerr.WN_NOT_CONNECTED},
		{"WN_OPEN_FILES/device", "Y:", false, winerr.WN_OPEN_FILES},
		{"WN_OPEN_FILES/job", "LPT1", false, winerr.WN_OPEN_FILES},
		{"WN_OPEN_FILES/remote name", `\\FILES\private`, false, winerr.WN_OPEN_FILES},
		{"ERROR_DEVICE_IN_USE", "W:", false, winerr.ERROR_DEVICE_IN_USE},
		{"ERROR_DEVICE_IN_USE/by force", "W:", true, winerr.ERROR_DEVICE_IN_USE},
	} {
		m := connectedMachine(t)
		m.busy()
		for way, cancel := range m.cancels(c.device, c.force) {
			t.Run(way+"/"+c.name, func(t *testing.T) { m.on(t).refused(c.want, cancel) })
		}
	}
}

// busy adds a disk C:, Y: and a deviceless connection with open files, a job on
// LPT1, and W: with a current directory.
func (m *machine) busy() {
	m.Helper()
	require.NoError(m, m.table.Global().DefineDosDevice(session.DDD_RAW_TARGET_PATH, "C:", `\Device\HarddiskVolume1`))
	m.added("Y:", `\\FILES\docs`, none)
	m.added("W:", `\\FILES\docs`, none)
	m.added("", `\\FILES\private`, none)
	for _, path := range []string{`Y:\Readme.txt`, `\\FILES\private\`} {
		_, err := m.OpenFile(m.s, path, os.O_RDONLY, 0)
		require.NoError(m, err)
	}
	_, err := m.StartJob(m.s, "LPT1", "letter")
	require.NoError(m, err)
	_, err = m.SetCurrentDirectory(m.s, `W:\Sub`)
	require.NoError(m, err)
}

// NPCancelConnection, fForce: TRUE closes open files; their handles then fail with
// ERROR_NETNAME_DELETED, and closing them is no error, once.
func TestFakeForcedCancel(t *testing.T) {
	for _, path := range []string{`Z:\file`, `\\FILES\public\file`} {
		m := connectedMachine(t)
		m.added("", `\\FILES\public`, none)
		f, err := m.OpenFile(m.s, path, os.O_RDWR, 0)
		require.NoError(t, err)
		dir, err := m.OpenFile(m.s, path[:len(path)-len("file")], os.O_RDONLY, 0)
		require.NoError(t, err)
		name := path[:2]
		if name != "Z:" {
			name = `\\FILES\public`
		}
		require.NoError(t, m.CancelConnection(m.s, name, true))
		for what, call := range fileCalls(f) {
			require.Equal(t, winerr.ERROR_NETNAME_DELETED, call(), what)
		}
		_, err = dir.ReadDir(-1)
		require.Equal(t, winerr.ERROR_NETNAME_DELETED, err)
		for _, each := range []provider.File{f, dir} {
			require.NoError(t, each.Close())
			require.Equal(t, winerr.ERROR_INVALID_HANDLE, each.Close())
		}
		m.refused(winerr.ERROR_NOT_CONNECTED, func() error { return m.CancelConnection(m.s, name, true) })
		m.refused(winerr.ERROR_INVALID_HANDLE, f.Close)
	}
}

// fileCalls are the calls of an open file other than Close.
func fileCalls(f provider.File) map[string]func() error {
	b := make([]byte, 1)
	return map[string]func() error{
		"Read":    func() error { _, err := f.Read(b); return err },
		"ReadAt":  func() error { _, err := f.ReadAt(b, 0); return err },
		"Write":   func() error { _, err := f.Write(b); return err },
		"Seek":    func() error { _, err := f.Seek(0, io.SeekStart); return err },
		"Stat":    func() error { _, err := f.Stat(); return err },
		"ReadDir": func() error { _, err := f.ReadDir(-1); return err },
	}
}

// A file that is closed is no longer in the way, and is counted once.
func TestFakeOpenFilesAreCounted(t *testing.T) {
	m := connectedMachine(t)
	var open []provider.File
	for range 3 {
		f, err := m.OpenFile(m.s, `Z:\file`, os.O_RDONLY, 0)
		require.NoError(t, err)
		open = append(open, f)
	}
	for i, f := range open {
		left := m.Snapshot()[1].OpenFiles
		require.Len(t, left, 3-i)
		require.Equal(t, `\file`, left[0])
		m.refused(winerr.ERROR_OPEN_FILES, func() error { return m.CancelConnection(m.s, "Z:", false) })
		require.NoError(t, f.Close())
		m.refused(winerr.ERROR_INVALID_HANDLE, f.Close)
		for what, call := range fileCalls(f) {
			require.Equal(t, winerr.ERROR_INVALID_HANDLE, call(), what)
		}
	}
	require.NoError(t, m.CancelConnection(m.s, "Z:", false))
}

// A current directory holds its connection until it is released, twice or not.
func TestFakeCurrentDirectory(t *testing.T) {
	m := connectedMachine(t)
	require.NoError(t, m.Mkdir(m.s, `Z:\dir`, 0o777))
	first, err := m.SetCurrentDirectory(m.s, `Z:\dir`)
	require.NoError(t, err)
	second, err := m.SetCurrentDirectory(m.s, `Z:`)
	require.NoError(t, err)
	for i, release := range []func(){first, second} {
		require.Equal(t, 2-i, m.Snapshot()[1].Holders)
		m.refused(winerr.ERROR_DEVICE_IN_USE, func() error { return m.CancelConnection(m.s, "Z:", true) })
		release()
		release()
	}
	require.NoError(t, m.CancelConnection(m.s, "Z:", false))
	second() // long after

	for path, want := range map[string]winerr.Errno{
		`LPT1`: winerr.ERROR_NOT_SUPPORTED, `Y:\`: winerr.ERROR_NOT_CONNECTED, `\\FILES\docs\Readme.txt`: winerr.ERROR_DIRECTORY,
		`\\FILES\docs\nosuch`: winerr.ERROR_FILE_NOT_FOUND, `\\FILES\docs\no\such`: winerr.ERROR_PATH_NOT_FOUND,
	} {
		m.refused(want, func() error { _, err := m.SetCurrentDirectory(m.s, path); return err })
	}
}

// What a snapshot tells of a connection in use.
func TestFakeSnapshot(t *testing.T) {
	m := connectedMachine(t)
	m.added("", `\\FILES\docs`, as("alice"))
	for _, path := range []string{`Z:\file`, `Z:\`, `\\FILES\docs\sub\deep\file.md`} {
		_, err := m.OpenFile(m.s, path, os.O_RDONLY, 0)
		require.NoError(t, err)
	}
	for _, title := range []string{"two", "one"} {
		_, err := m.StartJob(m.s, "LPT1", title)
		require.NoError(t, err)
	}
	luid := m.s.LUID()
	require.Empty(t, cmp.Diff([]provider.ConnectionSnapshot{
		{LUID: luid, Remote: `\\FILES\docs`, Type: disk, User: "alice", OpenFiles: []string{`\Sub\Deep\File.md`}},
		{LUID: luid, Local: "LPT1", Remote: `\\FILES\laser`, Type: printer, User: `CORP\alice`, Jobs: []string{"one", "two"}},
		{LUID: luid, Local: "Z:", Remote: `\\FILES\public`, Type: disk, User: `CORP\alice`, OpenFiles: []string{`\`, `\file`}},
	}, m.Snapshot()))
}
