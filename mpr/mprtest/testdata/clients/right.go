// Package clients has small programs that use WNet: three that cope with every answer, and ten that don't.
package clients

import (
	"errors"
	"fmt"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// The drives and shares of the clients.
const (
	drive, second = "Z:", "Y:"
	share         = `\\server\share`
)

func disk(local string) *mpr.NetResource {
	return &mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: local, RemoteName: share}
}

func code(err error) winerr.Errno { return winerr.Code(err) }

// cancel cancels a drive, by force if it has to be.
func cancel(n mpr.Network, local string) error {
	err := n.CancelConnection2(local, 0, false)
	if err != nil {
		err = n.CancelConnection2(local, 0, true)
	}
	return err
}

// RightList connects a drive, lists the drives, and takes the drive back whatever happens.
func RightList(n mpr.Network) (result any, err error) {
	if err := n.AddConnection2(disk(drive), mpr.Credentials{}, 0); err != nil {
		return nil, err
	}
	defer func() {
		if failed := cancel(n, drive); failed != nil {
			result, err = nil, errors.Join(err, failed)
		}
	}()
	return connected(n)
}

// connected lists the drives.
func connected(n mpr.Network) (list []string, err error) {
	h, err := n.OpenEnum(mpr.RESOURCE_CONNECTED, mpr.RESOURCETYPE_DISK, 0, nil)
	if err != nil {
		return nil, err
	}
	defer func() {
		if failed := n.CloseEnum(h); failed != nil {
			list, err = nil, errors.Join(err, failed)
		}
	}()
	buf := make([]mpr.NetResource, 4)
	for {
		got, err := n.EnumResource(h, buf)
		if code(err) == winerr.ERROR_NO_MORE_ITEMS {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
		for _, r := range buf[:got] {
			list = append(list, r.LocalName+" "+r.RemoteName)
		}
	}
}

// RightMap maps a drive and leaves it. It waits for a network that is busy, and uses a drive that is there already if it
// leads to the share.
func RightMap(n mpr.Network) (any, error) {
	for try := 0; ; try++ {
		err := n.AddConnection2(disk(drive), mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE)
		switch {
		case code(err) == winerr.ERROR_BUSY && try < 3:
			continue
		case code(err) == winerr.ERROR_ALREADY_ASSIGNED:
			if remote, asked := n.GetConnection(drive); asked == nil && remote == share {
				return nil, nil
			}
		}
		return nil, err
	}
}

// Sizer is a network with the calls that take a buffer.
type Sizer interface {
	mpr.Network
	Sized() mpr.Sized
}

// RightSized asks for a remote name with a small buffer, and with a larger one until it fits.
func RightSized(n Sizer) (result any, err error) {
	if err := n.AddConnection2(disk(drive), mpr.Credentials{}, 0); err != nil {
		return nil, err
	}
	defer func() {
		if failed := cancel(n, drive); failed != nil {
			result, err = nil, errors.Join(err, failed)
		}
	}()
	buf := mpr.Buffer{Size: 64}
	for range 5 {
		var remote string
		if remote, buf, err = n.Sized().GetConnection(drive, buf); code(err) != winerr.ERROR_MORE_DATA {
			if err != nil {
				return nil, err
			}
			return remote, nil
		}
	}
	return nil, fmt.Errorf("the name never fits: %w", err)
}
