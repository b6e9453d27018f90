package clients

import (
	"fmt"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// EndsEarly takes every error of EnumResource for the end of the list.
func EndsEarly(n mpr.Network) (any, error) {
	h, err := n.OpenEnum(mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, 0, nil)
	if err != nil {
		return nil, err
	}
	var names []string
	buf := make([]mpr.NetResource, 4)
	for {
		got, err := n.EnumResource(h, buf)
		if err != nil {
			return names, n.CloseEnum(h)
		}
		for _, r := range buf[:got] {
			names = append(names, r.RemoteName)
		}
	}
}

// LeavesTheDrive returns without cancelling when it can't list.
func LeavesTheDrive(n mpr.Network) (any, error) {
	if err := n.AddConnection2(disk(drive), mpr.Credentials{}, 0); err != nil {
		return nil, err
	}
	list, err := connected(n)
	if err != nil {
		return nil, err
	}
	return list, cancel(n, drive)
}

// TriesForEver waits for a network that is busy as long as that takes.
func TriesForEver(n mpr.Network) (any, error) {
	for {
		err := n.AddConnection2(disk(drive), mpr.Credentials{}, 0)
		if code(err) != winerr.ERROR_BUSY {
			return nil, err
		}
	}
}

// TakesAnyDrive takes a drive that is there already for its own.
func TakesAnyDrive(n mpr.Network) (any, error) {
	err := n.AddConnection2(disk(drive), mpr.Credentials{}, 0)
	if code(err) == winerr.ERROR_ALREADY_ASSIGNED {
		return nil, nil
	}
	return nil, err
}

// Panics counts what went wrong in a map that isn't there.
func Panics(n mpr.Network) (any, error) {
	var tries map[string]int
	err := n.AddConnection2(disk(drive), mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE)
	if code(err) == winerr.ERROR_BAD_PROFILE {
		tries[drive]++
	}
	return nil, err
}

// ForgetsToLook connects and cancels, and doesn't look at what the cancel answers.
func ForgetsToLook(n mpr.Network) (any, error) {
	if err := n.AddConnection2(disk(drive), mpr.Credentials{}, 0); err != nil {
		return nil, err
	}
	_ = n.CancelConnection2(drive, 0, false)
	return nil, nil
}

// LeavesTheEnumeration returns without closing its enumeration when that fails.
func LeavesTheEnumeration(n mpr.Network) (any, error) {
	h, err := n.OpenEnum(mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, 0, nil)
	if err != nil {
		return nil, err
	}
	buf := make([]mpr.NetResource, 100)
	got, err := n.EnumResource(h, buf)
	if err != nil {
		return nil, err
	}
	return got, n.CloseEnum(h)
}

// MapsHalf maps two drives, and leaves the first one when the second can't be.
func MapsHalf(n mpr.Network) (any, error) {
	if err := n.AddConnection2(disk(drive), mpr.Credentials{}, 0); err != nil {
		return nil, err
	}
	return nil, n.AddConnection2(disk(second), mpr.Credentials{}, 0)
}

// Guesses shows a user of its own making when it can't learn the real one.
func Guesses(n mpr.Network) (any, error) {
	user, err := n.GetUser("")
	if err != nil {
		user = "guest"
	}
	return user, nil
}

// Truncates gives up a name for which its buffer is too small, and says nothing.
func Truncates(n Sizer) (result any, err error) {
	if err := n.AddConnection2(disk(drive), mpr.Credentials{}, 0); err != nil {
		return nil, err
	}
	remote, _, err := n.Sized().GetConnection(drive, mpr.Buffer{Size: 64})
	if failed := cancel(n, drive); failed != nil {
		return nil, fmt.Errorf("%w, after %v", failed, err)
	}
	if code(err) == winerr.ERROR_MORE_DATA {
		return "", nil
	}
	if err != nil {
		return nil, err
	}
	return remote, nil
}
