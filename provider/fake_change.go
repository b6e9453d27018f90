package provider

import (
	"fmt"
	"maps"
	"slices"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// The methods here change the network while it is in use. They compare names
// without case, and their errors say what is wrong and hold the code that is
// listed.

// AddDomain adds a domain.
//
// ERROR_INVALID_NAME, ERROR_BAD_USERNAME: a malformed name. ERROR_ALREADY_EXISTS:
// the domain, or two accounts of one name.
func (f *Fake) AddDomain(d Domain) error {
	key := fold(d.Name)
	accounts, err := newAccounts(key, d.Accounts)
	if err == nil && !validNetName(d.Name) {
		err = winerr.ERROR_INVALID_NAME
	}
	if err != nil {
		return fmt.Errorf("domain %q: %w", d.Name, err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	known := f.findDomain(key)
	if known == nil {
		known = f.implyDomain(d.Name)
	}
	if !known.implied {
		return fmt.Errorf("domain %q: %w", d.Name, winerr.ERROR_ALREADY_EXISTS)
	}
	*known = domain{name: d.Name, comment: d.Comment, key: key, accounts: accounts}
	return nil
}

// implyDomain adds a domain that is known by its name only. It needs f.mu.
func (f *Fake) implyDomain(name string) *domain {
	added := &domain{name: name, key: fold(name), accounts: make(map[string]*account), implied: true}
	f.domains = append(f.domains, added)
	return added
}

// AddServer adds a server with its shares.
//
// ERROR_INVALID_NAME, ERROR_BAD_USERNAME: a malformed name or address.
// ERROR_INVALID_PARAMETER: a negative delay. ERROR_ALREADY_EXISTS: the name or the
// address of a server, or two shares or accounts of one name.
// ERROR_BAD_DEV_TYPE: a share of unknown type, or files on a print share.
func (f *Fake) AddServer(data Server) error {
	s, err := f.newServer(data)
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.named[s.key] != nil || s.address != "" && f.named[s.address] != nil {
		return fmt.Errorf("server %q: %w", data.Name, winerr.ERROR_ALREADY_EXISTS)
	}
	if data.Domain != "" {
		if s.domain = f.findDomain(fold(data.Domain)); s.domain == nil {
			s.domain = f.implyDomain(data.Domain)
		}
	}
	if f.named == nil {
		f.named = make(map[string]*server)
	}
	f.servers, f.named[s.key] = append(f.servers, s), s
	if s.address != "" {
		f.named[s.address] = s
	}
	return nil
}

// RemoveServer removes a server. Connections to it remain until they are
// cancelled, but nothing can be opened through them, and files that are open
// fail with ERROR_NETNAME_DELETED.
//
// ERROR_BAD_NETPATH: no such server.
func (f *Fake) RemoveServer(name string) error {
	return f.change(name, func(s *server) error {
		s.gone.Store(true)
		f.servers = slices.DeleteFunc(slices.Clone(f.servers), func(each *server) bool { return each == s })
		maps.DeleteFunc(f.named, func(_ string, each *server) bool { return each == s })
		return nil
	})
}

// SetDown takes a server down or up again. While it is down, connections stay,
// and files that are open fail with ERROR_NETNAME_DELETED.
//
// ERROR_BAD_NETPATH: no such server.
func (f *Fake) SetDown(name string, down bool) error {
	return f.change(name, func(s *server) error {
		s.down.Store(down)
		return nil
	})
}

// SetDelay sets the Delay of a server.
//
// ERROR_BAD_NETPATH: no such server. ERROR_INVALID_PARAMETER: less than nothing.
func (f *Fake) SetDelay(name string, d time.Duration) error {
	return f.change(name, func(s *server) error {
		if d < 0 {
			return winerr.ERROR_INVALID_PARAMETER
		}
		s.delay = d
		return nil
	})
}

// AddShare adds a share to a server.
//
// ERROR_BAD_NETPATH: no such server. ERROR_INVALID_NAME, ERROR_BAD_USERNAME,
// ERROR_BAD_DEV_TYPE, ERROR_ALREADY_EXISTS: as AddServer.
func (f *Fake) AddShare(where string, data Share) error {
	f.mu.Lock()
	s := f.named[fold(where)]
	f.mu.Unlock()
	if s == nil {
		return fmt.Errorf("server %q: %w", where, winerr.ERROR_BAD_NETPATH)
	}
	added, err := f.newShare(s, data)
	if err != nil {
		return fmt.Errorf("server %q: %w", where, err)
	}
	return f.change(where, func(s *server) error { return s.add(added) })
}

// RemoveShare removes a share of a server, but not one of Server.MoreShares.
// Connections to it go on as they do with RemoveServer.
//
// ERROR_BAD_NETPATH: no such server. ERROR_BAD_NET_NAME: no such share.
func (f *Fake) RemoveShare(where, name string) error {
	return f.change(where, func(s *server) error {
		gone := s.named[fold(name)]
		if gone == nil {
			return fmt.Errorf("share %q: %w", name, winerr.ERROR_BAD_NET_NAME)
		}
		gone.gone.Store(true)
		delete(s.named, gone.key)
		s.shares = slices.DeleteFunc(slices.Clone(s.shares), func(each *share) bool { return each == gone })
		return nil
	})
}

// SetComment sets the comment of a share, or of the server itself when name is
// "".
//
// ERROR_BAD_NETPATH: no such server. ERROR_BAD_NET_NAME: no such share.
func (f *Fake) SetComment(where, name, comment string) error {
	return f.change(where, func(s *server) error {
		if name == "" {
			s.comment = comment
			return nil
		}
		found := s.named[fold(name)]
		if found == nil {
			return fmt.Errorf("share %q: %w", name, winerr.ERROR_BAD_NET_NAME)
		}
		found.comment = comment
		found.record = f.shareResource(found)
		return nil
	})
}

// change changes a server under the lock.
func (f *Fake) change(name string, how func(*server) error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	err := error(winerr.ERROR_BAD_NETPATH)
	if s := f.named[fold(name)]; s != nil {
		err = how(s)
	}
	if err != nil {
		return fmt.Errorf("server %q: %w", name, err)
	}
	return nil
}
