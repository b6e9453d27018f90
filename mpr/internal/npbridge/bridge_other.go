//go:build !windows

package npbridge

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Bridge is a loaded DLL; here there is none.
type Bridge struct{}

// Load is ERROR_NOT_SUPPORTED: there are network provider DLLs on Windows only.
func Load(string) (*Bridge, error) { return nil, winerr.ERROR_NOT_SUPPORTED }

// Register is ERROR_NOT_SUPPORTED.
func Register(...Network) error { return winerr.ERROR_NOT_SUPPORTED }

// Serve does nothing.
func (*Bridge) Serve(provider.Provider, *session.Session) {}
