package regfile

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var drawnContent = rapid.Custom(func(t *rapid.T) content {
	return rapid.SliceOfN(rapid.SliceOfN(rapid.Byte(), 1, 5), 0, 40).Draw(t, "pieces")
})

func TestContentIsItsBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawnContent.Draw(t, "content")
		whole := string(c.join())
		require.Equal(t, len(whole), c.size())
		from := rapid.IntRange(0, len(whole)).Draw(t, "from")
		to := rapid.IntRange(from, len(whole)).Draw(t, "to")
		require.Equal(t, whole[from:to], string(c.part(from, to).join()))
		require.Equal(t, whole, string(c.compact().join()))
		require.LessOrEqual(t, len(c.compact()), 1, "a small one is in one piece")

		file := rapid.SampledFrom([]string{whole, whole[from:], whole[:to], whole + "x", whole[:from] + "x" + whole[to:]}).Draw(t, "file")
		same, err := c.equals(iotest.OneByteReader(strings.NewReader(file)))
		require.NoError(t, err)
		require.Equal(t, file == whole, same)
	})
}

func TestContentOfALargeFile(t *testing.T) {
	large := content{make([]byte, smallSize), []byte("x"), make([]byte, 2*smallSize)}
	require.Len(t, large.compact(), 3)
	same, err := large.equals(strings.NewReader(string(large.join())))
	require.NoError(t, err)
	require.True(t, same)
	same, err = large.equals(strings.NewReader(string(large.join()) + "x"))
	require.NoError(t, err)
	require.False(t, same)
	for range maxPieces {
		large = append(large, []byte("y"))
	}
	require.Len(t, large.compact(), 1)

	trouble := errors.New("trouble")
	_, err = large.equals(iotest.ErrReader(trouble))
	require.ErrorIs(t, err, trouble)
}
