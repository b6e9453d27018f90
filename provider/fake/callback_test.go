package fake_test

import (
	"errors"
	"io/fs"
	"os"
	"sync"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// calling is a file system that calls a test when it is used.
type calling struct {
	files fs.FS
	open  func() error
	read  func() error
	close func()
}

// callingFS is one with a file that does nothing besides.
func callingFS() *calling {
	idle := func() error { return nil }
	return &calling{fstest.MapFS{"file": {Data: []byte("content")}, "dir/x": {}}, idle, idle, func() {}}
}

func (c *calling) Open(name string) (fs.File, error) {
	if err := c.open(); err != nil {
		return nil, err
	}
	f, err := c.files.Open(name)
	return &callingFile{f, c}, err
}

func (c *calling) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(c.files, name) }
func (c *calling) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(c.files, name) }

type callingFile struct {
	fs.File
	c *calling
}

func (f *callingFile) Read(b []byte) (int, error) {
	if err := f.c.read(); err != nil {
		return 0, err
	}
	return f.File.Read(b)
}

func (f *callingFile) Close() error {
	f.c.close()
	return f.File.Close()
}

// A file system may call the fake that it is used by: no lock is held. What it
// does to its own connection counts.
func TestFakeCalledByAFileSystem(t *testing.T) {
	m := start(t, `CORP\alice`)
	files, closed := callingFS(), 0
	files.close = func() { closed++ }
	require.NoError(t, m.AddShare("FILES", fake.Share{Name: "calling", FS: files}))

	m.added("Z:", `\\FILES\calling`, none)
	files.open = func() error { return m.CancelConnection(m.s, "Z:", false) }
	_, err := m.OpenFile(m.s, `Z:\file`, os.O_RDONLY, 0)
	require.Equal(t, winerr.ERROR_NOT_CONNECTED, err, "it was cancelled while the file was being opened")
	require.Equal(t, 1, closed)

	files.open = func() error { m.Snapshot(); return nil }
	m.added("Z:", `\\FILES\calling`, none)
	f, err := m.OpenFile(m.s, `Z:\file`, os.O_RDONLY, 0)
	require.NoError(t, err)
	files.read = func() error { return m.CancelConnection(m.s, "Z:", true) }
	b := make([]byte, 7)
	n, err := f.Read(b)
	require.NoError(t, err, "a call that is under way ends well")
	require.Equal(t, "content", string(b[:n]))
	require.Equal(t, 2, closed)
	_, err = f.Read(b)
	require.Equal(t, winerr.ERROR_NETNAME_DELETED, err)
	require.NoError(t, f.Close())
	require.Equal(t, 2, closed, "it is closed once")
}

// A file whose server has gone is closed with its handle, whatever was tried
// meanwhile.
func TestFakeClosesFilesOfALostServer(t *testing.T) {
	m := start(t, `CORP\alice`)
	files, closed := callingFS(), 0
	files.close = func() { closed++ }
	require.NoError(t, m.AddShare("FILES", fake.Share{Name: "calling", FS: files}))
	f, err := m.OpenFile(m.s, `\\FILES\calling\file`, os.O_RDONLY, 0)
	require.NoError(t, err)
	require.NoError(t, m.RemoveServer("FILES"))
	_, err = f.Read(make([]byte, 1))
	require.Equal(t, winerr.ERROR_NETNAME_DELETED, err)
	require.NoError(t, f.Close())
	require.Equal(t, 1, closed)
}

// A file system that panics does so to its caller, and the file is closed once
// all the same: by its owner, or by force.
func TestFakeFileSystemThatPanics(t *testing.T) {
	m := start(t, `CORP\alice`)
	files, closed := callingFS(), 0
	files.close = func() { closed++ }
	files.read = func() error { panic("broken file system") }
	require.NoError(t, m.AddShare("FILES", fake.Share{Name: "calling", FS: files}))
	m.added("Z:", `\\FILES\calling`, none)
	for want, force := range []bool{false, true} {
		f, err := m.OpenFile(m.s, `Z:\file`, os.O_RDONLY, 0)
		require.NoError(t, err)
		require.PanicsWithValue(t, "broken file system", func() { _, _ = f.Read(make([]byte, 1)) })
		if force {
			require.NoError(t, m.CancelConnection(m.s, "Z:", true))
		}
		require.NoError(t, f.Close())
		require.Equal(t, want+1, closed)
	}
}

// Errors of a file system get the code that they have, or stay what they are.
func TestFakeErrorsOfAFileSystem(t *testing.T) {
	own := errors.New("the disk is on fire")
	for _, c := range []struct{ give, want error }{
		{own, own}, {winerr.ERROR_BUSY, winerr.ERROR_BUSY}, {fs.ErrPermission, winerr.ERROR_ACCESS_DENIED},
		{&fs.PathError{Op: "read", Path: "file", Err: fs.ErrClosed}, winerr.ERROR_INVALID_HANDLE},
		{fs.ErrInvalid, winerr.ERROR_INVALID_NAME}, {errors.ErrUnsupported, winerr.ERROR_NOT_SUPPORTED},
	} {
		m := start(t, `CORP\alice`)
		files := callingFS()
		require.NoError(t, m.AddShare("FILES", fake.Share{Name: "calling", FS: files}))
		m.added("Z:", `\\FILES\calling`, none)
		f, err := m.OpenFile(m.s, `Z:\file`, os.O_RDONLY, 0)
		require.NoError(t, err)
		files.read = func() error { return c.give }
		_, err = f.Read(make([]byte, 1))
		require.Equal(t, c.want, err)
		files.open = files.read
		m.refused(winerr.Code(c.want), func() error { _, err := m.OpenFile(m.s, `Z:\file`, os.O_RDONLY, 0); return err })
	}
}

// Whatever ends while a slow server is asked, nothing half done stays.
func TestFakeEndsDuringASlowCall(t *testing.T) {
	open := func(m *machine, path string) error {
		_, err := m.OpenFile(m.s, path, os.O_RDONLY, 0)
		return err
	}
	for name, c := range map[string]struct {
		end  func(*machine) error
		call func(*machine) error
		want winerr.Errno
		left []string
	}{
		"the connection of a file": {
			func(m *machine) error { return m.CancelConnection(m.s, "Z:", false) },
			func(m *machine) error { return open(m, `Z:\Readme.txt`) }, winerr.ERROR_NOT_CONNECTED, nil},
		"the connection of a current directory": {
			func(m *machine) error { return m.CancelConnection(m.s, "Z:", false) },
			func(m *machine) error { _, err := m.SetCurrentDirectory(m.s, `Z:\sub`); return err }, winerr.ERROR_NOT_CONNECTED, nil},
		"a deferred connection": {
			func(m *machine) error { return m.CancelConnection(m.s, "Y:", false) },
			func(m *machine) error { return open(m, `Y:\Readme.txt`) }, winerr.ERROR_NOT_CONNECTED, []string{`Z: \\FILES\docs`}},
		"the share of a connection that is being made": {
			func(m *machine) error { return m.RemoveShare("FILES", "public") },
			func(m *machine) error { return m.add("X:", `\\FILES\public`, none) }, winerr.ERROR_BAD_NET_NAME, []string{`Y: \\FILES\docs`, `Z: \\FILES\docs`}},
		"the server of a connection that is being made": {
			func(m *machine) error { return m.SetDown("FILES", true) },
			func(m *machine) error { return m.add("X:", `\\FILES\public`, none) }, winerr.ERROR_BAD_NETPATH, []string{`Y: \\FILES\docs`, `Z: \\FILES\docs`}},
	} {
		synctest.Test(t, func(t *testing.T) {
			m := start(t, `CORP\alice`)
			m.added("Z:", `\\FILES\docs`, none)
			require.NoError(t, m.deferred("Y:", `\\FILES\docs`, none))
			require.NoError(t, m.SetDelay("FILES", time.Hour))
			slow := make(chan error)
			go func() { slow <- c.call(m) }()
			synctest.Wait()
			require.NoError(t, c.end(m), name)
			require.Equal(t, c.want, winerr.Code(<-slow), name)
			if c.left == nil {
				c.left = []string{`Y: \\FILES\docs`}
			}
			require.Equal(t, c.left, remotes(m.Snapshot()), name)
		})
	}
}

// Several callers who need the same connection at once share it.
func TestFakeConnectionMadeTwiceAtOnce(t *testing.T) {
	for path, want := range map[string][]int{`Y:\Readme.txt`: {3}, `\\FILES\docs\Readme.txt`: {3, 0}} {
		synctest.Test(t, func(t *testing.T) {
			m := start(t, `CORP\alice`)
			require.NoError(t, m.deferred("Y:", `\\FILES\docs`, none))
			require.NoError(t, m.SetDelay("FILES", time.Hour))
			var open [3]provider.File
			var errs [3]error
			var wg sync.WaitGroup
			for i := range open {
				wg.Go(func() { open[i], errs[i] = m.OpenFile(m.s, path, os.O_RDONLY, 0) })
			}
			wg.Wait()
			require.Equal(t, [3]error{}, errs)
			var counts []int
			for _, c := range m.Snapshot() {
				counts = append(counts, len(c.OpenFiles))
			}
			require.Equal(t, want, counts)
			for _, f := range open {
				require.NoError(t, f.Close())
			}
			require.Equal(t, []string{`Y: \\FILES\docs`}, remotes(m.Snapshot()))
		})
	}
}
