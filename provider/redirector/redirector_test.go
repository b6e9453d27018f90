package redirector_test

import (
	"io"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// No test leaves a goroutine behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// machine is a toy network with a session of ann.
type machine struct {
	*redirector.Provider
	*toy
	t testing.TB
	s *session.Session
}

func start(t testing.TB) *machine {
	t.Helper()
	return startWith(t, session.Options{})
}

func startWith(t testing.TB, o session.Options) *machine {
	t.Helper()
	p, n := newToy()
	table := session.NewTable(o)
	table.OnLogoff(p.Logoff)
	s, err := table.Logon(session.Logon{User: session.User{Name: "ann"}, Type: session.LogonInteractive})
	require.NoError(t, err)
	return &machine{p, n, t, s}
}

func (m *machine) add(local, remote string, cred session.Credentials) error {
	return m.AddConnection(m.s, &provider.NetResource{LocalName: local, RemoteName: remote}, cred)
}

func (m *machine) added(local, remote string) {
	m.t.Helper()
	require.NoError(m.t, m.add(local, remote, session.Credentials{}))
}

// The connections of a session to a server share a logon, which the last of them ends.
func TestConnectionsShareALogon(t *testing.T) {
	m := start(t)
	m.added("Z:", `\\SRV\a`)
	m.added("", `\\srv\b`)
	require.Equal(t, []string{"logon ann", "connect a", "connect b"}, m.read())
	m.added("Y:", `\\SRV\b`)
	require.NoError(t, m.add("X:", `\\SRV\a`, session.As("ann", "A")))
	require.Equal(t, []string{"connect b", "logon ann", "logoff ann", "connect a"}, m.read(), "a password is proven, and the logon in use stays")
	require.NoError(t, m.CancelConnection(m.s, "Z:", false))
	require.NoError(t, m.CancelConnection(m.s, "X:", false))
	require.Equal(t, []string{"disconnect a", "disconnect a"}, m.read())
	require.NoError(t, m.CancelConnection(m.s, `\\srv\b\`, false))
	require.Equal(t, []string{"disconnect b"}, m.read())
	m.s.Release()
	require.Equal(t, []string{"disconnect b", "logoff ann"}, m.read())
}

// Another user, and another password of the user, is a conflict that the server isn't asked about, unless the option
// SameUserOtherPassword has it asked; the password of the logon in use needs no proof.
func TestConflictsAreFoundWithoutTheServer(t *testing.T) {
	m := start(t)
	require.NoError(t, m.add("Z:", `\\SRV\a`, session.As("ann", "A")))
	m.read()
	require.Equal(t, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, m.add("Y:", `\\SRV\b`, session.As("bob", "B")))
	require.Empty(t, m.read())
	require.NoError(t, m.add("Y:", `\\SRV\b`, session.As("ANN", "A")))
	require.Equal(t, []string{"connect b"}, m.read())
	require.Equal(t, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, m.add("X:", `\\SRV\b`, session.As("ann", "wrong")))
	require.Empty(t, m.read())

	m = startWith(t, session.Options{SameUserOtherPassword: true})
	require.NoError(t, m.add("Z:", `\\SRV\a`, session.As("ann", "A")))
	m.read()
	require.Equal(t, winerr.ERROR_INVALID_PASSWORD, m.add("X:", `\\SRV\b`, session.As("ann", "wrong")))
	m.passwords["ann"] = "new"
	require.NoError(t, m.add("X:", `\\SRV\b`, session.As("ann", "new")))
	require.Equal(t, []string{"logon ann", "logon ann", "logoff ann", "connect b"}, m.read())
}

// The password of a user by single sign-on isn't known, so that the server judges another one.
func TestThePasswordOfSingleSignOnIsAsked(t *testing.T) {
	m := start(t)
	require.NoError(t, m.add("Z:", `\\SRV\a`, session.Credentials{}))
	m.read()
	require.NoError(t, m.add("Y:", `\\SRV\b`, session.As("ann", "A")))
	require.Equal(t, []string{"logon ann", "logoff ann", "connect b"}, m.read())
	require.Equal(t, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, m.add("X:", `\\SRV\b`, session.As("ann", "wrong")))
	m.down = true
	require.Equal(t, winerr.ERROR_BAD_NETPATH, m.add("X:", `\\SRV\b`, session.As("ann", "wrong")))
}

// A call that fails gives back what it got from the server, also when the backend panics.
func TestFailedConnectionsLeaveNothing(t *testing.T) {
	for name, c := range map[string]struct {
		device, remote string
		want           winerr.Errno
		panics         string
		diary          []string
	}{
		"not admitted":     {"Z:", `\\SRV\closed`, winerr.ERROR_ACCESS_DENIED, "", []string{"logon ann", "connect closed", "logoff ann"}},
		"the letter taken": {"C:", `\\SRV\a`, winerr.ERROR_ALREADY_ASSIGNED, "", []string{"logon ann", "connect a", "disconnect a", "logoff ann"}},
		"panic at logon":   {"Z:", `\\SRV\a`, 0, "logon ann", []string{"logon ann"}},
		"panic at connect": {"Z:", `\\SRV\a`, 0, "connect a", []string{"logon ann", "connect a", "logoff ann"}},
	} {
		t.Run(name, func(t *testing.T) {
			m := start(t)
			require.NoError(t, m.s.Devices().DefineDosDevice(session.DDD_RAW_TARGET_PATH, "C:", `\Device\HarddiskVolume1`))
			if m.panics = c.panics; m.panics != "" {
				require.Panics(t, func() { _ = m.add(c.device, c.remote, session.Credentials{}) })
			} else {
				require.Equal(t, c.want, m.add(c.device, c.remote, session.Credentials{}))
			}
			require.Equal(t, c.diary, m.read())
			require.Empty(t, m.Snapshot())
			m.panics = ""
			require.NoError(t, m.add("Z:", `\\SRV\a`, session.As("bob", "B")), "no credentials are in use")
		})
	}
}

// A server that comes back finds the same user at the same shares: the redirector logs on once, and connects each anew.
func TestLostSharesAreConnectedAnew(t *testing.T) {
	m := start(t)
	require.NoError(t, m.add("Z:", `\\SRV\a`, session.As("bob", "B")))
	require.NoError(t, m.add("Y:", `\\SRV\b`, session.As("bob", "B")))
	f, err := m.OpenFile(m.s, `Z:\f`, os.O_RDONLY, 0)
	require.NoError(t, err)
	m.read()
	m.lose()
	_, err = f.Read(make([]byte, 1))
	require.Equal(t, winerr.ERROR_NETNAME_DELETED, err)
	for drive, diary := range map[string][]string{"Z": {"disconnect a", "open f"}, "Y": {"disconnect b", "open f"}} {
		g, err := m.OpenFile(m.s, drive+`:\f`, os.O_RDONLY, 0)
		require.NoError(t, err)
		text, err := io.ReadAll(g)
		require.NoError(t, err)
		require.Equal(t, "text", string(text))
		require.NoError(t, g.Close())
		got := m.read()
		require.Subset(t, got, diary)
	}
	require.NoError(t, f.Close())
	m.read()

	// A new connection over a logon that was lost, and a look at the server.
	m.lose()
	require.NoError(t, m.add("X:", `\\SRV\b`, session.Credentials{User: new("bob")}))
	require.Equal(t, []string{"logon bob", "logoff bob", "connect b"}, m.read())
	m.lose()
	h, err := m.OpenEnum(m.s, provider.RESOURCE_GLOBALNET, 0, 0, &provider.NetResource{RemoteName: `\\SRV`})
	require.NoError(t, err)
	require.NoError(t, m.CloseEnum(h))
	require.Equal(t, []string{"logon bob", "logoff bob", "browse"}, m.read())

	// The user may be refused by now.
	m.lose()
	m.passwords["bob"] = "new"
	_, err = m.OpenEnum(m.s, provider.RESOURCE_GLOBALNET, 0, 0, &provider.NetResource{RemoteName: `\\SRV`})
	require.Equal(t, winerr.ERROR_NOT_AUTHENTICATED, err)
	_, err = m.OpenFile(m.s, `Z:\f`, os.O_RDONLY, 0)
	require.Equal(t, winerr.ERROR_INVALID_PASSWORD, err)
	require.Equal(t, []string{"logon bob", "logon bob"}, m.read())

	// While the server is away nothing is done in vain.
	m.lose()
	m.down = true
	_, err = m.OpenFile(m.s, `Z:\f`, os.O_RDONLY, 0)
	require.Equal(t, winerr.ERROR_BAD_NETPATH, err)
	require.Empty(t, m.read())
	require.NoError(t, m.CancelConnection(m.s, "Z:", false))
}

// Two calls that log on at once end with one logon, and with one user.
func TestOneOfTwoLogonsStays(t *testing.T) {
	for name, other := range map[string]session.Credentials{"same user": session.As("ann", "A"), "another user": session.As("bob", "B")} {
		t.Run(name, func(t *testing.T) {
			m := start(t)
			m.waiting, m.waited = make(chan struct{}), make(chan struct{})
			first, second := make(chan error), make(chan error)
			go func() { first <- m.add("Z:", `\\SRV\a`, session.As("ann", "A")) }()
			<-m.waiting
			go func() { second <- m.add("Y:", `\\SRV\b`, other) }()
			<-m.waiting
			m.waited <- struct{}{}
			m.waited <- struct{}{}
			errs := []error{<-first, <-second}
			if *other.User == "ann" {
				require.Equal(t, []error{nil, nil}, errs)
				require.Len(t, m.Snapshot(), 2)
			} else {
				require.ElementsMatch(t, []error{nil, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT}, errs)
				require.Len(t, m.Snapshot(), 1)
			}
			m.s.Release()
			ended := 0
			for _, line := range m.read() {
				if line == "logoff ann" || line == "logoff bob" {
					ended++
				}
			}
			require.Equal(t, 2, ended, "each logon is logged off once")
		})
	}
}

// A job is printed when it is closed, and discarded when its connection goes.
func TestJobsArePrintedOrDiscarded(t *testing.T) {
	m := start(t)
	m.added("LPT1", `\\SRV\laser`)
	m.read()
	j, err := m.StartJob(m.s, "LPT1", "letter")
	require.NoError(t, err)
	_, err = io.WriteString(j, "Dear")
	require.NoError(t, err)
	require.NoError(t, j.Close())
	require.Equal(t, winerr.ERROR_INVALID_HANDLE, j.Close())
	require.Equal(t, []string{"print letter of ann: Dear"}, m.read())

	j, err = m.StartJob(m.s, "LPT1", "bill")
	require.NoError(t, err)
	require.Equal(t, winerr.ERROR_OPEN_FILES, m.CancelConnection(m.s, "LPT1", false))
	require.NoError(t, m.CancelConnection(m.s, "LPT1", true))
	require.Equal(t, []string{"discard bill", "disconnect laser", "logoff ann"}, m.read())
	_, err = j.Write(nil)
	require.Equal(t, winerr.ERROR_NETNAME_DELETED, err)
	require.Equal(t, winerr.ERROR_NETNAME_DELETED, j.Close())
	require.Equal(t, winerr.ERROR_INVALID_HANDLE, j.Close())
	require.Empty(t, m.read(), "a job is discarded once")
}

// The connection of a UNC path is there as long as a file is open, which is closed before the share is disconnected.
func TestUNCPathsImplyAConnection(t *testing.T) {
	m := start(t)
	f, err := m.OpenFile(m.s, `\\SRV\a\f`, os.O_RDONLY, 0)
	require.NoError(t, err)
	require.Len(t, m.Snapshot(), 1)
	block := make([]byte, 10)
	n, err := f.ReadAt(block, 0)
	require.Equal(t, "short", string(block[:n]))
	require.Equal(t, io.EOF, err, "io.ReaderAt says why it has less")
	_, err = f.ReadDir(0)
	require.Equal(t, winerr.ERROR_DIRECTORY, err)
	require.NoError(t, f.Close())
	require.Equal(t, []string{"logon ann", "connect a", "open f", "close", "disconnect a", "logoff ann"}, m.read())
	require.Empty(t, m.Snapshot())

	d, err := m.OpenFile(m.s, `\\SRV\a\d`, os.O_RDONLY, 0)
	require.NoError(t, err)
	_, err = d.Seek(0, io.SeekStart)
	require.Equal(t, winerr.ERROR_INVALID_FUNCTION, err)
	require.NoError(t, d.Close())
}

// A visit borrows the logon in use, or logs on for itself.
func TestVisitsLogOn(t *testing.T) {
	m := start(t)
	look := func() error {
		_, _, err := m.GetResourceInformation(m.s, &provider.NetResource{RemoteName: `\\SRV\a\dir`})
		return err
	}
	require.NoError(t, look())
	require.Equal(t, []string{"logon ann", "logoff ann"}, m.read())
	m.added("Z:", `\\SRV\a`)
	m.read()
	require.NoError(t, look())
	require.Empty(t, m.read())
	h, err := m.OpenEnum(m.s, provider.RESOURCE_GLOBALNET, 0, 0, nil)
	require.NoError(t, err)
	buf := make([]provider.NetResource, 4)
	n, err := m.EnumResource(h, buf)
	require.NoError(t, err)
	require.Equal(t, `\\SRV`, buf[:n][0].RemoteName)
	require.NoError(t, m.CloseEnum(h))
	require.NoError(t, m.CancelConnection(m.s, "Z:", false))
	m.passwords = nil
	m.DefaultCredentials = func(*session.Session, string) (session.User, session.Password, bool) {
		return session.User{Name: "bob"}, session.NewPassword("?"), true
	}
	require.Equal(t, winerr.ERROR_NOT_AUTHENTICATED, look())
}

// A name that the syntax doesn't parse may be one of the network all the same.
func TestNamesOfTheNetworkAreFormatted(t *testing.T) {
	m := start(t)
	for name, want := range map[string]error{`\\SRV\a`: nil, "group": nil, "other": winerr.ERROR_BAD_NET_NAME} {
		_, err := m.FormatNetworkName(name, provider.WNFMT_MULTILINE, 0)
		require.Equal(t, want, err, name)
	}
}

// A provider without a backend is a network that never starts.
func TestWithoutABackend(t *testing.T) {
	m := start(t)
	p := new(redirector.Provider)
	require.Equal(t, "Microsoft Windows Network", p.String())
	require.EqualValues(t, provider.WNNC_START_NEVER, p.GetCaps(provider.WNNC_START))
	require.Equal(t, winerr.ERROR_NO_NETWORK, p.AddConnection(m.s, &provider.NetResource{RemoteName: `\\SRV\a`}, session.Credentials{}))
	_, err := p.EnumResource(1, nil)
	require.Equal(t, winerr.ERROR_NO_NETWORK, err)
	_, err = p.OpenFile(m.s, `\\SRV\a\f`, os.O_RDONLY, 0)
	require.Equal(t, winerr.ERROR_NO_NETWORK, err)
	require.Empty(t, p.Snapshot())
	p.Logoff(m.s)
}

// A path stays in the directory that is connected, and a name that no file may have gets to no server.
func TestPathsStayInTheConnectedDirectory(t *testing.T) {
	for _, tt := range []struct{ remote, rest, want string }{
		{`\\SRV\a`, `\`, "."}, {`\\SRV\a`, `\d\g.txt`, "d/g.txt"}, {`\\SRV\a`, `\..\f`, "f"}, {`\\SRV\a\d`, `\`, "d"},
		{`\\SRV\a\d`, `\f`, "d/f"}, {`\\SRV\a\d`, `\..\f`, "d/f"}, {`\\SRV\a\d\sub`, `\..\..`, "d/sub"},
	} {
		m := start(t)
		m.added("Z:", tt.remote)
		m.read()
		_, _ = m.OpenFile(m.s, "Z:"+tt.rest, os.O_RDONLY, 0) // most of these aren't there
		require.Equal(t, "open "+tt.want, m.read()[0], "%s in %s", tt.rest, tt.remote)
	}
	m := start(t)
	m.added("Z:", `\\SRV\a\d`)
	m.read()
	_, err := m.OpenFile(m.s, `Z:\a?`, os.O_RDONLY, 0)
	require.Equal(t, winerr.ERROR_INVALID_NAME, err)
	require.Empty(t, m.read())
}
