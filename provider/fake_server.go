package provider

import (
	"fmt"
	"io/fs"
	"iter"
	"sync"
	"sync/atomic"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
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
	empty                      bool        // no files were given: any directory may be connected to
	record                     NetResource // shareResource of it, for enumerations

	used  sync.Once // makes the files of an empty disk
	store fs.FS     // what files gives

	gone atomic.Bool
}

// files are those of the share, nil of what isn't a disk. Those of an empty one
// are made when they are first asked for.
func (s *share) files() fs.FS {
	if s.empty && s.typ == RESOURCETYPE_DISK {
		s.used.Do(func() { s.store = NewMemFS() })
	}
	return s.store
}

// hidden reports whether enumerations leave the share out.
func (s *share) hidden() bool { return s.name[len(s.name)-1] == '$' }

// check says what is wrong with a server apart from its accounts and shares.
func (s *Server) check() error {
	switch {
	case !validNetName(s.Name):
		return winerr.ERROR_INVALID_NAME
	case !validAddress(s.Address):
		return fmt.Errorf("address %q: %w", s.Address, winerr.ERROR_INVALID_NAME)
	case s.Domain != "" && !validNetName(s.Domain):
		return fmt.Errorf("domain %q: %w", s.Domain, winerr.ERROR_INVALID_NAME)
	case s.Delay < 0:
		return fmt.Errorf("delay %v: %w", s.Delay, winerr.ERROR_INVALID_PARAMETER)
	}
	return nil
}

// newServer checks the data of a server and takes it over; its domain is left to
// the caller.
func (f *Fake) newServer(data Server) (*server, error) {
	if err := data.check(); err != nil {
		return nil, fmt.Errorf("server %q: %w", data.Name, err)
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
	s.ipc = &share{name: "IPC$", key: "ipc$", typ: RESOURCETYPE_ANY, readOnly: true}
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
		allow:  allow, deny: deny, readOnly: data.ReadOnly, empty: data.FS == nil, store: data.FS,
	}
	added.record = f.shareResource(added)
	return added, nil
}

// has reports whether the share has the directory. Every one may be connected to
// where no files were given.
func (s *share) has(dir string) bool {
	files := s.files()
	return files != nil && (s.empty || isDirectory(files, dir) == nil)
}

// provide makes a directory that is connected to, where it needn't have been there.
func (s *share) provide(dir string) error {
	files, ok := s.files().(*MemFS)
	if ok && s.empty && dir != "." && isDirectory(files, dir) != nil && files.mkdirs(dir+"/") != nil {
		return winerr.ERROR_PATH_NOT_FOUND // a file is in the way
	}
	return nil
}
