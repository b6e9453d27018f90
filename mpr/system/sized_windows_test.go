//go:build !mpremu

package system_test

import (
	"strings"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// The type of the test provider's network.
const testNetworkType = 0x250000

// A string goes into a buffer that it just fits and leaves the size alone; one
// that is a character too small is told how many it takes, with the NUL
// (WNetGetProviderNameW, winnetwk.h documentation).
func TestSystemFillsTheCallersBuffer(t *testing.T) {
	s := testSystem(t)
	const need = uint32(len(testNetwork) + 1)
	got, buf, err := s.Sized().GetProviderName(testNetworkType, mpr.Buffer{Size: need})
	require.NoError(t, err)
	require.Equal(t, testNetwork, got)
	require.Equal(t, need, buf.Size)
	require.Equal(t, winerr.NO_ERROR, s.LastErrno())

	_, buf, err = s.Sized().GetProviderName(testNetworkType, mpr.Buffer{Size: need - 1})
	requireCode(t, winerr.ERROR_MORE_DATA, err)
	require.Equal(t, need, buf.Size)
	require.Equal(t, winerr.ERROR_MORE_DATA, s.LastErrno())
}

// Where the strings of a NETRESOURCE begin, behind four numbers, and their size.
const (
	localName = 4 * 4
	pointer   = int(unsafe.Sizeof(uintptr(0)))
)

// A structure brings its strings along; a buffer too small for them gives none.
func TestSystemFillsTheCallersStructure(t *testing.T) {
	s := testSystem(t)
	nr := &mpr.NetResource{RemoteName: testShare + `\dir\file`, Provider: testNetwork}
	info, rest, buf, err := s.Sized().GetResourceInformation(nr, mpr.Buffer{Size: 4})
	requireCode(t, winerr.ERROR_MORE_DATA, err)
	require.Zero(t, info)
	require.Empty(t, rest)
	require.Greater(t, buf.Size, uint32(4))

	before := buf.Size
	info, rest, _, err = s.Sized().GetResourceInformation(nr, mpr.Buffer{Size: before})
	require.NoError(t, err)
	require.Equal(t, testShare, info.RemoteName)
	require.Equal(t, `\dir\file`, rest)
	left := s.Left()
	require.Len(t, left, int(before), "what is left are the bytes of the caller")
	require.Equal(t, make([]byte, pointer), left[localName:localName+pointer], "lpLocalName is NULL")
	require.NotEqual(t, make([]byte, pointer), left[localName+pointer:localName+2*pointer], "lpRemoteName isn't")
}

// An enumeration gives no more than is asked for.
func TestSystemEnumeratesIntoTheCallersBuffer(t *testing.T) {
	s := testSystem(t)
	h, err := s.OpenEnum(mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_DISK, 0, &mpr.NetResource{
		Usage: mpr.RESOURCEUSAGE_CONTAINER, RemoteName: `\\winnettest`, Provider: testNetwork,
	})
	require.NoError(t, err)
	defer func() { require.NoError(t, s.CloseEnum(h)) }()
	list, _, err := s.Sized().EnumResource(h, 1, mpr.Buffer{Size: 16 << 10})
	require.NoError(t, err)
	require.Len(t, list, 1)
	require.Equal(t, testShare, list[0].RemoteName)
	_, _, err = s.Sized().EnumResource(h, 1, mpr.Buffer{Size: 16 << 10})
	requireCode(t, winerr.ERROR_NO_MORE_ITEMS, err)
}

// The size of a structure is that of the caller, who is told if it is too small.
func TestSystemTakesTheCallersSize(t *testing.T) {
	s := testSystem(t)
	_, err := s.Sized().GetNetworkInformation(testNetwork, 4)
	require.Error(t, err)
	info, err := s.Sized().GetNetworkInformation(testNetwork, 48)
	require.NoError(t, err)
	require.NotZero(t, info.NetType)
}

// A size without a buffer is asked about as it is, and so is neither.
func TestSystemAsksWithoutBuffer(t *testing.T) {
	s := testSystem(t)
	for _, buf := range []mpr.Buffer{{Size: 100, NULL: true}, {None: true}} {
		_, _, err := s.Sized().GetProviderName(testNetworkType, buf)
		requireCode(t, winerr.ERROR_INVALID_ADDRESS, err)
	}
}

// The calls without sizes let their buffers grow until what is answered fits.
func TestSystemGrowsItsBuffers(t *testing.T) {
	s := testSystem(t)
	tail := strings.Repeat(`\directory`, 200)
	info, rest, err := s.GetResourceInformation(&mpr.NetResource{RemoteName: testShare + tail, Provider: testNetwork})
	require.NoError(t, err)
	require.Equal(t, testShare, info.RemoteName)
	require.Equal(t, tail, rest)
}
