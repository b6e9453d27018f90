package redirector

import (
	"path"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// AddConnection implements [provider.Connections] (NPAddConnection). It is [Provider.AddConnection3] without flags, and
// returns the same codes.
func (p *Provider) AddConnection(s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
	if err := p.begin(s, p.caps().Connection, provider.WNNC_CON_ADDCONNECTION); err != nil {
		return err
	}
	return p.add(s, nr, cred, 0)
}

// AddConnection3 implements [provider.Connections] (NPAddConnection3). The first of these that applies is the answer, and
// then nothing has changed:
//
//   - ERROR_NO_NETWORK: the network hasn't started.
//   - ERROR_INVALID_PARAMETER: there is no resource.
//   - ERROR_BAD_NET_NAME: the remote name isn't of the network's form, names no share, is longer than 260 UTF-16 units or
//     isn't UTF-8. A server of the SMB client of Windows without a share, and without a local name, stands for its IPC$.
//   - ERROR_BAD_NETPATH: the name ends in a backslash, and this is the SMB client of Windows; the option TrimRemoteName of
//     the session's machine accepts it (Microsoft's article on drive maps with a trailing backslash).
//   - ERROR_BAD_DEVICE: there is no local name, and Kind.NeedsDevice.
//   - ERROR_BAD_NETPATH: the server isn't known or is down.
//   - ERROR_BAD_NET_NAME: the server has no such share, or the share no such directory.
//   - ERROR_BAD_DEVICE: the local name isn't A: to Z: or LPT1 to LPT9, or there is none with CONNECT_DEFERRED.
//   - ERROR_INVALID_PARAMETER: the type is none of ANY, DISK and PRINT.
//   - ERROR_BAD_DEV_TYPE: the device, the type and the share don't fit; IPC$ fits no device and no printer.
//   - ERROR_BAD_USERNAME: the user is malformed.
//   - ERROR_SESSION_CREDENTIAL_CONFLICT: the session is connected to that server as another user, or as the same user with
//     another password (the option SameUserOtherPassword has the server decide). Deviceless and IPC$ connections count.
//     Default credentials join whoever is connected, unless the option NullCredentialsConflict makes them another user. On
//     Windows 7 the defaults after explicit credentials are ERROR_BAD_USERNAME (no user) or ERROR_INVALID_PASSWORD (no
//     password).
//   - ERROR_INVALID_PASSWORD: the server doesn't know the user that the caller gave, or the password is wrong.
//     ERROR_LOGON_FAILURE: the same of the default user, and of every user before Windows Vista ([User.Refusal]). Other codes
//     of the server, such as ERROR_ACCOUNT_DISABLED and ERROR_REQ_NOT_ACCEP.
//   - ERROR_SMB_GUEST_LOGON_BLOCKED: the server takes the user for a guest, and the option BlockInsecureGuest is on.
//   - ERROR_ACCESS_DENIED: the share doesn't admit the user.
//   - ERROR_ALREADY_ASSIGNED: the session sees a device of that name already.
//
// A deviceless connection that is there already is no error and isn't counted twice. With CONNECT_DEFERRED the server is
// asked nothing: only the form of the names, the fit of device and type, and the form of the user are checked. The connection
// is disconnected until a file of it is opened, and connects then with these credentials. The other flags change nothing.
func (p *Provider) AddConnection3(s *session.Session, _ provider.Window, nr *provider.NetResource, cred session.Credentials, flags provider.ConnectFlags) error {
	if err := p.begin(s, p.caps().Connection, provider.WNNC_CON_ADDCONNECTION3); err != nil {
		return err
	}
	return p.add(s, nr, cred, flags)
}

// AddConnection4 implements [provider.Connections]: [Provider.AddConnection3] with the credentials from auth, which is what
// [PackCredentials] returns. The options change nothing.
//
// ERROR_INVALID_PARAMETER: auth is something else, which is checked first. Otherwise codes of AddConnection3.
func (p *Provider) AddConnection4(s *session.Session, _ provider.Window, nr *provider.NetResource, auth []byte, flags provider.ConnectFlags, _ []byte) error {
	if err := p.begin(s, p.caps().Connection, provider.WNNC_CON_ADDCONNECTION4); err != nil {
		return err
	}
	cred, err := unpackCredentials(auth)
	if err != nil {
		return err
	}
	return p.add(s, nr, cred, flags)
}

// add makes a connection: it parses the names, finds the share, checks what fits, lets the server admit the user, and gives
// the connection its device.
func (p *Provider) add(s *session.Session, nr *provider.NetResource, cred session.Credentials, flags provider.ConnectFlags) error {
	if nr == nil {
		return winerr.ERROR_INVALID_PARAMETER
	}
	c := &connection{p: p, s: s, remote: wintext.TrimEnd(nr.RemoteName), asked: nr.Type}
	if err := p.refuseBackslash(s, nr); err != nil {
		return err
	}
	var err error
	if c.at, err = p.parseRemote(nr.RemoteName); err != nil {
		if nr.LocalName != "" || !p.isServer(nr.RemoteName, c.at) {
			return err
		}
		c.at.Share = pipes
		c.remote = p.Syntax().Spell(c.at)
	}
	if nr.LocalName == "" && p.Kind.NeedsDevice {
		return winerr.ERROR_BAD_DEVICE
	}
	if flags&provider.CONNECT_DEFERRED != 0 && p.caps().Connection&provider.WNNC_CON_DEFER != 0 {
		return c.addDeferred(nr.LocalName, cred)
	}
	server, typ, err := c.find()
	if err != nil {
		return err
	}
	if err := c.prepare(nr.LocalName, typ, cred); err != nil {
		return err
	}
	target := c.target()
	if _, err := c.admit(server); err != nil || c.device == 0 {
		return err
	}
	return c.define(target)
}

// addDeferred records a connection that connects when it is used.
func (c *connection) addDeferred(local string, cred session.Credentials) error {
	if err := c.setDevice(local); err != nil {
		return err
	}
	if c.device == 0 {
		return winerr.ERROR_BAD_DEVICE
	}
	if err := c.prepare(local, c.typ, cred); err != nil {
		return err
	}
	c.deferred.Store(true)
	target := c.target()
	c.p.mu.Lock()
	l, err := c.p.logonOf(c.s)
	if err == nil {
		l.keep(c)
	}
	c.p.mu.Unlock()
	if err != nil {
		return err
	}
	return c.define(target)
}

// prepare checks what doesn't need the server's consent: the device, the types, the user.
func (c *connection) prepare(local string, typ provider.ResourceType, cred session.Credentials) error {
	err := c.setDevice(local)
	if err == nil {
		err = c.fits(typ)
	}
	if err == nil {
		err = c.setUser(cred)
	}
	return err
}

// setDevice sets the device, and the type that the connection has by it.
func (c *connection) setDevice(local string) (err error) {
	if local == "" {
		return nil
	}
	c.device, err = session.ParseName(local)
	c.typ = provider.RESOURCETYPE_DISK
	if c.device.IsPrinter() {
		c.typ = provider.RESOURCETYPE_PRINT
	}
	return err
}

// target returns the target of the device where the Kind makes it. add calls it before it enters the connection, because the
// Kind's own code must not find one that is half made.
func (c *connection) target() string {
	if target := c.p.Kind.Target; target != nil && c.device != 0 {
		return target(c.device, c.s.LUID(), c.at)
	}
	return ""
}

// define gives the connection its device, or drops the connection. This is the one step that decides who gets a letter: from
// then on the connection is made, and may be cancelled before define has returned.
//
// Codes of session.Devices.Redirect.
func (c *connection) define(target string) error {
	if err := c.redirect(target); err != nil {
		c.p.mu.Lock()
		d := c.drop()
		c.p.mu.Unlock()
		d.letGo()
		return err
	}
	c.complete.Store(true)
	return nil
}

// redirect defines the device, with a target that the Kind has made or with the one of the SMB client.
func (c *connection) redirect(target string) error {
	if c.p.Kind.Target != nil {
		return c.s.Devices().Redirect(c.device, target, c)
	}
	remote := c.remote
	if !c.p.unc() {
		remote = provider.UNC{}.Spell(c.at)
	}
	return c.s.Devices().RedirectPath(c.device, `\Device\LanmanRedirector`, remote[1:], c)
}

// parseRemote parses the remote name of a connection: a share, or a directory in one that is spelled without detours.
//
// ERROR_BAD_NET_NAME: any other name, a directory with Kind.SharesOnly, one of more than 260 UTF-16 units, or one that isn't UTF-8, which Windows can't be
// passed. Kind.Foreign.
func (p *Provider) parseRemote(name string) (r provider.RemoteName, err error) {
	if !wintext.Fits(name, wintext.MaxPath) {
		return r, winerr.ERROR_BAD_NET_NAME
	}
	if r, err = p.Parse(name); err != nil || r.Share != "" && r.Rest == "" {
		return r, err
	}
	if dir, err := cleanPath(".", r.Rest); err != nil || r.Share == "" || dir == "." || r.Rest != sharePath(dir) || p.Kind.SharesOnly {
		return r, winerr.ERROR_BAD_NET_NAME
	}
	return r, nil
}

// pipes is the share of an SMB server that its name alone stands for where there is no device.
const pipes = "IPC$"

// isServer reports whether a name, whose parts are r, is that of a server of the SMB client of Windows, without a share.
func (p *Provider) isServer(name string, r provider.RemoteName) bool {
	return r.Server != "" && r.Share == "" && p.netType() == provider.WNNC_NET_LANMAN && wintext.TrimEnd(name) == p.Syntax().Spell(r)
}

// withShare returns a name as it is, but with IPC$ behind a server of the SMB client of Windows.
func (p *Provider) withShare(name string) string {
	if r, ok := p.Syntax().Parse(name); ok && p.isServer(name, r) {
		r.Share = pipes
		return p.Syntax().Spell(r)
	}
	return name
}

// refuseBackslash refuses a remote name that ends in a backslash, as the SMB client of Windows does for whatever device and
// type. Other networks take the name.
//
// ERROR_BAD_NETPATH. ERROR_BAD_DEVICE: the local name is none, which comes first. NO_ERROR: the option TrimRemoteName accepts
// the name, or it isn't of the network's form, which parseRemote says.
func (p *Provider) refuseBackslash(s *session.Session, nr *provider.NetResource) error {
	if !strings.HasSuffix(nr.RemoteName, `\`) || p.netType() != provider.WNNC_NET_LANMAN || s.Options().TrimRemoteName {
		return nil
	}
	_, ok := p.Syntax().Parse(nr.RemoteName)
	if !ok || strings.HasSuffix(nr.RemoteName, `\\`) || !wintext.Fits(nr.RemoteName, wintext.MaxPath) {
		return nil
	}
	if nr.LocalName != "" {
		if _, err := session.ParseName(nr.LocalName); err != nil {
			return err
		}
	}
	return winerr.ERROR_BAD_NETPATH
}

// cleanPath turns a Windows path within a directory of a share into a name for package fs. `..` stops at that directory.
//
// Codes of [wintext.Clean].
func cleanPath(dir, rest string) (string, error) {
	names, err := wintext.Clean(rest)
	if err != nil || len(names) == 0 {
		return dir, err
	}
	return path.Join(dir, strings.Join(names, "/")), nil
}

// sharePath returns the Windows path within its share of a file that package fs names.
func sharePath(name string) string {
	if name == "." {
		return `\`
	}
	return `\` + strings.ReplaceAll(name, "/", `\`)
}
