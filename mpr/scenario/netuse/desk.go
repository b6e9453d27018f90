package netuse

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// State is what the redirector knows of a connection and WNet doesn't tell (NetUseGetInfo does, on Windows).
type State struct {
	Disconnected bool // the line to the server isn't up
	Opens        int  // open files, print jobs and current directories
}

// Desk is what net asks a machine for besides WNet, in the name of one caller.
type Desk interface {
	// Elevated reports whether the caller may administer the machine.
	Elevated() bool
	// SaveConnections returns the last /persistent of the caller's user, yes in a new profile. Codes of profile.Store.Entries.
	SaveConnections() (bool, error)
	// SetSaveConnections keeps a /persistent. Codes of profile.Store.Put.
	SetSaveConnections(save bool) error
	// State returns the state of a connection of the caller's session, by its device or, without one, its remote name, and
	// whether there is one.
	State(local, remote string) (State, bool)
	// Saved returns the saved credentials of the caller's user, without passwords, by target.
	Saved() ([]profile.SavedCredential, error)
	// Save saves credentials for a server in place of those for the same one. Codes of profile.Vault.Put.
	Save(target string, cred session.Credentials) error
	// Forget deletes the saved credentials for a server. ERROR_NOT_FOUND: there are none.
	Forget(target string) error
}

// noDesk is the desk of a machine that keeps nothing.
type noDesk struct{}

func (noDesk) Elevated() bool                            { return false }
func (noDesk) SaveConnections() (bool, error)            { return true, nil }
func (noDesk) SetSaveConnections(bool) error             { return nil }
func (noDesk) State(string, string) (State, bool)        { return State{}, false }
func (noDesk) Saved() ([]profile.SavedCredential, error) { return nil, nil }
func (noDesk) Save(string, session.Credentials) error    { return winerr.ERROR_NOT_SUPPORTED }
func (noDesk) Forget(string) error                       { return winerr.ERROR_NOT_SUPPORTED }

// Of returns the desk of a caller of this process.
func Of(c *mpr.Caller) Desk { return desk{c} }

type desk struct{ *mpr.Caller }

func (d desk) user() string { return d.Session().ProfileKey() }

// Elevated reports whether the caller is LocalSystem or the elevated half of a split logon.
func (d desk) Elevated() bool {
	s := d.Session()
	return s.LUID() == session.LocalSystem || s.Elevation() == session.Full
}

// SaveConnections returns the last /persistent of the user; yes if the store keeps no such setting.
func (d desk) SaveConnections() (bool, error) {
	if saver, ok := d.Router().Store().(profile.ConnectionSaver); ok {
		return saver.SaveConnections(d.user())
	}
	return true, nil
}

// SetSaveConnections keeps a /persistent, if the store has a place for it.
func (d desk) SetSaveConnections(save bool) error {
	if saver, ok := d.Router().Store().(profile.ConnectionSaver); ok {
		return saver.SetSaveConnections(d.user(), save)
	}
	return nil
}

// State finds a connection in the snapshot of the machine.
func (d desk) State(local, remote string) (State, bool) {
	for _, p := range d.Router().Snapshot().Providers {
		for _, c := range p.Connections {
			if c.LUID != d.Session().LUID() || !wintext.Same(c.Local, local) || local == "" && !wintext.Same(c.Remote, remote) {
				continue
			}
			return State{c.Disconnected, len(c.OpenFiles) + len(c.Jobs) + c.Holders}, true
		}
	}
	return State{}, false
}

// Saved returns what the credential manager has for the user, if it can list it.
func (d desk) Saved() (mine []profile.SavedCredential, err error) {
	for _, saved := range d.Router().Snapshot().Saved {
		if wintext.Same(saved.User, d.user()) {
			mine = append(mine, saved)
		}
	}
	return mine, nil
}

func (d desk) Save(target string, cred session.Credentials) error {
	return d.Router().Vault().Put(d.user(), target, cred)
}

func (d desk) Forget(target string) error {
	if _, saved := d.Router().Vault().Get(d.user(), target); !saved {
		return winerr.ERROR_NOT_FOUND
	}
	return d.Router().Vault().Delete(d.user(), target)
}
