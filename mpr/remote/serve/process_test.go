package serve_test

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/mpr/remote/serve"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

func TestProcessesOfASessionShareItsLetters(t *testing.T) {
	m := share(t)
	first, second := m.dial(t), m.dial(t)
	connect(t, first, "Z:", docs)
	require.NoError(t, first.Close())

	got, err := second.GetConnection("Z:") // which outlives the process
	require.NoError(t, err)
	require.Equal(t, docs, got)
	require.NoError(t, second.CancelConnection2("Z:", 0, false))
	require.Equal(t, m.alice.Session().LUID(), second.Session())
	require.Equal(t, "alice", second.Process().User)
}

func TestSessionsHaveTheirOwnLetters(t *testing.T) {
	m := share(t)
	alice := m.dial(t)
	bob, err := alice.Logon(session.Logon{User: session.User{Name: "bob"}, Administrator: true})
	require.NoError(t, err)
	bobs, system := m.dialAs(t, bob), m.dialAs(t, session.LocalSystem)
	elevated, err := bobs.Elevated()
	require.NoError(t, err)
	bobsElevated := m.dialAs(t, elevated)
	connect(t, bobs, "Y:", docs)
	connect(t, system, "S:", docs)

	for _, c := range []*remote.Caller{alice, bobsElevated} {
		_, err = c.GetConnection("Y:")
		requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
		letters := c.Process().Devices.GetLogicalDriveStrings()
		require.Contains(t, letters, `S:\`)
		require.NotContains(t, letters, `Y:\`)
	}
	_, err = alice.Elevated()
	requireCode(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err)
	_, err = alice.Logon(session.Logon{User: session.User{Name: `a\b\c`}})
	requireCode(t, winerr.ERROR_BAD_USERNAME, err)
}

// A session that a process has logged on lasts as long as a process is in it.
func TestLogonLastsAsLongAsAProcess(t *testing.T) {
	m := share(t)
	alice := m.dial(t)
	bob, err := alice.Logon(session.Logon{User: session.User{Name: "bob"}})
	require.NoError(t, err)
	bobs := m.dialAs(t, bob)
	require.NoError(t, alice.Close())
	connect(t, bobs, "Z:", docs)
	require.NoError(t, bobs.Close())

	require.EventuallyWithT(t, func(c *assert.CollectT) {
		_, err := m.router.Sessions().Find(bob)
		require.Equal(c, winerr.ERROR_NO_SUCH_LOGON_SESSION, winerr.Code(err))
	}, 10*time.Second, time.Millisecond)
	for _, luid := range []session.LUID{bob, 12345} {
		address := m.address
		address.Session = luid
		_, err = remote.Dial(address)
		requireCode(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err)
	}
}

func TestThreadsHaveTheirOwnLastErrors(t *testing.T) {
	m := share(t)
	first := m.dial(t)
	second, err := first.Thread()
	require.NoError(t, err)
	other := m.dial(t)

	_, err = first.GetConnection("Q:")
	requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
	second.SetLastError(7, "full", "Test Network")
	second.SetLastErrno(winerr.ERROR_BUSY)

	require.Equal(t, winerr.ERROR_NOT_CONNECTED, first.LastErrno())
	require.Equal(t, mpr.LastError{}, first.GetLastError())
	require.Equal(t, winerr.ERROR_BUSY, second.LastErrno())
	require.Equal(t, mpr.LastError{Code: 7, Text: "full", Provider: "Test Network"}, second.GetLastError())
	require.Equal(t, winerr.NO_ERROR, other.LastErrno())
}

// An error has the text, the code and the parts that the router has given it.
func TestErrorsAreThoseOfTheRouter(t *testing.T) {
	m := share(t)
	c := m.dial(t)
	connect(t, c, "Z:", docs)
	tests := map[string]error{
		"a code":               winerr.ERROR_BUSY,
		"the provider's own":   &winerr.Extended{Code: 9, Text: "the tree is full", Provider: "Test Network"},
		"a code with a reason": &fs.PathError{Op: "open", Path: "x", Err: winerr.ERROR_ACCESS_DENIED},
		"an error without one": errors.New("something else"),
	}
	for name, cause := range tests {
		t.Run(name, func(t *testing.T) {
			m.hook.On(provider.CallGetUser, hook.Fail(cause))
			_, want := m.alice.GetUser("Z:")
			_, got := c.GetUser("Z:")
			require.Error(t, got)
			require.Equal(t, want.Error(), got.Error())
			require.Equal(t, winerr.Code(want), winerr.Code(got))
			require.ErrorIs(t, got, winerr.Code(want))
			var whole, sent *mpr.Error
			require.ErrorAs(t, want, &whole)
			require.ErrorAs(t, got, &sent)
			require.Equal(t, [...]string{whole.Op, whole.Local, whole.Remote, whole.Provider}, [...]string{sent.Op, sent.Local, sent.Remote, sent.Provider})
			require.Equal(t, m.alice.GetLastError(), c.GetLastError())
		})
	}
}

// hang returns when a GetUser of a caller hangs in the network, with what lets it go on and where its error comes then.
func (m *shared) hang(t *testing.T, c *remote.Caller) (*hook.Gate, <-chan error) {
	t.Helper()
	gate, hung := new(hook.Gate), make(chan error)
	m.hook.On(provider.CallGetUser, gate.Hold())
	go func() {
		_, err := c.GetUser("Z:")
		hung <- err
	}()
	require.NoError(t, gate.Await(context.Background(), 1))
	return gate, hung
}

func TestAHangingProviderHoldsUpOneCall(t *testing.T) {
	m := share(t)
	c := m.dial(t)
	connect(t, c, "Z:", docs)
	gate, hung := m.hang(t, c)

	got, err := c.GetConnection("Z:")
	require.NoError(t, err)
	require.Equal(t, docs, got)
	gate.Open()
	require.NoError(t, <-hung)
}

func TestHandlesAreThoseOfTheProcess(t *testing.T) {
	m := share(t)
	first, second := m.dial(t), m.dial(t)
	h, err := first.OpenEnum(mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, 0, nil)
	require.NoError(t, err)

	_, err = second.EnumResource(h, make([]mpr.NetResource, 1))
	requireCode(t, winerr.ERROR_INVALID_HANDLE, err)
	requireCode(t, winerr.ERROR_INVALID_HANDLE, second.CloseEnum(h))
	thread, err := first.Thread()
	require.NoError(t, err)
	_, err = thread.EnumResource(h, make([]mpr.NetResource, 1))
	require.NoError(t, err)
	require.NoError(t, thread.CloseEnum(h))
}

// A program of another process is told what a share is stored on, as one of the machine's own is.
func TestVolumeOfAFile(t *testing.T) {
	m := share(t)
	c := m.dial(t)
	connect(t, c, "Z:", docs)
	volume := func(files mpr.Files) provider.Volume {
		f, err := files.Open(`Z:\`)
		require.NoError(t, err)
		defer f.Close()
		v, err := f.(provider.VolumeFile).Volume()
		require.NoError(t, err)
		return v
	}
	want := volume(m.alice)
	require.NotZero(t, want.Size)
	require.Equal(t, want, volume(c))
}

func TestProcessEndsWithWhatItHasOpen(t *testing.T) {
	m := share(t)
	c := m.dial(t)
	connect(t, c, "Z:", docs)
	_, err := c.OpenEnum(mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, 0, nil)
	require.NoError(t, err)
	_, err = c.Open(`Z:\a.txt`)
	require.NoError(t, err)
	require.NoError(t, c.Chdir(`Z:\`))
	require.Equal(t, 1, m.router.Snapshot().OpenEnums)
	requireCode(t, winerr.ERROR_DEVICE_IN_USE, m.alice.CancelConnection2("Z:", 0, false))

	require.NoError(t, c.Close())
	require.EventuallyWithT(t, func(c *assert.CollectT) {
		state := m.router.Snapshot()
		require.Zero(c, state.OpenEnums)
		require.Empty(c, state.Providers[0].Connections[0].OpenFiles)
		require.Zero(c, state.Providers[0].Connections[0].Holders)
	}, 10*time.Second, time.Millisecond)
	require.NoError(t, m.alice.CancelConnection2("Z:", 0, false)) // its letter has stayed
}

func TestMachineGoes(t *testing.T) {
	m := share(t)
	c := m.dial(t)
	connect(t, c, "Z:", docs)
	gate, hung := m.hang(t, c)
	require.NoError(t, m.server.Close())

	require.ErrorIs(t, <-hung, remote.ErrGone)
	_, err := c.GetConnection("Z:")
	require.ErrorIs(t, err, remote.ErrGone)
	requireCode(t, winerr.ERROR_UNEXP_NET_ERR, err)
	_, err = remote.Dial(m.address)
	require.ErrorContains(t, err, "there is no machine at unix:")
	gate.Open()
}

func TestUnixSocketIsForThisUserAlone(t *testing.T) {
	l, address, err := serve.Listen()
	if err != nil {
		t.Skipf("no Unix sockets here: %v", err)
	}
	path := address.Machine[len("unix:"):]
	info, err := os.Stat(filepath.Dir(path))
	require.NoError(t, err)
	require.Equal(t, fs.ModeDir|0o700, info.Mode())
	require.NoError(t, l.Close())
	require.NoDirExists(t, filepath.Dir(path))
}

func TestNoTCPWithoutAToken(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	require.ErrorContains(t, serve.New(serve.Config{Router: func() *mpr.Router { return nil }}).Serve(l), "without a token")
	_, err = net.Dial("tcp", l.Addr().String())
	require.Error(t, err)
}

// waiting is a user who doesn't answer as long as the prompt is there.
type waiting struct {
	mpr.NoUI
	asked, gone chan struct{}
}

func (u *waiting) PromptCredentials(ctx context.Context, _ mpr.CredentialPrompt) (mpr.CredentialReply, error) {
	close(u.asked)
	<-ctx.Done()
	close(u.gone)
	return mpr.CredentialReply{}, winerr.ERROR_CANCELLED
}

func TestProcessEndsWithItsPrompts(t *testing.T) {
	ui := &waiting{asked: make(chan struct{}), gone: make(chan struct{})}
	m := share(t, func(r *mpr.Router, _ *serve.Config) { r.UI = ui })
	c := m.dial(t)
	asked := make(chan error)
	go func() {
		asked <- c.AddConnection3(0, &mpr.NetResource{LocalName: "Z:", RemoteName: docs}, mpr.Credentials{}, mpr.CONNECT_INTERACTIVE|mpr.CONNECT_PROMPT)
	}()
	<-ui.asked
	require.NoError(t, c.Close())
	<-ui.gone
	require.ErrorIs(t, <-asked, remote.ErrGone)
	_, err := m.alice.GetConnection("Z:")
	requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
}
