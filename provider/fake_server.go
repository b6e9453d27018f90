package provider

import (
	"fmt"
	"io/fs"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// domain is a [Domain] in use.
type domain struct {
	name, comment, key string
	accounts           map[string]*account // by folded name
	implied            bool                // only a server names it
}

// account is an [Account] in use.
type account struct {
	who      principal
	password string
}

// server is a [Server] in use. The mutex of the fake protects it, except for
// what is atomic.
type server struct {
	name, key, remote, comment string
	address                    string // its key; "" for none
	domain                     *domain
	delay                      time.Duration
	speed                      uint32
	guest                      bool
	accounts                   map[string]*account
	shares                     []*share
	named                      map[string]*share // by folded name
	ipc                        *share
	more                       iter.Seq[Share]

	down atomic.Bool
	gone atomic.Bool // removed from the network
}

// away reports whether the server can't be reached.
func (s *server) away() bool { return s.down.Load() || s.gone.Load() }

// share is a [Share] in use.
type share struct {
	name, key, remote, comment string
	typ                        ResourceType
	allow, deny                []principal
	readOnly                   bool
	files                      func() fs.FS
	empty                      bool // no files were given: any directory may be mapped

	gone atomic.Bool
}

// hidden reports whether enumerations leave the share out.
func (s *share) hidden() bool { return s.name[len(s.name)-1] == '$' }

// newServer checks the data of a server and takes it over; its domain is left to
// the caller.
func (f *Fake) newServer(data Server) (*server, error) {
	if !validNetName(data.Name) || data.Delay < 0 {
		return nil, fmt.Errorf("server %q: %w", data.Name, winerr.ERROR_INVALID_NAME)
	}
	s := &server{
		name: data.Name, key: fold(data.Name), remote: f.syntax().Spell(RemoteName{Server: data.Name}),
		comment: data.Comment, address: addressKey(data.Address), delay: data.Delay, speed: data.Speed,
		guest: data.Guest, named: make(map[string]*share, len(data.Shares)), more: data.MoreShares,
	}
	s.down.Store(data.Down)
	var err error
	if s.accounts, err = newAccounts(s.key, data.Accounts); err != nil {
		return nil, fmt.Errorf("server %q: %w", data.Name, err)
	}
	s.ipc = &share{name: "IPC$", key: "ipc$", typ: RESOURCETYPE_ANY, readOnly: true, files: noFiles}
	s.ipc.remote = f.syntax().Spell(RemoteName{Server: s.name, Share: s.ipc.name})
	for _, each := range data.Shares {
		added, err := f.newShare(s, each)
		if err == nil {
			err = s.add(added)
		}
		if err != nil {
			return nil, fmt.Errorf("server %q: %w", data.Name, err)
		}
	}
	return s, nil
}

// add adds a share, unless the server has one of its name.
func (s *server) add(added *share) error {
	if s.named[added.key] != nil || added.key == s.ipc.key {
		return fmt.Errorf("share %q: %w", added.name, winerr.ERROR_ALREADY_EXISTS)
	}
	s.shares, s.named[added.key] = append(s.shares, added), added
	return nil
}

// newShare checks the data of a share and takes it over.
func (f *Fake) newShare(s *server, data Share) (*share, error) {
	if !validNetName(data.Name) {
		return nil, fmt.Errorf("share %q: %w", data.Name, winerr.ERROR_INVALID_NAME)
	}
	if data.Type == RESOURCETYPE_ANY {
		data.Type = RESOURCETYPE_DISK
	}
	if data.Type > RESOURCETYPE_PRINT || data.Type == RESOURCETYPE_PRINT && data.FS != nil {
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
		name: data.Name, key: fold(data.Name), comment: data.Comment, typ: data.Type,
		remote: f.syntax().Spell(RemoteName{Server: s.name, Share: data.Name}),
		allow:  allow, deny: deny, readOnly: data.ReadOnly, empty: data.FS == nil,
	}
	switch {
	case data.Type == RESOURCETYPE_PRINT:
		added.files = noFiles
	case added.empty:
		added.files = sync.OnceValue(func() fs.FS { return NewMemFS() })
	default:
		added.files = func() fs.FS { return data.FS }
	}
	return added, nil
}

// noFiles are the files of what isn't a disk.
func noFiles() fs.FS { return nil }

// has reports whether the share has the directory. Every one may be mapped where
// no files were given.
func (s *share) has(dir string) bool {
	files := s.files()
	return files != nil && (s.empty || isDirectory(files, dir) == nil)
}

// newAccounts makes the accounts of a server or domain, whose key it is told.
func newAccounts(authority string, data []Account) (map[string]*account, error) {
	accounts := make(map[string]*account, len(data))
	for _, a := range data {
		key := fold(a.Name)
		if u, err := session.ParseUser(a.Name); err != nil || u.Domain != "" {
			return nil, fmt.Errorf("account %q: %w", a.Name, winerr.ERROR_BAD_USERNAME)
		}
		if accounts[key] != nil {
			return nil, fmt.Errorf("account %q: %w", a.Name, winerr.ERROR_ALREADY_EXISTS)
		}
		accounts[key] = &account{who: principal{authority: authority, name: key}, password: a.Password}
	}
	return accounts, nil
}

// newAccessList reads the users of an access list.
func newAccessList(users []string) ([]principal, error) {
	var list []principal
	for _, text := range users {
		u, err := session.ParseUser(text)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", text, err)
		}
		list = append(list, principal{authority: fold(u.Domain), name: fold(u.Name)})
	}
	return list, nil
}

// lookup finds a server by the name that a session used for it. It needs f.mu.
func (f *Fake) lookup(name string, o session.Options) *server {
	if s := named(f.named, name); s != nil {
		return s
	}
	if o.Version.AtLeast(session.WindowsVista) {
		if address, ok := literalAddress(name); ok {
			return f.named[address]
		}
	}
	return nil
}

// findDomain finds a domain by its folded name. It needs f.mu.
func (f *Fake) findDomain(key string) *domain {
	i := slices.IndexFunc(f.domains, func(d *domain) bool { return d.key == key })
	if i < 0 {
		return nil
	}
	return f.domains[i]
}

// reach contacts a server: it takes the time that the server takes. It gives the
// share as well if the server keeps it.
//
// ERROR_BAD_NETPATH: the server isn't known or can't be reached.
func (f *Fake) reach(r RemoteName, o session.Options) (*server, *share, error) {
	f.mu.Lock()
	s := f.lookup(r.Server, o)
	if s == nil {
		f.mu.Unlock()
		return nil, nil, winerr.ERROR_BAD_NETPATH
	}
	sh, delay := s.find(r.Share), s.delay
	f.mu.Unlock()
	if delay > 0 {
		time.Sleep(delay)
	}
	if s.away() {
		return nil, nil, winerr.ERROR_BAD_NETPATH
	}
	return s, sh, nil
}

// find finds a share that the server keeps. It needs the mutex of the fake.
func (s *server) find(name string) *share {
	if sh := named(s.named, name); sh != nil || !strings.EqualFold(name, s.ipc.name) {
		return sh
	}
	return s.ipc
}

// findMore finds a share among those that the server doesn't keep.
//
// ERROR_BAD_NET_NAME: the server has no such share.
func (f *Fake) findMore(s *server, name string) (*share, error) {
	if s.more == nil {
		return nil, winerr.ERROR_BAD_NET_NAME
	}
	for data := range s.more {
		if strings.EqualFold(data.Name, name) {
			if found, err := f.newShare(s, data); err == nil {
				return found, nil
			}
		}
	}
	return nil, winerr.ERROR_BAD_NET_NAME
}

// reachShare contacts the server and finds the share with the directory.
func (f *Fake) reachShare(s *session.Session, r RemoteName, dir string) (*server, *share, error) {
	srv, sh, err := f.reach(r, s.Options())
	if err == nil && sh == nil {
		sh, err = f.findMore(srv, r.Share)
	}
	if err == nil && dir != "." && !sh.has(dir) {
		err = winerr.ERROR_BAD_NET_NAME
	}
	return srv, sh, err
}
