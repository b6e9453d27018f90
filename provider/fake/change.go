package fake

import (
	"fmt"
	"maps"
	"slices"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// The methods in this file change the network while it is in use. They compare names without case. Their errors say what is
// wrong, and wrap the code that is listed.

// AddDomain adds a domain.
//
// ERROR_INVALID_NAME, ERROR_BAD_USERNAME: a malformed name. ERROR_INVALID_PARAMETER: no state of an account.
// ERROR_ALREADY_EXISTS: the domain, or two accounts of one name.
func (p *Provider) AddDomain(d Domain) error {
	accounts, err := newAccounts(wintext.Fold(d.Name), d.Accounts)
	if err == nil && !validName(d.Name) {
		err = winerr.ERROR_INVALID_NAME
	}
	if err != nil {
		return fmt.Errorf("domain %q: %w", d.Name, err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	known := p.implyDomain(d.Name)
	if !known.implied {
		return fmt.Errorf("domain %q: %w", d.Name, winerr.ERROR_ALREADY_EXISTS)
	}
	*known = domain{name: d.Name, comment: d.Comment, accounts: accounts}
	p.version.Add(1)
	return nil
}

// implyDomain returns the domain of a name. It adds one that is known by its name only if there is none. The caller holds
// p.mu.
func (p *Provider) implyDomain(name string) *domain {
	if known := p.findDomain(name); known != nil {
		return known
	}
	added := &domain{name: name, accounts: make(map[string]*account), implied: true}
	p.domains = append(p.domains, added)
	return added
}

// AddServer adds a server with its shares.
//
// ERROR_INVALID_NAME, ERROR_BAD_USERNAME: a malformed name or address. ERROR_INVALID_PARAMETER: a negative delay,
// no state of an account, or another code than those of Refused.
// ERROR_ALREADY_EXISTS: the name or the address of a server, or two shares or accounts of one name. ERROR_BAD_DEV_TYPE: a
// share of unknown type, or files on a print share.
func (p *Provider) AddServer(data Server) error {
	s, err := p.newServer(data)
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if find(p.named, s.name) != nil || s.address != "" && p.named[s.address] != nil {
		return fmt.Errorf("server %q: %w", data.Name, winerr.ERROR_ALREADY_EXISTS)
	}
	if data.Domain != "" {
		s.domain = p.implyDomain(data.Domain)
	}
	if p.named == nil {
		p.named = make(map[string]*server)
	}
	p.servers, p.named[wintext.Fold(s.name)] = append(p.servers, s), s
	if s.address != "" {
		p.named[s.address] = s
	}
	return nil
}

// RemoveServer removes a server. Connections to it remain until they are cancelled, but nothing can be opened through them,
// and files that are open fail with ERROR_NETNAME_DELETED.
//
// ERROR_BAD_NETPATH: no such server.
func (p *Provider) RemoveServer(name string) error {
	return p.change(name, func(s *server) error {
		s.gone.Store(true)
		p.servers = slices.DeleteFunc(slices.Clone(p.servers), func(each *server) bool { return each == s })
		maps.DeleteFunc(p.named, func(_ string, each *server) bool { return each == s })
		return nil
	})
}

// SetDown takes a server down or up again. While it is down, connections stay, and files that are open fail with
// ERROR_NETNAME_DELETED.
//
// ERROR_BAD_NETPATH: no such server.
func (p *Provider) SetDown(name string, down bool) error {
	return p.change(name, func(s *server) error {
		s.down.Store(down)
		return nil
	})
}

// DropSessions ends the sessions that users have at a server, as its administrator does, or a restart. Connections stay, and
// so do the letters; they are WNGETCON_DISCONNECTED until somebody uses them, and then connect as the same user, whose
// password must still be right (Microsoft Knowledge Base 297684). Files that are open fail with ERROR_NETNAME_DELETED.
//
// ERROR_BAD_NETPATH: no such server.
func (p *Provider) DropSessions(name string) error {
	return p.change(name, func(s *server) error {
		s.epoch.Add(1)
		return nil
	})
}

// SetAnswer sets the Answer of a server.
//
// ERROR_BAD_NETPATH: no such server.
func (p *Provider) SetAnswer(name string, code winerr.Errno) error {
	return p.change(name, func(s *server) error {
		s.answer.Store(uint32(code))
		return nil
	})
}

// SetFull lets a server admit nobody else, or users again. Who is logged on stays.
//
// ERROR_BAD_NETPATH: no such server.
func (p *Provider) SetFull(name string, full bool) error {
	return p.change(name, func(s *server) error {
		s.full.Store(full)
		return nil
	})
}

// SetDelay sets the Delay of a server.
//
// ERROR_BAD_NETPATH: no such server. ERROR_INVALID_PARAMETER: a negative delay.
func (p *Provider) SetDelay(name string, d time.Duration) error {
	return p.change(name, func(s *server) error {
		if d < 0 {
			return winerr.ERROR_INVALID_PARAMETER
		}
		s.delay.Store(int64(d))
		return nil
	})
}

// AddShare adds a share to a server.
//
// ERROR_BAD_NETPATH: no such server. ERROR_INVALID_NAME, ERROR_BAD_USERNAME, ERROR_BAD_DEV_TYPE, ERROR_ALREADY_EXISTS: as
// AddServer.
func (p *Provider) AddShare(where string, data Share) error {
	return p.change(where, func(s *server) error {
		added, err := s.newShare(data)
		if err == nil {
			err = s.add(added)
		}
		return err
	})
}

// RemoveShare removes a share of a server, but not one of Server.MoreShares. Connections to it go on as they do with
// RemoveServer.
//
// ERROR_BAD_NETPATH: no such server. ERROR_BAD_NET_NAME: no such share.
func (p *Provider) RemoveShare(where, name string) error {
	return p.changeShare(where, name, func(gone *share) {
		s := gone.server
		gone.gone.Store(true)
		delete(s.named, wintext.Fold(name))
		s.shares = slices.DeleteFunc(slices.Clone(s.shares), func(each *share) bool { return each == gone })
	})
}

// SetComment sets the comment of a share, or of the server itself when name is "".
//
// ERROR_BAD_NETPATH: no such server. ERROR_BAD_NET_NAME: no such share.
func (p *Provider) SetComment(where, name, comment string) error {
	if name == "" {
		return p.change(where, func(s *server) error {
			s.comment = comment
			return nil
		})
	}
	return p.changeShare(where, name, func(found *share) {
		found.comment = comment
		found.record = found.resource()
	})
}

// change calls how for a server, under p.mu.
//
// ERROR_BAD_NETPATH: no such server. Codes of how.
func (p *Provider) change(name string, how func(*server) error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	err := error(winerr.ERROR_BAD_NETPATH)
	if s := find(p.named, name); s != nil {
		err = how(s)
	}
	if err != nil {
		return fmt.Errorf("server %q: %w", name, err)
	}
	return nil
}

// changeShare calls how for a share, under p.mu.
//
// ERROR_BAD_NETPATH: no such server. ERROR_BAD_NET_NAME: no such share.
func (p *Provider) changeShare(where, name string, how func(*share)) error {
	return p.change(where, func(s *server) error {
		found := find(s.named, name)
		if found == nil {
			return fmt.Errorf("share %q: %w", name, winerr.ERROR_BAD_NET_NAME)
		}
		how(found)
		return nil
	})
}
