package mpr

import (
	"slices"

	"github.com/seed-520b6462/winnet/session"
)

// Logon logs a user on and gives a caller in the new session; closing it logs
// the session off, unless others hold it.
//
// An interactive logon (remote-interactive too) restores the remembered drives
// of the user, as Winlogon does; service, batch, network and new-credentials
// logons don't. What couldn't be restored is no failure of the logon: see
// [Caller.Restored]. A split logon restores them in its filtered half. Credential managers
// are told of every logon, before that.
//
// The errors are those of [session.Table.Logon].
func (r *Router) Logon(l session.Logon) (*Caller, error) {
	s, err := r.Sessions().Logon(l)
	if err != nil {
		return nil, &Error{Op: "Logon", Err: err}
	}
	c := r.newCaller(s)
	c.notifyLogon(l)
	if typ := s.Type(); typ == session.Interactive || typ == session.RemoteInteractive { // l.Type may be zero
		c.restoreAtLogon()
	}
	return c, nil
}

// restoreAtLogon is what Winlogon does for the remembered drives.
func (c *Caller) restoreAtLogon() {
	cl := c.begin("Logon restore")
	all, err := cl.restoreAtLogon()
	_ = cl.end(err) // a failed drive doesn't fail the logon; Restored tells
	c.mu.Lock()
	c.restored = all
	c.mu.Unlock()
}

func (cl *call) restoreAtLogon() ([]Restored, error) {
	if _, err := cl.candidates(""); err != nil {
		return nil, err
	}
	return cl.restoreAll(0, true)
}

// Restored tells how the remembered drives fared at the caller's logon.
func (c *Caller) Restored() []Restored {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.restored)
}
