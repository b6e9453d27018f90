package fake_test

import (
	"fmt"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// together runs the calls at once, each so many times, and gives the codes that
// weren't expected.
func together(times int, expected map[winerr.Errno]bool, calls ...func(round int) error) []error {
	var wg sync.WaitGroup
	var mu sync.Mutex
	var odd []error
	for _, call := range calls {
		wg.Go(func() {
			for round := range times {
				if err := call(round); err != nil && !expected[winerr.Code(err)] {
					mu.Lock()
					odd = append(odd, err)
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	return odd
}

// Of those who race for a letter one gets it; who cancels it meets nothing half
// done. In the end nothing is left.
func TestFakeRaceForALetter(t *testing.T) {
	m := start(t, `CORP\alice`)
	var made, ended atomic.Int64
	add := func(int) error {
		err := m.add("Z:", `\\FILES\public`, none)
		if err == nil {
			made.Add(1)
		}
		return err
	}
	cancel := func(int) error {
		err := m.CancelConnection(m.s, "Z:", true)
		if err == nil {
			ended.Add(1)
		}
		return err
	}
	use := func(round int) error {
		f, err := m.OpenFile(m.s, `Z:\file`, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			return err
		}
		if _, err := f.Write([]byte("x")); err != nil && err != winerr.ERROR_NETNAME_DELETED {
			return err
		}
		return f.Close()
	}
	look := func(int) error {
		m.Snapshot()
		remote, err := m.GetConnection(m.s, "Z:")
		if err == nil && remote != `\\FILES\public` {
			return fmt.Errorf("remote name %q", remote)
		}
		return err
	}
	odd := together(500, map[winerr.Errno]bool{
		winerr.ERROR_ALREADY_ASSIGNED: true, winerr.ERROR_NOT_CONNECTED: true,
	}, add, add, cancel, cancel, use, use, look)
	require.Empty(t, odd)
	if m.CancelConnection(m.s, "Z:", true) == nil {
		ended.Add(1)
	}
	require.Equal(t, made.Load(), ended.Load(), "each connection was cancelled once")
	require.Empty(t, m.Snapshot())
	require.Empty(t, m.s.Devices().Snapshot())
	m.added("", `\\FILES\public`, session.As("bob", "B2")) // no credentials are left either
}

// What a call answers can be relied on by the same caller: after a cancel or a
// refusal because of one the device is gone, after an addition it is there.
func TestFakeAnswersCanBeReliedOn(t *testing.T) {
	m := start(t, `CORP\alice`)
	odd := together(500, nil, func(int) error {
		if err := m.add("Z:", `\\FILES\public`, none); err != nil {
			return err
		}
		if _, err := m.GetConnection(m.s, "Z:"); err != nil {
			return err
		}
		return m.CancelConnection(m.s, "Z:", false)
	}, func(round int) error {
		return m.add("", fmt.Sprintf(`\\OPEN\data\%d`, round), none)
	})
	require.Empty(t, odd)
	require.Len(t, m.Snapshot(), 500)
}

// Sessions, servers, enumerations and UNC paths that come and go at once.
func TestFakeEverythingAtOnce(t *testing.T) {
	m := connectedMachine(t)
	session := func(int) error {
		s := m.logon(`CORP\bob`)
		defer s.Release()
		other := m.in(s)
		if err := other.add("Z:", `\\FILES\public`, none); err != nil {
			return err
		}
		_, err := other.OpenFile(s, `Z:\file`, os.O_RDONLY, 0)
		return err
	}
	path := func(int) error {
		f, err := m.OpenFile(m.s, `\\FILES\docs\Readme.txt`, os.O_RDONLY, 0)
		if err != nil {
			return err
		}
		return f.Close()
	}
	change := func(round int) error {
		name := fmt.Sprintf("s%d", round)
		if err := m.AddShare("FILES", fake.Share{Name: name}); err != nil {
			return err
		}
		if err := m.SetComment("FILES", "public", name); err != nil {
			return err
		}
		return m.RemoveShare("FILES", name)
	}
	list := func(int) error {
		h, err := m.OpenEnum(m.s, provider.RESOURCE_GLOBALNET, 0, 0, &provider.NetResource{RemoteName: `\\FILES`})
		if err != nil {
			return err
		}
		if _, err := m.EnumResource(h, make([]provider.NetResource, 100)); err != nil {
			return err
		}
		return m.CloseEnum(h)
	}
	odd := together(200, nil, session, session, path, path, change, list)
	require.Empty(t, odd)
	require.Equal(t, []string{`LPT1 \\FILES\laser`, `Z: \\FILES\public`}, remotes(m.Snapshot()))
}

// Several callers of one enumeration get each resource once.
func TestFakeSharedEnumeration(t *testing.T) {
	m := start(t, `CORP\alice`)
	asked, ended := 0, false
	require.NoError(t, m.AddServer(fake.Server{Name: "BIG", MoreShares: produce(1000, &asked, &ended)}))
	h, err := m.OpenEnum(m.s, provider.RESOURCE_GLOBALNET, 0, 0, &provider.NetResource{RemoteName: `\\BIG`})
	require.NoError(t, err)
	var seen sync.Map
	next := func(int) error {
		buf := make([]provider.NetResource, 3)
		n, err := m.EnumResource(h, buf)
		for _, r := range buf[:n] {
			if _, twice := seen.LoadOrStore(r.RemoteName, true); twice {
				return fmt.Errorf("%s twice", r.RemoteName)
			}
		}
		return err
	}
	require.Empty(t, together(200, map[winerr.Errno]bool{winerr.ERROR_NO_MORE_ITEMS: true}, next, next, next))
	for i := range 1000 {
		_, found := seen.Load(fmt.Sprintf(`\\BIG\s%d`, i))
		require.True(t, found, i)
	}
	var closed atomic.Int64
	closing := func(int) error {
		err := m.CloseEnum(h)
		if err == nil {
			closed.Add(1)
		}
		return err
	}
	late := map[winerr.Errno]bool{winerr.ERROR_INVALID_HANDLE: true, winerr.ERROR_NO_MORE_ITEMS: true}
	require.Empty(t, together(1, late, closing, closing, next))
	require.EqualValues(t, 1, closed.Load())
}

// meeting is a file system that opens files for two callers at once.
type meeting struct {
	fs.FS
	first chan struct{}
}

func (m meeting) Open(name string) (fs.File, error) {
	select {
	case m.first <- struct{}{}:
	case <-m.first:
	}
	return m.FS.Open(name)
}

// Of two users who are logged on at once one is admitted, and the other is a conflict.
func TestFakeTwoUsersAtOnce(t *testing.T) {
	m := start(t, `CORP\alice`)
	files := meeting{fstest.MapFS{"dir/file": {}}, make(chan struct{})}
	require.NoError(t, m.AddShare("FILES", fake.Share{Name: "meeting", FS: files}))
	codes := make(chan winerr.Errno)
	for local, cred := range map[string]session.Credentials{"Z:": session.As("bob", "B2"), "Y:": session.As("carol", "C3")} {
		go func() { codes <- winerr.Code(m.add(local, `\\FILES\meeting\dir`, cred)) }()
	}
	require.ElementsMatch(t, []winerr.Errno{winerr.NO_ERROR, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT}, []winerr.Errno{<-codes, <-codes})
	require.Len(t, m.Snapshot(), 1)
}
