package smb

import (
	"context"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// AddConnection implements [provider.Connections]; it is
// [Provider.AddConnection3] without flags (NPAddConnection).
func (p *Provider) AddConnection(s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
	return p.AddConnection3(s, 0, nr, cred, 0)
}

// AddConnection3 implements [provider.Connections] (NPAddConnection3). The flags
// change nothing. The first of these that applies is the answer, and then nothing
// has changed:
//
//   - ERROR_NO_SUCH_LOGON_SESSION, ERROR_INVALID_PARAMETER: no session, no resource.
//   - ERROR_BAD_NET_NAME: the remote name isn't `\\server\share`, perhaps with a
//     directory, or is longer than 260 UTF-16 units.
//   - ERROR_BAD_DEVICE: the local name isn't A: to Z: or LPT1 to LPT9.
//   - ERROR_INVALID_PARAMETER: an unknown type. ERROR_BAD_DEV_TYPE: a printer; IPC$
//     with a device or a type.
//   - ERROR_BAD_USERNAME: a malformed user.
//   - ERROR_SESSION_CREDENTIAL_CONFLICT: the session is another user on that server.
//   - ERROR_BAD_NETPATH: the server can't be reached.
//   - ERROR_INVALID_PASSWORD: there is no password, and no default one is known.
//     ERROR_LOGON_FAILURE: the server refuses user or password, which SMB servers
//     don't tell apart. ERROR_ACCOUNT_DISABLED, ERROR_PASSWORD_EXPIRED and the like.
//   - ERROR_BAD_NET_NAME: no such share or directory. ERROR_ACCESS_DENIED.
//     ERROR_BAD_DEV_TYPE: a print share.
//   - ERROR_ALREADY_ASSIGNED: the session sees a device of that name already.
//
// A deviceless connection that is there already is no error and isn't counted
// twice.
func (p *Provider) AddConnection3(s *session.Session, _ provider.Window, nr *provider.NetResource, cred session.Credentials, _ provider.ConnectFlags) error {
	c, err := p.prepare(s, nr)
	if err != nil {
		return err
	}
	who, err := p.candidate(s, c.at.Server, cred)
	if err != nil {
		return err
	}
	ctx, cancel := p.request()
	defer cancel()
	if c.link, err = p.join(ctx, s, c.at.Server, who); err != nil {
		return err
	}
	if c.tree, err = p.open(ctx, c.link, c.at); err != nil {
		p.leave(ctx, c.link)
		return err
	}
	return p.define(ctx, c)
}

// prepare checks what can be without the server.
func (p *Provider) prepare(s *session.Session, nr *provider.NetResource) (*connection, error) {
	switch {
	case s == nil || !s.Alive():
		return nil, winerr.ERROR_NO_SUCH_LOGON_SESSION
	case nr == nil:
		return nil, winerr.ERROR_INVALID_PARAMETER
	}
	c := &connection{p: p, s: s, remote: strings.TrimSuffix(nr.RemoteName, `\`), typ: provider.RESOURCETYPE_DISK}
	var err error
	if c.at, err = parseRemote(nr.RemoteName); err != nil {
		return nil, err
	}
	if nr.LocalName != "" {
		if c.device, err = session.ParseName(nr.LocalName); err != nil {
			return nil, err
		}
	}
	if isPipes(c.at) {
		c.typ = provider.RESOURCETYPE_ANY
	}
	switch {
	case nr.Type > provider.RESOURCETYPE_PRINT:
		return nil, winerr.ERROR_INVALID_PARAMETER
	case c.device.IsPrinter(), nr.Type != provider.RESOURCETYPE_ANY && nr.Type != c.typ, c.device != 0 && isPipes(c.at):
		return nil, winerr.ERROR_BAD_DEV_TYPE
	}
	return c, nil
}

// open connects a share over a link, and makes sure that its directory is there.
//
// Codes of dial and mount, and ERROR_BAD_DEV_TYPE: a print share.
func (p *Provider) open(ctx context.Context, l *link, at provider.RemoteName) (*tree, error) {
	w, err := p.live(ctx, l)
	if err != nil {
		return nil, err
	}
	t, err := w.mount(ctx, l.server, at.Share)
	if err != nil || isPipes(at) {
		return t, err
	}
	if err = t.check(ctx, l.server, at); err != nil {
		t.unmount(ctx)
		return nil, err
	}
	return t, nil
}

// check makes sure that a share is a disk that has the directory.
func (t *tree) check(ctx context.Context, server string, at provider.RemoteName) error {
	err := t.isDirectory(ctx, directory(at))
	switch code := winerr.Code(err); code {
	case winerr.NO_ERROR:
		return nil
	case winerr.ERROR_FILE_NOT_FOUND, winerr.ERROR_PATH_NOT_FOUND, winerr.ERROR_DIRECTORY:
		return winerr.ERROR_BAD_NET_NAME
	}
	if typ, known := t.typeOf(ctx, server, at.Share); known && typ != provider.RESOURCETYPE_DISK {
		return winerr.ERROR_BAD_DEV_TYPE
	}
	return err
}

// define enters a connection and gives it its device, or undoes it. It is the one
// step that settles who gets a letter.
func (p *Provider) define(ctx context.Context, c *connection) error {
	c.opening = c.device != 0
	same, err := p.keep(c)
	if err != nil || same != nil {
		c.tree.unmount(ctx)
		p.leave(ctx, c.link)
		return err
	}
	if c.device == 0 {
		return nil
	}
	target := redirector(c.device, c.s.LUID(), c.at)
	if err := c.s.Devices().Redirect(c.device, target, c); err != nil {
		p.forget(ctx, c)
		return err
	}
	p.mu.Lock()
	c.opening = false
	p.mu.Unlock()
	return nil
}

var redirector = provider.RedirectorTarget(`\Device\LanmanRedirector`)
