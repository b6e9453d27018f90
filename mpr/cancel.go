package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// CancelConnection cancels as CancelConnection2 does with CONNECT_UPDATE_PROFILE (WNetCancelConnectionW). Codes of
// [Caller.CancelConnection2].
func (c *Caller) CancelConnection(name string, force bool) error {
	return c.cancelConnection("WNetCancelConnection", name, CONNECT_UPDATE_PROFILE, force)
}

// CancelConnection2 cancels a connection (WNetCancelConnection2W). name is a redirected device, of which just that
// redirection is cancelled, or a remote name, of which all device-less connections are cancelled (under
// Options.CancelRemoteAll those with a device, too).
//
// With CONNECT_UPDATE_PROFILE a device is also forgotten, connected or not; without it a remembered device stays
// remembered. A cancel by remote name never changes the profile, nor does one of the elevated half of a split logon, which
// remembers nothing (Options.ElevatedProfile). force closes open files and jobs, whose handles then
// fail with ERROR_NETNAME_DELETED.
//
//   - ERROR_NOT_CONNECTED: neither a device that is redirected in the caller's
//     session nor a remote name with a device-less connection; a device that is
//     only remembered, without CONNECT_UPDATE_PROFILE; a letter of LocalSystem,
//     asked from another session.
//   - ERROR_OPEN_FILES: files or jobs are open and force is false.
//   - ERROR_DEVICE_IN_USE: a process has the device as its current directory,
//     whatever force says.
//   - ERROR_CANNOT_OPEN_PROFILE, ERROR_BAD_PROFILE: the profile must be updated
//     and can't be.
//   - ERROR_INVALID_PARAMETER: a bit other than CONNECT_UPDATE_PROFILE, or an
//     unknown one under Options.LenientCancelFlags.
//   - ERROR_NO_SUCH_LOGON_SESSION: the caller's session has logged off; nothing is
//     forgotten.
//   - ERROR_EXTENDED_ERROR: see GetLastError.
//   - ERROR_NO_NETWORK: there is no network. ERROR_BUSY: one that may own the
//     connection is still starting.
//
// A failed call leaves device, connection, open files and profile as they were.
func (c *Caller) CancelConnection2(name string, flags ConnectFlags, force bool) error {
	return c.cancelConnection("WNetCancelConnection2", name, flags, force)
}

func (c *Caller) cancelConnection(op, name string, flags ConnectFlags, force bool) error {
	var cl call
	if err := cl.beginChange(c, op); err != nil {
		return err
	}
	if cl.rec != nil && cl.answered(nil, Arg{"lpName", name}, Arg{"dwFlags", flags}, Arg{"fForce", force}) {
		return cl.end(cl.rec.Err)
	}
	return cl.end(cl.cancel(name, flags, force))
}

// cancelRequest holds the arguments of a cancelling call.
type cancelRequest struct {
	name  string       // a device in canonical form, or a remote name
	local session.Name // 0 for a remote name
	flags ConnectFlags
	force bool
}

// cancel does the whole of the cancelling calls: it checks, cancels, and tells the notifyees before and after.
func (cl *call) cancel(name string, flags ConnectFlags, force bool) error {
	cl.local = name
	if flags&^cl.c.router.Options.cancelFlags() != 0 {
		return winerr.ERROR_INVALID_PARAMETER
	}
	slots, err := cl.c.router.providers.Candidates("")
	if err != nil {
		return err
	}
	req := cancelRequest{name: name, flags: flags, force: force}
	if local, err := session.ParseName(name); err == nil {
		req.local, req.name = local, local.String()
	} else if cl.local, cl.remote = "", name; checkRemote(name) != nil {
		return winerr.ERROR_NOT_CONNECTED
	}
	told := cl.beforeCancel(&req)
	err = cl.cancelAndForget(&req, slots)
	by := ""
	if err == nil {
		by = cl.Provider
	}
	told.after(err, by)
	return err
}

// cancelAndForget cancels, and forgets a device if the flags say so: both or neither. The profile comes first, because
// a forgotten entry can be restored and closed files can't.
func (cl *call) cancelAndForget(req *cancelRequest, slots []*routing.Slot) error {
	if req.local == 0 || req.flags&CONNECT_UPDATE_PROFILE == 0 || !cl.c.persists() {
		return cl.cancelAt(slots, req.name, req.flags, req.force)
	}
	store, user := cl.c.router.Store(), cl.c.profileUser()
	entry, remembered, err := store.Get(user, req.name)
	if err == nil && remembered {
		err = store.Delete(user, req.name)
	}
	if err != nil {
		return err
	}
	err = cl.cancelAt(slots, req.name, req.flags, req.force)
	switch {
	case err == nil || !remembered:
		return err
	case cl.onlyRemembered(req.local, err):
		return nil
	}
	return cl.putBack(store, entry, err)
}

// onlyRemembered reports whether a cancel failed because the device wasn't connected, as far as any provider could be
// asked. Then forgetting the device was all there was to do.
func (cl *call) onlyRemembered(local session.Name, err error) bool {
	switch winerr.Code(err) {
	case winerr.ERROR_NOT_CONNECTED:
		return true
	case winerr.ERROR_NO_NETWORK, winerr.ERROR_BUSY:
		return !cl.defined(local)
	}
	return false
}

// putBack restores a forgotten entry after a cancel that failed with err. It returns err, or the error of the
// profile: the profile is worse off than the connection then, and the caller must know.
func (cl *call) putBack(store profile.Store, entry profile.Entry, err error) error {
	if lost := store.Put(cl.c.profileUser(), entry); lost != nil {
		return lost
	}
	return err
}

// cancelMethod lists the calls that cancel. A provider gets the newest that it announces.
var cancelMethod = routing.MethodOf(provider.CallCancelConnection2, provider.CallCancelConnection)

// cancelAt asks providers in order to cancel. The first one that accepts ends it, even if the device isn't its own: then
// the device stays.
func (cl *call) cancelAt(slots []*routing.Slot, name string, flags ConnectFlags, force bool) error {
	v := routing.Verdict{Device: true, SomeDown: winerr.ERROR_NOT_CONNECTED}
	s := cl.c.session
	_, _, err := routing.Route(&cl.Asker, slots, cancelMethod, &v, func(p provider.Provider, as provider.Call) (nothing, error) {
		if as == provider.CallCancelConnection2 {
			return nothing{}, p.CancelConnection2(s, name, force, flags)
		}
		return nothing{}, p.CancelConnection(s, name, force)
	})
	return err
}
