package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/session"
)

// AddConnection is AddConnection2 with CONNECT_UPDATE_PROFILE, the type taken
// from the device (RESOURCETYPE_ANY without one) and the caller's own user
// (WNetAddConnectionW). A connection without device is never remembered, and
// asking for it is no error. Codes of [Caller.AddConnection2].
func (c *Caller) AddConnection(remote string, password Password, local string) error {
	var cl call
	cl.begin(c, "WNetAddConnection")
	cred := Credentials{Password: password}
	if cl.rec != nil {
		cl.rec.arg("lpRemoteName", remote)
		cl.rec.credentials(cred)
		cl.rec.arg("lpLocalName", nullable(local))
	}
	nr := &NetResource{RemoteName: remote, LocalName: local}
	return cl.end(cl.add(&request{nr: nr, cred: cred, flags: CONNECT_UPDATE_PROFILE}))
}

// AddConnection2 connects nr.RemoteName, redirecting nr.LocalName unless that
// is "" (WNetAddConnection2W). Of nr it reads Type, LocalName, RemoteName and
// Provider. Providers are tried in order, or only the named one; the first
// that accepts wins, else the first significant error is the answer.
//
// With CONNECT_UPDATE_PROFILE a successful connection of a device is
// remembered, unless CONNECT_TEMPORARY says not to; with CONNECT_INTERACTIVE
// refused credentials are asked for. What every flag does is said at
// [provider.ConnectFlags].
//
//   - ERROR_INVALID_ADDRESS: nr is nil; CONNECT_REDIRECT without a local name.
//   - ERROR_INVALID_PARAMETER: Type is none of DISK, PRINT, ANY (or ANY with a
//     device under Options.StrictResourceType); an unknown flag bit.
//   - ERROR_BAD_DEVICE: LocalName is none of `A:` to `Z:`, `LPT1` to `LPT9`.
//   - ERROR_BAD_DEV_TYPE: device class and Type differ, or Type and resource.
//   - ERROR_BAD_NET_NAME: RemoteName is empty, longer than 260 characters
//     (UTF-16 units), malformed, or found by no provider.
//   - ERROR_BAD_PROVIDER: no provider of that name.
//   - ERROR_ALREADY_ASSIGNED: the device is connected (even to the same remote
//     name) or is something else, such as a local disk.
//   - ERROR_DEVICE_ALREADY_REMEMBERED: the device isn't connected but remembered
//     for another remote name.
//   - ERROR_ACCESS_DENIED, ERROR_INVALID_PASSWORD, ERROR_LOGON_FAILURE,
//     ERROR_BAD_USERNAME, ERROR_SESSION_CREDENTIAL_CONFLICT: the provider
//     refuses.
//   - ERROR_BAD_NETPATH: the server isn't found.
//   - ERROR_BUSY: a provider is still starting.
//   - ERROR_CANCELLED: the user cancelled the prompt.
//   - ERROR_NO_NET_OR_BAD_PATH: nobody recognised the name, or one that might
//     hasn't started. ERROR_NO_NETWORK: there is no network.
//   - ERROR_NO_SUCH_LOGON_SESSION: the caller's session has logged off.
//   - ERROR_EXTENDED_ERROR: see GetLastError.
//   - ERROR_CANNOT_OPEN_PROFILE, ERROR_BAD_PROFILE: remembering was asked for,
//     and can't be done; the connection is undone.
//
// A failed call leaves everything as it was.
func (c *Caller) AddConnection2(nr *NetResource, cred Credentials, flags ConnectFlags) error {
	return c.addConnection(opAddConnection2, 0, nr, cred, flags)
}

// opAddConnection2 is the call as traces and errors name it.
const opAddConnection2 = "WNetAddConnection2"

// AddConnection3 is AddConnection2 with the owner window of the dialogs
// (WNetAddConnection3W). Codes of [Caller.AddConnection2].
func (c *Caller) AddConnection3(owner Window, nr *NetResource, cred Credentials, flags ConnectFlags) error {
	return c.addConnection("WNetAddConnection3", owner, nr, cred, flags)
}

func (c *Caller) addConnection(op string, owner Window, nr *NetResource, cred Credentials, flags ConnectFlags) error {
	var cl call
	cl.begin(c, op)
	req := request{owner: owner, nr: nr, cred: cred, flags: flags}
	if cl.rec != nil {
		cl.rec.request(&req)
	}
	return cl.end(cl.add(&req))
}

// AddConnection4 is AddConnection3 with an authentication buffer in place of
// user and password, and use options, both in the provider's own form; nil is
// NULL, the defaults (WNetAddConnection4W, from Windows 10).
//
// Codes of [Caller.AddConnection2], and ERROR_CALL_NOT_IMPLEMENTED: a version
// before Windows 10. A provider without AddConnection4 answers
// ERROR_NOT_SUPPORTED to a buffer or options.
func (c *Caller) AddConnection4(owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte) error {
	var cl call
	cl.begin(c, "WNetAddConnection4")
	req := request{owner: owner, nr: nr, flags: flags, auth: auth, useOptions: useOptions, v4: true}
	if cl.rec != nil {
		cl.rec.request(&req)
	}
	if !c.router.Options.Version.AtLeast(session.Windows10) {
		return cl.end(winerr.ERROR_CALL_NOT_IMPLEMENTED)
	}
	return cl.end(cl.add(&req))
}

// add is the whole of the connecting calls: check, tell the notifyees, connect.
func (cl *call) add(req *request) error {
	if err := cl.validate(req); err != nil {
		return err
	}
	slots, err := cl.c.router.providers.Candidates(req.nr.Provider)
	if err != nil {
		return err
	}
	if req.flags&CONNECT_REDIRECT != 0 && req.local == 0 {
		return winerr.ERROR_INVALID_ADDRESS
	}
	return cl.connectNotified(req, slots)
}

// connect makes the connection and remembers it: both or neither.
func (cl *call) connect(req *request, slots []*routing.Slot) error {
	remember := req.remembers() && cl.c.persists()
	if req.local != 0 {
		if err := cl.checkDevice(req, remember); err != nil {
			return err
		}
	}
	var made established
	err := cl.establish(req, slots, &made)
	if err != nil {
		return err
	}
	if remember {
		err = cl.c.router.profiles().Put(cl.c.user(), cl.entry(req, &made))
	}
	if err != nil {
		cl.undo(req, &made)
		return err
	}
	if req.flags&CONNECT_UPDATE_RECENT != 0 && req.local != 0 {
		cl.c.router.recent.add(cl.c.user(), req.nr.RemoteName)
	}
	return nil
}

// undo takes back a connection that can't be remembered, and what was saved of
// its credentials. What the provider answers doesn't matter: the caller gets
// the error of the profile.
func (cl *call) undo(req *request, made *established) {
	failed := cl.Provider
	_ = cl.cancelAt([]*routing.Slot{made.slot}, req.nr.LocalName, 0, true)
	cl.Provider = failed
	if made.unsave != nil {
		made.unsave()
	}
}
