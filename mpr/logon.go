package mpr

import (
	"slices"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Logon logs a user on and returns a caller in the new session. Closing the caller logs the session off, unless other
// callers hold it.
//
// An interactive logon (remote-interactive too) restores the remembered drives of the user, as Winlogon does; service,
// batch, network and new-credentials logons don't. A drive that couldn't be restored doesn't fail the logon: see
// [Caller.Restored]. With Options.GhostedRestore it is deferred to its first use. Where a provider is still starting, the
// logon waits as Options.RestoreTimeout says and tries its drives once more. A split logon restores them in its filtered
// half. Credential managers are told before that, and of services' logons (Options.MPRPasswords, Options.StationOfPage).
//
// The errors are those of [session.Table.Logon].
func (r *Router) Logon(l session.Logon) (*Caller, error) {
	return r.LogonWith(l, Authentication{})
}

// restores reports whether a logon restores the remembered drives.
func restores(typ session.LogonType) bool {
	return typ == session.LogonInteractive || typ == session.LogonRemoteInteractive
}

// restoreAtLogon does for the remembered drives what Winlogon does.
func (c *Caller) restoreAtLogon() {
	var cl call
	if cl.beginChange(c, "Logon restore") != nil {
		return
	}
	all, err := cl.restoreAtLogon()
	_ = cl.end(err) // a failed drive doesn't fail the logon; Restored tells
	c.mu.Lock()
	c.restored = all
	c.mu.Unlock()
}

// restoreAtLogon connects the remembered drives, once more after a wait if a provider is still starting.
func (cl *call) restoreAtLogon() ([]Restored, error) {
	if _, err := cl.c.router.providers.Candidates(""); err != nil {
		return nil, err
	}
	flags := CONNECT_INTERACTIVE
	if cl.c.router.Options.GhostedRestore {
		flags |= CONNECT_DEFERRED
	}
	all, err := cl.restoreAll(0, flags)
	if !slices.ContainsFunc(all, Restored.starting) {
		return all, err
	}
	if wait := routing.StartWait(cl.c.router.providers.Networks()); wait > 0 {
		cl.c.router.sleep(wait)
		err = cl.restoreAgain(all, flags)
	}
	return all, err
}

// restoreAgain tries the drives once more that a starting provider may own, and returns the first error of all.
func (cl *call) restoreAgain(all []Restored, flags ConnectFlags) error {
	var first error
	for i := range all {
		if all[i].starting() {
			all[i].Err = cl.restore(0, all[i].Local, flags)
		}
		if first == nil {
			first = all[i].Err
		}
	}
	cl.local = "" // the call is about all of them
	return first
}

// Restored returns what became of the remembered drives at the caller's logon. A letter that was something else, such as
// a local disk or a letter of LocalSystem, is ERROR_ALREADY_ASSIGNED.
func (c *Caller) Restored() []Restored {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.restored)
}

// LogonScript holds a command line that a credential manager returned at a logon. The emulator records it and runs
// nothing. The scripts of a logon are kept together: if one credential manager answers ERROR_NO_NETWORK none is, as the
// authors of OpenAFS found.
type LogonScript struct {
	Provider string
	LUID     session.LUID // whose logon
	Command  string
}

// scriptList holds the scripts of all logons.
type scriptList struct {
	mu  sync.Mutex // protects the field below
	all []LogonScript
}

// add appends the scripts of one logon.
func (l *scriptList) add(scripts []LogonScript) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, scripts...)
}

// list returns a copy of the scripts.
func (l *scriptList) list() []LogonScript {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.all)
}

// authInteractive says how a user logs on unless [Authentication] says otherwise.
const authInteractive = "MSV1_0:Interactive"

// Authentication says what credential managers learn of a logon besides its user and password. Options.MPRPasswords decides
// whether they are told passwords.
type Authentication struct {
	Type     string             // "Kerberos:Interactive", or "" for "MSV1_0:Interactive"
	Previous *provider.Previous // what was valid before, if the user was made to change it first
	Owner    Window             // the dialog on display, for a user at the machine
}

// LogonWith logs a user on as [Router.Logon] does, and says how. The errors are those of [session.Table.Logon]. No
// error of a credential manager or of a remembered drive fails the logon.
func (r *Router) LogonWith(l session.Logon, a Authentication) (*Caller, error) {
	s, err := r.Sessions().Logon(l)
	if err != nil {
		return nil, &Error{Op: "Logon", Err: err}
	}
	c := r.newCaller(s)
	if station := r.stationOf(s.Type()); station != "" {
		c.notifyLogon(station, a)
	}
	if restores(s.Type()) {
		c.restoreAtLogon()
	}
	return c, nil
}

// stationOf returns the station of a logon that credential managers are told of: of a user at the machine
// (Options.StationOfPage), or of a service. "" stands for no station.
func (r *Router) stationOf(typ session.LogonType) string {
	switch {
	case restores(typ):
		return r.Options.station()
	case typ == session.LogonService:
		return provider.StationService
	}
	return ""
}

// notifyLogon tells the credential managers of a logon, and keeps the scripts that they return unless one of them
// answers ERROR_NO_NETWORK. It waits for those that are starting. Their answers keep nobody from logging on.
func (c *Caller) notifyLogon(station string, a Authentication) {
	managers := c.router.providers.CredentialManagers()
	if len(managers) == 0 {
		return
	}
	if wait := routing.StartWait(managers); wait > 0 {
		c.router.sleep(wait)
	}
	logon := c.logonInfo(a, c.session.Password(), station)
	var cl call
	if cl.begin(c, "NPLogonNotify") != nil {
		return
	}
	if cl.rec != nil {
		cl.rec.Args = logonArgs(&logon)
	}
	var scripts []LogonScript
	keep := true
	_ = cl.end(cl.tell(managers, logonMethod, func(sl *routing.Slot, p provider.Provider) error {
		script, err := p.LogonNotify(logon)
		switch err := routing.Failure(err); {
		case winerr.Code(err) == winerr.ERROR_NO_NETWORK:
			keep = false
		case err == nil && script != "":
			scripts = append(scripts, LogonScript{sl.Name, c.session.LUID(), wintext.Terminate(script)})
		}
		return err
	})) // recorded; a logon goes on whatever they say
	if keep {
		c.router.scripts.add(scripts)
	}
}

// logonInfo returns what credential managers are told of a logon, or of a new password: with empty passwords if they aren't
// told any.
func (c *Caller) logonInfo(a Authentication, password Password, station string) provider.Logon {
	logon := provider.Logon{
		Session: c.session, System: c.router.localSystem(), AuthType: a.Type, User: c.session.User(),
		Password: password, Previous: a.Previous, Station: station,
	}
	if a.Type == "" {
		logon.AuthType = authInteractive
	}
	if station != provider.StationService {
		logon.Owner = a.Owner
	}
	if !c.router.Options.tellsPasswords() {
		logon.Password = NewPassword("")
		if logon.Previous != nil {
			previous := *logon.Previous // the caller's own stays as it is
			previous.Password = logon.Password
			logon.Previous = &previous
		}
	}
	return logon
}

var (
	logonMethod    = routing.MethodOf(provider.CallLogonNotify)
	passwordMethod = routing.MethodOf(provider.CallPasswordChangeNotify)
)

// tell makes a call of every credential manager, and returns the first error. ERROR_NOT_SUPPORTED of one that doesn't
// have the call doesn't count.
func (cl *call) tell(managers []*routing.Slot, m *routing.Method, f func(*routing.Slot, provider.Provider) error) error {
	var first error
	for _, sl := range managers {
		_, err := routing.Try(&cl.Asker, sl, m, func(p provider.Provider, _ provider.Call) (nothing, error) {
			return nothing{}, f(sl, p)
		})
		if err != nil && winerr.Code(err) != winerr.ERROR_NOT_SUPPORTED && first == nil {
			first = err
			cl.Provider = sl.Name
		}
	}
	return first
}

// ChangePassword tells the credential managers that the caller's user has a new password (NPPasswordChangeNotify); both
// passwords are empty if Options.MPRPasswords says so. The accounts of servers stay as they are. All credential managers
// are told, and the first error of one is returned:
//
//   - ERROR_BUSY: it is still starting; the change may be told again.
//   - ERROR_NO_NETWORK: its network isn't there.
//   - whatever else it answers; ERROR_NOT_SUPPORTED doesn't count.
func (c *Caller) ChangePassword(old, fresh Password, info provider.PasswordChange) error {
	previous := &provider.Previous{AuthType: authInteractive, User: c.session.User(), Password: old}
	change := c.logonInfo(Authentication{Previous: previous}, fresh, c.router.Options.station())
	var cl call
	if err := cl.beginChange(c, "NPPasswordChangeNotify"); err != nil {
		return err
	}
	if cl.rec != nil && cl.answered(nil, append(logonArgs(&change), Arg{"dwChangeInfo", info})...) {
		return cl.end(cl.rec.Err)
	}
	return cl.end(cl.tell(c.router.providers.CredentialManagers(), passwordMethod, func(_ *routing.Slot, p provider.Provider) error {
		return p.PasswordChangeNotify(change, info)
	}))
}

// logonArgs returns what credential managers are told for a record, passwords as NULL, "" or ***.
func logonArgs(l *provider.Logon) []Arg {
	args := []Arg{{"lpAuthentInfoType", l.AuthType}, {"user", l.User.String()}, {"password", l.Password.String()}}
	if p := l.Previous; p != nil {
		args = append(args, Arg{"lpPreviousAuthentInfoType", p.AuthType},
			Arg{"previous user", p.User.String()}, Arg{"previous password", p.Password.String()})
	}
	return append(args, Arg{"lpStationName", l.Station})
}

// LogonScripts returns the scripts that credential managers returned, in order.
func (r *Router) LogonScripts() []LogonScript { return r.scripts.list() }
