//go:build !windows || mpremu

package mprdll

import (
	"errors"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// lastErrors holds the extended error of each thread of the operating system that has
// one, which is what WNetGetLastError tells ("WNetGetLastErrorW"). They are kept
// apart from those of the installed [Thread], and only when a call fails with
// ERROR_EXTENDED_ERROR, so that other calls don't ask which thread they are on.
type lastErrors struct {
	mu       sync.Mutex
	byThread map[int]mpr.LastError // by what currentThread returns
}

// keep keeps the extended error of a call that failed, for the current thread.
func (l *lastErrors) keep(err error) {
	var told *winerr.Extended
	if errors.As(err, &told) && told != nil {
		l.set(mpr.LastError{Code: told.Code, Text: wintext.Terminate(told.Text), Provider: wintext.Terminate(told.Provider)})
	}
}

// set sets the extended error of the current thread, where threads can be told apart.
func (l *lastErrors) set(last mpr.LastError) {
	thread, ok := currentThread()
	if !ok {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.byThread == nil {
		l.byThread = make(map[int]mpr.LastError)
	}
	l.byThread[thread] = last
}

// get returns the extended error of the current thread. elsewhere reports that only
// other threads have one.
func (l *lastErrors) get() (last mpr.LastError, found, elsewhere bool) {
	thread, _ := currentThread()
	l.mu.Lock()
	defer l.mu.Unlock()
	last, found = l.byThread[thread]
	return last, found, !found && len(l.byThread) > 0
}

// remarker is a [Thread] that has a trace.
type remarker interface{ Remark(op, text string) }

// getLastError is WNetGetLastError(code, text, its length, provider, its length). The
// installed thread's own answer counts as long as no raw call has failed with an
// extended error on any thread of the operating system.
func getLastError(f frame) error {
	code := at[uint32](f.memory, f.a[0])
	text := mpr.Buffer{Size: f.dword(2), NULL: f.a[1] == 0}
	provider := mpr.Buffer{Size: f.dword(4), NULL: f.a[3] == 0}
	for _, i := range []int{1, 3} {
		if f.a[i] != 0 && f.dword(i+1) > 0 {
			f.readable(f.a[i], uintptr(f.w), uintptr(f.w))
		}
	}
	last, err := f.c.sized.GetLastError(text, provider)
	if err != nil {
		return err
	}
	switch own, found, elsewhere := f.c.lastErrors.get(); {
	case found:
		last = own
		last.Text, last.Provider = wintext.Cut(own.Text, int(text.Size)-1), wintext.Cut(own.Provider, int(provider.Size)-1)
	case elsewhere:
		last = mpr.LastError{}
		if traced, ok := f.c.Thread.(remarker); ok {
			traced.Remark("WNetGetLastError", "the call that failed ran on another thread: runtime.LockOSThread is missing")
		}
	}
	*code = last.Code
	f.put(f.a[1], last.Text, wintext.Units(last.Text))
	f.put(f.a[3], last.Provider, wintext.Units(last.Provider))
	return nil
}

// setLastError is WNetSetLastError(code, text, provider). It has no result, and
// the thread's last error stays.
func setLastError(f frame) (uintptr, error) {
	last := mpr.LastError{Code: f.dword(0), Text: f.text(1), Provider: f.text(2)}
	f.c.SetLastError(last.Code, last.Text, last.Provider)
	f.c.lastErrors.set(last)
	return 0, nil
}
