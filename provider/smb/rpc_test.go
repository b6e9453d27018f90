package smb

import (
	"bytes"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// listing is an answer to NetrShareEnum by the layout of [MS-SRVS] 2.2.4.33: three
// shares, of which the second has no comment at all and the third is IPC$.
func listing() []byte {
	var b []byte
	for _, v := range []uint32{
		1, 1, 0x20000, 3, 0x20004, 3, // level, switch, container, entries, array, its size
		0x20008, 0, 0x2000C, // docs, a disk, its comment
		0x20010, 1, 0, // laser, a print queue, no comment
		0x20014, 0x80000003, 0x20018, // IPC$, special and for pipes, its comment
	} {
		b = le.AppendUint32(b, v)
	}
	for _, text := range []string{"docs", "Täglich", "laser", "IPC$", ""} {
		b = appendText(b, text)
	}
	for _, v := range []uint32{3, 0, 0} { // in all, no handle to resume by, success
		b = le.AppendUint32(b, v)
	}
	return b
}

func TestSharesAreRead(t *testing.T) {
	shares, err := parseShares(listing())
	require.NoError(t, err)
	require.Equal(t, []share{
		{"docs", "Täglich", provider.RESOURCETYPE_DISK},
		{"laser", "", provider.RESOURCETYPE_PRINT},
		{"IPC$", "", provider.RESOURCETYPE_ANY},
	}, shares)
}

func TestNoSharesAtAll(t *testing.T) {
	var b []byte
	for _, v := range []uint32{1, 1, 0x20000, 0, 0, 0, 0, 0} {
		b = le.AppendUint32(b, v)
	}
	shares, err := parseShares(b)
	require.NoError(t, err)
	require.Empty(t, shares)
}

// A server may say anything.
func TestNonsenseIsAnError(t *testing.T) {
	whole := listing()
	texts := bytes.Index(whole, []byte("d\x00o\x00c\x00s\x00"))
	for n := range whole {
		if n < len(whole)-12-16 { // the last text is empty, and what follows isn't read
			_, err := parseShares(whole[:n])
			require.Equal(t, winerr.ERROR_UNEXP_NET_ERR, err, "%d bytes", n)
		}
		broken := slices.Clone(whole)
		broken[n] ^= 0xFF
		shares, err := parseShares(broken)
		require.True(t, err != nil || len(shares) <= 3 || n < texts, "byte %d", n)
	}
}

// pipe answers with fragments, whatever is written.
type pipe struct {
	bytes.Buffer
	fragments [][]byte
}

func (p *pipe) Read(b []byte) (int, error) {
	n := copy(b, p.fragments[0])
	p.fragments = p.fragments[1:]
	return n, nil
}

// response is a fragment of a response ([C706] 12.6.4.10).
func response(flags byte, stub string) []byte {
	b := packet(rpcResponse, append(make([]byte, responseHeader-headerSize), stub...))
	b[3] = flags
	return b
}

func TestFragmentsArePutTogether(t *testing.T) {
	p := &pipe{fragments: [][]byte{response(rpcFirst, "one "), response(0, "two "), response(rpcLast, "three")}}
	stub, err := transact(p, []byte("request"))
	require.NoError(t, err)
	require.Equal(t, "one two three", string(stub))
	require.Equal(t, "request", p.String())
}

func TestWhatIsNoAnswer(t *testing.T) {
	const fault = 3
	other, long := response(rpcLast, "x"), response(rpcLast, "x")
	other[2] = fault
	long[8]++
	for _, fragment := range [][]byte{{}, {5}, other, long, response(rpcLast, "x")[:responseHeader-1]} {
		_, err := transact(&pipe{fragments: [][]byte{fragment}}, nil)
		require.Equal(t, winerr.ERROR_UNEXP_NET_ERR, err, "%x", fragment)
	}
}
