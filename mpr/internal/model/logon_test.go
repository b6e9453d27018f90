package model

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// logOn logs a user on. One with new credentials is who has it done, and bob to
// the servers.
func (p *pair) logOn(who *caller, c call) (got, want answer, made bool) {
	user, err := session.ParseUser(c.user)
	if err != nil {
		return answer{code: winerr.Code(err)}, want, true
	}
	s := &logon{user: c.user, kind: c.kind, refs: 1}
	how := session.Logon{User: user, Type: session.LogonType(c.kind), Administrator: c.yes}
	switch {
	case c.kind == newCredentials:
		s.user, s.elevated, s.admin, s.network = who.model.user, who.model.elevated, who.model.admin, &secret{"bob", "hunter2"}
		if !c.other {
			s.network.password = "wrong"
		}
		how = session.Logon{Type: session.LogonNewCredentials, From: who.real.Session()}
		how.NetworkUser, how.NetworkPassword = session.User{Name: "bob"}, session.NewPassword(s.network.password)
	case c.yes && (c.kind == interactive || c.kind == remoteInteractive):
		s.first = true // who owns the one reference that the other half begins with
		s.other = &logon{user: c.user, kind: c.kind, refs: 1, elevated: true, admin: true, other: s}
	default:
		s.admin = c.yes
	}
	real, err := p.router.Logon(how)
	if err != nil {
		return answer{code: winerr.Code(err)}, want, true
	}
	s.luid = uint64(real.Session().LUID()) // which numbers there are is nobody's business
	if linked := real.Session().Linked(); linked != nil && s.other != nil {
		s.other.luid = uint64(linked.LUID())
	}
	p.model.logOn(s)
	p.enter(real, s)
	return got, want, true
}

// elevate starts a process in the other half of a split token.
func (p *pair) elevate(who *caller) (got, want answer, made bool) {
	s := who.model.other
	real, err := who.real.Elevated()
	if s == nil || s.refs == 0 {
		want.code = winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	if err == nil && want.code == winerr.NO_ERROR {
		s.refs++
		p.enter(real, s)
	}
	return answer{code: winerr.Code(err)}, want, true
}

// close ends a process, but not that of LocalSystem.
func (p *pair) close(c call) (got, want answer, made bool) {
	if len(p.callers) == 1 {
		return got, want, false
	}
	i := 1 + c.who%(len(p.callers)-1)
	who := p.callers[i]
	p.callers = append(p.callers[:i], p.callers[i+1:]...)
	p.model.leave(who.at)
	p.model.release(who.model)
	return answer{code: winerr.Code(who.close())}, want, true
}
