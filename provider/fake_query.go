package provider

import (
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// GetConnection implements [Connections] (NPGetConnection). It takes no lock and
// allocates nothing.
//
// ERROR_NO_NETWORK. ERROR_BAD_DEVICE: no device name. ERROR_NOT_CONNECTED: not a
// device that this network redirects for the session, such as a letter of
// LocalSystem in another one; or its connection is deferred, for this call is
// about live connections and GetConnection3 about all.
func (f *Fake) GetConnection(s *session.Session, local string) (string, error) {
	c, err := f.device(s, local)
	if err != nil {
		return "", err
	}
	if c.deferred.Load() != nil {
		return "", winerr.ERROR_NOT_CONNECTED
	}
	return c.remote, nil
}

// GetConnection3 implements [Connections] (NPGetConnection3). Codes of
// GetConnection, but a deferred connection is WNGETCON_DISCONNECTED.
func (f *Fake) GetConnection3(s *session.Session, local string) (string, ConnectionState, error) {
	c, err := f.device(s, local)
	if err != nil {
		return "", 0, err
	}
	if c.deferred.Load() != nil {
		return c.remote, WNGETCON_DISCONNECTED, nil
	}
	return c.remote, WNGETCON_CONNECTED, nil
}

// device is begin and redirected of the calls about a device.
func (f *Fake) device(s *session.Session, local string) (*connection, error) {
	if err := f.begin(s, f.caps().Connection, WNNC_CON_GETCONNECTIONS); err != nil {
		return nil, err
	}
	n, err := session.ParseName(local)
	if err != nil {
		return nil, err
	}
	return f.redirected(s, n)
}

// GetConnectionPerformance implements [Connections]
// (NPGetConnectionPerformance): the Speed and the Delay of the server, zero where
// its data says nothing.
//
// ERROR_NO_NETWORK. ERROR_NOT_CONNECTED: neither a live redirected device nor a
// connected remote name.
func (f *Fake) GetConnectionPerformance(s *session.Session, name string) (ConnectInfo, error) {
	if err := f.begin(s, f.caps().Connection, WNNC_CON_GETPERFORMANCE); err != nil {
		return ConnectInfo{}, err
	}
	c, err := f.connected(s, name)
	if err != nil {
		return ConnectInfo{}, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if c.server == nil {
		return ConnectInfo{}, winerr.ERROR_NOT_CONNECTED
	}
	return ConnectInfo{Speed: c.server.speed, Delay: uint32(c.server.delay / time.Millisecond)}, nil
}

// GetUser implements [Connections] (NPGetUser). For "" it is the bare name of the
// session's user; for a connection the user as it was given, or `DOMAIN\user` of
// the default one.
//
// ERROR_NO_NETWORK. ERROR_NOT_CONNECTED: neither a redirected device nor a
// connected remote name.
func (f *Fake) GetUser(s *session.Session, name string) (string, error) {
	if err := f.begin(s, f.caps().User, WNNC_USR_GETUSER); err != nil {
		return "", err
	}
	if name == "" {
		return s.User().Name, nil
	}
	c, err := f.connected(s, name)
	if err != nil {
		return "", err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return c.userName(), nil
}

// GetPersistentUseOptions implements [Connections]: a copy of the options, for the
// fake keeps every kind (NPGetPersistentUseOptionsForConnection).
//
// ERROR_NO_NETWORK. ERROR_BAD_NET_NAME: not a name of this network.
func (f *Fake) GetPersistentUseOptions(s *session.Session, remote string, options []byte) ([]byte, error) {
	if err := f.begin(s, 0, 0); err != nil {
		return nil, err
	}
	if _, _, err := f.parseRemote(remote); err != nil {
		return nil, err
	}
	return append([]byte(nil), options...), nil
}
