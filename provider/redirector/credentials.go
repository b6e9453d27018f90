package redirector

import (
	"encoding/json"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Refusal returns the code of an unknown user or a wrong password as the SMB client of Windows reports it: from Windows Vista
// on ERROR_INVALID_PASSWORD if the caller gave the user or the password, and otherwise ERROR_LOGON_FAILURE. The option
// RefusedPassword of the machine makes it one of the two always.
func (u *User) Refusal() winerr.Errno {
	if u.refusedAsPassword {
		return winerr.ERROR_INVALID_PASSWORD
	}
	return winerr.ERROR_LOGON_FAILURE
}

// setRefusal decides what Refusal returns.
func (u *User) setRefusal(o session.Options) {
	switch o.RefusedPassword {
	case session.RefusedByVersion:
		u.refusedAsPassword = u.Explicit && o.Version.AtLeast(session.WindowsVista)
	default:
		u.refusedAsPassword = o.RefusedPassword == session.RefusedInvalidPassword
	}
}

// setUser sets the user of a connection by the caller's credentials, and fills in the defaults. No user is the default user,
// and no password the default password of that user; no other user has one. A user "" counts as none, but together with the
// password "" it asks for a null session.
//
// ERROR_BAD_USERNAME: the user is malformed.
func (c *connection) setUser(cred session.Credentials) error {
	u := &c.user
	u.setDefault(c.p, c.s, c.at.Server)
	if cred.IsDefault() {
		return nil
	}
	secret, hasPassword := cred.Password.Reveal()
	own := *u
	if name, named := cred.UserName(); named && (name != "" || hasPassword && secret == "") {
		u.Given = &name // a copy, because the caller may change its own
		var err error
		if u.User, err = parseUser(name); err != nil {
			return winerr.ERROR_BAD_USERNAME
		}
	}
	u.Explicit, u.secret = u.Given != nil || hasPassword, hasPassword
	u.setRefusal(c.s.Options())
	if hasPassword || u.Given != nil && !u.names(own.User) {
		u.Trusted, u.Password = false, cred.Password
	}
	return nil
}

// parseUser parses a user; "" is the user of a null session.
func parseUser(name string) (session.User, error) {
	if name == "" {
		return session.User{}, nil
	}
	return session.ParseUser(name)
}

// setDefault sets u to the user that a session is on a server unless the caller gives another one.
func (u *User) setDefault(p *Provider, s *session.Session, server string) {
	u.setRefusal(s.Options())
	var ok bool
	if u.User, u.Password, ok = s.NetworkCredentials(); ok {
		return
	}
	if p.DefaultCredentials != nil {
		if u.User, u.Password, ok = p.DefaultCredentials(s, server); ok {
			return
		}
	}
	u.User, u.Password, u.Trusted = s.User(), s.Password(), true
}

// hasPassword reports whether a password is known.
func (u *User) hasPassword() bool {
	_, known := u.Password.Reveal()
	return known
}

// names reports whether u is a spelling of another user. A name without a domain stands for the user of that name.
func (u *User) names(other session.User) bool {
	if u.Domain == "" {
		other.Domain = ""
	}
	return u.User.Same(other)
}

// credentialSet is the one user that a session is on a server. With its last use the set becomes vacant, and takes the user
// of the next connection.
type credentialSet struct {
	name    string // of the server, by which the set is kept
	spelled string // the server, as the first connection spelled it

	// The mutex of the provider protects what follows.
	user   User
	who    Principal
	server Server
	logon  Logon // nil: vacant; replaced, with server, when it was lost
	uses   int   // connections, and calls under way
}

// credentialName returns the name that a session's credentials on a server are kept by, without regard to case.
func credentialName(s *session.Session, spelled string, server Server) string {
	own := server.Name()
	if spelled == own || s.Options().ServerIdentity == session.ResolvedAddress {
		return own
	}
	return spelled
}

// logOn logs a user on at a server. The caller doesn't hold p.mu.
//
// Codes of Server.Logon. ERROR_SMB_GUEST_LOGON_BLOCKED: the server of the SMB network has made the user a guest, and the option
// BlockInsecureGuest of the machine is on.
func (p *Provider) logOn(s *session.Session, server Server, u *User) (Logon, error) {
	l, err := server.Logon(u)
	if err != nil {
		return nil, err
	}
	if s.Options().BlockInsecureGuest && p.netType() == provider.WNNC_NET_LANMAN && !u.Anonymous() && server.Identify(u).Guest {
		l.Logoff()
		return nil, winerr.ERROR_SMB_GUEST_LOGON_BLOCKED
	}
	return l, nil
}

// findSet returns the credentials that are kept by a name, or nil. The caller holds p.mu.
func (l *logon) findSet(name string) *credentialSet {
	if l.recent != nil && l.recent.name == name {
		return l.recent
	}
	var key folded
	set := l.sets[string(wintext.Key(key[:0], name))]
	l.recent = set
	return set
}

// conflict checks whether another user may join the set. The client of Windows compares names and passwords before it shows
// them to the server. Default credentials join whoever is there. The caller holds p.mu.
//
// ERROR_SESSION_CREDENTIAL_CONFLICT: another user; another password of the same user, if both are known and the option
// SameUserOtherPassword is off; default credentials that are another user's, if NullCredentialsConflict is on. On Windows 7 the
// defaults after explicit credentials are ERROR_BAD_USERNAME without a user and ERROR_INVALID_PASSWORD without a password
// (WNetAddConnection2W, remarks).
func (set *credentialSet) conflict(o session.Options, u *User, who Principal) error {
	if o.Version == session.Windows7 && set.user.Explicit {
		if u.Given == nil {
			return winerr.ERROR_BAD_USERNAME
		}
		if !u.secret {
			return winerr.ERROR_INVALID_PASSWORD
		}
	}
	switch {
	case !u.Explicit && !o.NullCredentialsConflict:
		return nil
	case who != set.who, set.isOtherPassword(u) && set.user.hasPassword() && !o.SameUserOtherPassword:
		return winerr.ERROR_SESSION_CREDENTIAL_CONFLICT
	}
	return nil
}

// isOtherPassword reports whether a user comes with another password than the one of the set, or the set has none that is
// known. The caller holds p.mu.
func (set *credentialSet) isOtherPassword(u *User) bool {
	return u.secret && !u.Password.Equal(set.user.Password)
}

// release ends a use of the set, and returns the logon if that was its last use. The caller holds p.mu, and logs the logon
// off without it.
func (set *credentialSet) release() Logon {
	if set.uses--; set.uses > 0 {
		return nil
	}
	last := set.logon
	set.logon, set.user.Password = nil, session.Password{}
	return last
}

// release ends a use of a set. The caller doesn't hold p.mu.
func (p *Provider) release(set *credentialSet) {
	p.mu.Lock()
	last := set.release()
	p.mu.Unlock()
	if last != nil {
		last.Logoff()
	}
}

// connect connects a share over the logon of a set, or over a new one of the same user if the logon was lost. The caller has
// a use of the set and doesn't hold p.mu.
//
// Codes of Server.Logon and Logon.Connect.
func (p *Provider) connect(set *credentialSet, server Server, share, dir string) (Tree, error) {
	p.mu.Lock()
	logon := set.logon
	p.mu.Unlock()
	tree, err := logon.Connect(share, dir)
	if err == nil || winerr.Code(err) != winerr.ERROR_BAD_NETPATH {
		return tree, err
	}
	if logon, err = p.renew(set, logon, server); err != nil {
		return nil, err
	}
	return logon.Connect(share, dir)
}

// renew replaces the logon of a set that was lost, unless another call has done so, and returns the one in use. The caller
// has a use of the set and doesn't hold p.mu.
//
// Codes of Server.Logon.
func (p *Provider) renew(set *credentialSet, lost Logon, server Server) (Logon, error) {
	p.mu.Lock()
	current, user := set.logon, set.user
	p.mu.Unlock()
	if current != lost {
		return current, nil
	}
	made, err := server.Logon(&user)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	spare := made
	if set.logon == lost {
		set.server, set.logon, spare = server, made, lost
	}
	current = set.logon
	p.mu.Unlock()
	spare.Logoff()
	return current, nil
}

// packed is the form of an authentication buffer.
type packed struct {
	User     *string
	Password *string
}

// PackCredentials returns the authentication buffer that [Provider.AddConnection4] takes. The form of these buffers is each
// provider's own. The buffer holds the password in the clear.
func PackCredentials(cred session.Credentials) []byte {
	p := packed{User: cred.User}
	if secret, given := cred.Password.Reveal(); given {
		p.Password = &secret
	}
	auth, _ := json.Marshal(p) // two strings can always be marshalled
	return auth
}

// unpackCredentials is the inverse of PackCredentials; nil stands for the defaults.
//
// ERROR_INVALID_PARAMETER: auth is something else.
func unpackCredentials(auth []byte) (session.Credentials, error) {
	if auth == nil {
		return session.Credentials{}, nil
	}
	var p packed
	if err := json.Unmarshal(auth, &p); err != nil {
		return session.Credentials{}, winerr.ERROR_INVALID_PARAMETER
	}
	cred := session.Credentials{User: p.User}
	if p.Password != nil {
		cred.Password = session.NewPassword(*p.Password)
	}
	return cred, nil
}
