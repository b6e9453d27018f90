// Package fault makes calls of an emulated machine go wrong: WNet calls by way of Router.Fault, and the calls that the
// router makes of a network by way of a hook. Tests, scenarios and sweeps share it.
package fault

import (
	"slices"
	"strings"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Fault is an action that happens at calls. The zero limits let it happen at every call that its Target names.
type Fault struct {
	Target
	Action hook.Action
	Place  string // the line that set it
	Text   string // the line's words for it

	mu      sync.Mutex // protects the fields below
	on      string     // what the call must be about; "": anything
	after   int        // how many calls pass first
	times   int        // how often it happens; 0: always
	reached int
	fired   int
}

// Limit changes the limits: on, unless "", is what a call must be about, after how many calls pass first, times how often
// the fault happens. A negative number changes nothing.
func (f *Fault) Limit(on string, after, times int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if on != "" {
		f.on = on
	}
	if after >= 0 {
		f.after = after
	}
	if times >= 0 {
		f.times = times
	}
}

// Fired returns how often the fault has happened.
func (f *Fault) Fired() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.fired
}

// hits counts a call about these names, and reports whether the fault happens there.
func (f *Fault) hits(names ...string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.on != "" && !slices.ContainsFunc(names, func(name string) bool { return within(name, f.on) }) {
		return false
	}
	f.reached++
	if f.reached <= f.after || f.times > 0 && f.reached > f.after+f.times {
		return false
	}
	f.fired++
	return true
}

// within reports whether a name is another one, or lies below it.
func within(name, other string) bool {
	name, other = wintext.Fold(strings.TrimRight(name, `\`)), wintext.Fold(strings.TrimRight(other, `\`))
	return name == other || strings.HasPrefix(name, other+`\`)
}

// Set holds the faults of one machine. The zero Set is empty.
type Set struct {
	mu     sync.Mutex // protects the fields below
	faults []*Fault
	unhook []func()
}

// Add sets a fault. h is the hook of the network whose calls it is about, if it isn't about a WNet call.
func (s *Set) Add(f *Fault, h *hook.Hook) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, f)
	if f.Op == "" {
		s.unhook = append(s.unhook, h.On(f.Call, f.Action.If(func(in hook.Invocation) bool {
			if in.Resource != nil {
				return f.hits(in.Resource.LocalName, in.Resource.RemoteName)
			}
			return f.hits(in.Name)
		})))
	}
}

// Clear removes all faults and returns those that never happened.
func (s *Set) Clear() (unused []*Fault) {
	s.mu.Lock()
	faults, unhook := s.faults, s.unhook
	s.faults, s.unhook = nil, nil
	s.mu.Unlock()
	for _, remove := range unhook {
		remove()
	}
	return slices.DeleteFunc(faults, func(f *Fault) bool { return f.Fired() > 0 })
}

// Answer implements the field Fault of a router: the first fault that fails a WNet call answers it, after those before it
// that let it go on.
func (s *Set) Answer(rec *mpr.Record) error {
	s.mu.Lock()
	faults := s.faults
	s.mu.Unlock()
	for _, f := range faults {
		if f.Op != rec.Op {
			continue
		}
		local, remote := rec.About()
		if !f.hits(local, remote) {
			continue
		}
		if _, err := f.Action(hook.Invocation{Call: provider.AnyCall, Name: local}); err != nil {
			return err
		}
	}
	return nil
}

// Error returns the error that stands for a code: nil for NO_ERROR, and one of a network's own for ERROR_EXTENDED_ERROR.
func Error(code winerr.Errno) error {
	switch code {
	case winerr.NO_ERROR:
		return nil
	case winerr.ERROR_EXTENDED_ERROR:
		return &winerr.Extended{Code: 1, Text: "a fault that was set", Provider: "the fault"}
	}
	return code
}
