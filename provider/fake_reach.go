package provider

import (
	"slices"
	"strings"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// lookup finds a server by the name that a session used for it. It needs f.mu.
func (f *Fake) lookup(name string, o session.Options) *server {
	if s := byName(f.named, name); s != nil {
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
	if sh := byName(s.named, name); sh != nil || !strings.EqualFold(name, s.ipc.name) {
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
