package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// UseState holds what the redirector knows of a connection and WNet doesn't tell.
//
// Document: USE_INFO_1, lmuse.h documentation.
type UseState struct {
	Disconnected bool   // the line to the server isn't up
	Opens        uint32 // open files, print jobs and current directories
}

// Workstation holds what programs as net and cmdkey ask Windows for besides WNet, in the name of one caller.
type Workstation interface {
	// Elevated reports whether the caller may administer the machine, see [session.Session.Administrator].
	Elevated() (bool, error)
	// SaveConnections returns the last /persistent of the caller's user, yes in a new profile. Codes of profile.Store.Entries.
	SaveConnections() (bool, error)
	// SetSaveConnections keeps a /persistent. Codes of profile.Store.Put.
	SetSaveConnections(save bool) error
	// UseState returns the state of a connection of the caller's session, by its device or, without one, its remote name
	// (NetUseGetInfo). ERROR_NOT_CONNECTED: there is none.
	UseState(local, remote string) (UseState, error)
	// SavedCredentials returns the saved credentials of the caller's user, without passwords, by target.
	SavedCredentials() ([]profile.SavedCredential, error)
	// SaveCredentials saves credentials for a server in place of those for the same one. Codes of profile.Vault.Put.
	SaveCredentials(target string, cred Credentials) error
	// DeleteCredentials deletes the saved credentials for a server. ERROR_NOT_FOUND: there are none.
	DeleteCredentials(target string) error
}

// Workstation returns what the caller sees of Windows besides WNet. ERROR_NO_SUCH_LOGON_SESSION of each method: the caller is
// closed; of those that change something also: the session has logged off.
func (c *Caller) Workstation() Workstation { return workstation{c} }

type workstation struct{ c *Caller }

// changeable returns the error of a change that may not begin. ERROR_NO_SUCH_LOGON_SESSION: of [Caller.Workstation].
func (w workstation) changeable(op string) error {
	if err := w.c.usable(op); err != nil {
		return err
	}
	if !w.c.session.Alive() {
		return &Error{Op: op, Err: winerr.ERROR_NO_SUCH_LOGON_SESSION}
	}
	return nil
}

func (w workstation) Elevated() (bool, error) {
	return w.c.session.Administrator(), w.c.usable("Elevated")
}

// SaveConnections returns yes if the store keeps no such setting.
func (w workstation) SaveConnections() (bool, error) {
	if err := w.c.usable("SaveConnections"); err != nil {
		return false, err
	}
	if saver, ok := w.c.router.Store().(profile.ConnectionSaver); ok {
		return saver.SaveConnections(w.c.profileUser())
	}
	return true, nil
}

// SetSaveConnections keeps the setting if the store has a place for it.
func (w workstation) SetSaveConnections(save bool) error {
	if err := w.changeable("SetSaveConnections"); err != nil {
		return err
	}
	if saver, ok := w.c.router.Store().(profile.ConnectionSaver); ok {
		return saver.SetSaveConnections(w.c.profileUser(), save)
	}
	return nil
}

// UseState finds the connection in the snapshot of the machine.
func (w workstation) UseState(local, remote string) (UseState, error) {
	if err := w.c.usable("UseState"); err != nil {
		return UseState{}, err
	}
	for _, p := range w.c.router.Snapshot().Providers {
		for _, c := range p.Connections {
			mine := c.LUID == w.c.session.LUID() && wintext.Same(c.Local, local)
			if mine && (local != "" || wintext.Same(c.Remote, remote)) {
				return UseState{c.Disconnected, uint32(len(c.OpenFiles) + len(c.Jobs) + c.Holders)}, nil
			}
		}
	}
	return UseState{}, winerr.ERROR_NOT_CONNECTED
}

// SavedCredentials returns nothing if the credential manager can't list what it has.
func (w workstation) SavedCredentials() (mine []profile.SavedCredential, err error) {
	if err := w.c.usable("SavedCredentials"); err != nil {
		return nil, err
	}
	for _, saved := range w.c.router.savedSnapshot() {
		if wintext.Same(saved.User, w.c.profileUser()) {
			mine = append(mine, saved)
		}
	}
	return mine, nil
}

func (w workstation) SaveCredentials(target string, cred Credentials) error {
	if err := w.changeable("SaveCredentials"); err != nil {
		return err
	}
	return w.c.router.Vault().Put(w.c.profileUser(), target, cred)
}

func (w workstation) DeleteCredentials(target string) error {
	if err := w.changeable("DeleteCredentials"); err != nil {
		return err
	}
	if _, saved := w.c.router.Vault().Get(w.c.profileUser(), target); !saved {
		return winerr.ERROR_NOT_FOUND
	}
	return w.c.router.Vault().Delete(w.c.profileUser(), target)
}
