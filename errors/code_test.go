package winerr_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// The expected numbers are winerror.h's.
var codeOf = []struct {
	name string
	err  error
	want winerr.Errno
}{
	{"nil", nil, 0},
	{"bare", winerr.ERROR_BAD_DEVICE, 1200},
	{"outside the table", winerr.Errno(4711), 4711},
	{"wrapped", fmt.Errorf("mapping: %w", winerr.ERROR_BAD_DEVICE), 1200},
	{"wrapped twice", fmt.Errorf("outer: %w", fmt.Errorf("inner: %w", winerr.ERROR_BUSY)), 170},
	{"in a path error", &fs.PathError{Op: "open", Path: `Z:\a`, Err: winerr.ERROR_SHARING_VIOLATION}, 32},
	{"joined, first of two codes", errors.Join(winerr.ERROR_OPEN_FILES, winerr.ERROR_BUSY), 2401},
	{"joined, a code before a sentinel's meaning", errors.Join(context.Canceled, winerr.ERROR_BUSY), 170},
	{"joined, no code at all", errors.Join(io.EOF, context.Canceled), 1223},
	{"extended", &winerr.Extended{Code: 7}, 1208},
	{"extended, wrapped", fmt.Errorf("adding: %w", &winerr.Extended{Code: 7}), 1208},
	{"does not exist", fs.ErrNotExist, 2},
	{"exists", fs.ErrExist, 80},
	{"permission", fs.ErrPermission, 5},
	{"closed", fs.ErrClosed, 6},
	{"invalid", fs.ErrInvalid, 87},
	{"unsupported", errors.ErrUnsupported, 50},
	{"cancelled", context.Canceled, 1223},
	{"context deadline", context.DeadlineExceeded, 121},
	{"i/o deadline", os.ErrDeadlineExceeded, 121},
	{"sentinel in a path error", &fs.PathError{Op: "read", Path: "a", Err: fs.ErrClosed}, 6},
	{"an error of the host system", openMissing(), 2},
	{"end of file", io.EOF, 59},
	{"anything else", errors.New("something else"), 59},
}

// openMissing returns what the operating system of the test says of a missing file.
func openMissing() error {
	_, err := os.Open("no-such-file")
	return err
}

func TestCode(t *testing.T) {
	for _, c := range codeOf {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, winerr.Code(c.err))
		})
	}
}

func TestCodeOfEveryCodeIsItself(t *testing.T) {
	for _, code := range winerr.Known() {
		require.Equal(t, code, winerr.Code(code))
		require.Equal(t, code, winerr.Code(fmt.Errorf("wrapped: %w", code)))
	}
}

func TestCodeOfNilAndBareCodeDoesNotAllocate(t *testing.T) {
	for _, err := range []error{nil, winerr.ERROR_NOT_CONNECTED, winerr.DIALOG_CANCELLED} {
		allocs := testing.AllocsPerRun(100, func() { winerr.Code(err) })
		require.Zero(t, allocs, "%v", err)
	}
}

func BenchmarkCode(b *testing.B) {
	inputs := map[string]error{
		"nil":       nil,
		"bare":      winerr.ERROR_NOT_CONNECTED,
		"wrapped":   fmt.Errorf("mapping: %w", winerr.ERROR_NOT_CONNECTED),
		"something": errors.New("something else"),
	}
	for name, err := range inputs {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				winerr.Code(err)
			}
		})
	}
}
