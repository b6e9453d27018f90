package regfile

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// clock is a store's, set by hand.
type clock struct{ time time.Time }

func (c *clock) now() time.Time { return c.time }

// remotes is a file with one drive at a remote name of eight characters, and always of one size.
func remotes(t *testing.T, remote string) []byte {
	t.Helper()
	require.Len(t, remote, 8)
	return withBOM(header5 + "\r\n\r\n[" + networkKey + `\Z]` + "\r\n" + `"RemotePath"="` + remote + `"` + "\r\n")
}

// overwrite changes a file without making a new one, and gives it back the time that it had: the most that a change
// within one tick of the clock can hide.
func overwrite(t *testing.T, path string, data []byte) {
	t.Helper()
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path, data, 0o600))
	require.NoError(t, os.Chtimes(path, info.ModTime(), info.ModTime()))
	after, err := os.Stat(path)
	require.NoError(t, err)
	require.True(t, looksSame(info, after))
}

func remoteOf(t *testing.T, s *Store) string {
	t.Helper()
	e, _, err := s.Get("alice", "Z:")
	require.NoError(t, err)
	return e.RemotePath
}

// newReread returns a store with a file that it has read once, and what it needs to go on.
func newReread(t *testing.T) (s *Store, c *clock, path string) {
	t.Helper()
	dir := tempDir(t)
	s, c, path = openStore(t, dir), &clock{time: time.Now()}, pathOf(dir, "alice")
	s.now = c.now
	require.NoError(t, os.WriteFile(path, remotes(t, "contents"), 0o600))
	require.Equal(t, "contents", remoteOf(t, s))
	return s, c, path
}

func TestReadingSeesAChangeThatTheTimeHides(t *testing.T) {
	s, c, path := newReread(t)
	overwrite(t, path, remotes(t, "changed1"))
	require.Equal(t, "changed1", remoteOf(t, s))

	c.time = c.time.Add(trustTime - 1)
	require.Equal(t, "changed1", remoteOf(t, s))
	overwrite(t, path, remotes(t, "changed2"))
	require.Equal(t, "changed2", remoteOf(t, s), "at the end of the time in which looks are not trusted")
}

// TestReadingTrustsTheLooksOfAFileInTheEnd reads a file that has looked the same for long, and then no more. The looks
// are trusted only if the content was compared after that time: a change in the last tick before it is still seen.
func TestReadingTrustsTheLooksOfAFileInTheEnd(t *testing.T) {
	s, c, path := newReread(t)
	overwrite(t, path, remotes(t, "in ticks"))
	c.time = c.time.Add(trustTime)
	require.Equal(t, "in ticks", remoteOf(t, s))
	c.time = c.time.Add(trustTime)
	require.Equal(t, "in ticks", remoteOf(t, s))

	f, err := s.file("alice")
	require.NoError(t, err)
	trusted := f.last.Load()
	require.True(t, trusted.trusted)
	require.Equal(t, "in ticks", remoteOf(t, s))
	require.Same(t, trusted, f.last.Load(), "the file was not read")

	require.NoError(t, os.WriteFile(path, remotes(t, "by times"), 0o600))
	later := trusted.info.ModTime().Add(time.Nanosecond * 1000)
	require.NoError(t, os.Chtimes(path, later, later))
	require.Equal(t, "by times", remoteOf(t, s), "the time has changed")

	settle(t, s, c)
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path+".x", remotes(t, "by inode"), 0o600))
	require.NoError(t, os.Chtimes(path+".x", info.ModTime(), info.ModTime()))
	require.NoError(t, os.Rename(path+".x", path))
	require.Equal(t, "by inode", remoteOf(t, s), "it is another file")

	settle(t, s, c)
	require.NoError(t, os.WriteFile(path, append(remotes(t, "by sizes"), '\r', 0, '\n', 0), 0o600))
	require.NoError(t, os.Chtimes(path, info.ModTime(), info.ModTime()))
	require.Equal(t, "by sizes", remoteOf(t, s), "the size has changed")
}

// settle reads until the looks of the file are trusted.
func settle(t *testing.T, s *Store, c *clock) {
	t.Helper()
	for range 2 {
		c.time = c.time.Add(trustTime)
		remoteOf(t, s)
	}
	f, err := s.file("alice")
	require.NoError(t, err)
	require.True(t, f.last.Load().trusted)
}

// TestReadingDoesNotParseWhatItKnows compares pointers: a document is made by parsing only.
func TestReadingDoesNotParseWhatItKnows(t *testing.T) {
	s, c, path := newReread(t)
	f, err := s.file("alice")
	require.NoError(t, err)
	d := f.last.Load().doc
	for range 5 {
		c.time = c.time.Add(time.Second)
		require.NoError(t, os.WriteFile(path, remotes(t, "contents"), 0o600))
		remoteOf(t, s)
		require.Same(t, d, f.last.Load().doc)
	}
	require.NoError(t, s.Put("alice", sample("Y:")))
	d = f.last.Load().doc
	remoteOf(t, s)
	require.Same(t, d, f.last.Load().doc, "nor what the store has written itself")
}

func TestReadingSeesThatAFileIsGoneAndBack(t *testing.T) {
	s, _, path := newReread(t)
	require.NoError(t, os.Remove(path))
	require.Empty(t, remoteOf(t, s))
	require.NoError(t, os.WriteFile(path, nil, 0o600))
	_, err := s.Entries("alice")
	require.ErrorContains(t, err, "first line")
	require.NoError(t, os.WriteFile(path, remotes(t, "contents"), 0o600))
	require.Equal(t, "contents", remoteOf(t, s))
}

func TestReadingRefusesWhatIsTooLarge(t *testing.T) {
	s, _, path := newReread(t)
	require.NoError(t, os.Truncate(path, maxSize+1))
	for range 2 {
		_, err := s.Entries("alice")
		require.ErrorContains(t, err, tooLarge)
	}
}
