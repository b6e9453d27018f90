package providertest_test

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// survivor is a file that can be read after the logoff of its session.
type survivor struct {
	provider.File
	s *session.Session
}

func (f survivor) Read(b []byte) (int, error) {
	n, err := f.File.Read(b)
	if !f.s.Alive() {
		return 0, nil
	}
	return n, err
}

var brokenSessions = []breakage{
	{
		"shows any session's letters to every other",
		func(p patient) {
			p.OnGetConnection = func(s *session.Session, local string) (string, error) {
				remote, err := p.fake.GetConnection(s, local)
				for _, each := range p.fake.Snapshot() {
					if err == winerr.ERROR_NOT_CONNECTED && each.Local == local && !each.Disconnected {
						return each.Remote, nil
					}
				}
				return remote, err
			}
		},
		[]string{"sessions apart", "global letter", "logoff"},
	},
	{
		"shows global letters to every session",
		func(p patient) {
			p.OnGetConnection = func(s *session.Session, local string) (string, error) {
				remote, err := p.fake.GetConnection(s, local)
				for _, each := range p.fake.Snapshot() {
					if err == winerr.ERROR_NOT_CONNECTED && each.Local == local && each.LUID == session.LocalSystem {
						return each.Remote, nil
					}
				}
				return remote, err
			}
		},
		[]string{"global letter"},
	},
	{
		"opens files behind a global letter as LocalSystem",
		func(p patient) {
			var system *session.Session
			p.OnAddConnection = func(s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
				if s.LUID() == session.LocalSystem {
					system = s
				}
				return p.fake.AddConnection(s, nr, cred)
			}
			p.OnOpenFile = func(s *session.Session, path string, flag int, perm fs.FileMode) (provider.File, error) {
				if n, _, ok := session.SplitDrive(path); ok && system != nil && system.Devices().Defined(n) {
					s = system
				}
				return p.fake.OpenFile(s, path, flag, perm)
			}
		},
		[]string{"files behind a global letter"},
	},
	{
		"gives up what the server has dropped",
		func(p patient) {
			drop, dropped := p.harness.Drop, false
			p.harness.Drop = func() { drop(); dropped = true }
			p.OnOpenFile = func(s *session.Session, path string, flag int, perm fs.FileMode) (provider.File, error) {
				if dropped {
					return nil, winerr.ERROR_NETNAME_DELETED
				}
				return p.fake.OpenFile(s, path, flag, perm)
			}
		},
		[]string{"dropped session"},
	},
	{
		"does nothing at a logoff", func(p patient) { p.OnLogoff = func(*session.Session) {} },
		[]string{"logoff", "open at logoff", "many sessions at once"},
	},
	{
		"connects sessions that have gone",
		adding(func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
			if !s.Alive() {
				return nil
			}
			return p.fake.AddConnection(s, nr, cred)
		}),
		[]string{"after the logoff"},
	},
	{
		"cancels a remote name for everybody",
		func(p patient) {
			var sessions sync.Map
			p.OnAddConnection = func(s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
				sessions.Store(s, true)
				return p.fake.AddConnection(s, nr, cred)
			}
			p.OnCancelConnection = func(s *session.Session, name string, force bool) error {
				err := p.fake.CancelConnection(s, name, force)
				if err == nil && strings.HasPrefix(name, `\\`) {
					sessions.Range(func(other, _ any) bool {
						_ = p.fake.CancelConnection(other.(*session.Session), name, force)
						return true
					})
				}
				return err
			}
		},
		[]string{"one remote name in two sessions"},
	},
	{
		"lets files without device survive the logoff",
		func(p patient) {
			p.OnOpenFile = func(s *session.Session, path string, flag int, perm fs.FileMode) (provider.File, error) {
				f, err := p.fake.OpenFile(s, path, flag, perm)
				if err == nil && strings.HasPrefix(path, `\\`) {
					f = survivor{f, s}
				}
				return f, err
			}
		},
		[]string{"open at logoff"},
	},
	{
		"panics when there are many sessions",
		func(p patient) {
			var seen sync.Map
			var sessions atomic.Int32
			p.OnAddConnection = func(s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
				if _, known := seen.LoadOrStore(s.LUID(), true); !known && sessions.Add(1) > 4 {
					panic("too many sessions")
				}
				return p.fake.AddConnection(s, nr, cred)
			}
		},
		[]string{"many sessions at once"},
	},
	{
		"has its snapshot the wrong way round",
		func(p patient) {
			p.OnSnapshot = func() []provider.ConnectionSnapshot {
				all := p.fake.Snapshot()
				slices.Reverse(all)
				return all
			}
		},
		[]string{"snapshot"},
	},
	{
		"asks the router back",
		func(p patient) {
			recorder := new(mpr.Recorder)
			router := mpr.New(provider.Unimplemented{})
			router.Recorder = recorder
			p.harness.RouterCalls = func() int { return len(recorder.Records()) }
			p.OnGetUser = func(s *session.Session, name string) (string, error) {
				if name != "" {
					_, _ = router.System().GetConnection(name)
				}
				return p.fake.GetUser(s, name)
			}
		},
		[]string{"no re-entry"},
	},
	{
		"can't do without a resource",
		func(p patient) {
			p.OnAddConnection3 = func(s *session.Session, w provider.Window, nr *provider.NetResource, cred session.Credentials, flags provider.ConnectFlags) error {
				if p.fake.GetCaps(provider.WNNC_START) == provider.WNNC_START_DONE && nr.RemoteName == "" {
					return winerr.ERROR_BAD_NET_NAME
				}
				return p.fake.AddConnection3(s, w, nr, cred, flags)
			}
		},
		[]string{"nonsense"},
	},
}
