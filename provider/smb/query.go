package smb

import (
	"cmp"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// GetConnection implements [provider.Connections] (NPGetConnection). It doesn't
// ask the server.
//
// ERROR_BAD_DEVICE: no device name. ERROR_NOT_CONNECTED: not a device that this
// network redirects for the session.
func (p *Provider) GetConnection(s *session.Session, local string) (string, error) {
	remote, _, err := p.GetConnection3(s, local)
	return remote, err
}

// GetConnection3 implements [provider.Connections] (NPGetConnection3). Codes of
// GetConnection. No connection is ever deferred, so all are connected.
func (p *Provider) GetConnection3(s *session.Session, local string) (string, provider.ConnectionState, error) {
	if s == nil {
		return "", 0, winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	c, err := p.redirected(s, local)
	if err != nil {
		return "", 0, err
	}
	return c.remote, provider.WNGETCON_CONNECTED, nil
}

// GetUser implements [provider.Connections] (NPGetUser). For "" it is the bare name
// of the session's user; for a connection the user as it was given, or
// `DOMAIN\user` of the default one.
//
// ERROR_NOT_CONNECTED: neither a redirected device nor a connected remote name.
func (p *Provider) GetUser(s *session.Session, name string) (string, error) {
	switch {
	case s == nil:
		return "", winerr.ERROR_NO_SUCH_LOGON_SESSION
	case name == "":
		return s.User().Name, nil
	}
	c, err := p.connected(s, name)
	if err != nil {
		return "", err
	}
	return c.link.who.userName(), nil
}

// GetUniversalName implements [provider.Names] (NPGetUniversalName). The rest of
// the path is appended as it is; the object need not exist.
//
// ERROR_BAD_DEVICE: not a path on a drive. ERROR_NOT_CONNECTED: as GetConnection.
// ERROR_INVALID_LEVEL: neither level.
func (p *Provider) GetUniversalName(s *session.Session, path string, level provider.Level) (provider.UniversalName, error) {
	n, rest, ok := session.SplitDrive(strings.ReplaceAll(path, "/", `\`))
	if !ok {
		return provider.UniversalName{}, winerr.ERROR_BAD_DEVICE
	}
	remote, err := p.GetConnection(s, n.String())
	if err != nil {
		return provider.UniversalName{}, err
	}
	switch level {
	case provider.UNIVERSAL_NAME_INFO_LEVEL:
		return provider.UniversalName{Universal: remote + rest}, nil
	case provider.REMOTE_NAME_INFO_LEVEL:
		return provider.UniversalName{Universal: remote + rest, Connection: remote, Remaining: rest}, nil
	}
	return provider.UniversalName{}, winerr.ERROR_INVALID_LEVEL
}

// Snapshot implements [provider.Redirector]. A connection that only a UNC path
// keeps is in it, one that isn't complete yet is not.
func (p *Provider) Snapshot() []provider.ConnectionSnapshot {
	p.mu.Lock()
	var all []provider.ConnectionSnapshot
	for _, kept := range p.logons {
		for _, c := range kept.deviceless {
			all = append(all, c.snapshot())
		}
		for _, c := range kept.devices {
			if !c.opening {
				all = append(all, c.snapshot())
			}
		}
	}
	p.mu.Unlock()
	slices.SortFunc(all, func(a, b provider.ConnectionSnapshot) int {
		return cmp.Or(cmp.Compare(a.LUID, b.LUID), cmp.Compare(a.Local, b.Local), cmp.Compare(a.Remote, b.Remote))
	})
	return all
}

// snapshot needs the mutex.
func (c *connection) snapshot() provider.ConnectionSnapshot {
	got := provider.ConnectionSnapshot{
		LUID: c.s.LUID(), Local: c.device.String(), Remote: c.remote, Type: c.typ,
		User: c.link.who.userName(), Holders: c.holders,
	}
	for f := range c.files {
		got.OpenFiles = append(got.OpenFiles, `\`+f.name)
	}
	slices.Sort(got.OpenFiles)
	return got
}
