package mpr

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
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

// request is what a connecting call asks for.
type request struct {
	owner      Window
	nr         *NetResource // nil until validated is the NULL of the caller; then canonical
	local      session.Name // 0: deviceless
	cred       Credentials
	auth       []byte // WNetAddConnection4: in place of cred
	useOptions []byte
	flags      ConnectFlags
	v4         bool
}

// Limits in characters (UTF-16 units), the terminating NUL not counted.
const (
	maxRemoteName = 260 // MAX_PATH
	maxUserName   = 513 // CRED_MAX_USERNAME_LENGTH
	maxPassword   = 256 // PWLEN
)

// validate checks the arguments and puts the request in canonical form.
func (cl *call) validate(req *request) error {
	nr, options := req.nr, &cl.c.router.Options
	if nr == nil {
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
	typ, err := options.typeFor(nr.Type, local)
	if err != nil {
		return err
	}
	if err := checkRemote(nr.RemoteName); err != nil {
		return err
	}
	if err := checkCredentials(req.cred); err != nil {
		return err
	}
	req.local = local
	if canonical := local.String(); nr.Type != typ || local != 0 && nr.LocalName != canonical {
		fresh := *nr // the caller's own stays as it is
		fresh.Type, fresh.LocalName = typ, canonical
		req.nr = &fresh
	}
	return nil
}

// typeFor checks the resource type against the device that is to be
// redirected, and lets RESOURCETYPE_ANY follow from it.
// ERROR_INVALID_PARAMETER: none of DISK, PRINT, ANY, or ANY when that is
// refused. ERROR_BAD_DEV_TYPE: device class and type differ.
func (o *Options) typeFor(typ ResourceType, local session.Name) (ResourceType, error) {
	if typ > RESOURCETYPE_PRINT {
		return 0, winerr.ERROR_INVALID_PARAMETER
	}
	if local == 0 {
		return typ, nil
	}
	of := typeOf(local)
	switch {
	case typ == RESOURCETYPE_ANY && o.StrictResourceType:
		return 0, winerr.ERROR_INVALID_PARAMETER
	case typ != RESOURCETYPE_ANY && typ != of:
		return 0, winerr.ERROR_BAD_DEV_TYPE
	}
	return of, nil
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

// remembers reports whether the connection goes into the profile: it is asked
// for, there is a device to restore, and the connection isn't a temporary one.
func (req *request) remembers() bool {
	return req.flags&(CONNECT_UPDATE_PROFILE|CONNECT_TEMPORARY) == CONNECT_UPDATE_PROFILE && req.local != 0
}

// checkDevice refuses a device that is taken: connected, something else, or
// remembered for another remote name. ERROR_ALREADY_ASSIGNED comes first, also
// when somebody connects and remembers the device in between.
func (cl *call) checkDevice(req *request, remember bool) error {
	if cl.taken(req.local) {
		return winerr.ERROR_ALREADY_ASSIGNED
	}
	entry, found, err := cl.c.router.profiles().Get(cl.c.user(), req.local.String())
	switch {
	case err != nil && remember:
		return err
	case err != nil || !found || sameRemote(entry.RemotePath, req.nr.RemoteName):
		return nil
	case cl.taken(req.local):
		return winerr.ERROR_ALREADY_ASSIGNED
	}
	return winerr.ERROR_DEVICE_ALREADY_REMEMBERED
}

// taken reports whether the device is anything at all to the caller.
func (cl *call) taken(local session.Name) bool { return cl.c.session.Devices().Defined(local) }

// entry is what the profile keeps of a connection.
func (cl *call) entry(req *request, made *established) profile.Entry {
	e := profile.Entry{
		Local:          req.local.String(),
		RemotePath:     strings.TrimSuffix(req.nr.RemoteName, `\`),
		UserName:       made.cred.User,
		ProviderName:   made.slot.Name,
		ProviderType:   made.slot.NetType(),
		ConnectionType: uint32(typeOf(req.local)),
		DeferFlags:     deferNormal,
		UseOptions:     cl.persistentOptions(req, made.slot),
	}
	if name, named := made.cred.UserName(); named && name != "" && !made.saved {
		e.DeferFlags = deferPrompt
	}
	return e
}

// What DeferFlags of HKCU\Network says: default or saved credentials do, or
// another user whose password isn't saved must be asked at the next logon.
const (
	deferPrompt = 1
	deferNormal = 4
)

// persistentOptions asks the provider what of the use options to keep.
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

// request notes the arguments of a connecting call.
func (rec *Record) request(req *request) {
	if rec.Op != opAddConnection2 { // the one of these calls that has no owner window
		rec.arg("hwndOwner", req.owner)
	}
	rec.resource(req.nr)
	if req.v4 {
		rec.arg("cbAuthBuffer", len(req.auth)) // the buffer itself may hold a password
		rec.arg("cbUseOptions", len(req.useOptions))
	} else {
		rec.credentials(req.cred)
	}
	rec.arg("dwFlags", req.flags)
}

// typeOf is the class of a device: letters are disks, LPT ports printers.
func typeOf(local session.Name) ResourceType {
	if local.IsPrinter() {
		return RESOURCETYPE_PRINT
	}
	return RESOURCETYPE_DISK
}

// parseLocal reads the name of a device to redirect; "" is none (0).
// ERROR_BAD_DEVICE: anything but `A:` to `Z:` and `LPT1` to `LPT9`.
func parseLocal(local string) (session.Name, error) {
	if local == "" {
		return 0, nil
	}
	return session.ParseName(local)
}

// checkRemote refuses a remote name that no provider could take.
// ERROR_BAD_NET_NAME: empty, longer than MAX_PATH, or not UTF-16.
func checkRemote(remote string) error {
	if remote == "" || !wintext.Fits(remote, maxRemoteName) {
		return winerr.ERROR_BAD_NET_NAME
	}
	return nil
}

// sameRemote compares remote names without case and without one trailing
// backslash.
func sameRemote(a, b string) bool {
	return wintext.Same(strings.TrimSuffix(a, `\`), strings.TrimSuffix(b, `\`))
}
