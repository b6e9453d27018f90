package serve_test

import (
	"io"
	"net"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/mpr/remote/serve"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

const docs = `\\files\docs`

// shared is a machine that is served to a test, where alice is logged on.
type shared struct {
	router  *mpr.Router
	hook    *hook.Hook
	alice   *mpr.Caller
	server  *serve.Server
	address remote.Address
}

// share serves a machine on a Unix socket until the test ends.
func share(t *testing.T, configure ...func(*mpr.Router, *serve.Config)) *shared {
	t.Helper()
	return shareOn(t, serve.Listen, configure...)
}

func shareOn(t *testing.T, listen func() (net.Listener, remote.Address, error), configure ...func(*mpr.Router, *serve.Config)) *shared {
	t.Helper()
	network, err := fake.New(fake.Network{Servers: []fake.Server{{Name: "files", Guest: true, Shares: []fake.Share{
		{Name: "docs", FS: fstest.MapFS{"a.txt": {Data: []byte("hello")}}}, {Name: "media"}, {Name: "laser", Type: provider.RESOURCETYPE_PRINT},
	}}}})
	require.NoError(t, err)
	m := &shared{hook: hook.New(network)}
	m.router = mpr.New(m.hook)
	l, address, err := listen()
	if err != nil {
		t.Skipf("no Unix sockets here: %v", err)
	}
	config := serve.Config{Router: func() *mpr.Router { return m.router }, Token: address.Token}
	config.Session = func() *session.Session { return m.alice.Session() }
	for _, set := range configure {
		set(m.router, &config)
	}
	m.alice, err = m.router.Logon(session.Logon{User: session.User{Name: "alice"}})
	require.NoError(t, err)
	m.server, m.address = serve.New(config), address
	served := make(chan error)
	go func() { served <- m.server.Serve(l) }()
	t.Cleanup(func() {
		require.NoError(t, m.server.Close())
		require.NoError(t, <-served)
		require.NoError(t, m.alice.Close())
	})
	return m
}

// dial attaches a process to the machine until the test ends.
func (m *shared) dial(t *testing.T) *remote.Caller {
	t.Helper()
	return m.dialAs(t, 0)
}

func (m *shared) dialAs(t *testing.T, luid session.LUID) *remote.Caller {
	t.Helper()
	address := m.address
	address.Session = luid
	c, err := remote.Dial(address)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, c.Close()) })
	return c
}

// connect connects a letter to a share, which the test rests on.
func connect(t *testing.T, n mpr.Network, local, remote string) {
	t.Helper()
	require.NoError(t, n.AddConnection2(&mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: local, RemoteName: remote}, mpr.Credentials{}, 0))
}

// requireCode requires the code of an error.
func requireCode(t *testing.T, want winerr.Errno, err error) {
	t.Helper()
	require.Equal(t, want, winerr.Code(err), "%v", err)
}

// readAll reads what a file or an answer has.
func readAll(t *testing.T, r io.Reader) string {
	t.Helper()
	data, err := io.ReadAll(r)
	require.NoError(t, err)
	return string(data)
}
