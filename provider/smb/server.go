package smb

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// pipes is the share that holds the named pipes of a server.
const pipes = "IPC$"

// server is a server by the name that a session used for it.
type server struct {
	network *network
	name    string
}

// Name returns the name as the session spelled it: names of one server are servers
// of their own to Windows, too.
func (s *server) Name() string { return s.name }

// Performance returns nothing, because a server says nothing of its line.
func (s *server) Performance() provider.ConnectInfo { return provider.ConnectInfo{} }

// Share returns RESOURCETYPE_ANY for pipes and RESOURCETYPE_DISK for every other
// share, because a server tells the type of a share only to a user who logged on.
//
// ERROR_BAD_NET_NAME: a directory among the pipes.
func (s *server) Share(name, dir string) (provider.ResourceType, error) {
	switch {
	case !isPipes(name):
		return provider.RESOURCETYPE_DISK, nil
	case dir != ".":
		return 0, winerr.ERROR_BAD_NET_NAME
	}
	return provider.RESOURCETYPE_ANY, nil
}

// isPipes reports whether a share holds named pipes.
func isPipes(share string) bool { return wintext.Same(share, pipes) }

// Identify returns the account by its name. A user without a domain is the server's
// own, which the name of the server may qualify.
func (s *server) Identify(u *redirector.User) redirector.Principal {
	who := redirector.Principal{Name: wintext.Fold(u.Name)}
	if !wintext.Same(u.Domain, s.name) {
		who.Authority = wintext.Fold(u.Domain)
	}
	return who
}

// Logon logs a user on over a new TCP connection.
//
// ERROR_BAD_NETPATH: the server can't be reached. The code of User.Refusal: no
// password is known, or the server refuses the user or the password, between which
// SMB servers don't distinguish. ERROR_ACCOUNT_DISABLED,
// ERROR_PASSWORD_EXPIRED and the like.
func (s *server) Logon(u *redirector.User) (redirector.Logon, error) {
	w, err := s.network.dial(s.name, u.User, u.Password)
	if winerr.Code(err) == winerr.ERROR_LOGON_FAILURE {
		return nil, u.Refusal()
	}
	if err != nil {
		return nil, err
	}
	return &logon{wire: w, server: s}, nil
}

// logon is a user who is logged on at a server.
type logon struct {
	*wire
	server *server
}

// Connect connects a share and checks the directory.
//
// ERROR_BAD_NET_NAME: no such share or directory. ERROR_ACCESS_DENIED: the share
// doesn't admit the user. ERROR_BAD_DEV_TYPE: a print share. ERROR_BAD_NETPATH: the
// logon was lost.
func (l *logon) Connect(share, dir string) (redirector.Tree, error) {
	t, err := l.mount(share)
	if err != nil {
		return nil, err
	}
	if err := t.check(dir); err != nil {
		t.Disconnect()
		return nil, err
	}
	return t, nil
}

// Logoff ends the SMB session.
func (l *logon) Logoff() { l.close() }
