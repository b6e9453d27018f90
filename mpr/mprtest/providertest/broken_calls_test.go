package providertest_test

import (
	"io"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// adding4 replaces AddConnection4 in the way of adding.
func adding4(how func(p patient, s *session.Session, nr *provider.NetResource, auth []byte) error) func(patient) {
	return func(p patient) {
		p.OnAddConnection4 = func(s *session.Session, w provider.Window, nr *provider.NetResource, auth []byte, flags provider.ConnectFlags, options []byte) error {
			if nr == nil || p.fake.GetCaps(provider.WNNC_START) != provider.WNNC_START_DONE {
				return p.fake.AddConnection4(s, w, nr, auth, flags, options)
			}
			return how(p, s, nr, auth)
		}
	}
}

var brokenBuffers = []breakage{
	{
		"reads no authentication buffer",
		adding4(func(p patient, s *session.Session, nr *provider.NetResource, _ []byte) error {
			return p.fake.AddConnection(s, nr, p.harness.Good)
		}),
		[]string{"bad credentials", "one user a server", "whose connection it is"},
	},
	{
		"takes a device again, with a buffer",
		adding4(func(p patient, s *session.Session, nr *provider.NetResource, auth []byte) error {
			err := p.fake.AddConnection4(s, 0, nr, auth, 0, nil)
			if err == winerr.ERROR_ALREADY_ASSIGNED {
				err = nil
			}
			return err
		}),
		[]string{"device taken"},
	},
	{
		"connects everybody as one user, with flags",
		adding3(func(p patient, s *session.Session, nr *provider.NetResource, _ session.Credentials, flags provider.ConnectFlags) error {
			return p.fake.AddConnection3(s, 0, nr, p.harness.Good, flags)
		}),
		[]string{"bad credentials", "one user a server", "whose connection it is"},
	},
	{
		"has no code of its own for who isn't admitted, with flags", answering3(winerr.ERROR_ACCESS_DENIED, winerr.ERROR_GEN_FAILURE),
		[]string{"access denied"},
	},
	{
		"calls a missing share a missing file, with flags", answering3(winerr.ERROR_BAD_NET_NAME, winerr.ERROR_FILE_NOT_FOUND),
		[]string{"no such resource", "length in UTF-16"},
	},
	{
		"lets one session be two users, with flags", answering3(winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, nil),
		[]string{"one user a server", "another password"},
	},
	{
		"has printers on drives", answering(winerr.ERROR_BAD_DEV_TYPE, nil),
		[]string{"device of the other class"},
	},
	{
		"connects what is neither disk nor printer",
		adding(func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
			known := *nr
			if strings.HasPrefix(nr.RemoteName, `\\`) {
				known.Type = provider.RESOURCETYPE_ANY
			}
			return p.fake.AddConnection(s, &known, cred)
		}),
		[]string{"device of the other class"},
	},
}

// cancelling2 replaces CancelConnection2.
func cancelling2(how func(p patient, s *session.Session, name string, force bool) error) func(patient) {
	return func(p patient) {
		p.OnCancelConnection2 = func(s *session.Session, name string, force bool, _ provider.ConnectFlags) error {
			return how(p, s, name, force)
		}
	}
}

var brokenFlaggedCancels = []breakage{
	{
		"cancels by force whatever is asked, with flags",
		cancelling2(func(p patient, s *session.Session, name string, _ bool) error {
			return p.fake.CancelConnection(s, name, true)
		}),
		[]string{"open files"},
	},
	{
		"never cancels by force, with flags",
		cancelling2(func(p patient, s *session.Session, name string, _ bool) error {
			return p.fake.CancelConnection(s, name, false)
		}),
		[]string{"open files, by force"},
	},
	{
		"cancels devices alone, with flags",
		cancelling2(func(p patient, s *session.Session, name string, force bool) error {
			if _, err := session.ParseName(name); err != nil {
				return winerr.ERROR_NOT_CONNECTED
			}
			return p.fake.CancelConnection(s, name, force)
		}),
		[]string{"cancel a remote name", "open files", "one remote name in two sessions"},
	},
	{
		"says yes to a remote name of another session's",
		cancelling(func(p patient, s *session.Session, name string, force bool) error {
			err := p.fake.CancelConnection(s, name, force)
			if slices.ContainsFunc(p.fake.Snapshot(), func(each provider.ConnectionSnapshot) bool {
				return each.LUID != s.LUID() && each.Local == "" && each.Remote == name
			}) {
				err = nil
			}
			return err
		}),
		[]string{"sessions apart"},
	},
}

// printing replaces an answer of StartJob.
func printing(from, to error) func(patient) {
	return func(p patient) {
		p.OnStartJob = func(s *session.Session, device, title string) (io.WriteCloser, error) {
			job, err := p.fake.StartJob(s, device, title)
			if err == from {
				err = to
			}
			return job, err
		}
	}
}

// closedAlive is a file that can be read when it is closed.
type closedAlive struct{ provider.File }

func (f closedAlive) Read(b []byte) (int, error) {
	n, err := f.File.Read(b)
	if err == winerr.ERROR_INVALID_HANDLE {
		err = io.EOF
	}
	return n, err
}

var brokenUses = []breakage{
	{
		"calls a disk a printer that isn't redirected", printing(winerr.ERROR_NOT_SUPPORTED, winerr.ERROR_NOT_CONNECTED),
		[]string{"no printer"},
	},
	{
		"stands in files",
		func(p patient) {
			p.OnSetCurrentDirectory = func(s *session.Session, path string) (func(), error) {
				release, err := p.fake.SetCurrentDirectory(s, path)
				if err == winerr.ERROR_DIRECTORY {
					return func() {}, nil
				}
				return release, err
			}
		},
		[]string{"no directory"},
	},
	{
		"reads closed files",
		opening(func(p patient, s *session.Session, path string, flag int, perm mode) (provider.File, error) {
			f, err := p.fake.OpenFile(s, path, flag, perm)
			if err != nil {
				return nil, err
			}
			return closedAlive{f}, nil
		}),
		[]string{"no file"},
	},
	{
		"has no access to what isn't there",
		opening(func(p patient, s *session.Session, path string, flag int, perm mode) (provider.File, error) {
			f, err := p.fake.OpenFile(s, path, flag, perm)
			if err == winerr.ERROR_FILE_NOT_FOUND {
				err = winerr.ERROR_ACCESS_DENIED
			}
			return f, err
		}),
		[]string{"no file"},
	},
	{
		"lists all types",
		func(p patient) {
			p.OnOpenEnum = func(s *session.Session, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) (provider.Handle, error) {
				if typ <= provider.RESOURCETYPE_PRINT {
					typ = provider.RESOURCETYPE_ANY
				}
				return p.fake.OpenEnum(s, scope, typ, usage, nr)
			}
		},
		[]string{"types and usages", "pipes"},
	},
	{
		"lists all usages",
		func(p patient) {
			p.OnOpenEnum = func(s *session.Session, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) (provider.Handle, error) {
				if usage <= provider.RESOURCEUSAGE_ALL {
					usage = 0
				}
				return p.fake.OpenEnum(s, scope, typ, usage, nr)
			}
		},
		[]string{"types and usages"},
	},
	{
		"tells nothing of what is deferred but that",
		func(p patient) {
			p.OnGetConnection3 = func(s *session.Session, local string) (string, provider.ConnectionState, error) {
				remote, state, err := p.fake.GetConnection3(s, local)
				if state == provider.WNGETCON_DISCONNECTED {
					remote = ""
				}
				return remote, state, err
			}
		},
		[]string{"deferred"},
	},
	{
		"measures what is another session's",
		func(p patient) {
			p.OnGetConnectionPerformance = func(s *session.Session, name string) (provider.ConnectInfo, error) {
				info, err := p.fake.GetConnectionPerformance(s, name)
				if err == winerr.ERROR_NOT_CONNECTED && len(p.fake.Snapshot()) > 1 {
					err = nil
				}
				return info, err
			}
		},
		[]string{"sessions apart"},
	},
}

// picturing changes what Snapshot tells.
func picturing(change func([]provider.ConnectionSnapshot)) func(patient) {
	return func(p patient) {
		p.OnSnapshot = func() []provider.ConnectionSnapshot {
			all := p.fake.Snapshot()
			change(all)
			return all
		}
	}
}

var brokenSnapshots = []breakage{
	{
		"shows no users",
		picturing(func(all []provider.ConnectionSnapshot) {
			for i := range all {
				all[i].User = ""
			}
		}),
		[]string{"whose connection it is"},
	},
	{
		"shows neither jobs nor holders",
		picturing(func(all []provider.ConnectionSnapshot) {
			for i := range all {
				all[i].Jobs, all[i].Holders = nil, 0
			}
		}),
		[]string{"print jobs", "current directory"},
	},
	{
		"has what has no device the wrong way round",
		picturing(func(all []provider.ConnectionSnapshot) {
			slices.SortStableFunc(all, func(a, b provider.ConnectionSnapshot) int {
				if a.LUID != b.LUID || a.Local != b.Local {
					return 0
				}
				return strings.Compare(b.Remote, a.Remote)
			})
		}),
		[]string{"snapshot"},
	},
}
