package fake_test

import (
	"io"
	"io/fs"
	"math"
	"os"
	"runtime"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// writables are the file systems that can be written, empty.
func writables(t *testing.T) map[string]fake.WritableFS {
	t.Helper()
	dir, err := fake.NewDirFS(t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, dir.Close()) })
	return map[string]fake.WritableFS{"MemFS": fake.NewMemFS(), "zero MemFS": new(fake.MemFS), "DirFS": dir}
}

// put writes a file.
func put(t *testing.T, files fake.WritableFS, name, content string) {
	t.Helper()
	f, err := files.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	require.NoError(t, err)
	_, err = io.WriteString(f, content)
	require.NoError(t, err)
	require.NoError(t, f.Close())
}

// They are file systems as package fs has them, empty or not.
func TestWritableFSIsAnFS(t *testing.T) {
	for name, files := range writables(t) {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, fstest.TestFS(files))
			require.NoError(t, files.Mkdir("dir", 0o777))
			require.NoError(t, files.Mkdir("dir/sub", 0o777))
			put(t, files, "dir/sub/file", "content")
			put(t, files, "empty", "")
			require.NoError(t, fstest.TestFS(files, "dir/sub/file", "empty"))
		})
	}
}

// What fails, with the error of package fs.
func TestWritableFSErrors(t *testing.T) {
	open := func(name string, flag int) func(fake.WritableFS) error {
		return func(files fake.WritableFS) error {
			_, err := files.OpenFile(name, flag, 0o666)
			return err
		}
	}
	for what, c := range map[string]struct {
		do   func(fake.WritableFS) error
		want error // nil: any
	}{
		"open nothing":         {open("nosuch", os.O_RDONLY), fs.ErrNotExist},
		"open below nothing":   {open("no/such", os.O_RDWR|os.O_CREATE), fs.ErrNotExist},
		"open below a file":    {open("file/such", os.O_RDWR|os.O_CREATE), nil},
		"open an invalid name": {open("../file", os.O_RDONLY), fs.ErrInvalid},
		"create what is there": {open("file", os.O_RDWR|os.O_CREATE|os.O_EXCL), fs.ErrExist},
		"write a directory":    {open("dir", os.O_RDWR), nil},
		"create a directory":   {open("dir", os.O_RDONLY|os.O_CREATE), nil},
		"look at an invalid name": {func(files fake.WritableFS) error {
			_, err := fs.Stat(files, "../file")
			return err
		}, fs.ErrInvalid},
		"list nothing": {func(files fake.WritableFS) error {
			_, err := fs.ReadDir(files, "nosuch")
			return err
		}, fs.ErrNotExist},
		"read a directory": {func(files fake.WritableFS) error {
			f, err := files.Open("dir")
			require.NoError(t, err)
			defer func() { require.NoError(t, f.Close()) }()
			_, err = f.Read(make([]byte, 1))
			return err
		}, nil},
		"mkdir what is there":     {func(files fake.WritableFS) error { return files.Mkdir("dir", 0o777) }, fs.ErrExist},
		"mkdir on a file":         {func(files fake.WritableFS) error { return files.Mkdir("file", 0o777) }, fs.ErrExist},
		"mkdir below nothing":     {func(files fake.WritableFS) error { return files.Mkdir("no/such", 0o777) }, fs.ErrNotExist},
		"mkdir outside":           {func(files fake.WritableFS) error { return files.Mkdir("../x", 0o777) }, nil},
		"remove nothing":          {func(files fake.WritableFS) error { return files.Remove("nosuch") }, fs.ErrNotExist},
		"remove what isn't empty": {func(files fake.WritableFS) error { return files.Remove("dir") }, fs.ErrExist},
		"remove the root":         {func(files fake.WritableFS) error { return files.Remove(".") }, nil},
	} {
		for name, files := range writables(t) {
			require.NoError(t, files.Mkdir("dir", 0o777))
			put(t, files, "dir/x", "")
			put(t, files, "file", "content")
			err := c.do(files)
			require.Error(t, err, "%s: %s", name, what)
			if c.want != nil && !(runtime.GOOS == "windows" && name == "DirFS") {
				require.ErrorIs(t, err, c.want, "%s: %s", name, what)
			}
		}
	}
}

// Reading, writing and seeking are those of a file of package os.
func TestWritableFSFiles(t *testing.T) {
	for name, files := range writables(t) {
		t.Run(name, func(t *testing.T) {
			f, err := files.OpenFile("file", os.O_RDWR|os.O_CREATE, 0o666)
			require.NoError(t, err)
			_, err = io.WriteString(f, "hello world")
			require.NoError(t, err)
			for _, c := range []struct {
				offset int64
				whence int
				want   string
			}{{0, io.SeekStart, "hello world"}, {-5, io.SeekEnd, "world"}, {-5, io.SeekCurrent, "world"}, {20, io.SeekStart, ""}} {
				_, err = f.Seek(c.offset, c.whence)
				require.NoError(t, err)
				got, err := io.ReadAll(f)
				require.NoError(t, err)
				require.Equal(t, c.want, string(got))
			}
			_, err = f.Seek(-1, io.SeekStart)
			require.Error(t, err)
			if runtime.GOOS != "windows" || name != "DirFS" { // package os takes any whence there
				_, err = f.Seek(0, 9)
				require.Error(t, err)
			}
			b := make([]byte, 7)
			_, err = f.Seek(6, io.SeekStart)
			require.NoError(t, err)
			n, err := f.Read(b)
			require.NoError(t, err, "the next call tells that this was the end")
			require.Equal(t, "world", string(b[:n]))
			n, err = f.ReadAt(b, 6)
			require.Equal(t, io.EOF, err)
			require.Equal(t, "world", string(b[:n]))
			_, err = f.ReadAt(b, 11)
			require.Equal(t, io.EOF, err)
			for _, nothing := range [][]byte{nil, {}} { // is read wherever it is, says io.Reader
				n, err = f.Read(nothing)
				require.NoError(t, err)
				require.Zero(t, n)
			}

			_, err = f.Seek(13, io.SeekStart)
			require.NoError(t, err)
			_, err = f.Write([]byte("!"))
			require.NoError(t, err)
			require.NoError(t, f.Close())
			require.ErrorIs(t, f.Close(), fs.ErrClosed)
			data, err := fs.ReadFile(files, "file")
			require.NoError(t, err)
			require.Equal(t, "hello world\x00\x00!", string(data))
		})
	}
}

func TestWritableFSFlags(t *testing.T) {
	for name, files := range writables(t) {
		put(t, files, "file", "old")
		for _, c := range []struct {
			flag int
			want string
		}{
			{os.O_WRONLY, "NEW"}, {os.O_WRONLY | os.O_APPEND, "oldNEW"}, {os.O_WRONLY | os.O_TRUNC, "NEW"},
		} {
			put(t, files, "file", "old")
			f, err := files.OpenFile("file", c.flag, 0)
			require.NoError(t, err)
			_, err = f.Read(make([]byte, 1))
			require.Error(t, err, "it was opened for writing")
			_, err = io.WriteString(f, "NEW")
			require.NoError(t, err)
			require.NoError(t, f.Close())
			data, err := fs.ReadFile(files, "file")
			require.NoError(t, err)
			require.Equal(t, c.want, string(data), name)
		}
		f, err := files.OpenFile("file", os.O_RDONLY, 0)
		require.NoError(t, err)
		_, err = f.Write([]byte("x"))
		require.Error(t, err, "it was opened for reading")
		require.NoError(t, f.Close())
	}
}

// A file that is removed while it is open goes on for whoever has it open.
func TestMemFSRemovedFile(t *testing.T) {
	files := fake.NewMemFS()
	require.NoError(t, files.WriteFile("a/b/file", []byte("content")))
	f, err := files.Open("A/b/FILE")
	require.NoError(t, err)
	require.NoError(t, files.Remove("a/B/file"))
	_, err = files.Stat("a/b/file")
	require.ErrorIs(t, err, fs.ErrNotExist)
	data, err := io.ReadAll(f)
	require.NoError(t, err)
	require.Equal(t, "content", string(data))
	require.Error(t, files.WriteFile("a/b", nil), "a directory")
	require.Error(t, files.WriteFile("../x", nil))
	require.NoError(t, files.WriteFile("x", nil))
	require.Error(t, files.WriteFile("x/y", nil), "below a file")
}

// A place that no memory reaches can be sought, as on a disk, but not written; and
// writing nothing there isn't writing (WriteFile, fileapi.h documentation).
func TestMemFSWriteFarBehindTheEnd(t *testing.T) {
	files := fake.NewMemFS()
	require.NoError(t, files.WriteFile("file", []byte("content")))
	f, err := files.OpenFile("file", os.O_RDWR, 0)
	require.NoError(t, err)
	for _, offset := range []int64{1 << 30, 1 << 40, math.MaxInt64} {
		position, err := f.Seek(offset, io.SeekStart)
		require.NoError(t, err)
		require.Equal(t, offset, position)
		_, err = f.Write([]byte("x"))
		require.ErrorIs(t, err, winerr.ERROR_DISK_FULL)
		n, err := f.Write(nil)
		require.NoError(t, err)
		require.Zero(t, n)
		_, err = f.Read(make([]byte, 1))
		require.Equal(t, io.EOF, err)
	}
	require.NoError(t, f.Close())
	data, err := fs.ReadFile(files, "file")
	require.NoError(t, err)
	require.Equal(t, "content", string(data))
}

// Times are those of the clock when something changed.
func TestMemFSTimes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		files := fake.NewMemFS()
		modified := func(name string) time.Time {
			info, err := files.Stat(name)
			require.NoError(t, err)
			return info.ModTime()
		}
		require.NoError(t, files.WriteFile("dir/file", []byte("x")))
		born := time.Now()
		time.Sleep(time.Second)
		require.NoError(t, files.WriteFile("dir/file", []byte("y")))
		require.Equal(t, born.Add(time.Second), modified("dir/file"))
		info, err := files.Stat("dir/file")
		require.NoError(t, err)
		require.Nil(t, info.Sys())
		require.Equal(t, born, modified("dir"))
		time.Sleep(time.Second)
		require.NoError(t, files.Remove("dir/file"))
		require.Equal(t, born.Add(2*time.Second), modified("dir"))
	})
}
