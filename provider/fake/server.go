package fake

import (
	"cmp"
	"fmt"
	"io/fs"
	"iter"
	"net/netip"
	"path"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// domain is a [Domain] in use.
type domain struct {
	name, comment string
	accounts      map[string]*account // by folded name
	implied       bool                // only a server names it
}

// server is a [Server] in use, and the [redirector.Server] of every session. The mutex of the network protects what changes,
// except for what is atomic.
type server struct {
	net          *Provider
	name, remote string
	comment      string
	address      string // its addressKey; "" for none
	domain       *domain
	speed, data  uint32 // for Performance
	guest        bool
	refused      winerr.Errno
	accounts     map[string]*account
	shares       []*share
	named        map[string]*share // by folded name
	ipc          *share
	more         iter.Seq[Share]

	idle time.Duration // after which an unused connection is dropped; 0: never

	epoch  atomic.Uint32 // counts how often the sessions were dropped
	delay  atomic.Int64  // a time.Duration
	answer atomic.Uint32 // in place of everything
	down   atomic.Bool
	full   atomic.Bool
	gone   atomic.Bool // removed from the network

	recentLogon atomic.Pointer[logon] // the user who was identified last
	recentShare atomic.Pointer[share] // the one that was found last
}

// share is a [Share] in use. The mutex of the network protects what changes, except for what is atomic.
type share struct {
	server       *server
	name, remote string
	comment      string
	typ          provider.ResourceType
	allow, deny  []redirector.Principal
	readOnly     bool
	dfs          bool
	flags        provider.ConnectInfoFlags
	volume       provider.Volume
	empty        bool                 // no files were given: any directory may be connected to
	record       provider.NetResource // as enumerations show the share

	used  sync.Once // makes the files of an empty disk
	store fs.FS     // what files returns

	gone  atomic.Bool // removed from the server
	whole atomic.Pointer[tree]
}

// check checks the data of a server apart from its accounts and shares.
func (s *Server) check() error {
	switch {
	case !validName(s.Name):
		return winerr.ERROR_INVALID_NAME
	case !validAddress(s.Address):
		return fmt.Errorf("address %q: %w", s.Address, winerr.ERROR_INVALID_NAME)
	case s.Domain != "" && !validName(s.Domain):
		return fmt.Errorf("domain %q: %w", s.Domain, winerr.ERROR_INVALID_NAME)
	case s.Delay < 0 || s.IdleTimeout < 0:
		return fmt.Errorf("delay %v, idle timeout %v: %w", s.Delay, s.IdleTimeout, winerr.ERROR_INVALID_PARAMETER)
	case s.Refused != winerr.NO_ERROR && s.Refused != winerr.ERROR_INVALID_PASSWORD && s.Refused != winerr.ERROR_LOGON_FAILURE:
		return fmt.Errorf("refused %v: %w", s.Refused, winerr.ERROR_INVALID_PARAMETER)
	}
	return nil
}

// newServer returns a server of checked data; its domain is left to the caller. Codes of [Provider.AddServer].
func (p *Provider) newServer(data Server) (*server, error) {
	if err := data.check(); err != nil {
		return nil, fmt.Errorf("server %q: %w", data.Name, err)
	}
	s := &server{
		net: p, idle: data.IdleTimeout, name: data.Name, remote: p.Syntax().Spell(provider.RemoteName{Server: data.Name}), comment: data.Comment,
		address: addressKey(data.Address), speed: data.Speed, data: data.OptDataSize, guest: data.Guest, refused: data.Refused,
		named: make(map[string]*share, len(data.Shares)), more: data.MoreShares,
	}
	s.delay.Store(int64(data.Delay))
	s.down.Store(data.Down)
	s.answer.Store(uint32(data.Answer))
	s.full.Store(data.Full)
	var err error
	if s.accounts, err = newAccounts(wintext.Fold(s.name), data.Accounts); err != nil {
		return nil, fmt.Errorf("server %q: %w", data.Name, err)
	}
	s.ipc = &share{server: s, name: "IPC$", typ: provider.RESOURCETYPE_ANY, readOnly: true}
	s.ipc.remote = p.Syntax().Spell(provider.RemoteName{Server: s.name, Share: s.ipc.name})
	for _, each := range data.Shares {
		added, err := s.newShare(each)
		if err == nil {
			err = s.add(added)
		}
		if err != nil {
			return nil, fmt.Errorf("server %q: %w", data.Name, err)
		}
	}
	return s, nil
}

// add adds a share.
//
// ERROR_ALREADY_EXISTS: the server has one of its name.
func (s *server) add(added *share) error {
	if find(s.named, added.name) != nil || wintext.Same(added.name, s.ipc.name) {
		return fmt.Errorf("share %q: %w", added.name, winerr.ERROR_ALREADY_EXISTS)
	}
	s.shares, s.named[wintext.Fold(added.name)] = append(s.shares, added), added
	return nil
}

// newShare returns a share of checked data. Codes of [Provider.AddShare].
func (s *server) newShare(data Share) (*share, error) {
	if !validName(data.Name) {
		return nil, fmt.Errorf("share %q: %w", data.Name, winerr.ERROR_INVALID_NAME)
	}
	if data.Type == provider.RESOURCETYPE_ANY {
		data.Type = provider.RESOURCETYPE_DISK
	}
	if data.Type > provider.RESOURCETYPE_PRINT || data.Type == provider.RESOURCETYPE_PRINT && data.FS != nil {
		return nil, fmt.Errorf("share %q: %w", data.Name, winerr.ERROR_BAD_DEV_TYPE)
	}
	allow, err := newAccessList(data.Allow)
	if err != nil {
		return nil, fmt.Errorf("share %q: allow %w", data.Name, err)
	}
	deny, err := newAccessList(data.Deny)
	if err != nil {
		return nil, fmt.Errorf("share %q: deny %w", data.Name, err)
	}
	added := &share{
		server: s, name: data.Name, comment: data.Comment, typ: data.Type,
		remote: s.net.Syntax().Spell(provider.RemoteName{Server: s.name, Share: data.Name}),
		allow:  allow, deny: deny, readOnly: data.ReadOnly, dfs: data.DFS, flags: data.PerformanceFlags,
		volume: cmp.Or(data.Volume, provider.EmptyDisk()), empty: data.FS == nil, store: data.FS,
	}
	added.record = added.resource()
	return added, nil
}

// lookup finds a server by the name that a session used for it. It returns nil if there is none. The caller holds p.mu.
func (p *Provider) lookup(name string, by *session.Session) *server {
	if s := find(p.named, name); s != nil {
		return s
	}
	if by.Options().Version.AtLeast(session.WindowsVista) {
		if address, ok := literalAddress(name); ok {
			return p.named[address]
		}
	}
	return nil
}

// Server implements [redirector.Backend]. It takes as long as the server does.
func (b *backend) Server(s *session.Session, name string) (redirector.Server, error) {
	found, err := b.contact(s, name)
	if err != nil {
		return nil, err // and not a nil *server
	}
	return found, nil
}

// contact is Server with the type of the network's own. It takes no lock for the server that was contacted before.
func (b *backend) contact(s *session.Session, name string) (*server, error) {
	p := (*Provider)(b)
	found := p.recent.Load()
	if found == nil || found.name != name || found.gone.Load() {
		p.mu.Lock()
		found = p.lookup(name, s)
		p.mu.Unlock()
		if found == nil {
			return nil, p.stranger()
		}
		p.recent.Store(found)
	}
	found.wait()
	if found.away() {
		return nil, p.unknown
	}
	return found, found.answered()
}

// stranger returns the error for a server that the network doesn't know. Without [Network.Unknown] the SMB network, which
// looks for every server, calls that a bad path; to the others the name is none of theirs.
func (p *Provider) stranger() error {
	if p.unknown == winerr.ERROR_BAD_NETPATH && p.GetCaps(provider.WNNC_NET_TYPE) != provider.WNNC_NET_LANMAN {
		return winerr.ERROR_BAD_NET_NAME
	}
	return p.unknown
}

// wait takes the time that a request to the server takes.
func (s *server) wait() {
	if delay := time.Duration(s.delay.Load()); delay > 0 {
		time.Sleep(delay)
	}
}

// answered returns the Answer of the server, or nil.
func (s *server) answered() error {
	if code := winerr.Errno(s.answer.Load()); code != winerr.NO_ERROR {
		return code
	}
	return nil
}

// away reports whether the server can't be reached.
func (s *server) away() bool { return s.down.Load() || s.gone.Load() }

// Name implements [redirector.Server].
func (s *server) Name() string { return s.name }

// Performance implements [redirector.Server].
func (s *server) Performance() provider.ConnectInfo {
	return provider.ConnectInfo{Speed: s.speed, OptDataSize: s.data, Delay: uint32(time.Duration(s.delay.Load()) / time.Millisecond)}
}

// Share implements [redirector.Server].
func (s *server) Share(name, dir string) (provider.ResourceType, error) {
	found, _, err := s.find(name, dir)
	if err != nil {
		return 0, err
	}
	return found.typ, nil
}

// find finds a share that has a directory: the share of the name, or else the top of the server with a directory of the name.
// It returns the directory in the share. It takes no lock for the share that was found before.
//
// ERROR_BAD_NET_NAME.
func (s *server) find(name, dir string) (*share, string, error) {
	found := s.recentShare.Load()
	if found == nil || found.name != name || found.gone.Load() {
		s.net.mu.Lock()
		found = find(s.named, name)
		s.net.mu.Unlock()
		switch {
		case found != nil:
			s.recentShare.Store(found)
		case wintext.Same(name, s.ipc.name):
			found = s.ipc
		default:
			found = s.findMore(name)
		}
	}
	if top := s.net.Kind.Top; found == nil && top != "" && !wintext.Same(name, top) {
		return s.find(top, path.Join(name, dir))
	}
	if found == nil || dir != "." && !found.has(dir) {
		return nil, "", winerr.ERROR_BAD_NET_NAME
	}
	return found, dir, nil
}

// findMore finds a share among those that the server doesn't keep. It returns nil if there is none.
func (s *server) findMore(name string) *share {
	if s.more == nil {
		return nil
	}
	for data := range s.more {
		if wintext.Same(data.Name, name) {
			if found, err := s.newShare(data); err == nil {
				return found
			}
		}
	}
	return nil
}

// find returns what a map keeps by the folded form of a name.
func find[T any](all map[string]T, name string) T {
	var key [64]byte
	return all[string(wintext.Key(key[:0], name))]
}

// validName reports whether a server, a domain or a share can have the name.
func validName(name string) bool {
	r, ok := provider.UNC{}.Parse(`\\` + name)
	return ok && r.Server == name && wintext.Valid(name)
}

// validAddress reports whether the address can be written in a remote name, or is an IPv6 one, which has its own way into it
// ([literalAddress]).
func validAddress(address string) bool {
	_, err := netip.ParseAddr(address)
	return address == "" || err == nil || validName(address)
}

// addressKey returns the form that all spellings of an address share.
func addressKey(address string) string {
	if ip, err := netip.ParseAddr(address); err == nil {
		return ip.String()
	}
	return wintext.Fold(address)
}

// literalAddress returns the IPv6 address that a name such as fe80--1s4.ipv6-literal.net stands for: dashes for colons, an s
// for the % of the scope. Windows Vista and later never ask a name server for these names.
func literalAddress(name string) (string, bool) {
	label, ok := strings.CutSuffix(wintext.Fold(name), ".ipv6-literal.net")
	if !ok {
		return "", false
	}
	ip, err := netip.ParseAddr(strings.NewReplacer("-", ":", "s", "%").Replace(label))
	if err != nil || !ip.Is6() {
		return "", false
	}
	return ip.String(), true
}
