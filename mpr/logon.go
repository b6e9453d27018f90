package mpr

import (
	"slices"

	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/session"
)

// Logon logs a user on and gives a caller in the new session; closing it logs
// the session off, unless others hold it.
//
// An interactive logon (remote-interactive too) restores the remembered drives
// of the user, as Winlogon does; service, batch, network and new-credentials
// logons don't. What couldn't be restored is no failure of the logon: see
// [Caller.Restored]. Where a provider is still starting, the logon waits as
// Options.RestoreTimeout says and tries its drives once more. A split logon
// restores them in its filtered half. Credential managers are told before that,
// and of services' logons.
//
// The errors are those of [session.Table.Logon].
func (r *Router) Logon(l session.Logon) (*Caller, error) {
	return r.LogonWith(l, Authentication{})
}

// restores reports whether a logon restores the remembered drives.
func restores(typ session.LogonType) bool {
	return typ == session.Interactive || typ == session.RemoteInteractive
}

// restoreAtLogon is what Winlogon does for the remembered drives.
func (c *Caller) restoreAtLogon() {
	var cl call
	cl.begin(c, "Logon restore")
	all, err := cl.restoreAtLogon()
	_ = cl.end(err) // a failed drive doesn't fail the logon; Restored tells
	c.mu.Lock()
	c.restored = all
	c.mu.Unlock()
}

func (cl *call) restoreAtLogon() ([]Restored, error) {
	if _, err := cl.c.router.providers.Candidates(""); err != nil {
		return nil, err
	}
	all, err := cl.restoreAll(0, true)
	if !slices.ContainsFunc(all, Restored.starting) {
		return all, err
	}
	if wait := routing.StartWait(cl.c.router.providers.Networks()); wait > 0 {
		cl.c.router.sleep(wait)
		err = cl.restoreAgain(all)
	}
	return all, err
}

// restoreAgain tries the drives once more that a starting provider may own, and
// gives the first error of all.
func (cl *call) restoreAgain(all []Restored) error {
	var first error
	for i := range all {
		if all[i].starting() {
			all[i].Err = cl.restore(0, all[i].Local, true)
		}
		if first == nil {
			first = all[i].Err
		}
	}
	cl.local = "" // the call is about all of them
	return first
}

// Restored tells how the remembered drives fared at the caller's logon.
func (c *Caller) Restored() []Restored {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.restored)
}
