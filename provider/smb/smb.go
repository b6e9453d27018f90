// Package smb connects letters to real SMB servers, on any system: a letter that
// is mapped through it reads and writes a real share. It is analogous to
// mrxsmb.sys, the SMB mini-redirector of Windows: a [redirector.Backend] over
// github.com/cloudsoda/go-smb2.
//
//	p := smb.New(smb.Config{DefaultCredentials: func(s *session.Session, server string) (session.User, session.Password, bool) {
//		return s.User(), session.NewPassword("secret"), true
//	}})
//	alice, err := mpr.New(p).Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonInteractive})
//	err = alice.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`}, mpr.Credentials{}, 0)
//	f, err := alice.Open(`Z:\a.txt`)
//
// The package stands in a module of its own, so that programs that only emulate
// networks need no SMB.
//
// A logon session has one SMB session with each server as the session spells it,
// over one TCP connection. Both end with the session's last connection to the
// server. A server that vanishes fails open files with ERROR_NETNAME_DELETED, and
// all other calls with ERROR_BAD_NETPATH; once the server is back, the next call
// logs on and connects anew.
//
// Nobody searches for servers: the network lists those that the session is
// connected to. A server lists its shares without the administrative ones, whose
// names end with $.
//
// The provider doesn't print: connecting a print share is ERROR_BAD_DEV_TYPE. It
// knows nothing of the performance of a connection and of RESOURCE_CONTEXT.
//
// Documents: [MS-SMB2], [MS-SRVS], [MS-ERREF] (Windows protocols), "Network
// Provider API" (Windows security documentation).
package smb

import (
	"context"
	"net"
	"time"

	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// Config says how servers are reached. The zero value connects to port 445 of the
// servers by their names, and knows no default credentials.
type Config struct {
	// Name names the provider; "" stands for "Microsoft Windows Network".
	Name string

	// Port is the TCP port of the servers; 0 stands for 445.
	Port uint16

	// DialContext connects to an address `server:port`; nil stands for the method
	// of a zero [net.Dialer].
	DialContext func(ctx context.Context, network, address string) (net.Conn, error)

	// Timeout limits one request, and a logon as a whole. A server that takes longer
	// counts as gone. 0 stands for 30 seconds.
	Timeout time.Duration

	// DefaultCredentials returns what a session shows to a server when the caller
	// gives no password: the part of the logon that Windows keeps for single
	// sign-on. When the function is nil or returns false, the default credentials
	// are the network credentials of a NewCredentials logon, or else the session's
	// user without a password.
	DefaultCredentials func(s *session.Session, server string) (session.User, session.Password, bool)
}

// New returns a provider of real SMB servers. Its methods may be called by several
// goroutines at once.
func New(c Config) *redirector.Provider {
	if c.Port == 0 {
		c.Port = 445
	}
	if c.DialContext == nil {
		c.DialContext = new(net.Dialer).DialContext
	}
	if c.Timeout == 0 {
		c.Timeout = 30 * time.Second
	}
	caps := redirector.AllCapabilities()
	caps.Connection &^= provider.WNNC_CON_GETPERFORMANCE
	caps.Enumeration &^= provider.WNNC_ENUM_CONTEXT
	p := &redirector.Provider{Kind: redirector.Kind{Name: c.Name, Caps: &caps}, DefaultCredentials: c.DefaultCredentials}
	c.Name = p.Name()
	p.Backend = &network{c}
	return p
}

// network is the network of all SMB servers, as a backend of the redirector.
type network struct {
	Config // with all defaults filled in
}

var _ redirector.Backend = (*network)(nil)

// Server returns a server at once, because an SMB server tells nothing before the
// logon.
func (n *network) Server(_ *session.Session, name string) (redirector.Server, error) {
	return &server{network: n, name: name}, nil
}
