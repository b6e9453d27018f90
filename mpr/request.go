package mpr

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

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
