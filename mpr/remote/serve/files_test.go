package serve_test

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

func TestFilesAreReadAndWritten(t *testing.T) {
	m := share(t)
	c := m.dial(t)
	connect(t, c, "Z:", `\\files\media`)
	require.NoError(t, c.Mkdir(`Z:\dir`, 0o755))
	f, err := c.OpenFile(`Z:\dir\big.bin`, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	require.NoError(t, err)
	big := bytes.Repeat([]byte("0123456789abcdef"), 200_000) // several chunks, and no text of UTF-8 at its start
	big[0], big[1] = 0xFF, 0x00
	n, err := f.Write(big)
	require.NoError(t, err)
	require.Equal(t, len(big), n)

	at, err := f.Seek(-16, io.SeekEnd)
	require.NoError(t, err)
	require.Equal(t, int64(len(big)-16), at)
	require.Equal(t, "0123456789abcdef", readAll(t, f))
	n, err = f.Read(make([]byte, 1))
	require.Zero(t, n)
	require.Equal(t, io.EOF, err)
	_, err = f.Seek(0, io.SeekStart)
	require.NoError(t, err)
	require.Equal(t, string(big), readAll(t, f))
	part := make([]byte, 2<<20)
	n, err = f.ReadAt(part, 16)
	require.NoError(t, err)
	require.Equal(t, len(part), n)
	require.True(t, bytes.Equal(big[16:16+len(part)], part))
	n, err = f.ReadAt(part, int64(len(big)-5))
	require.Equal(t, io.EOF, err)
	require.Equal(t, 5, n)

	info, err := f.Stat()
	require.NoError(t, err)
	require.Equal(t, "big.bin", info.Name())
	require.Equal(t, int64(len(big)), info.Size())
	require.False(t, info.IsDir())
	require.NoError(t, f.Close())
	requireCode(t, winerr.ERROR_INVALID_HANDLE, f.Close())
	_, err = f.Read(part)
	requireCode(t, winerr.ERROR_INVALID_HANDLE, err)
}

func TestDirectoriesAreRead(t *testing.T) {
	m := share(t)
	c := m.dial(t)
	for _, name := range []string{"a", "b", "c"} {
		require.NoError(t, c.Mkdir(`\\files\media\`+name, 0o755))
	}
	f, err := c.Open(`\\files\media`)
	require.NoError(t, err)
	defer f.Close()
	first, err := f.ReadDir(2)
	require.NoError(t, err)
	rest, err := f.ReadDir(-1)
	require.NoError(t, err)
	var names []string
	for _, entry := range append(first, rest...) {
		require.True(t, entry.IsDir())
		names = append(names, entry.Name())
	}
	require.Equal(t, []string{"a", "b", "c"}, names)
	_, err = f.ReadDir(1)
	require.Equal(t, io.EOF, err)

	require.ErrorIs(t, c.Mkdir(`\\files\media\a`, 0o755), fs.ErrExist)
	require.NoError(t, c.Remove(`\\files\media\a`))
	_, err = c.Open(`\\files\media\a`)
	require.ErrorIs(t, err, fs.ErrNotExist)
}

func TestJobsArePrinted(t *testing.T) {
	m := share(t)
	c := m.dial(t)
	require.NoError(t, c.AddConnection2(&mpr.NetResource{LocalName: "LPT1", RemoteName: `\\files\laser`}, mpr.Credentials{}, 0))
	job, err := c.Print("LPT1", "letter")
	require.NoError(t, err)
	_, err = io.Copy(job, strings.NewReader("Dear Bob"))
	require.NoError(t, err)
	requireCode(t, winerr.ERROR_OPEN_FILES, c.CancelConnection2("LPT1", 0, false))
	require.NoError(t, job.Close())
	require.NoError(t, c.CancelConnection2("LPT1", 0, false))
	_, err = job.Write([]byte("x"))
	requireCode(t, winerr.ERROR_INVALID_HANDLE, err)
}
