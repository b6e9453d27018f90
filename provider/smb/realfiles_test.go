//go:build unix

package smb_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// Files on a server keep the promises of package io.
func TestFilesReadAsTheyShould(t *testing.T) {
	x := &exchange{to: startSamba(t)}
	text := strings.Repeat("the quick brown fox\n", 30)
	x.to.write(t, "docs/text.txt", text)
	p, s := x.through(t)
	require.NoError(t, p.AddConnection(s, &provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs`}, alice))
	for name, content := range map[string]string{"a.txt": "hello", "text.txt": text} {
		f, err := p.OpenFile(s, `Z:\`+name, os.O_RDONLY, 0)
		require.NoError(t, err)
		require.NoError(t, iotest.TestReader(f, []byte(content)), name)
		refusesPlaces(t, f)
		info, err := f.Stat()
		require.NoError(t, err)
		require.Equal(t, int64(len(content)), info.Size())
		require.NoError(t, f.Close())
	}
}

// refusesPlaces tries places that no file has: each is refused by its code, and the
// position stays (SetFilePointer and ReadFile, fileapi.h documentation).
func refusesPlaces(t *testing.T, f provider.File) {
	before, err := f.Seek(3, io.SeekStart)
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
		_, err := f.Seek(place.offset, place.whence)
		require.Equal(t, place.want, err, "%v", place)
	}
	_, err = f.ReadAt(make([]byte, 1), -1)
	require.Equal(t, winerr.ERROR_INVALID_PARAMETER, err)
	after, err := f.Seek(0, io.SeekCurrent)
	require.NoError(t, err)
	require.Equal(t, before, after)
}

// What is too much for one request is read and written whole.
func TestLongFiles(t *testing.T) {
	x := &exchange{to: startSamba(t)}
	p, s := x.through(t)
	require.NoError(t, p.AddConnection(s, &provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs`}, alice))
	text := bytes.Repeat([]byte("0123456789ABCDEF"), 1<<18)
	f, err := p.OpenFile(s, `Z:\long`, os.O_RDWR|os.O_CREATE, 0o666)
	require.NoError(t, err)
	n, err := f.Write(text)
	require.NoError(t, err)
	require.Equal(t, len(text), n)
	_, err = f.Seek(0, io.SeekStart)
	require.NoError(t, err)
	got, err := io.ReadAll(f)
	require.NoError(t, err)
	require.True(t, bytes.Equal(text, got))
	require.NoError(t, f.Close())
}

// What one handle appends comes behind what another wrote meanwhile.
func TestAppending(t *testing.T) {
	x := &exchange{to: startSamba(t)}
	p, s := x.through(t)
	require.NoError(t, p.AddConnection(s, &provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs`}, alice))
	open := func() provider.File {
		f, err := p.OpenFile(s, `Z:\log`, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o666)
		require.NoError(t, err)
		return f
	}
	one, two := open(), open()
	for _, f := range []provider.File{one, two, one} {
		_, err := f.Write([]byte("line\n"))
		require.NoError(t, err)
	}
	_, err := one.Read(make([]byte, 1))
	require.Equal(t, winerr.ERROR_ACCESS_DENIED, err)
	require.NoError(t, errors.Join(one.Close(), two.Close()))
	written, err := os.ReadFile(x.to.path("docs/log"))
	require.NoError(t, err)
	require.Equal(t, strings.Repeat("line\n", 3), string(written))
}

// A directory is read in batches, each entry once.
func TestDirectoriesInBatches(t *testing.T) {
	x := &exchange{to: startSamba(t)}
	want := map[string]bool{"a.txt": true}
	for i := range 20 {
		name := fmt.Sprintf("file %d", i)
		x.to.write(t, "docs/"+name, "")
		want[name] = true
	}
	p, s := x.through(t)
	d, err := openByName(p, s, `\\FILES\docs`)
	require.NoError(t, err)
	for {
		entries, err := d.ReadDir(3)
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		require.LessOrEqual(t, len(entries), 3)
		for _, e := range entries {
			require.True(t, want[e.Name()], e.Name())
			delete(want, e.Name())
		}
	}
	require.Empty(t, want)
	_, err = d.Seek(0, io.SeekStart)
	require.Equal(t, winerr.ERROR_INVALID_FUNCTION, err)
	require.NoError(t, d.Close())
	require.Zero(t, x.open.Load(), "the connection that only the directory kept is gone")
}

// Many read at once while their letter is cancelled by force: each gets the text,
// or learns that the connection is gone.
func TestForceWhileMayRead(t *testing.T) {
	x := &exchange{to: startSamba(t)}
	p, s := x.through(t)
	require.NoError(t, p.AddConnection(s, &provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs`}, alice))
	started := make(chan struct{}, 8)
	var readers sync.WaitGroup
	for range cap(started) {
		readers.Go(func() {
			f, err := p.OpenFile(s, `Z:\a.txt`, os.O_RDONLY, 0)
			started <- struct{}{}
			for err == nil {
				_, err = f.ReadAt(make([]byte, 5), 0)
			}
			if code := winerr.Code(err); code != winerr.ERROR_NETNAME_DELETED && code != winerr.ERROR_NOT_CONNECTED {
				t.Errorf("reading ended with %v", err)
			}
		})
	}
	for range cap(started) {
		<-started
	}
	require.NoError(t, p.CancelConnection(s, "Z:", true))
	readers.Wait()
	require.Empty(t, p.Snapshot())
	require.Zero(t, x.open.Load())
}

// After the server was away, all that comes at once shares one new connection.
func TestOneConnectionAfterTheServerWasAway(t *testing.T) {
	x := &exchange{to: startSamba(t)}
	p, s := x.through(t)
	for local, remote := range map[string]string{"Z:": `\\FILES\docs`, "Y:": `\\FILES\docs`} {
		require.NoError(t, p.AddConnection(s, &provider.NetResource{LocalName: local, RemoteName: remote}, alice))
	}
	x.to.stop()
	require.Eventually(t, func() bool {
		_, err := p.OpenFile(s, `Z:\a.txt`, os.O_RDONLY, 0)
		return winerr.Code(err) == winerr.ERROR_BAD_NETPATH
	}, soon, moment)
	x.to.start(t)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			f, err := p.OpenFile(s, "ZY"[i%2:i%2+1]+`:\a.txt`, os.O_RDONLY, 0)
			if err == nil {
				err = f.Close()
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, local := range []string{"Z:", "Y:"} {
		require.NoError(t, p.CancelConnection(s, local, false))
	}
	require.Zero(t, x.open.Load())
}

// A share's files are an fs.FS like any other.
func TestWalking(t *testing.T) {
	x := &exchange{to: startSamba(t)}
	p, s := x.through(t)
	require.NoError(t, p.AddConnection(s, &provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs`}, alice))
	require.NoError(t, p.Mkdir(s, `Z:\sub`, 0o777))
	x.to.write(t, "docs/sub/deep.txt", "deep")
	var walked []string
	require.NoError(t, fs.WalkDir(disk{p, s}, ".", func(path string, _ fs.DirEntry, err error) error {
		walked = append(walked, path)
		return err
	}))
	require.Equal(t, []string{".", "a.txt", "sub", "sub/deep.txt"}, walked)
}
