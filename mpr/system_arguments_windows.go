package mpr

import (
	"golang.org/x/sys/windows"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// fixed is a variable that stays where it is, which one on the stack of a goroutine
// doesn't: a provider may be a part of this program and be called back, and the
// stack be moved then.
//
//go:noinline
func fixed[T any](v T) *T { return &v }

// arguments turns arguments into what Windows takes; the first that can't be is
// the error.
type arguments struct{ err error }

func (a *arguments) fail(code winerr.Errno) {
	if a.err == nil {
		a.err = code
	}
}

// outcome is that of a call whose arguments can't be.
func (a *arguments) refused() (uint32, error) { return outcome(winerr.Code(a.err)) }

// text is a string; "" is NULL.
func (a *arguments) text(s string) *uint16 {
	if s == "" {
		return nil
	}
	return a.given(s)
}

// given is a string that isn't NULL even if it is empty.
func (a *arguments) given(s string) *uint16 {
	p, err := windows.UTF16PtrFromString(s)
	if err != nil {
		a.fail(winerr.ERROR_INVALID_PARAMETER)
	}
	return p
}

func (a *arguments) password(p Password) *uint16 {
	if secret, given := p.Reveal(); given {
		return a.given(secret)
	}
	return nil
}

func (a *arguments) user(c Credentials) *uint16 {
	if name, given := c.UserName(); given {
		return a.given(name)
	}
	return nil
}

// resource is a NETRESOURCE; nil is NULL.
func (a *arguments) resource(nr *NetResource) *rawResource {
	if nr == nil {
		return nil
	}
	return fixed(rawResource{
		scope: uint32(nr.Scope), typ: uint32(nr.Type), displayType: uint32(nr.DisplayType), usage: uint32(nr.Usage),
		localName: a.text(nr.LocalName), remoteName: a.text(nr.RemoteName),
		comment: a.text(nr.Comment), provider: a.text(nr.Provider),
	})
}

// block is a block of bytes; nil is NULL. Its memory is fixed.
//
//go:noinline
func block(b []byte) (*byte, uint32) {
	if b == nil {
		return nil, 0
	}
	return &append(b[:len(b):len(b)], 0)[0], uint32(len(b))
}
