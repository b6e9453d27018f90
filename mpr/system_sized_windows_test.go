package mpr_test

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
	sized := s.(mpr.Sized)
	const need = uint32(len(testNetwork) + 1)
	buf := &mpr.Buffer{Size: need}
	got, err := sized.GetProviderNameSized(testNetworkType, buf)
	require.NoError(t, err)
	require.Equal(t, testNetwork, got)
	require.Equal(t, need, buf.Size)
	require.Equal(t, winerr.NO_ERROR, s.LastErrno())

	buf.Size = need - 1
	_, err = sized.GetProviderNameSized(testNetworkType, buf)
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
	sized := testSystem(t).(mpr.Sized)
	nr := &mpr.NetResource{RemoteName: testShare + `\dir\file`, Provider: testNetwork}
	buf := &mpr.Buffer{Size: 4}
	info, rest, err := sized.GetResourceInformationSized(nr, buf)
	requireCode(t, winerr.ERROR_MORE_DATA, err)
	require.Zero(t, info)
	require.Empty(t, rest)
	require.Greater(t, buf.Size, uint32(4))

	before := buf.Size
	var left []byte
	buf.Left = &left
	info, rest, err = sized.GetResourceInformationSized(nr, buf)
	require.NoError(t, err)
	require.Equal(t, testShare, info.RemoteName)
	require.Equal(t, `\dir\file`, rest)
	require.Len(t, left, int(before), "what is left are the bytes of the caller")
	require.Equal(t, make([]byte, pointer), left[localName:localName+pointer], "lpLocalName is NULL")
	require.NotEqual(t, make([]byte, pointer), left[localName+pointer:localName+2*pointer], "lpRemoteName isn't")
}

// An enumeration gives no more than is asked for.
func TestSystemEnumeratesIntoTheCallersBuffer(t *testing.T) {
	s := testSystem(t)
	sized := s.(mpr.Sized)
	h, err := s.OpenEnum(mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_DISK, 0, &mpr.NetResource{
		Usage: mpr.RESOURCEUSAGE_CONTAINER, RemoteName: `\\winnettest`, Provider: testNetwork,
	})
	require.NoError(t, err)
	defer func() { require.NoError(t, s.CloseEnum(h)) }()
	list, err := sized.EnumResourceSized(h, 1, &mpr.Buffer{Size: 16 << 10})
	require.NoError(t, err)
	require.Len(t, list, 1)
	require.Equal(t, testShare, list[0].RemoteName)
	_, err = sized.EnumResourceSized(h, 1, &mpr.Buffer{Size: 16 << 10})
	requireCode(t, winerr.ERROR_NO_MORE_ITEMS, err)
}

// The size of a structure is that of the caller, who is told if it is too small.
func TestSystemTakesTheCallersSize(t *testing.T) {
	sized := testSystem(t).(mpr.Sized)
	_, err := sized.GetNetworkInformationSized(testNetwork, 4)
	require.Error(t, err)
	info, err := sized.GetNetworkInformationSized(testNetwork, 48)
	require.NoError(t, err)
	require.NotZero(t, info.NetType)
}

// What can't be a buffer is refused before Windows is asked, and as an error.
func TestSystemRefusesBuffers(t *testing.T) {
	s := mpr.System()
	sized := s.(mpr.Sized)
	huge := &mpr.Buffer{Size: 0xFFFFFFFF}
	refusals := map[string]func() error{
		"characters": func() error { _, err := sized.GetConnectionSized("Q:", huge); return err },
		"bytes":      func() error { _, err := sized.GetResourceParentSized(disk("", testShare), huge); return err },
		"a name": func() error {
			_, err := sized.UseConnectionSized(0, disk("", testShare), mpr.Credentials{}, 0, huge)
			return err
		},
		"two": func() error { _, err := sized.GetLastErrorSized(&mpr.Buffer{Size: 8}, huge); return err },
	}
	for name, call := range refusals {
		requireCode(t, winerr.ERROR_NOT_ENOUGH_MEMORY, call())
		require.Equal(t, winerr.ERROR_NOT_ENOUGH_MEMORY, s.LastErrno(), name)
	}
	require.Equal(t, uint32(0xFFFFFFFF), huge.Size)
}

// A size without a buffer is asked about as it is, and so is neither.
func TestSystemAsksWithoutBuffer(t *testing.T) {
	sized := testSystem(t).(mpr.Sized)
	for _, buf := range []*mpr.Buffer{{Size: 100, NULL: true}, nil} {
		_, err := sized.GetProviderNameSized(testNetworkType, buf)
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
