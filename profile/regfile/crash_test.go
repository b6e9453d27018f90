package regfile

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

// TestCrash kills a process that writes without a pause, at moments that nobody chose, over and over. What is found
// then is what the last call wrote that had returned, or what the call wrote that was under way, whole.
func TestCrash(t *testing.T) {
	kills := 250
	if testing.Short() {
		kills = 10
	}
	for lane := range 2 {
		t.Run(fmt.Sprint("lane ", lane), func(t *testing.T) {
			t.Parallel()
			seed := uint64(time.Now().UnixNano())
			t.Logf("seed %d", seed)
			random := rand.New(rand.NewPCG(seed, uint64(lane)))
			dir := tempDir(t)
			foreign := "; mine\r\n\r\n[HKEY_CURRENT_USER\\Foreign]\r\n\"kept\"=hex:01\r\n"
			require.NoError(t, os.WriteFile(pathOf(dir, childUser), withBOM(empty+foreign), 0o600))
			found, underWay := 0, 0
			for range kills {
				acknowledged := crash(t, dir, found+1, random)
				found = contentAfterCrash(t, dir, foreign)
				require.GreaterOrEqual(t, found, acknowledged, "what the call had returned for is lost")
				require.LessOrEqual(t, found, acknowledged+1)
				underWay += found - acknowledged
			}
			t.Logf("%d writes, %d of %d kills between the new content and the word of it", found, underWay, kills)
		})
	}
}

// crash starts a process, kills it and returns the last number for which its call had returned.
func crash(t *testing.T, dir string, first int, random *rand.Rand) (acknowledged int) {
	t.Helper()
	c := startChild(t, dir, "Z:", first, math.MaxInt32)
	acknowledged = first - 1
	if random.IntN(8) > 0 { // else the first of its calls is what may be hit
		n, ok := c.said(t)
		require.True(t, ok)
		acknowledged = n
	}
	killed := time.AfterFunc(time.Duration(random.Int64N(int64(8*time.Millisecond))), func() { _ = c.cmd.Process.Kill() })
	defer killed.Stop()
	for {
		n, ok := c.said(t)
		if !ok {
			break
		}
		acknowledged = n
	}
	require.Error(t, c.cmd.Wait(), "it does not end by itself")
	return acknowledged
}

// contentAfterCrash returns the number of the version that is found, by a store that knows nothing of the past.
func contentAfterCrash(t *testing.T, dir, foreign string) int {
	t.Helper()
	s := openStore(t, dir)
	f, err := s.file(childUser)
	require.NoError(t, err)
	r, err := f.load()
	require.NoError(t, err)
	require.Contains(t, r.doc.text, foreign)
	e, found := r.doc.Get("Z:")
	if !found {
		require.Empty(t, r.doc.Entries())
		return 0
	}
	n := int(e.ProviderType)
	require.Empty(t, cmp.Diff(version("Z:", n), e))

	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.LessOrEqual(t, len(files), 3, "the file, its lock and one that was being written: crashes leave no more")
	return n
}
