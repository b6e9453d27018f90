package scenario

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// stranger answers as no emulator does: a code that isn't the last error, and
// bytes in the buffer.
type stranger struct {
	Asked
	left []byte
}

func (stranger) LastErrno() winerr.Errno { return winerr.ERROR_FILE_NOT_FOUND }

func (s stranger) Left() []byte { return s.left }

func (stranger) Sized() mpr.Sized { return strangeSized{} }

type strangeSized struct{ mpr.Sized }

func (strangeSized) GetUser(_ string, buf mpr.Buffer) (string, mpr.Buffer, error) {
	return "", buf, winerr.ERROR_NOT_CONNECTED
}

func (strangeSized) GetResourceParent(_ *mpr.NetResource, buf mpr.Buffer) (mpr.NetResource, mpr.Buffer, error) {
	return mpr.NetResource{}, buf, nil
}

// Who is asked in the emulator's place need not have anybody logged on, and its
// last error is its own.
func TestAskedInstead(t *testing.T) {
	b := &bench{Machine: New(Config{Asked: stranger{}}), t: t}
	defer b.Close()
	require.Equal(t, "ERROR_NOT_CONNECTED last=ERROR_FILE_NOT_FOUND size=1024\n", b.do(`call GetUser`))
}

// A member that is NULL in the buffer isn't one that points to an empty string.
func TestAskTellsNullFromEmpty(t *testing.T) {
	const pointer = int(unsafe.Sizeof(uintptr(0)))
	left := make([]byte, 4*4+4*pointer) // four numbers, four pointers
	left[4*4+pointer] = 1               // the second one points somewhere
	b := &bench{Machine: New(Config{Asked: stranger{left: left}}), t: t}
	defer b.Close()
	require.Equal(t, "NO_ERROR size=1024\nscope=0x0 type=0x0 display=0x0 usage=0x0 local=NULL remote=\"\" comment=NULL provider=NULL\n",
		b.do(`call GetResourceParent`))
}

// A device is somebody's when it is connected, remembered or a local drive.
func TestInUse(t *testing.T) {
	c, err := mpr.New().Logon(session.Logon{User: session.User{Name: "alice"}})
	require.NoError(t, err)
	defer c.Close()
	n := Emulated(c)
	_, _, err = n.Remembered("J:")
	require.ErrorIs(t, err, winerr.ERROR_CANNOT_OPEN_PROFILE)
	_, inUse := InUse(n, "J:")
	require.False(t, inUse)
	require.NoError(t, c.Session().Devices().DefineDosDevice(session.DDD_RAW_TARGET_PATH, "J:", `\Device\HarddiskVolume9`))
	why, inUse := InUse(n, "J:")
	require.True(t, inUse)
	require.Equal(t, "it is a drive of this machine", why)
	require.Equal(t, `it is remembered for \\files\docs`, usedFor(t, true))
	require.Equal(t, `it is \\files\docs`, usedFor(t, false))
}

// usedFor is why J: is in use when it is connected, or only remembered.
func usedFor(t *testing.T, cancelled bool) string {
	t.Helper()
	c := files(t)
	require.NoError(t, c.AddConnection(`\\files\docs`, mpr.Password{}, "J:"))
	if cancelled {
		require.NoError(t, c.CancelConnection2("J:", 0, true))
	}
	why, inUse := InUse(Emulated(c), "J:")
	require.True(t, inUse)
	return why
}

// files is a caller on a network with one share.
func files(t *testing.T) *mpr.Caller {
	t.Helper()
	fake, err := fake.New(fake.Network{Servers: []fake.Server{{
		Name: "files", Guest: true, Shares: []fake.Share{{Name: "docs"}},
	}}})
	require.NoError(t, err)
	c, err := mpr.New(fake).Logon(session.Logon{User: session.User{Name: "alice"}})
	require.NoError(t, err)
	t.Cleanup(func() { c.Close() })
	return c
}
