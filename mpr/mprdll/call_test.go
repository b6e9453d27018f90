//go:build !windows || mpremu

package mprdll_test

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/session"
)

// The life of a letter through the raw calls, in both widths, with each of the
// ways to call.
func TestLifeOfALetter(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		d := install(t, mpr.Options{})
		z := m.text("z:")
		r1, r2, err := dll.NewProc("WNetAddConnection2"+letter).Call(
			m.resource("Z:", docs, ""), m.text("secret"), m.text("alice"), 0)
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		require.Zero(t, r2)
		require.Equal(t, mprdll.ERROR_SUCCESS, err)
		remote, err := d.GetConnection("Z:")
		require.NoError(t, err)
		require.Equal(t, docs, remote)

		get := dll.NewProc("WNetGetConnection" + letter).Addr()
		buf, size := m.block(260*int(m.width)), m.dword(260)
		r1, _, last := mprdll.Syscall(get, 3, z, buf.addr(), size.addr())
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		require.Zero(t, last)
		require.Equal(t, docs, m.read(buf, 0))
		require.EqualValues(t, 260, getDword(size), "the length is left alone")

		cancel := mprdll.MustLoadDLL("MPR").MustFindProc("WNetCancelConnection2" + letter)
		r1, _, last = mprdll.Syscall6(cancel.Addr(), 3, z, 0, 0, 0, 0, 0)
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		require.Zero(t, last)
		r1, _, last = mprdll.SyscallN(get, z, buf.addr(), size.addr())
		requireCode(t, mprdll.ERROR_NOT_CONNECTED, r1)
		require.Equal(t, mprdll.ERROR_NOT_CONNECTED, last)
		r1, _, err = cancel.Call(z, 0, 0)
		requireCode(t, mprdll.ERROR_NOT_CONNECTED, r1)
		require.Equal(t, mprdll.ERROR_NOT_CONNECTED, err)
	})
}

func getDword(b *block) uint32 { return get[uint32](b, 0) }

// NULL, "" and text stay apart on their way to the provider, password before
// user ("WNetAddConnection2W", winnetwk.h documentation).
func TestCredentialsKeepTheirNULL(t *testing.T) {
	for _, c := range []struct {
		name, password, user string
		want                 []string
	}{
		{"both NULL", "", "", []string{"<nil>", "<nil>"}},
		{"empty password", empty, "alice", []string{`""`, `"alice"`}},
		{"both", "secret", "alice", []string{`"***"`, `"alice"`}},
		{"password alone", "secret", "", []string{`"***"`, "<nil>"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			each(t, func(t *testing.T, letter string, m *memory) {
				var rec mpr.Recorder
				install(t, mpr.Options{}, func(r *mpr.Router) { r.Recorder = &rec })
				rec.Reset()
				given := func(s string) uintptr {
					switch s {
					case "":
						return 0
					case empty:
						return m.text("")
					}
					return m.text(s)
				}
				dll.NewProc("WNetAddConnection2"+letter).Call(m.resource("Z:", docs, ""), given(c.password), given(c.user), 0)
				require.Equal(t, c.want, recorded(rec.Records()[0], "lpPassword", "lpUserName"))
			})
		})
	}
}

// empty stands for "" where "" stands for NULL.
const empty = "<empty>"

// recorded are arguments of a recorded call; NULL is <nil>.
func recorded(rec mpr.Record, names ...string) []string {
	var values []string
	for _, name := range names {
		for _, arg := range rec.Args {
			if arg.Name == name {
				values = append(values, fmt.Sprintf("%#v", arg.Value))
			}
		}
	}
	return values
}

// The third result of Call is never nil and equals the return value; with a
// stale last error it is what was there before.
func TestLastError(t *testing.T) {
	call := func() (uintptr, error) {
		r1, _, err := dll.NewProc("WNetCancelConnection2W").Call(newMemory(t, 2).text("Q:"), 0, 0)
		return r1, err
	}
	t.Run("default", func(t *testing.T) {
		d := install(t, mpr.Options{})
		r1, err := call()
		requireCode(t, mprdll.ERROR_NOT_CONNECTED, r1)
		require.Equal(t, mprdll.ERROR_NOT_CONNECTED, err)
		require.Equal(t, winerr.ERROR_NOT_CONNECTED, d.LastErrno())
	})
	t.Run("stale", func(t *testing.T) {
		d := install(t, mpr.Options{StaleLastError: true})
		d.SetLastErrno(winerr.ERROR_FILE_NOT_FOUND)
		r1, err := call()
		requireCode(t, mprdll.ERROR_NOT_CONNECTED, r1)
		require.Equal(t, mprdll.ERROR_FILE_NOT_FOUND, err)
		r1, _, err = dll.NewProc("WNetCloseEnum").Call()
		requireCode(t, mprdll.ERROR_INVALID_PARAMETER, r1)
		require.Equal(t, mprdll.ERROR_FILE_NOT_FOUND, err)
	})
}

// Missing arguments are refused; more than a function has are not looked at.
func TestNumberOfArguments(t *testing.T) {
	d := install(t, mpr.Options{})
	d.mapped(t, "Z:", docs)
	m := newMemory(t, 2)
	cancel := dll.NewProc("WNetCancelConnection2W")
	r1, _, err := cancel.Call(m.text("Z:"), 0)
	requireCode(t, mprdll.ERROR_INVALID_PARAMETER, r1)
	require.Equal(t, mprdll.ERROR_INVALID_PARAMETER, err)
	r1, _, last := mprdll.Syscall6(cancel.Addr(), 2, m.text("Z:"), 0, 0, 0, 0, 0)
	requireCode(t, mprdll.ERROR_INVALID_PARAMETER, r1)
	require.Equal(t, mprdll.ERROR_INVALID_PARAMETER, last)
	r1, _, _ = mprdll.Syscall12(cancel.Addr(), 12, m.text("Z:"), 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)
	requireCode(t, mprdll.ERROR_SUCCESS, r1)

	nr, user, password := m.resource("Y:", docs, ""), m.text("alice"), m.text("secret")
	use, result := dll.NewProc("WNetUseConnectionW").Addr(), m.dword(0)
	for nargs, want := range map[uintptr]mprdll.Errno{7: mprdll.ERROR_INVALID_PARAMETER, 8: mprdll.ERROR_SUCCESS} {
		r1, _, last = mprdll.Syscall9(use, nargs, 0, nr, password, user, 0, 0, 0, result.addr(), 9)
		requireCode(t, want, r1)
		require.Equal(t, want, last)
	}
	require.EqualValues(t, mpr.CONNECT_LOCALDRIVE, getDword(result))
}

// An error through the raw face is the error of package errors, and of io/fs.
func TestErrno(t *testing.T) {
	require.Equal(t, winerr.ERROR_BAD_DEVICE, winerr.Code(mprdll.ERROR_BAD_DEVICE))
	require.ErrorIs(t, mprdll.ERROR_BAD_NETPATH, fs.ErrNotExist)
	require.ErrorIs(t, mprdll.ERROR_ACCESS_DENIED, fs.ErrPermission)
	require.ErrorIs(t, mprdll.ERROR_ALREADY_EXISTS, fs.ErrExist)
	require.ErrorIs(t, mprdll.ERROR_NOT_SUPPORTED, errors.ErrUnsupported)
	require.NotErrorIs(t, mprdll.ERROR_BAD_DEVICE, fs.ErrNotExist)
	require.False(t, mprdll.ERROR_BUSY.Temporary())
	require.False(t, mprdll.ERROR_SEM_TIMEOUT.Timeout())
}

// Calls of several goroutines don't disturb one another.
func TestCallsAtTheSameTime(t *testing.T) {
	d := install(t, mpr.Options{Options: session.Options{Version: session.Windows10}})
	d.mapped(t, "Z:", docs)
	done := make(chan string)
	for range 8 {
		go func() {
			m := newMemory(t, 2)
			buf, size := m.block(520), m.dword(260)
			for range 200 {
				if r1, _, _ := dll.NewProc("WNetGetConnectionW").Call(m.text("Z:"), buf.addr(), size.addr()); r1 != 0 {
					break
				}
			}
			done <- m.read(buf, 0)
		}()
	}
	for range 8 {
		require.Equal(t, docs, <-done)
	}
}
