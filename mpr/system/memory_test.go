package system

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// One byte too far is found behind a guarded buffer, and what lies in the buffer is
// handed back.
func TestWritesBehindABuffer(t *testing.T) {
	c := Over(nil)
	a := arguments{caller: c}
	m := a.chars(mpr.Buffer{Size: 3})
	copy(m.bytes(), "Z\x00:\x00\x00\x00")
	require.Equal(t, mpr.Buffer{Size: 3}, m.done())
	require.Equal(t, []byte("Z\x00:\x00\x00\x00"), c.Left())
	require.Equal(t, "Z:", m.text())
	for at := 3 * 2; at < len(m.bytes()); at++ {
		m.bytes()[at] ^= 1
		require.Panics(t, func() { m.done() }, at)
		m.bytes()[at] ^= 1
	}
	m.done()
}

// An answer that grows each time it is asked for is asked for eight times; one whose
// size stays is not asked for again.
func TestGrown(t *testing.T) {
	asked := 0
	_, err := grown(1, func(buf mpr.Buffer) (string, mpr.Buffer, error) {
		asked++
		buf.Size++
		return "", buf, winerr.ERROR_MORE_DATA
	})
	require.ErrorIs(t, err, winerr.ERROR_MORE_DATA)
	require.Equal(t, tries, asked)
	asked = 0
	_, err = grown(1, func(buf mpr.Buffer) (string, mpr.Buffer, error) {
		asked++
		return "", buf, winerr.ERROR_MORE_DATA
	})
	require.ErrorIs(t, err, winerr.ERROR_MORE_DATA)
	require.Equal(t, 1, asked)
}
