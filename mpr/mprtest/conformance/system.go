package conformance

import (
	"errors"
	"os"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/system"
)

// System tries the mpr.dll of this machine. remote is a disk share of the SMB
// network, `\\server\share`, that the user's default credentials connect to; ""
// is none, and then every case lacks it.
//
// Settings of a machine, dialogs and faults can't be had of a real one. Its cases
// use letters that are free when they begin, and free them again.
func System(remote string) Open {
	return func(setup Setup) (*Machine, error) {
		switch {
		case setup.UI != nil:
			return nil, Lack("script for the user of a real machine")
		case setup != Setup{}:
			return nil, Lack("setting of a real machine")
		}
		net := system.New()
		if _, err := net.GetConnection(drive); winerr.Code(err) == winerr.ERROR_NOT_SUPPORTED {
			return nil, Lack("mpr.dll on this system")
		}
		return realMachine(net, strings.TrimSuffix(remote, `\`))
	}
}

// realMachine returns the machine that this program runs on.
func realMachine(net mpr.Network, remote string) (*Machine, error) {
	free := freeLetters(net)
	for _, local := range []string{drive, drive2, drive3, unused} {
		if !free[local] {
			return nil, Lack("free letter " + local)
		}
	}
	m := &Machine{Network: net, Disks: systemDisks(), Close: func() error { return cleanUp(net, free, remote) }}
	if remote == "" {
		return m, nil
	}
	info, _, err := net.GetResourceInformation(&mpr.NetResource{RemoteName: remote})
	if err != nil {
		return nil, Lack("share " + remote)
	}
	m.Remote, m.Provider = info.RemoteName, info.Provider
	if at := strings.LastIndex(m.Remote, `\`); at > 0 {
		m.Server = m.Remote[:at]
		m.Missing = m.Server + `\winnet-no-such-share`
	}
	if user, err := net.GetUser(""); err == nil {
		m.User = user
	}
	return m, nil
}

// systemDisks returns the local disk that Windows itself is on, which is in the environment of each process of Windows.
func systemDisks() []string {
	if disk := os.Getenv("SystemDrive"); disk != "" {
		return []string{disk}
	}
	return nil
}

// freeLetters returns the letters that are neither connected nor remembered.
func freeLetters(net mpr.Network) map[string]bool {
	free := make(map[string]bool)
	for letter := 'C'; letter <= 'Z'; letter++ {
		local := string(letter) + ":"
		free[local] = !inUse(net, local)
	}
	return free
}

// inUse reports whether a letter is connected or remembered. Which code comes
// for others is what cases find out.
func inUse(net mpr.Network, local string) bool {
	_, err := net.GetConnection(local)
	code := winerr.Code(err)
	return code == winerr.NO_ERROR || code == winerr.ERROR_CONNECTION_UNAVAIL
}

// cleanUp frees the letters that were free before, and cancels a device-less connection.
func cleanUp(net mpr.Network, free map[string]bool, remote string) error {
	var errs []error
	for local := range free {
		if free[local] && inUse(net, local) {
			errs = append(errs, net.CancelConnection2(local, mpr.CONNECT_UPDATE_PROFILE, true))
		}
	}
	if remote != "" {
		_ = net.CancelConnection2(remote, 0, true) // which it need not have
	}
	return errors.Join(errs...)
}
