package redirector

import (
	"cmp"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// GetConnection implements [provider.Connections] (NPGetConnection). It takes no lock and allocates nothing.
//
// ERROR_NO_NETWORK. ERROR_BAD_DEVICE: no device name. ERROR_NOT_CONNECTED: not a device that this network redirects for the
// session, such as a letter of LocalSystem in another one; or its connection is deferred, because this call is about live
// connections and GetConnection3 about all.
func (p *Provider) GetConnection(s *session.Session, local string) (string, error) {
	c, err := p.connectionForLocal(s, local)
	if err != nil {
		return "", err
	}
	if c.deferred.Load() {
		return "", winerr.ERROR_NOT_CONNECTED
	}
	return c.remote, nil
}

// GetConnection3 implements [provider.Connections] (NPGetConnection3). Codes of GetConnection, but a deferred connection is
// WNGETCON_DISCONNECTED, and so is one that was lost, until somebody uses it.
func (p *Provider) GetConnection3(s *session.Session, local string) (string, provider.ConnectionState, error) {
	c, err := p.connectionForLocal(s, local)
	if err != nil {
		return "", 0, err
	}
	p.mu.Lock()
	tree := c.tree
	p.mu.Unlock()
	if tree == nil || tree.Lost() {
		return c.remote, provider.WNGETCON_DISCONNECTED, nil
	}
	return c.remote, provider.WNGETCON_CONNECTED, nil
}

// connectionForLocal begins a call about a device, and returns the connection of the device.
func (p *Provider) connectionForLocal(s *session.Session, local string) (*connection, error) {
	if err := p.begin(s, p.caps().Connection, provider.WNNC_CON_GETCONNECTIONS); err != nil {
		return nil, err
	}
	n, err := session.ParseName(local)
	if err != nil {
		return nil, err
	}
	return p.connectionForDevice(s, n)
}

// GetConnectionPerformance implements [provider.Connections] (NPGetConnectionPerformance): what Server.Performance returns,
// with the flags of a [Flagged] tree. Without any the flags are WNCON_DYNAMIC, because those of a connected share aren't 0 on
// Windows. The server isn't asked.
//
// ERROR_NO_NETWORK. ERROR_NOT_CONNECTED: neither a live redirected device, nor a remote name that is connected or below one
// that is. A connection that a UNC path implied counts: the page has programs open a file and then ask.
func (p *Provider) GetConnectionPerformance(s *session.Session, name string) (provider.ConnectInfo, error) {
	if err := p.begin(s, p.caps().Connection, provider.WNNC_CON_GETPERFORMANCE); err != nil {
		return provider.ConnectInfo{}, err
	}
	c, err := p.connectionAbove(s, p.withShare(name))
	if err != nil {
		return provider.ConnectInfo{}, err
	}
	var server Server
	p.mu.Lock()
	if c.set != nil {
		server = c.set.server
	}
	tree := c.tree
	p.mu.Unlock()
	if server == nil {
		return provider.ConnectInfo{}, winerr.ERROR_NOT_CONNECTED
	}
	info := server.Performance()
	if flagged, ok := tree.(Flagged); ok && flagged.PerformanceFlags() != 0 {
		info.Flags = flagged.PerformanceFlags()
	}
	if info.Flags == 0 {
		info.Flags = provider.WNCON_DYNAMIC
	}
	return info, nil
}

// GetUser implements [provider.Connections] (NPGetUser). For "" it returns the bare name of the session's user; for a
// connection the user as the caller spelled it, or `DOMAIN\user` of the default one. A connection that a UNC path implied
// counts.
//
// ERROR_NO_NETWORK. ERROR_NOT_CONNECTED: neither a redirected device nor a connected remote name, or a [Referral].
func (p *Provider) GetUser(s *session.Session, name string) (string, error) {
	if err := p.begin(s, p.caps().User, provider.WNNC_USR_GETUSER); err != nil {
		return "", err
	}
	if name == "" {
		return s.User().Name, nil
	}
	c, err := p.connectionForName(s, p.withShare(name))
	if err != nil {
		return "", err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if r, ok := c.tree.(Referral); ok && r.Referral() {
		return "", winerr.ERROR_NOT_CONNECTED
	}
	return c.userName(), nil
}

// GetPersistentUseOptions implements [provider.Connections] (NPGetPersistentUseOptionsForConnection): a copy of the options,
// of which the provider keeps every kind.
//
// ERROR_NO_NETWORK. ERROR_BAD_NET_NAME: not a name of this network.
func (p *Provider) GetPersistentUseOptions(s *session.Session, remote string, options []byte) ([]byte, error) {
	if err := p.begin(s, 0, 0); err != nil {
		return nil, err
	}
	if _, err := p.parseRemote(remote); err != nil {
		return nil, err
	}
	return append([]byte(nil), options...), nil
}

// GetUniversalName implements [provider.Names] (NPGetUniversalName). It appends the rest of the path as it is, with
// backslashes; the object need not exist.
//
// ERROR_NO_NETWORK. ERROR_BAD_DEVICE: not a path on a drive, such as a UNC name. ERROR_NOT_CONNECTED: not on a device that
// this network redirects for the session; a device whose connection is deferred is redirected, and has its name already.
// ERROR_INVALID_LEVEL: neither level. ERROR_NOT_SUPPORTED: UNIVERSAL_NAME_INFO_LEVEL on a network without universal names; at
// the other level Universal is "" there.
func (p *Provider) GetUniversalName(s *session.Session, path string, level provider.Level) (name provider.UniversalName, err error) {
	if err = p.begin(s, p.caps().Connection, provider.WNNC_CON_GETCONNECTIONS); err != nil {
		return name, err
	}
	if strings.IndexByte(path, '/') >= 0 {
		path = strings.ReplaceAll(path, "/", `\`)
	}
	n, rest, ok := session.SplitDrive(path)
	if !ok {
		return name, winerr.ERROR_BAD_DEVICE
	}
	c, err := p.connectionForDevice(s, n)
	switch {
	case err != nil:
		return name, err
	case level != provider.UNIVERSAL_NAME_INFO_LEVEL && level != provider.REMOTE_NAME_INFO_LEVEL:
		return name, winerr.ERROR_INVALID_LEVEL
	case level == provider.UNIVERSAL_NAME_INFO_LEVEL && p.Kind.NoUniversalNames:
		return name, winerr.ERROR_NOT_SUPPORTED
	}
	if !p.Kind.NoUniversalNames {
		name.Universal = c.universalName(rest)
	}
	if level == provider.REMOTE_NAME_INFO_LEVEL {
		name.Connection, name.Remaining = c.remote, rest
	}
	return name, nil
}

// universalName returns the universal name of a path on the connection.
func (c *connection) universalName(rest string) string {
	if c.p.unc() {
		return c.remote + rest
	}
	whole := c.at
	whole.Rest += rest
	return c.p.Syntax().Spell(whole)
}

// Snapshot implements [provider.Redirector]. It shows a connection that only a UNC path keeps, but not one that isn't complete
// yet.
func (p *Provider) Snapshot() []provider.ConnectionSnapshot {
	p.mu.Lock()
	var all []provider.ConnectionSnapshot
	var trees []Tree
	for luid := range p.logons {
		for _, c := range p.connectionsOf(luid) {
			if c.complete.Load() {
				all, trees = append(all, c.snapshot()), append(trees, c.tree)
			}
		}
	}
	p.mu.Unlock()
	for i, tree := range trees {
		all[i].Disconnected = tree == nil || tree.Lost()
	}
	slices.SortFunc(all, func(a, b provider.ConnectionSnapshot) int {
		return cmp.Or(cmp.Compare(a.LUID, b.LUID), cmp.Compare(a.Local, b.Local), cmp.Compare(a.Remote, b.Remote))
	})
	return all
}

// snapshot returns the state of the connection. The caller holds p.mu.
func (c *connection) snapshot() provider.ConnectionSnapshot {
	got := provider.ConnectionSnapshot{
		LUID: c.s.LUID(), Local: c.device.String(), Remote: c.remote, Type: c.typ, User: c.userName(),
		Holders: int(c.holders),
	}
	for h := range c.open {
		h.list(&got)
	}
	slices.Sort(got.OpenFiles)
	slices.Sort(got.Jobs)
	return got
}
