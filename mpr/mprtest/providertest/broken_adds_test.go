package providertest_test

import (
	"unicode/utf8"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// adding replaces AddConnection, while there is a network and a resource: what
// these are about is broken elsewhere.
func adding(how func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials) error) func(patient) {
	return func(p patient) {
		p.OnAddConnection = func(s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
			if nr == nil || p.fake.GetCaps(provider.WNNC_START) != provider.WNNC_START_DONE {
				return p.fake.AddConnection(s, nr, cred)
			}
			return how(p, s, nr, cred)
		}
	}
}

// answering replaces an answer of AddConnection.
func answering(from, to error) func(patient) {
	return adding(func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
		err := p.fake.AddConnection(s, nr, cred)
		if err == from {
			return to
		}
		return err
	})
}

// adding3 replaces AddConnection3 in the same way.
func adding3(how func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials, flags provider.ConnectFlags) error) func(patient) {
	return func(p patient) {
		p.OnAddConnection3 = func(s *session.Session, w provider.Window, nr *provider.NetResource, cred session.Credentials, flags provider.ConnectFlags) error {
			if nr == nil || p.fake.GetCaps(provider.WNNC_START) != provider.WNNC_START_DONE {
				return p.fake.AddConnection3(s, w, nr, cred, flags)
			}
			return how(p, s, nr, cred, flags)
		}
	}
}

// answering3 replaces an answer of AddConnection3.
func answering3(from, to error) func(patient) {
	return adding3(func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials, flags provider.ConnectFlags) error {
		err := p.fake.AddConnection3(s, 0, nr, cred, flags)
		if err == from {
			return to
		}
		return err
	})
}

var brokenAdds = []breakage{
	{
		"gives a device the wrong remote name",
		func(p patient) {
			p.OnGetConnection = func(s *session.Session, local string) (string, error) {
				remote, err := p.fake.GetConnection(s, local)
				return remote[:min(len(remote), 7)], err
			}
		},
		[]string{"redirected", "deferred, then used", "dropped session", "stopped and started", "sessions apart", "global letter", "logoff", "print jobs"},
	},
	{
		"keeps no connections without a device",
		adding(func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
			err := p.fake.AddConnection(s, nr, cred)
			if err == nil && nr.LocalName == "" {
				return p.fake.CancelConnection(s, nr.RemoteName, true)
			}
			return err
		}),
		[]string{
			"deviceless", "cancel a remote name", "connections listed", "snapshot", "resource information", "type of a resource", "open files", "one remote name in two sessions",
		},
	},
	{
		"reads the provider's name",
		adding(func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
			if nr.Provider != "" && nr.Provider != p.Name() {
				return winerr.ERROR_BAD_PROVIDER
			}
			return p.fake.AddConnection(s, nr, cred)
		}),
		[]string{"fields not read"},
	},
	{
		"takes a device again that it has", answering(winerr.ERROR_ALREADY_ASSIGNED, nil),
		[]string{"device taken", "race for a letter", "global letter"},
	},
	{
		"calls a bad device a bad parameter", answering(winerr.ERROR_BAD_DEVICE, winerr.ERROR_INVALID_PARAMETER),
		[]string{"bad device"},
	},
}

var brokenFlags = []breakage{
	{
		"takes a device again, with flags", answering3(winerr.ERROR_ALREADY_ASSIGNED, nil),
		[]string{"device taken, with flags"},
	},
	{
		"calls a bad device a missing one, with flags", answering3(winerr.ERROR_BAD_DEVICE, winerr.ERROR_FILE_NOT_FOUND),
		[]string{"bad device, with flags", "deferred without device"},
	},
	{
		"refuses flags that aren't its own",
		adding3(func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials, flags provider.ConnectFlags) error {
			if flags&provider.CONNECT_UPDATE_PROFILE != 0 {
				return winerr.ERROR_INVALID_PARAMETER
			}
			return p.fake.AddConnection3(s, 0, nr, cred, flags)
		}),
		[]string{"flags ignored"},
	},
	{
		"counts the runes of a name",
		adding3(func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials, flags provider.ConnectFlags) error {
			if utf8.RuneCountInString(nr.RemoteName) <= 260 && len(nr.RemoteName) > 400 {
				nr = &provider.NetResource{LocalName: nr.LocalName, RemoteName: `\\FILES\docs`}
			}
			return p.fake.AddConnection3(s, 0, nr, cred, flags)
		}),
		[]string{"length in UTF-16"},
	},
	{
		"connects at once what is to be deferred",
		adding3(func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials, flags provider.ConnectFlags) error {
			if nr.LocalName != "" && len(nr.RemoteName) < 100 {
				flags &^= provider.CONNECT_DEFERRED
			}
			return p.fake.AddConnection3(s, 0, nr, cred, flags)
		}),
		[]string{"deferred"},
	},
	{
		"never connects what was deferred",
		func(p patient) {
			p.OnGetConnection3 = p.fake.GetConnection3
			p.OnOpenFile = func(s *session.Session, path string, flag int, perm mode) (provider.File, error) {
				if _, state, err := p.fake.GetConnection3(s, path[:min(2, len(path))]); err == nil && state == provider.WNGETCON_DISCONNECTED {
					return nil, winerr.ERROR_CONNECTION_UNAVAIL
				}
				return p.fake.OpenFile(s, path, flag, perm)
			}
		},
		[]string{"deferred, then used", "dropped session"},
	},
}

var brokenRefusals = []breakage{
	{
		"keeps what was refused",
		adding(func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
			err := p.fake.AddConnection(s, nr, cred)
			if n, bad := session.ParseName(nr.LocalName); err == winerr.ERROR_INVALID_PASSWORD && bad == nil {
				_ = s.Devices().Redirect(n, `\Device\Broken`, new(int))
			}
			return err
		}),
		[]string{"bad credentials", "NULL and empty password"},
	},
	{"lets everybody in", answering(winerr.ERROR_ACCESS_DENIED, nil), []string{"access denied"}},
	{
		"calls a missing share a missing file", answering(winerr.ERROR_BAD_NET_NAME, winerr.ERROR_FILE_NOT_FOUND),
		[]string{"no such resource", "owned first"},
	},
	{
		"takes a NULL password for an empty one",
		adding(func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
			if _, given := cred.Password.Reveal(); !given {
				cred.Password = session.NewPassword("")
			}
			return p.fake.AddConnection(s, nr, cred)
		}),
		[]string{"NULL and empty password", "another password", "default credentials join"},
	},
	{
		"takes an empty password for a NULL one",
		adding(func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
			if text, given := cred.Password.Reveal(); given && text == "" {
				cred.Password = session.Password{}
			}
			return p.fake.AddConnection(s, nr, cred)
		}),
		[]string{"NULL and empty password", "another password"},
	},
	{
		"lets one session be two users", answering(winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, nil),
		[]string{"one user a server", "another password"},
	},
}
