package winerr_test

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
)

func TestLookupAndNameAreInverse(t *testing.T) {
	for _, code := range winerr.Known() {
		found, ok := winerr.Lookup(code.Name())
		require.True(t, ok, code.Name())
		require.Equal(t, code, found)
	}
}

func TestLookupOfWhatIsNoName(t *testing.T) {
	for _, name := range []string{"", "error_bad_device", "BAD_DEVICE", "ERROR_BAD_DEVICE ", "1200", "Errno(1200)", "ZZZ"} {
		code, found := winerr.Lookup(name)
		require.False(t, found, name)
		require.Zero(t, code, name)
	}
}

func TestErrorTellsTextNameAndNumber(t *testing.T) {
	for _, code := range winerr.Known() {
		require.NotEmpty(t, code.Text(), code.Name())
		require.Contains(t, code.Error(), code.Text())
		require.Contains(t, code.Error(), code.Name())
		require.NotContains(t, code.Error(), "\n")
	}
	for code, want := range map[winerr.Errno]string{
		winerr.WN_BAD_LOCALNAME: "the device name is not valid (ERROR_BAD_DEVICE, 1200)",
		winerr.DIALOG_CANCELLED: "the user closed the dialog without an answer (DIALOG_CANCELLED, 0xFFFFFFFF)",
		4711:                    "Windows error 4711",
		0xC000006D:              "Windows error 0xC000006D",
	} {
		require.Equal(t, want, code.Error())
		require.Equal(t, want, fmt.Sprint(code))
	}
}

func TestCodeOutsideTheTable(t *testing.T) {
	for code, want := range map[winerr.Errno]string{
		7:          "Errno(7)",
		0xFFFFFFFE: "Errno(4294967294)",
	} {
		require.Equal(t, want, code.Name())
		require.Empty(t, code.Text())
	}
}

func TestTwoNamesAreOneError(t *testing.T) {
	require.ErrorIs(t, winerr.WN_NET_ERROR, winerr.WN_WINDOWS_ERROR)
	require.ErrorIs(t, fmt.Errorf("adding Z:: %w", winerr.ERROR_ALREADY_ASSIGNED), winerr.WN_ALREADY_CONNECTED)
	require.NotErrorIs(t, winerr.ERROR_BAD_NETPATH, winerr.ERROR_BAD_NET_NAME)
}

// The sets are those of syscall.Errno in package syscall for Windows; every other code of the table matches nothing.
func TestIsAgreesWithSyscallOnWindows(t *testing.T) {
	meanings := []struct {
		target error
		codes  []winerr.Errno
	}{
		{fs.ErrPermission, []winerr.Errno{5}},
		{fs.ErrNotExist, []winerr.Errno{2, 3, 53}},
		{fs.ErrExist, []winerr.Errno{80, 145, 183}},
		{errors.ErrUnsupported, []winerr.Errno{50, 120}},
		{fs.ErrClosed, nil},
		{fs.ErrInvalid, nil},
	}
	for _, m := range meanings {
		for _, code := range winerr.Known() {
			want := slices.Contains(m.codes, code)
			require.Equal(t, want, errors.Is(code, m.target), "%s is %v", code.Name(), m.target)
		}
	}
}

func TestLookupsDoNotAllocate(t *testing.T) {
	allocs := testing.AllocsPerRun(100, func() {
		code, _ := winerr.Lookup("WN_BAD_LOCALNAME")
		_ = code.Name()
		_ = code.Text()
	})
	require.Zero(t, allocs)
}
