package fake_test

import (
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// Names are found without case, with slashes of either kind, without dots and
// spaces at their end, and `..` stops at the root ("Naming Files, Paths, and
// Namespaces").
func TestFakePathsThatAreOneFile(t *testing.T) {
	m := start(t, `CORP\alice`)
	m.added("Z:", `\\FILES\docs`, none)
	m.added("Y:", `\\FILES\docs\sub`, none)
	for _, path := range []string{
		`Z:\Sub\Deep\File.md`, `z:\SUB\deep\fILE.MD`, `Z:/Sub/Deep/File.md`, `Z:\Sub\\Deep\.\File.md`,
		`Z:\Sub\Deep\..\Deep\File.md`, `Z:\..\..\Sub\Deep\File.md`, `Z:\Sub.\Deep \File.md. .`,
		`Y:\Deep\File.md`, `Y:\..\Deep\File.md`,
		`\\FILES\docs\Sub\Deep\File.md`, `\\files\DOCS\sub\..\sub\deep\file.md`, `//FILES/docs/Sub/Deep/File.md`,
		`\\10.0.0.1\docs\Sub\Deep\File.md`,
	} {
		require.Equal(t, "deep", m.read(path), path)
	}
	require.Len(t, m.Snapshot(), 2, "the connections of the UNC paths have gone")
}

func TestFakeOpenFileRefuses(t *testing.T) {
	const read, write, create = os.O_RDONLY, os.O_RDWR, os.O_RDWR | os.O_CREATE
	for _, c := range []struct {
		path string
		flag int
		want winerr.Errno
	}{
		{`X:\file`, read, winerr.ERROR_NOT_CONNECTED},
		{`C:\file`, read, winerr.ERROR_NOT_CONNECTED},
		{`LPT1`, read, winerr.ERROR_NOT_SUPPORTED},
		{`\\FILES\laser\file`, read, winerr.ERROR_NOT_SUPPORTED},
		{`\\FILES\IPC$\pipe`, read, winerr.ERROR_NOT_SUPPORTED},
		{``, read, winerr.ERROR_BAD_NET_NAME},
		{`file`, read, winerr.ERROR_BAD_NET_NAME},
		{`Z:file`, read, winerr.ERROR_BAD_NET_NAME},
		{`\\FILES`, read, winerr.ERROR_BAD_NET_NAME},
		{`\\FILES\nosuch\file`, read, winerr.ERROR_BAD_NET_NAME},
		{`\\NOSUCH\docs\file`, read, winerr.ERROR_BAD_NETPATH},
		{`\\DOWN\data\file`, read, winerr.ERROR_BAD_NETPATH},
		{`\\FILES\denied\file`, read, winerr.ERROR_ACCESS_DENIED},
		{`\\HOME\members\file`, read, winerr.ERROR_BAD_NET_NAME},
		{`Z:\a?b`, read, winerr.ERROR_INVALID_NAME},
		{`Z:\a:stream`, create, winerr.ERROR_INVALID_NAME},
		{"Z:\\a\tb", read, winerr.ERROR_INVALID_NAME},
		{`Z:\...`, read, winerr.ERROR_INVALID_NAME},
		{"Z:\\a\xff", read, winerr.ERROR_INVALID_NAME},
		{"Z:\\dir\\a\xff", create, winerr.ERROR_INVALID_NAME},
		{`Z:\` + strings.Repeat("ü", 256), create, winerr.ERROR_INVALID_NAME},
		{`Z:\` + strings.Repeat("a", 255), read, winerr.ERROR_FILE_NOT_FOUND},
		{`Z:\nosuch`, read, winerr.ERROR_FILE_NOT_FOUND},
		{`Z:\nosuch`, write, winerr.ERROR_FILE_NOT_FOUND},
		{`Z:\no\such`, read, winerr.ERROR_PATH_NOT_FOUND},
		{`Z:\no\such`, create, winerr.ERROR_PATH_NOT_FOUND},
		{`Z:\file\such`, read, winerr.ERROR_PATH_NOT_FOUND},
		{`Z:\file\such`, create, winerr.ERROR_PATH_NOT_FOUND},
		{`Y:\nosuch`, read, winerr.ERROR_FILE_NOT_FOUND},
		{`Y:\no\such`, read, winerr.ERROR_PATH_NOT_FOUND},
		{`Y:\Readme.txt\such`, read, winerr.ERROR_PATH_NOT_FOUND},
		{`Z:\FILE`, create | os.O_EXCL, winerr.ERROR_FILE_EXISTS},
		{`Z:\`, write, winerr.ERROR_ACCESS_DENIED},
		{`Z:\dir`, create, winerr.ERROR_ACCESS_DENIED},
		{`Y:\Readme.txt`, write, winerr.ERROR_WRITE_PROTECT},
		{`Y:\new`, create, winerr.ERROR_WRITE_PROTECT},
		{`\\FILES\locked\new`, create, winerr.ERROR_ACCESS_DENIED},
	} {
		t.Run(c.want.Name()+"/"+c.path, func(t *testing.T) {
			m := connectedMachine(t)
			m.added("Y:", `\\FILES\docs`, none)
			require.NoError(t, m.Mkdir(m.s, `Z:\dir`, 0o777))
			m.refused(c.want, func() error { _, err := m.OpenFile(m.s, c.path, c.flag, 0o666); return err })
		})
	}
}

func TestFakeWriting(t *testing.T) {
	m := connectedMachine(t)
	require.NoError(t, m.Mkdir(m.s, `Z:\Dir`, 0o777))
	m.write(`Z:\dir\Name.txt`, "one")
	m.write(`\\FILES\public\DIR\name.TXT`, "two")
	require.Equal(t, "two", m.read(`Z:\Dir\Name.txt`))

	dir, err := m.OpenFile(m.s, `Z:\dir`, os.O_RDONLY, 0)
	require.NoError(t, err)
	entries, err := dir.ReadDir(-1)
	require.NoError(t, err)
	require.Len(t, entries, 1)
	require.Equal(t, "Name.txt", entries[0].Name())
	require.NoError(t, dir.Close())

	for path, want := range map[string]winerr.Errno{
		`Z:\dir`: winerr.ERROR_ALREADY_EXISTS, `Z:\file`: winerr.ERROR_ALREADY_EXISTS, `Z:\no\dir`: winerr.ERROR_PATH_NOT_FOUND,
		`Z:\a|b`: winerr.ERROR_INVALID_NAME, `\\FILES\docs\dir`: winerr.ERROR_WRITE_PROTECT, `\\FILES\locked\dir`: winerr.ERROR_ACCESS_DENIED,
	} {
		m.refused(want, func() error { return m.Mkdir(m.s, path, 0o777) })
	}
	for path, want := range map[string]winerr.Errno{
		`Z:\dir`: winerr.ERROR_DIR_NOT_EMPTY, `Z:\`: winerr.ERROR_ACCESS_DENIED, `Z:\nosuch`: winerr.ERROR_FILE_NOT_FOUND,
		`Z:\no\such`: winerr.ERROR_PATH_NOT_FOUND, `\\FILES\docs\Readme.txt`: winerr.ERROR_WRITE_PROTECT,
	} {
		m.refused(want, func() error { return m.Remove(m.s, path) })
	}
	require.NoError(t, m.Remove(m.s, `Z:\DIR\NAME.TXT`))
	require.NoError(t, m.Remove(m.s, `Z:\DIR`))
	m.refused(winerr.ERROR_FILE_NOT_FOUND, func() error { return m.Remove(m.s, `Z:\Dir`) })
}

// A file that is open is removed if the file system of the share does it, and
// whoever has it open goes on.
func TestFakeRemovesWhatIsOpen(t *testing.T) {
	m := connectedMachine(t)
	m.write(`Z:\open`, "still here")
	f, err := m.OpenFile(m.s, `Z:\open`, os.O_RDONLY, 0)
	require.NoError(t, err)
	require.NoError(t, m.Remove(m.s, `Z:\open`))
	m.refused(winerr.ERROR_FILE_NOT_FOUND, func() error { return m.Remove(m.s, `Z:\open`) })
	text, err := io.ReadAll(f)
	require.NoError(t, err)
	require.Equal(t, "still here", string(text))
	require.NoError(t, f.Close())
}

// An open file does what it was opened for, and a directory lists.
func TestFakeFileAccess(t *testing.T) {
	m := connectedMachine(t)
	open := func(path string, flag int) provider.File {
		f, err := m.OpenFile(m.s, path, flag, 0o666)
		require.NoError(t, err)
		return f
	}
	for name, c := range map[string]struct {
		f    provider.File
		want map[string]error
	}{
		"reading":   {open(`Z:\file`, os.O_RDONLY), map[string]error{"Write": winerr.ERROR_ACCESS_DENIED, "ReadDir": winerr.ERROR_DIRECTORY}},
		"both":      {open(`Z:\file`, os.O_RDWR), map[string]error{"ReadDir": winerr.ERROR_DIRECTORY}},
		"appending": {open(`Z:\file`, os.O_RDWR|os.O_APPEND), map[string]error{"ReadDir": winerr.ERROR_DIRECTORY}},
		"writing": {open(`Z:\new`, os.O_WRONLY|os.O_CREATE), map[string]error{
			"Read": winerr.ERROR_ACCESS_DENIED, "ReadAt": winerr.ERROR_ACCESS_DENIED, "ReadDir": winerr.ERROR_DIRECTORY}},
		"empty": {open(`Z:\empty`, os.O_RDONLY|os.O_CREATE), map[string]error{
			"Read": io.EOF, "ReadAt": io.EOF, "Write": winerr.ERROR_ACCESS_DENIED, "ReadDir": winerr.ERROR_DIRECTORY}},
		"a directory": {open(`Z:\`, os.O_RDONLY), map[string]error{
			"Read": winerr.ERROR_INVALID_FUNCTION, "ReadAt": winerr.ERROR_INVALID_FUNCTION,
			"Write": winerr.ERROR_INVALID_FUNCTION, "Seek": winerr.ERROR_INVALID_FUNCTION}},
	} {
		for call, do := range fileCalls(c.f) {
			require.Equal(t, c.want[call], do(), "%s: %s", name, call)
			_, err := c.f.Seek(0, io.SeekStart)
			require.Equal(t, c.want["Seek"], err)
		}
		require.NoError(t, c.f.Close())
	}
}

// A file system that can do no more than package fs asks for.
type plainFS struct{ fs.FS }

func (p plainFS) Open(name string) (fs.File, error) {
	f, err := p.FS.Open(name)
	if d, ok := f.(fs.ReadDirFile); ok {
		return struct{ fs.ReadDirFile }{d}, err
	}
	return struct{ fs.File }{f}, err
}

func TestFakeFileOfAPlainFileSystem(t *testing.T) {
	m := start(t, `CORP\alice`)
	require.NoError(t, m.AddShare("FILES", fake.Share{Name: "plain", FS: plainFS{fstest.MapFS{"Dir/File": {Data: []byte("plain")}}}}))
	m.added("Z:", `\\FILES\plain\DIR`, none)
	require.Equal(t, "plain", m.read(`Z:\file`))
	f, err := m.OpenFile(m.s, `Z:\file`, os.O_RDONLY, 0)
	require.NoError(t, err)
	_, err = f.Seek(0, io.SeekStart)
	require.Equal(t, winerr.ERROR_NOT_SUPPORTED, err)
	_, err = f.ReadAt(make([]byte, 1), 0)
	require.Equal(t, winerr.ERROR_NOT_SUPPORTED, err)
}
