package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
)

// UseUI holds the fUseUI of RestoreConnection. The zero value stands for the documented default: yes.
type UseUI uint8

// String returns the name of the constant, or "UseUI(N)" for a number without one.
func (u UseUI) String() string {
	return nameOf("UseUI", []string{"UseUIDefault", "UseUIYes", "UseUINo"}, int(u))
}

// Whether a prompt may be shown.
const (
	UseUIDefault UseUI = iota // yes
	UseUIYes
	UseUINo
)

// Restored says how restoring one remembered device ended.
type Restored struct {
	Local  string
	Remote string
	Err    error // nil: connected
}

// starting reports whether a provider that may own the drive is still starting.
func (d Restored) starting() bool { return winerr.Code(d.Err) == winerr.ERROR_BUSY }

// RestoreConnection connects a remembered device again (WNetRestoreConnectionW, up to Windows Server 2003). With ""
// (NULL) it connects every remembered device of the user but those that are connected to their remembered names: it
// tries each of them and returns the first error. A device that failed stays remembered. The user is asked if credentials
// are refused, unless ui is UseUINo. Notifyees aren't told.
//
// Use options that were remembered go back to the provider by AddConnection4 with the default credentials (from Windows
// 10). A provider without that call, and a connection as another user or with saved credentials, does without them: the
// form of an authentication buffer is the provider's own.
//
//   - ERROR_CALL_NOT_IMPLEMENTED: Windows Vista or later; see RestoreSingleConnection.
//   - ERROR_BAD_DEVICE: not the name of a device.
//   - ERROR_ALREADY_ASSIGNED: the device is connected, or something else; of all devices one is
//     that isn't connected to its remembered name.
//   - ERROR_NOT_CONNECTED: the device isn't remembered.
//   - ERROR_BAD_DEV_TYPE: the entry is of another class than the device, or than the resource.
//   - ERROR_NO_NET_OR_BAD_PATH: the remembered provider isn't installed, the network that owns the
//     name hasn't started (Options.UnstartedProvider), or the name can't be used.
//   - ERROR_DEVICE_ALREADY_REMEMBERED: the provider says so.
//   - ERROR_CANNOT_OPEN_PROFILE, ERROR_BAD_PROFILE: the profile can't be read.
//   - ERROR_CANCELLED: the user cancelled the prompt.
//   - ERROR_NO_SUCH_LOGON_SESSION: the caller's session has logged off.
//   - ERROR_ACCESS_DENIED, ERROR_INVALID_PASSWORD, ERROR_BUSY, ERROR_NO_NETWORK,
//     ERROR_EXTENDED_ERROR and the other codes of [Caller.AddConnection2].
func (c *Caller) RestoreConnection(owner Window, device string, ui UseUI) error {
	available := !c.router.Options.Version.AtLeast(session.WindowsVista)
	return c.restore("WNetRestoreConnection", available, owner, device, ui != UseUINo)
}

// RestoreSingleConnection connects remembered devices as RestoreConnection does, from Windows Vista on
// (WNetRestoreSingleConnectionW). Codes of [Caller.RestoreConnection]; ERROR_CALL_NOT_IMPLEMENTED: a version before
// Windows Vista.
func (c *Caller) RestoreSingleConnection(owner Window, device string, useUI bool) error {
	available := c.router.Options.Version.AtLeast(session.WindowsVista)
	return c.restore("WNetRestoreSingleConnection", available, owner, device, useUI)
}

func (c *Caller) restore(op string, available bool, owner Window, device string, useUI bool) error {
	var cl call
	if err := cl.beginChange(c, op); err != nil {
		return err
	}
	if cl.rec != nil && cl.answered(nil, Arg{"hwndParent", owner}, Arg{"lpDevice", nullable(device)}, Arg{"fUseUI", useUI}) {
		return cl.end(cl.rec.Err)
	}
	if !available {
		return cl.end(winerr.ERROR_CALL_NOT_IMPLEMENTED)
	}
	var flags ConnectFlags
	if useUI {
		flags = CONNECT_INTERACTIVE
	}
	return cl.end(cl.restore(owner, device, flags))
}

// restore connects one remembered device, or all for "". flags is what a provider gets.
func (cl *call) restore(owner Window, device string, flags ConnectFlags) error {
	cl.local = device
	var local session.Name
	if device != "" {
		var err error
		if local, err = session.ParseName(device); err != nil {
			return err
		}
	}
	if _, err := cl.c.router.providers.Candidates(""); err != nil {
		return err
	}
	if local == 0 {
		_, err := cl.restoreAll(owner, flags)
		return err
	}
	if cl.defined(local) {
		return winerr.ERROR_ALREADY_ASSIGNED
	}
	entry, found, err := cl.c.remembered(local)
	switch {
	case err != nil:
		return err
	case !found:
		return winerr.ERROR_NOT_CONNECTED
	}
	return cl.restoreEntry(owner, local, entry, flags)
}

// restoreAll tries every remembered device, and returns the first error. It passes over those that are connected to
// their remembered names.
func (cl *call) restoreAll(owner Window, flags ConnectFlags) ([]Restored, error) {
	entries, err := cl.c.allRemembered()
	if err != nil {
		return nil, err
	}
	var all []Restored
	var first error
	by := ""
	for _, entry := range entries {
		local, err := session.ParseName(entry.Local)
		switch {
		case err != nil:
		case !cl.defined(local):
			err = cl.restoreEntry(owner, local, entry, flags)
		case cl.connectedTo(local, entry.RemotePath):
			continue
		default:
			err = winerr.ERROR_ALREADY_ASSIGNED
		}
		if err != nil && first == nil {
			first, by = err, cl.Provider
		}
		all = append(all, Restored{entry.Local, entry.RemotePath, err})
		cl.Provider = ""
	}
	cl.Provider = by
	return all, first
}

// connectedTo reports whether a device is connected to a remote name in the caller's session.
func (cl *call) connectedTo(local session.Name, remote string) bool {
	defer func(by string) { cl.Provider = by }(cl.Provider)
	got, _, err := cl.ownerOf(local)
	return err == nil && sameRemote(got, remote)
}

// restoreEntry connects one remembered device as the user that it was made with. The credential manager or the user has
// the password, because it isn't remembered. A connection that has to ask for it isn't deferred: nobody may be there to
// ask at its first use (KB Q169138).
func (cl *call) restoreEntry(owner Window, local session.Name, entry profile.Entry, flags ConnectFlags) error {
	if entry.ConnectionType != uint32(RESOURCETYPE_ANY) && entry.ConnectionType != uint32(typeOf(local)) {
		return winerr.ERROR_BAD_DEV_TYPE
	}
	if checkRemote(entry.RemotePath) != nil {
		return winerr.ERROR_BAD_PROFILE
	}
	slots, err := cl.c.router.providers.Candidates(entry.ProviderName)
	if err != nil {
		if winerr.Code(err) == winerr.ERROR_BAD_PROVIDER {
			err = winerr.ERROR_NO_NET_OR_BAD_PATH
		}
		return err
	}
	req := request{owner: owner, local: local, flags: flags, nr: &NetResource{
		Type: typeOf(local), LocalName: local.String(), RemoteName: entry.RemotePath, Provider: entry.ProviderName,
	}}
	switch {
	case entry.UserName != "":
		req.cred.User = &entry.UserName
	case len(entry.UseOptions) > 0 && cl.c.router.Options.Version.AtLeast(session.Windows10):
		req.useOptions, req.hasAuthBuffer, req.restoring = entry.UseOptions, true, true
	}
	if entry.DeferFlags == deferPrompt {
		req.flags &^= CONNECT_DEFERRED
	}
	return cl.signIn(&req, slots, new(established))
}
