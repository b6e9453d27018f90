package scenario

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// stranger answers as no emulator does: a code that isn't the last error, and
// bytes in the buffer.
type stranger struct {
	Answerer
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
func TestAnswererInstead(t *testing.T) {
	b := &bench{Machine: New(Config{Answerer: stranger{}}), t: t}
	defer b.Close()
	require.Equal(t, "ERROR_NOT_CONNECTED last=ERROR_FILE_NOT_FOUND size=1024\n", b.do(`call GetUser`))
}

// A member that is NULL in the buffer isn't one that points to an empty string.
func TestCallTellsNullFromEmpty(t *testing.T) {
	const pointer = int(unsafe.Sizeof(uintptr(0)))
	left := make([]byte, 4*4+4*pointer) // four numbers, four pointers
	left[4*4+pointer] = 1               // the second one points somewhere
	b := &bench{Machine: New(Config{Answerer: stranger{left: left}}), t: t}
	defer b.Close()
	require.Equal(t, "NO_ERROR size=1024\nscope=0x0 type=0x0 display=0x0 usage=0x0 local=NULL remote=\"\" comment=NULL provider=NULL\n",
		b.do(`call GetResourceParent`))
}
