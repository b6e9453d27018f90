package conformance

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// letters is the folder of the redirected drives.
const letters = "letters"

// visible is a network whose redirected drives are there for the machine, too:
// a redirector makes them, and nobody else could.
type visible struct {
	provider.Provider
	letters string
}

// show makes the folder of a drive while it is redirected, and removes it otherwise.
// Without the folder of all drives it does nothing.
func (r *visible) show(s *session.Session, local string) {
	n, err := session.ParseName(local)
	if err != nil || !n.IsDrive() {
		return
	}
	drive := filepath.Join(r.letters, wintext.Fold(local[:1]))
	if _, redirected := s.Devices().Lookup(n); redirected {
		_ = os.Mkdir(drive, 0o777)
		return
	}
	_ = os.Remove(drive)
}

// clearLetters removes the folders of all drives.
func clearLetters(folder string) error {
	drives, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	for _, d := range drives {
		err = errors.Join(err, os.Remove(filepath.Join(folder, d.Name())))
	}
	return err
}

func (r *visible) AddConnection(s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
	defer r.show(s, nr.LocalName)
	return r.Provider.AddConnection(s, nr, cred)
}

func (r *visible) AddConnection3(s *session.Session, owner provider.Window, nr *provider.NetResource, cred session.Credentials, flags provider.ConnectFlags) error {
	defer r.show(s, nr.LocalName)
	return r.Provider.AddConnection3(s, owner, nr, cred, flags)
}

func (r *visible) AddConnection4(s *session.Session, owner provider.Window, nr *provider.NetResource, auth []byte, flags provider.ConnectFlags, options []byte) error {
	defer r.show(s, nr.LocalName)
	return r.Provider.AddConnection4(s, owner, nr, auth, flags, options)
}

func (r *visible) CancelConnection(s *session.Session, name string, force bool) error {
	defer r.show(s, name)
	return r.Provider.CancelConnection(s, name, force)
}

func (r *visible) CancelConnection2(s *session.Session, name string, force bool, flags provider.ConnectFlags) error {
	defer r.show(s, name)
	return r.Provider.CancelConnection2(s, name, force, flags)
}
