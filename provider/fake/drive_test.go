package fake_test

import (
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// driveFS is what a session sees below a path, as a file system of package fs.
type driveFS struct {
	m    *machine
	root string
}

func (d driveFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) || strings.ContainsRune(name, '\\') { // which separates names on a drive
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	f, err := d.m.OpenFile(d.m.s, d.root+`\`+name, os.O_RDONLY, 0)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return f, nil
}

// backings are the same files in every file system that a share may have.
func backings(t *testing.T) map[string]fs.FS {
	all := map[string]fs.FS{}
	for name, files := range writables(t) {
		put(t, files, "empty", "")
		require.NoError(t, files.Mkdir("dir", 0o777))
		require.NoError(t, files.Mkdir("dir/sub", 0o777))
		put(t, files, "dir/sub/Ünïcode ß", strings.Repeat("content\n", 1000))
		all[name] = files
	}
	files := all["DirFS"]
	all["plain"] = fstest.MapFS{"empty": {}, "dir/sub/Ünïcode ß": {Data: []byte("content")}}
	all["without methods"] = struct{ fs.FS }{files}
	return all
}

// What is read through a drive, or a UNC path, keeps the promises of package fs,
// and leaves nothing open.
func TestFakeDriveIsAnFS(t *testing.T) {
	for name, files := range backings(t) {
		t.Run(name, func(t *testing.T) {
			m := start(t, `CORP\alice`)
			require.NoError(t, m.AddShare("FILES", fake.Share{Name: "backed", FS: files}))
			m.added("Z:", `\\FILES\backed`, none)
			m.added("Y:", `\\FILES\backed\dir`, none)
			for _, root := range []string{"Z:", `\\files\BACKED`} {
				require.NoError(t, fstest.TestFS(driveFS{m, root}, "empty", "dir/sub/Ünïcode ß"))
			}
			require.NoError(t, fstest.TestFS(driveFS{m, "Y:"}, "sub/Ünïcode ß"))

			f, err := m.OpenFile(m.s, `Y:\sub\ünïcode ß`, os.O_RDONLY, 0)
			require.NoError(t, err)
			content, err := io.ReadAll(f)
			require.NoError(t, err)
			_, err = f.Seek(0, io.SeekStart)
			require.NoError(t, err)
			require.NoError(t, iotest.TestReader(f, content))
			require.NoError(t, f.Close())
			require.NoError(t, m.CancelConnection(m.s, "Y:", false))
			require.NoError(t, m.CancelConnection(m.s, "Z:", false))
			require.Empty(t, m.Snapshot())
		})
	}
}

// No path and no symbolic link leads out of the directory behind a share, and
// nothing is made or changed there.
func TestFakeShareKeepsOneInside(t *testing.T) {
	outside := t.TempDir()
	inside := filepath.Join(outside, "inside")
	require.NoError(t, os.Mkdir(inside, 0o777))
	require.NoError(t, os.WriteFile(filepath.Join(outside, "secret"), []byte("secret"), 0o600))
	var links []string
	paths := []string{`..\secret`, `x\..\..\secret`, `../secret`, `.\..\\..\secret`, `.. \secret`, `. .\secret`, `..\inside\..\secret`}
	for link, target := range map[string]string{"file": filepath.Join("..", "secret"), "absolute": outside, "up": ".."} {
		_ = os.Symlink(target, filepath.Join(inside, link)) // needs a privilege on Windows; Wine says yes and makes none
		if _, err := os.Lstat(filepath.Join(inside, link)); err == nil {
			links = append(links, link)
			paths = append(paths, link, link+`\secret`, strings.ToUpper(link)+`\new`)
		}
	}
	files, err := fake.NewDirFS(inside)
	require.NoError(t, err)
	defer func() { require.NoError(t, files.Close()) }()
	m := start(t, `CORP\alice`)
	require.NoError(t, m.AddShare("FILES", fake.Share{Name: "dir", FS: files}))
	m.added("Z:", `\\FILES\dir`, none)
	for _, path := range paths {
		for _, root := range []string{`Z:\`, `\\FILES\dir\`} {
			_, err := m.OpenFile(m.s, root+path, os.O_RDWR, 0)
			require.Error(t, err, path)
			_, err = m.SetCurrentDirectory(m.s, root+path)
			require.Error(t, err, path)
			require.Error(t, m.Mkdir(m.s, root+path+`\made`, 0o777), path)
			require.Error(t, m.Remove(m.s, root+path+`\secret`), path)
		}
	}
	for _, link := range links {
		m.refused(winerr.ERROR_ACCESS_DENIED, func() error { _, err := m.OpenFile(m.s, `Z:\`+link, os.O_RDONLY, 0); return err })
	}
	m.refused(winerr.ERROR_BAD_NET_NAME, func() error { return m.add("Y:", `\\FILES\dir\..`, none) })
	m.refused(winerr.ERROR_BAD_NET_NAME, func() error { return m.add("Y:", `\\FILES\dir\up`, none) })
	secret, err := os.ReadFile(filepath.Join(outside, "secret"))
	require.NoError(t, err)
	require.Equal(t, "secret", string(secret))
	entries, err := os.ReadDir(outside)
	require.NoError(t, err)
	require.Len(t, entries, 2, "%v", entries)
}

// A place that no file has is refused by its code, whatever holds the file, and
// the position stays (SetFilePointer and ReadFile, fileapi.h documentation).
func TestFakeFilePlaces(t *testing.T) {
	for name, files := range backings(t) {
		m := start(t, `CORP\alice`)
		require.NoError(t, m.AddShare("FILES", fake.Share{Name: "backed", FS: files}))
		f, err := m.OpenFile(m.s, `\\FILES\backed\dir\sub\Ünïcode ß`, os.O_RDONLY, 0)
		require.NoError(t, err)
		_, err = f.Seek(3, io.SeekStart)
		require.NoError(t, err)
		for _, place := range []struct {
			offset int64
			whence int
			want   winerr.Errno
		}{
			{-1, io.SeekStart, winerr.ERROR_NEGATIVE_SEEK}, {-4, io.SeekCurrent, winerr.ERROR_NEGATIVE_SEEK},
			{math.MinInt64, io.SeekEnd, winerr.ERROR_NEGATIVE_SEEK},
			{0, 3, winerr.ERROR_INVALID_PARAMETER}, {0, -1, winerr.ERROR_INVALID_PARAMETER},
		} {
			_, err = f.Seek(place.offset, place.whence)
			require.Equal(t, place.want, err, "%s: %v", name, place)
		}
		_, err = f.ReadAt(make([]byte, 1), -1)
		require.Equal(t, winerr.ERROR_INVALID_PARAMETER, err, name)
		b := make([]byte, 4)
		_, err = io.ReadFull(f, b)
		require.NoError(t, err)
		require.Equal(t, "tent", string(b), name)
		require.NoError(t, f.Close())
	}
}
