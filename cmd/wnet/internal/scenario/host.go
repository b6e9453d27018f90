package scenario

import (
	"fmt"
	"runtime"

	"github.com/rogpeppe/go-internal/testscript"
)

// host is what testscript reports to in the place of a *testing.T.
type host struct{ run *run }

var _ testscript.T = (*host)(nil)

// Run runs f to its end, be it by FailNow, as testing does.
func (h *host) Run(_ string, f func(testscript.T)) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		f(h)
	}()
	<-done
}

// Log takes the report of a script.
func (h *host) Log(args ...any) { h.run.log(fmt.Sprint(args...)) }

// Skip is never called: no scenario has the command skip.
func (h *host) Skip(...any) { runtime.Goexit() }

// Fatal ends a script that can't begin.
func (h *host) Fatal(args ...any) {
	h.run.err = &Unreadable{File: h.run.file, Reason: fmt.Sprint(args...)}
	runtime.Goexit()
}

// FailNow ends a script that has failed; Log has told why, or will.
func (h *host) FailNow() { runtime.Goexit() }

// Parallel does nothing: scenarios run one after another, for their transcripts.
func (h *host) Parallel() {}

// Verbose is false: the transcript is not testscript's.
func (h *host) Verbose() bool { return false }
