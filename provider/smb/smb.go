// Package smb is a network provider that speaks SMB to real servers: a letter
// that is mapped through it, on Linux too, reads and writes a real share. It is
// analogous to the SMB client of Windows ("Microsoft Windows Network"), over
// github.com/cloudsoda/go-smb2.
//
//	p := &smb.Provider{DefaultCredentials: func(s *session.Session, server string) (session.User, session.Password, bool) {
//		return s.User(), session.NewPassword("secret"), true
//	}}
//	alice, err := mpr.New(p).Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.Interactive})
//	err = alice.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`}, mpr.Credentials{}, 0)
//	f, err := alice.Open(`Z:\a.txt`)
//
// It is a module of its own, so that whoever emulates networks needs no SMB.
//
// Each logon session has one SMB session with each server as it spells it, by
// one user; other credentials meanwhile are ERROR_SESSION_CREDENTIAL_CONFLICT.
// A server that vanishes fails open files with ERROR_NETNAME_DELETED and
// everything else with ERROR_BAD_NETPATH; once it is there again, connections
// are taken up by their credentials and go on.
//
// What it doesn't do: print, and defer connections. A print share can't be
// redirected (ERROR_BAD_DEV_TYPE). Servers aren't searched for: the network lists
// those that the session is connected to.
//
// Lock order: the provider's mutex is never held while a server, a session's
// namespace or DefaultCredentials is asked.
//
// Documents: [MS-SMB2], [MS-SRVS], [MS-ERREF] (Windows protocols), "Network
// Provider API" (Windows security documentation).
package smb

import (
	"context"
	"net"
	"sync"
	"time"

	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Provider is SMB over the network. The zero value connects to port 445 of the
// servers under the names that are given, and knows no default credentials. The
// exported fields are not to be changed once it is in use; all methods may be
// called by several goroutines at once.
//
// Every call that asks a server takes at most Timeout. A call with a session
// that has logged off is ERROR_NO_SUCH_LOGON_SESSION.
type Provider struct {
	provider.Unimplemented // the dialogs, the logon calls and printing are not offered

	// ProviderName is the name; "" is "Microsoft Windows Network".
	ProviderName string

	// Port is the TCP port of the servers; 0 is 445.
	Port uint16

	// DialContext connects to an address `server:port`; nil is that of a
	// [net.Dialer].
	DialContext func(ctx context.Context, network, address string) (net.Conn, error)

	// Timeout is how long one request may take before the server counts as gone;
	// 0 is 30 seconds.
	Timeout time.Duration

	// DefaultCredentials are what a session shows to a server when it gives no
	// password: the part of the logon that Windows keeps for single sign-on. nil,
	// or false, leaves the network credentials of a NewCredentials logon alone.
	DefaultCredentials func(s *session.Session, server string) (session.User, session.Password, bool)

	mu         sync.Mutex // protects below, and what it leads to
	logons     map[session.LUID]*logon
	enums      map[provider.Handle]*enumeration
	lastHandle provider.Handle
}

var _ provider.Provider = (*Provider)(nil)

// Name is ProviderName, or "Microsoft Windows Network".
func (p *Provider) Name() string {
	if p.ProviderName == "" {
		return "Microsoft Windows Network"
	}
	return p.ProviderName
}

// GetCaps announces what the package comment says.
func (p *Provider) GetCaps(index provider.CapIndex) uint32 {
	switch index {
	case provider.WNNC_NET_TYPE:
		return provider.WNNC_NET_LANMAN
	case provider.WNNC_USER:
		return provider.WNNC_USR_GETUSER
	case provider.WNNC_CONNECTION:
		return provider.WNNC_CON_ADDCONNECTION | provider.WNNC_CON_ADDCONNECTION3 |
			provider.WNNC_CON_CANCELCONNECTION | provider.WNNC_CON_CANCELCONNECTION2 | provider.WNNC_CON_GETCONNECTIONS
	case provider.WNNC_DIALOG:
		return provider.WNNC_DLG_GETRESOURCEPARENT | provider.WNNC_DLG_GETRESOURCEINFORMATION
	case provider.WNNC_ENUMERATION:
		return provider.WNNC_ENUM_GLOBAL | provider.WNNC_ENUM_LOCAL
	}
	return p.Unimplemented.GetCaps(index)
}

// request is the context of one request to a server.
func (p *Provider) request() (context.Context, context.CancelFunc) {
	timeout := p.Timeout
	if timeout == 0 {
		timeout = 30 * time.Second
	}
	return context.WithTimeout(context.Background(), timeout)
}
