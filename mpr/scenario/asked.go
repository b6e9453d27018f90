package scenario

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
)

// Asked is who answers the command ask: the emulator, or a real machine.
type Asked interface {
	mpr.Network
	mpr.Sized

	// Remembered is what the user's profile holds for a device.
	Remembered(local string) (e profile.Entry, found bool, err error)

	// Present reports whether there is a drive of that letter, be it a local one.
	Present(drive string) bool

	// Hold opens a file, or makes a directory the current one, until release.
	Hold(path string, directory bool) (release func() error, err error)
}

// Emulated asks a caller of the emulator.
func Emulated(c *mpr.Caller) Asked { return emulated{c} }

type emulated struct{ *mpr.Caller }

func (e emulated) Remembered(local string) (profile.Entry, bool, error) {
	profiles := e.Router().Profiles
	if profiles == nil { // then the router keeps them to itself
		return profile.Entry{}, false, winerr.ERROR_CANNOT_OPEN_PROFILE
	}
	return profiles.Get(e.Session().ProfileKey(), local)
}

func (e emulated) Hold(path string, directory bool) (release func() error, err error) {
	if directory {
		return func() error { return e.Chdir("") }, e.Chdir(path)
	}
	f, err := e.Open(path)
	if err != nil {
		return nil, err
	}
	return f.Close, nil
}

func (e emulated) Present(drive string) bool {
	return e.Session().Devices().GetDriveType(drive+`\`) != session.DRIVE_NO_ROOT_DIR
}

// InUse reports whether a device is somebody's, and why.
func InUse(n Asked, device string) (why string, inUse bool) {
	remote, err := n.GetConnection(device)
	switch code := winerr.Code(err); {
	case code == winerr.NO_ERROR:
		return "it is " + remote, true
	case code == winerr.ERROR_CONNECTION_UNAVAIL:
		return "it is remembered for " + remote, true
	case n.Present(device):
		return "it is a drive of this machine", true
	}
	return "", false
}
