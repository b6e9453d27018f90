package mpr

import (
	"fmt"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// Error is how a failed call is reported: which call, on what, and why.
// winerr.Code gives its code, and errors.Is and errors.As look through it.
type Error struct {
	Op       string // the documented name, such as "WNetAddConnection2"
	Local    string
	Remote   string
	Provider string // the provider that gave the error; "" for the router's own
	Err      error
}

// Error says the call, its subject and the reason, in that order, and leaves out
// what is empty. An error without a reason reads as its code does.
func (e *Error) Error() string {
	var about []string
	for _, part := range []string{e.Op, e.Local, e.Remote} {
		if part != "" {
			about = append(about, part)
		}
	}
	if e.Provider != "" {
		about = append(about, "("+e.Provider+")")
	}
	reason := e.Err
	if reason == nil {
		reason = winerr.Code(e)
	}
	if len(about) == 0 {
		return fmt.Sprint(reason)
	}
	return fmt.Sprintf("%s: %v", strings.Join(about, " "), reason)
}

// Unwrap gives the reason.
func (e *Error) Unwrap() error { return e.Err }

// LastError is what GetLastError tells: the last extended error of the caller.
// The zero value is none.
type LastError struct {
	Code     uint32 // the provider's own number
	Text     string
	Provider string
}
