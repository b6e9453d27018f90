package npbridge

import (
	"bytes"
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

func addConnection(to *service, p unsafe.Pointer) error {
	a := arguments[struct {
		nr             *layout.Resource
		password, user *uint16
	}](p)
	return to.AddConnection(to.s, read(a.nr, withLocal), credentials(a.password, a.user))
}

func addConnection3(to *service, p unsafe.Pointer) error {
	a := arguments[struct {
		owner          uintptr
		nr             *layout.Resource
		password, user *uint16
		flags          uintptr
	}](p)
	return to.AddConnection3(to.s, provider.Window(a.owner), read(a.nr, withLocal), credentials(a.password, a.user), provider.ConnectFlags(a.flags))
}

func addConnection4(to *service, p unsafe.Pointer) error {
	a := arguments[struct {
		owner       uintptr
		nr          *layout.Resource
		auth        *byte
		authSize    uintptr
		flags       uintptr
		options     *byte
		optionsSize uintptr
	}](p)
	return to.AddConnection4(to.s, provider.Window(a.owner), read(a.nr, withLocal), block(a.auth, a.authSize),
		provider.ConnectFlags(a.flags), block(a.options, a.optionsSize))
}

// block copies a block of bytes; NULL is nil.
func block(p *byte, size uintptr) []byte {
	if p == nil {
		return nil
	}
	return bytes.Clone(unsafe.Slice(p, uint32(size)))
}

func cancelConnection(to *service, p unsafe.Pointer) error {
	a := arguments[struct {
		name  *uint16
		force uintptr
	}](p)
	return to.CancelConnection(to.s, name(a.name), a.force != 0)
}

func cancelConnection2(to *service, p unsafe.Pointer) error {
	a := arguments[struct {
		name         *uint16
		force, flags uintptr
	}](p)
	return to.CancelConnection2(to.s, name(a.name), a.force != 0, provider.ConnectFlags(a.flags))
}

func getConnection(to *service, p unsafe.Pointer) error { return tell(to.s, p, to.GetConnection) }

func getUser(to *service, p unsafe.Pointer) error { return tell(to.s, p, to.GetUser) }

// tell is a call that tells one text about a name.
func tell(s *session.Session, p unsafe.Pointer, ask func(*session.Session, string) (string, error)) error {
	a := arguments[struct {
		name, told *uint16
		size       *uint32
	}](p)
	text, err := ask(s, name(a.name))
	return answerText(a.told, a.size, text, err)
}

func getConnectionPerformance(to *service, p unsafe.Pointer) error {
	a := arguments[struct {
		name *uint16
		info *layout.ConnectInfo
	}](p)
	info, err := to.GetConnectionPerformance(to.s, name(a.name))
	switch {
	case err != nil:
		return err
	case a.info == nil:
		return winerr.ERROR_INVALID_ADDRESS
	}
	a.info.Flags, a.info.Speed = uint32(info.Flags), info.Speed
	a.info.Delay, a.info.OptDataSize = info.Delay, info.OptDataSize
	return nil
}
