package providertest_test

import (
	"io/fs"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

type mode = fs.FileMode

// cancelling replaces CancelConnection.
func cancelling(how func(p patient, s *session.Session, name string, force bool) error) func(patient) {
	return func(p patient) {
		p.OnCancelConnection = func(s *session.Session, name string, force bool) error { return how(p, s, name, force) }
	}
}

var brokenCancels = []breakage{
	{
		"leaves the letter when it cancels",
		cancelling(func(p patient, s *session.Session, name string, force bool) error {
			err := p.fake.CancelConnection(s, name, force)
			if n, bad := session.ParseName(name); err == nil && bad == nil && s.LUID() != session.LocalSystem {
				_ = s.Devices().Redirect(n, `\Device\Broken`, new(int))
			}
			return err
		}),
		[]string{
			"cancel a device", "one user a server", "open files, by force", "race for a letter", "many sessions at once",
			"whose connection it is", "open files", "deferred",
		},
	},
	{
		"says yes to what isn't its own",
		cancelling(func(p patient, s *session.Session, name string, force bool) error {
			if err := p.fake.CancelConnection(s, name, force); err != winerr.ERROR_NOT_CONNECTED {
				return err
			}
			return nil
		}),
		[]string{"cancel what isn't connected", "cancel a remote name", "sessions apart", "global letter"},
	},
	{
		"cancels devices by their remote name",
		cancelling(func(p patient, s *session.Session, name string, force bool) error {
			for _, each := range p.fake.Snapshot() {
				if each.LUID == s.LUID() && each.Local != "" && each.Remote == name {
					return p.fake.CancelConnection(s, each.Local, force)
				}
			}
			return p.fake.CancelConnection(s, name, force)
		}),
		[]string{"cancel a remote name"},
	},
	{
		"cancels nothing with flags",
		func(p patient) {
			p.OnCancelConnection2 = func(*session.Session, string, bool, provider.ConnectFlags) error { return nil }
		},
		[]string{
			"cancel with flags", "cancel a device", "cancel a remote name", "cancel what isn't connected", "open files",
			"open files, by force", "current directory", "sessions apart",
		},
	},
	{
		"cancels by force whatever is asked",
		cancelling(func(p patient, s *session.Session, name string, _ bool) error {
			return p.fake.CancelConnection(s, name, true)
		}),
		[]string{"open files", "print jobs", "connection of an open file"},
	},
	{
		"tells what is open from what is held by no code of its own",
		cancelling(func(p patient, s *session.Session, name string, force bool) error {
			if err := p.fake.CancelConnection(s, name, force); err != winerr.ERROR_DEVICE_IN_USE {
				return err
			}
			return winerr.ERROR_OPEN_FILES
		}),
		[]string{"current directory"},
	},
}

// undying is a file that knows nothing of its connection.
type undying struct{ provider.File }

func (f undying) Read(b []byte) (int, error)         { return alive(f.File.Read(b)) }
func (f undying) Seek(o int64, w int) (int64, error) { return alive(f.File.Seek(o, w)) }
func (f undying) Stat() (fs.FileInfo, error)         { return alive(f.File.Stat()) }

func alive[T any](result T, err error) (T, error) {
	if err == winerr.ERROR_NETNAME_DELETED {
		return result, nil
	}
	return result, err
}

// opening replaces what OpenFile gives.
func opening(how func(p patient, s *session.Session, path string, flag int, perm mode) (provider.File, error)) func(patient) {
	return func(p patient) {
		p.OnOpenFile = func(s *session.Session, path string, flag int, perm mode) (provider.File, error) {
			return how(p, s, path, flag, perm)
		}
	}
}

var brokenFiles = []breakage{
	{
		"leaves files alive that it closed by force",
		opening(func(p patient, s *session.Session, path string, flag int, perm mode) (provider.File, error) {
			f, err := p.fake.OpenFile(s, path, flag, perm)
			if err != nil {
				return nil, err
			}
			return undying{f}, nil
		}),
		[]string{"open files, by force", "open at logoff", "dropped session", "connection of an open file"},
	},
	{
		"opens another file",
		opening(func(p patient, s *session.Session, path string, flag int, perm mode) (provider.File, error) {
			if path == `\\FILES\docs\a.txt` {
				path = `\\FILES\docs`
			}
			return p.fake.OpenFile(s, path, flag, perm)
		}),
		[]string{"reading", "open files"},
	},
	{
		"opens files on devices that it doesn't have",
		opening(func(p patient, s *session.Session, path string, flag int, perm mode) (provider.File, error) {
			f, err := p.fake.OpenFile(s, path, flag, perm)
			if err == winerr.ERROR_NOT_CONNECTED {
				err = winerr.ERROR_FILE_NOT_FOUND
			}
			return f, err
		}),
		[]string{"reading", "sessions apart"},
	},
}
