package mpr

import (
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// AddConnection connects remote as AddConnection2 does with CONNECT_UPDATE_PROFILE (WNetAddConnectionW). The type
// follows from the device local, RESOURCETYPE_ANY without one, and the user is the caller's own. A connection without a
// device is never remembered, and asking for that is no error. Codes of [Caller.AddConnection2].
func (c *Caller) AddConnection(remote string, password Password, local string) error {
	var cl call
	if err := cl.beginChange(c, "WNetAddConnection"); err != nil {
		return err
	}
	cred := Credentials{Password: password}
	if cl.rec != nil && cl.answered(nil, slices.Concat([]Arg{{"lpRemoteName", remote}}, credentialArgs(cred), []Arg{{"lpLocalName", nullable(local)}})...) {
		return cl.end(cl.rec.Err)
	}
	nr := &NetResource{RemoteName: remote, LocalName: local}
	return cl.end(cl.add(&request{nr: nr, cred: cred, flags: CONNECT_UPDATE_PROFILE}))
}

// AddConnection2 connects nr.RemoteName and redirects the device nr.LocalName to it, or no device if that is ""
// (WNetAddConnection2W). It reads Type, LocalName, RemoteName and Provider of nr. Providers are tried in order, or the
// named one alone. The first provider that accepts makes the connection; if none does, the first significant error is
// returned.
//
// With CONNECT_UPDATE_PROFILE a connection of a device is remembered, unless CONNECT_TEMPORARY is set too, or the caller
// is the elevated half of a split logon (Options.ElevatedProfile); Options.DefaultUserValue says as whose. With
// CONNECT_INTERACTIVE the user is asked if credentials are refused. [provider.ConnectFlags] says what each flag does.
//
//   - ERROR_INVALID_ADDRESS: nr is nil; CONNECT_REDIRECT without a local name.
//   - ERROR_INVALID_PARAMETER: Type is none of DISK, PRINT, ANY (or ANY with a
//     device under Options.StrictResourceType); an unknown flag bit.
//   - ERROR_BAD_DEVICE: LocalName is none of `A:` to `Z:`, `LPT1` to `LPT9`.
//   - ERROR_BAD_DEV_TYPE: device class and Type differ, or Type and resource.
//   - ERROR_BAD_NET_NAME: RemoteName is empty, longer than 260 characters
//     (UTF-16 units), malformed, or found by no provider.
//   - ERROR_BAD_USERNAME: the user name is longer than 513 characters, or no
//     text; the provider refuses it.
//   - ERROR_INVALID_PASSWORD: the password is longer than 256 characters, or no
//     text; the provider refuses it.
//   - ERROR_BAD_PROVIDER: no provider has the name nr.Provider.
//   - ERROR_ALREADY_ASSIGNED: the device is connected (even to the same remote
//     name) or is something else, such as a local disk (Options.LocalDisks).
//   - ERROR_DEVICE_ALREADY_REMEMBERED: the device isn't connected but remembered
//     for another remote name.
//   - ERROR_ACCESS_DENIED, ERROR_LOGON_FAILURE,
//     ERROR_SESSION_CREDENTIAL_CONFLICT: the provider refuses the user. Which code it is in the networks of this module,
//     and who joins whom, say Options.RefusedPassword, NullCredentialsConflict, SameUserOtherPassword, ServerIdentity and
//     BlockInsecureGuest.
//   - ERROR_ACCESS_DENIED: CONNECT_GLOBAL_MAPPING, and the caller isn't an
//     administrator. ERROR_INVALID_PARAMETER: with that flag, RemoteName ends in
//     a backslash.
//   - ERROR_BAD_NETPATH: the server isn't found; RemoteName ends in a backslash and is one of the SMB client of Windows
//     (Options.TrimRemoteName).
//   - ERROR_BUSY: a provider is still starting.
//   - ERROR_CANCELLED: the user cancelled the prompt.
//   - ERROR_NO_NET_OR_BAD_PATH: no provider recognised the name, or the SMB network, whose form the name has, hasn't
//     started (Options.UnstartedProvider). ERROR_NO_NETWORK: there is no network.
//   - ERROR_NO_SUCH_LOGON_SESSION: the caller's session has logged off.
//   - ERROR_EXTENDED_ERROR: see GetLastError.
//   - ERROR_CANNOT_OPEN_PROFILE, ERROR_BAD_PROFILE: the connection should be
//     remembered and can't be; it is undone. If the provider refuses that, the
//     device stays connected.
//
// A failed call leaves everything as it was, but for an undo that is refused.
func (c *Caller) AddConnection2(nr *NetResource, cred Credentials, flags ConnectFlags) error {
	return c.addConnection(opAddConnection2, &request{nr: nr, cred: cred, flags: flags})
}

// opAddConnection2 names the call in traces and errors.
const opAddConnection2 = "WNetAddConnection2"

// AddConnection3 connects as AddConnection2 does, with owner as the owner window of the dialogs (WNetAddConnection3W).
// Codes of [Caller.AddConnection2].
func (c *Caller) AddConnection3(owner Window, nr *NetResource, cred Credentials, flags ConnectFlags) error {
	return c.addConnection("WNetAddConnection3", &request{owner: owner, nr: nr, cred: cred, flags: flags})
}

// AddConnection4 connects as AddConnection3 does, with an authentication buffer in place of user and password, and with
// use options (WNetAddConnection4W, from Windows 10). Both have the provider's own form; nil is NULL and stands for the
// defaults.
//
// Codes of [Caller.AddConnection2], and
//   - ERROR_CALL_NOT_IMPLEMENTED: a version before Windows 10.
//   - ERROR_NOT_SUPPORTED: a buffer or options, and the provider has no
//     AddConnection4.
func (c *Caller) AddConnection4(owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte) error {
	return c.addConnection("WNetAddConnection4", &request{
		owner: owner, nr: nr, flags: flags, auth: auth, useOptions: useOptions, hasAuthBuffer: true,
	})
}

func (c *Caller) addConnection(op string, req *request) error {
	var cl call
	if err := cl.beginChange(c, op); err != nil {
		return err
	}
	if cl.rec != nil && cl.answered(nil, requestArgs(cl.op, req)...) {
		return cl.end(cl.rec.Err)
	}
	return cl.end(cl.add(req))
}

// request holds the arguments of a connecting call.
type request struct {
	owner         Window
	nr            *NetResource // as the caller passed it until check has made it canonical
	local         session.Name // 0 for a device-less connection
	cred          Credentials
	auth          []byte // in place of cred if hasAuthBuffer
	useOptions    []byte
	flags         ConnectFlags
	hasAuthBuffer bool // WNetAddConnection4 or WNetUseConnection4
	restoring     bool // with use options that a provider can do without
}

// requestArgs returns the arguments of a connecting call for its record.
func requestArgs(op string, req *request) (args []Arg) {
	if op != opAddConnection2 { // the only one of these calls without an owner window
		args = append(args, Arg{"hwndOwner", req.owner})
	}
	args = append(args, resourceArg(req.nr))
	if req.hasAuthBuffer { // the buffer itself may hold a password
		args = append(args, Arg{"cbAuthBuffer", len(req.auth)}, Arg{"cbUseOptions", len(req.useOptions)})
	} else {
		args = append(args, credentialArgs(req.cred)...)
	}
	return append(args, Arg{"dwFlags", req.flags})
}

// add does the whole of the connecting calls: it checks, tells the notifyees and connects.
func (cl *call) add(req *request) error {
	if err := cl.check(req); err != nil {
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

// check checks the arguments, in the order of the page of WNetAddConnection2, and puts the request into canonical form:
// an upper-case device, and its type in place of RESOURCETYPE_ANY.
func (cl *call) check(req *request) error {
	nr, options := req.nr, &cl.c.router.Options
	switch {
	case req.hasAuthBuffer && !options.Version.AtLeast(session.Windows10):
		return winerr.ERROR_CALL_NOT_IMPLEMENTED
	case nr == nil:
		return winerr.ERROR_INVALID_ADDRESS
	}
	cl.local, cl.remote = nr.LocalName, nr.RemoteName
	if req.flags&^options.knownFlags() != 0 {
		return winerr.ERROR_INVALID_PARAMETER
	}
	local, err := parseLocal(nr.LocalName)
	if err != nil {
		return err
	}
	typ := nr.Type
	if local != 0 {
		typ = typeOf(local)
	}
	switch {
	case nr.Type > RESOURCETYPE_PRINT,
		nr.Type == RESOURCETYPE_ANY && local != 0 && options.StrictResourceType:
		return winerr.ERROR_INVALID_PARAMETER
	case nr.Type != RESOURCETYPE_ANY && nr.Type != typ:
		return winerr.ERROR_BAD_DEV_TYPE
	}
	if err := checkRemote(nr.RemoteName); err != nil {
		return err
	}
	if err := checkCredentials(req.cred); err != nil {
		return err
	}
	if req.global() {
		if strings.HasSuffix(nr.RemoteName, `\`) {
			return winerr.ERROR_INVALID_PARAMETER
		}
		if !cl.c.session.Administrator() {
			return winerr.ERROR_ACCESS_DENIED
		}
	}
	req.local = local
	if canonical := local.String(); nr.Type != typ || local != 0 && nr.LocalName != canonical {
		fresh := *nr // the caller's own stays as it is
		fresh.Type, fresh.LocalName = typ, canonical
		req.nr = &fresh
	}
	return nil
}

// global reports whether the connection is to be one for all users of the machine.
func (req *request) global() bool { return req.flags&CONNECT_GLOBAL_MAPPING != 0 }

// sessionOf returns the session that connects.
func (cl *call) sessionOf(req *request) *session.Session {
	if req.global() {
		return cl.c.router.localSystem()
	}
	return cl.c.session
}

// connectNotified connects, and tells the notifyees before and after.
func (cl *call) connectNotified(req *request, slots []*routing.Slot) error {
	told := cl.beforeConnect(req)
	err := cl.connect(req, slots)
	told.after(err, cl.Provider)
	return err
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
	if err := cl.signIn(req, slots, &made); err != nil {
		return err
	}
	if remember {
		if err := cl.c.router.Store().Put(cl.c.profileUser(), cl.entry(req, &made)); err != nil {
			cl.undo(req, &made)
			return err
		}
	}
	if req.flags&CONNECT_UPDATE_RECENT != 0 && req.local != 0 {
		cl.c.router.recent.add(cl.c.profileUser(), req.nr.RemoteName)
	}
	return nil
}

// remembers reports whether the connection goes into the profile: the flags ask for it, there is a device to restore,
// and the connection is neither a temporary nor a global one.
func (req *request) remembers() bool {
	return req.flags&(CONNECT_UPDATE_PROFILE|CONNECT_TEMPORARY|CONNECT_GLOBAL_MAPPING) == CONNECT_UPDATE_PROFILE && req.local != 0
}

// checkDevice checks that the device is free. ERROR_ALREADY_ASSIGNED takes precedence, also when another caller connects
// and remembers the device while the profile is read.
// ERROR_ALREADY_ASSIGNED: the device is connected or something else. ERROR_DEVICE_ALREADY_REMEMBERED: it is remembered
// for another remote name. Errors of the profile: the connection is to be remembered.
func (cl *call) checkDevice(req *request, remember bool) error {
	if cl.sessionOf(req).Devices().Defined(req.local) {
		return winerr.ERROR_ALREADY_ASSIGNED
	}
	if req.global() {
		return nil
	}
	entry, found, err := cl.c.remembered(req.local)
	switch {
	case err != nil && remember:
		return err
	case err != nil || !found || sameRemote(entry.RemotePath, req.nr.RemoteName):
		return nil
	case cl.defined(req.local):
		return winerr.ERROR_ALREADY_ASSIGNED
	}
	return winerr.ERROR_DEVICE_ALREADY_REMEMBERED
}

// defined reports whether the device is anything at all to the caller: a connection, a local disk.
func (cl *call) defined(local session.Name) bool { return cl.c.session.Devices().Defined(local) }

// entry returns what the profile keeps of a connection.
func (cl *call) entry(req *request, made *established) profile.Entry {
	e := profile.Entry{
		Local:          req.local.String(),
		RemotePath:     wintext.TrimEnd(req.nr.RemoteName),
		ProviderName:   made.slot.Name,
		ProviderType:   made.slot.NetType(),
		ConnectionType: uint32(typeOf(req.local)),
		DeferFlags:     deferNormal,
		UseOptions:     cl.persistentOptions(req, made.slot),
	}
	if made.cred.User != nil {
		e.UserName = *made.cred.User
	} else {
		e.UserZero = cl.c.router.Options.DefaultUserValue == DefaultUserZero
	}
	if e.UserName != "" && !made.saved {
		e.DeferFlags = deferPrompt
	}
	return e
}

// Values of DeferFlags in HKCU\Network.
const (
	deferPrompt = 1 // another user, whose password isn't saved: the next logon must ask
	deferNormal = 4 // default or saved credentials do
)

// persistentOptions asks the provider which use options to keep.
func (cl *call) persistentOptions(req *request, sl *routing.Slot) []byte {
	if req.useOptions == nil {
		return nil
	}
	kept, err := routing.Ask(&cl.Asker, sl, provider.CallGetPersistentUseOptions, func(p provider.Provider, _ provider.Call) ([]byte, error) {
		return p.GetPersistentUseOptions(cl.c.session, req.nr.RemoteName, req.useOptions)
	})
	if err != nil {
		return nil
	}
	return kept
}

// undo cancels a connection that can't be remembered, and restores what was saved of its credentials. The answer of the
// provider doesn't count, because the caller gets the error of the profile; a provider that refuses leaves the device
// connected.
func (cl *call) undo(req *request, made *established) {
	failed := cl.Provider
	_ = cl.cancelAt([]*routing.Slot{made.slot}, req.nr.LocalName, 0, true)
	cl.Provider = failed
	if made.unsave != nil {
		made.unsave()
	}
}

// maxRemoteName bounds a remote name in characters (UTF-16 units), without its NUL: MAX_PATH.
const maxRemoteName = 260

// checkRemote checks that a remote name could be one of some provider.
// ERROR_BAD_NET_NAME: the name is empty, too long, or no text.
func checkRemote(remote string) error {
	if remote == "" || !wintext.Fits(remote, maxRemoteName) {
		return winerr.ERROR_BAD_NET_NAME
	}
	return nil
}

// sameRemote compares remote names as Windows compares names, and without one trailing separator.
func sameRemote(a, b string) bool { return wintext.Same(wintext.TrimEnd(a), wintext.TrimEnd(b)) }

// parseLocal parses the name of a device to redirect; "" is none (0).
// ERROR_BAD_DEVICE: the name is none of `A:` to `Z:`, `LPT1` to `LPT9`.
func parseLocal(local string) (session.Name, error) {
	if local == "" {
		return 0, nil
	}
	return session.ParseName(local)
}

// typeOf returns the resource type of a device: letters are disks, LPT ports printers.
func typeOf(local session.Name) ResourceType {
	if local.IsPrinter() {
		return RESOURCETYPE_PRINT
	}
	return RESOURCETYPE_DISK
}
