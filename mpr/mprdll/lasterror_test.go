//go:build linux || (windows && mpremu)

package mprdll_test

import (
	"fmt"
	"runtime"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
)

// onThread runs f on a thread of its own, which ends with it.
func onThread(f func()) {
	done := make(chan struct{})
	go func() {
		runtime.LockOSThread()
		defer close(done)
		f()
	}()
	<-done
}

// extended asks for the extended error of the current thread.
func extended(m *memory) mpr.LastError {
	code, text, name := m.dword(0), m.block(200), m.block(200)
	r1, _, _ := dll.NewProc("WNetGetLastErrorW").Call(code.addr(), text.addr(), 100, name.addr(), 100)
	requireCode(m.t, mprdll.ERROR_SUCCESS, r1)
	return mpr.LastError{Code: getDword(code), Text: m.read(text, 0), Provider: m.read(name, 0)}
}

// "WNetGetLastErrorW": the extended error is that of the calling thread. A program
// that asks on another one gets nothing, and the trace says why.
func TestExtendedErrorOfAThread(t *testing.T) {
	rec := new(mpr.Recorder)
	d := install(t, mpr.Options{}, func(r *mpr.Router) { r.Recorder = rec })
	d.hook.On(provider.CallAddConnection3, hook.Fail(&winerr.Extended{Code: 77, Text: "out of paper", Provider: lanman}))
	m := newMemory(t, 2)
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	r1, _, _ := dll.NewProc("WNetAddConnection3W").Call(0, m.resource("Z:", docs, ""), 0, 0, 0)
	requireCode(t, mprdll.ERROR_EXTENDED_ERROR, r1)
	want := mpr.LastError{Code: 77, Text: "out of paper", Provider: lanman}
	require.Equal(t, want, extended(m))
	rec.Reset()
	onThread(func() {
		require.Equal(t, mpr.LastError{}, extended(m))
		records := rec.Records()
		last := records[len(records)-1]
		require.Equal(t, "WNetGetLastError", last.Op)
		require.Contains(t, fmt.Sprint(last.Args), "runtime.LockOSThread is missing")

		dll.NewProc("WNetSetLastErrorW").Call(5, m.text("mine"), 0)
		require.Equal(t, mpr.LastError{Code: 5, Text: "mine"}, extended(m))
	})
	rec.Reset()
	require.Equal(t, want, extended(m), "nobody else's error replaces it")
	require.NotContains(t, fmt.Sprint(rec.Records()), "LockOSThread")
	r1, _, _ = dll.NewProc("WNetGetUserW").Call(0, m.block(200).addr(), m.dword(100).addr())
	requireCode(t, mprdll.ERROR_SUCCESS, r1)
	require.Equal(t, want, extended(m), "what succeeds leaves it")
}

// Threads that fail at once each have their own error.
func TestExtendedErrorsOfThreads(t *testing.T) {
	d := install(t, mpr.Options{})
	d.hook.On(provider.CallAddConnection3, func(i hook.Invocation) (func(error) error, error) {
		local := i.Resource.LocalName
		return nil, &winerr.Extended{Code: uint32(local[0]), Text: local, Provider: lanman}
	})
	var all sync.WaitGroup
	for _, local := range []string{"D:", "E:", "F:", "G:"} {
		m := newMemory(t, 2)
		all.Go(func() {
			onThread(func() {
				nr, want := m.resource(local, docs, ""), mpr.LastError{Code: uint32(local[0]), Text: local, Provider: lanman}
				for range 50 {
					dll.NewProc("WNetAddConnection3W").Call(0, nr, 0, 0, 0)
					if got := extended(m); got != want {
						t.Errorf("%s: %v", local, got)
					}
				}
			})
		})
	}
	all.Wait()
}
