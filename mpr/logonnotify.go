package mpr

import (
	"slices"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// LogonScript is a command line that a credential manager handed back at a
// logon. The emulator records it and runs nothing.
type LogonScript struct {
	Provider string
	LUID     session.LUID // whose logon
	Command  string
}

// scriptList are the scripts of all logons.
type scriptList struct {
	mu  sync.Mutex // protects what follows
	all []LogonScript
}

func (l *scriptList) add(s LogonScript) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, s)
}

func (l *scriptList) list() []LogonScript {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.all)
}

// Stations of LogonNotify.
const (
	stationUser    = "WinSta_0"
	stationService = "SvcCtl"
)

// authInteractive is the logon package that the emulator logs on with.
const authInteractive = "MSV1_0:Interactive"

// credentialManagers are the providers that want to know of logons: those of
// network type WNNC_CRED_MANAGER.
func (r *Router) credentialManagers() []*slot {
	return slices.DeleteFunc(slices.Clone(r.slots()), func(sl *slot) bool {
		return sl.caps[provider.WNNC_NET_TYPE] != provider.WNNC_CRED_MANAGER
	})
}

// notifyLogon tells the credential managers of a logon, and keeps the scripts
// that they hand back. What they answer doesn't keep anybody from logging on.
func (c *Caller) notifyLogon(l session.Logon) {
	managers := c.router.credentialManagers()
	if len(managers) == 0 {
		return
	}
	logon := provider.Logon{
		Session: c.session, AuthType: authInteractive, User: c.session.User(),
		Password: l.NetworkPassword, Station: stationUser,
	}
	if l.Type == session.Service {
		logon.Station = stationService
	}
	cl := c.begin("NPLogonNotify")
	var first error
	for _, sl := range managers {
		script, err := attempt(&cl, sl, &logonMethod, func(p provider.Provider, _ provider.Call) (string, error) {
			return p.LogonNotify(logon)
		})
		if err == nil && script != "" {
			c.router.scripts.add(LogonScript{sl.name, c.session.LUID(), script})
		}
		if err != nil && first == nil {
			first = err
		}
	}
	_ = cl.end(first) // recorded; a logon goes on whatever they say
}

var (
	logonMethod    = method{name: provider.CallLogonNotify}
	passwordMethod = method{name: provider.CallPasswordChangeNotify}
)

// ChangePassword tells the credential managers that the caller's user has a new
// password (NPPasswordChangeNotify). The accounts of servers are theirs to
// change. It gives the first error that one of them answers; all are told.
func (c *Caller) ChangePassword(old, fresh Password, info provider.PasswordChange) error {
	user := c.session.User()
	change := provider.Logon{
		Session: c.session, AuthType: authInteractive, User: user, Password: fresh, Station: stationUser,
		Previous: &provider.Previous{AuthType: authInteractive, User: user, Password: old},
	}
	cl := c.begin("NPPasswordChangeNotify")
	var first error
	for _, sl := range c.router.credentialManagers() {
		_, err := attempt(&cl, sl, &passwordMethod, func(p provider.Provider, _ provider.Call) (nothing, error) {
			return nothing{}, p.PasswordChangeNotify(change, info)
		})
		if err != nil && winerr.Code(err) != winerr.ERROR_NOT_SUPPORTED && first == nil {
			first = err
		}
	}
	return cl.end(first)
}

// LogonScripts lists the scripts that credential managers handed back, in order.
func (r *Router) LogonScripts() []LogonScript { return r.scripts.list() }
