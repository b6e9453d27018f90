package redirector

import (
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Visit is one request to browse on behalf of a session. A [Backend] uses it during the call that it is passed to, from one
// goroutine at a time.
type Visit struct {
	Attached bool // asks for a list that only users with a logon at the server may see (RESOURCEUSAGE_ATTACHED)
	Context  bool // asks for the servers around the session's user (RESOURCE_CONTEXT); the container is ""

	p     *Provider
	s     *session.Session
	loans []loan
	made  []Logon
}

// loan is a logon in use that the visit has borrowed.
type loan struct {
	set    *credentialSet
	logon  Logon
	server Server
}

// Session returns the session; nil where [Backend.Parent] says so.
func (v *Visit) Session() *session.Session { return v.s }

// Servers returns the servers where the session has a logon, sorted, each as its first connection spelled it.
func (v *Visit) Servers() []string {
	v.p.mu.Lock()
	defer v.p.mu.Unlock()
	l := v.p.logons[v.s.LUID()]
	if l == nil {
		return nil
	}
	var all []string
	for _, set := range l.sets {
		if set.logon != nil {
			all = append(all, set.spelled)
		}
	}
	slices.Sort(all)
	return all
}

// Logon returns the session's logon at a server, or one made with the default credentials, which ends with the visit. The
// caller doesn't log it off.
//
// ERROR_NOT_AUTHENTICATED: the server refuses the user. ERROR_BAD_NETPATH, ERROR_UNEXP_NET_ERR: the server isn't reachable.
// ERROR_NO_SUCH_LOGON_SESSION: the session is logging off. Other codes of Backend.Server.
func (v *Visit) Logon(name string) (Logon, error) {
	server, err := v.p.Backend.Server(v.s, name)
	if err != nil {
		return nil, err
	}
	a := admission{c: &connection{p: v.p, s: v.s, at: provider.RemoteName{Server: name}, implied: true}, server: server}
	if err := a.joinSet(); err != nil {
		return nil, err
	}
	if a.set != nil {
		v.loans = append(v.loans, loan{a.set, a.logon, server})
		return a.logon, nil
	}
	a.c.user.setDefault(v.p, v.s, name)
	made, err := v.p.logOn(v.s, server, &a.c.user)
	if err != nil {
		return nil, refused(err, winerr.ERROR_NOT_AUTHENTICATED)
	}
	v.made = append(v.made, made)
	return made, nil
}

// refused returns the code to report for an error of Server.Logon: as what counts if the server refuses the user, and the
// error itself if the server isn't reachable.
func refused(err error, as winerr.Errno) error {
	switch winerr.Code(err) {
	case winerr.ERROR_BAD_NETPATH, winerr.ERROR_UNEXP_NET_ERR:
		return err
	}
	return as
}

// retry logs on anew at the servers whose logon the visit has borrowed, if an error may mean that the logons were lost. It
// returns nil if the request is to be repeated, and otherwise the error to report.
func (v *Visit) retry(err error) error {
	if len(v.loans) == 0 || winerr.Code(err) != winerr.ERROR_BAD_NETPATH {
		return err
	}
	for _, lent := range v.loans {
		if _, err := v.p.renew(lent.set, lent.logon, lent.server); err != nil {
			return refused(err, winerr.ERROR_NOT_AUTHENTICATED)
		}
	}
	return nil
}

// end gives back the logons of the visit.
func (v *Visit) end() {
	for _, lent := range v.loans {
		v.p.release(lent.set)
	}
	for _, l := range v.made {
		l.Logoff()
	}
}
