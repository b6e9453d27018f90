package mpr

import (
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/session"
)

// Use describes a connection that UseConnection made.
type Use struct {
	AccessName string       // the device if one was redirected, else the remote name
	Flags      ConnectFlags // CONNECT_LOCALDRIVE if a device was redirected
}

// UseConnection connects as AddConnection3 does, and can choose the device (WNetUseConnectionW). It returns the name by
// which the connection can be used. Without nr.LocalName it chooses a free device if CONNECT_REDIRECT is set or the network
// requires a device, as a provider says by ERROR_BAD_DEVICE: letters from Z: down to C:, except those that the caller can
// see or its user has remembered; ports from LPT1 up. Global letters, those of LocalSystem and of CONNECT_GLOBAL_MAPPING,
// are chosen from C: up ("Defining an MS-DOS Device Name").
//
// Without a device the access name is nr.RemoteName as it was given or, if that is an alias, the name of the connectable
// resource that it stands for. The page doesn't say how an alias is told: here it is a name that is neither UNC name nor
// URL and whose resource a provider knows (GetResourceInformation). The provider is handed the alias to connect.
//
// Codes of [Caller.AddConnection2], and
//   - ERROR_INVALID_PARAMETER: a device must be chosen, and nr.Type is ANY.
//   - ERROR_NO_MORE_ITEMS: a device must be chosen, and none is free.
func (c *Caller) UseConnection(owner Window, nr *NetResource, cred Credentials, flags ConnectFlags) (Use, error) {
	return c.use("WNetUseConnection", &request{owner: owner, nr: nr, cred: cred, flags: flags}, nil)
}

func (s sized) UseConnection(owner Window, nr *NetResource, cred Credentials, flags ConnectFlags, access Buffer) (Use, Buffer, error) {
	use, err := s.c.use("WNetUseConnection", &request{owner: owner, nr: nr, cred: cred, flags: flags}, access.given())
	return use, access, err
}

// UseConnection4 connects as UseConnection does, with an authentication buffer and use options as AddConnection4 has
// them (WNetUseConnection4W, from Windows 10). Codes of [Caller.UseConnection]; ERROR_CALL_NOT_IMPLEMENTED: a version
// before Windows 10.
func (c *Caller) UseConnection4(owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte) (Use, error) {
	return c.use("WNetUseConnection4", &request{
		owner: owner, nr: nr, flags: flags, auth: auth, useOptions: useOptions, hasAuthBuffer: true,
	}, nil)
}

func (s sized) UseConnection4(owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte, access Buffer) (Use, Buffer, error) {
	use, err := s.c.use("WNetUseConnection4", &request{
		owner: owner, nr: nr, flags: flags, auth: auth, useOptions: useOptions, hasAuthBuffer: true,
	}, access.given())
	return use, access, err
}

func (c *Caller) use(op string, req *request, access *Buffer) (Use, error) {
	var cl call
	if err := cl.beginChange(c, op); err != nil {
		return Use{}, err
	}
	use, err := cl.use(req, access)
	return use, cl.end(err)
}

// use does the whole of the calls that use a connection.
func (cl *call) use(req *request, access *Buffer) (Use, error) {
	if cl.rec != nil && cl.answered(access, append(requestArgs(cl.op, req), sizeArg("lpBufferSize", access))...) {
		return Use{}, cl.rec.Err
	}
	if err := cl.check(req); err != nil {
		return Use{}, err
	}
	if access != nil && access.NULL {
		access = nil // the size says nothing, because there is no buffer to fill
	}
	if access != nil && access.Size == 0 {
		return Use{}, winerr.ERROR_INVALID_PARAMETER
	}
	if req.flags&CONNECT_REDIRECT != 0 && req.local == 0 {
		return cl.useAnyDevice(req, access)
	}
	use, err := cl.useNamed(req, access)
	if req.local == 0 && winerr.Code(err) == winerr.ERROR_BAD_DEVICE {
		return cl.useAnyDevice(req, access) // because the network requires a device
	}
	return use, err
}

// useNamed connects the device that the request names, or none.
func (cl *call) useNamed(req *request, access *Buffer) (Use, error) {
	slots, unknown := cl.c.router.providers.Candidates(req.nr.Provider)
	use := Use{AccessName: req.nr.LocalName, Flags: CONNECT_LOCALDRIVE}
	if req.local == 0 {
		use = Use{AccessName: routing.Aliased(&cl.Asker, slots, cl.sessionOf(req), req.nr)}
	}
	if access != nil {
		if err := access.text(use.AccessName); err != nil {
			return Use{}, err
		}
	}
	if unknown != nil {
		return Use{}, unknown
	}
	if err := cl.connectNotified(req, slots); err != nil {
		return Use{}, err
	}
	return use, nil
}

// useAnyDevice connects the first free device. If another caller takes it in between, the next one is tried.
func (cl *call) useAnyDevice(req *request, access *Buffer) (Use, error) {
	if req.nr.Type == RESOURCETYPE_ANY {
		return Use{}, winerr.ERROR_INVALID_PARAMETER
	}
	remembered := cl.rememberedDevices()
	for _, name := range devicesFor(req.nr.Type, cl.sessionOf(req).LUID() == session.LocalSystem) {
		if cl.defined(name) || remembered[name] {
			continue
		}
		chosen := *req
		nr := *req.nr
		nr.LocalName = name.String()
		chosen.nr, chosen.local = &nr, name
		cl.local = nr.LocalName
		use, err := cl.useNamed(&chosen, access)
		if winerr.Code(err) != winerr.ERROR_ALREADY_ASSIGNED {
			return use, err
		}
	}
	return Use{}, winerr.ERROR_NO_MORE_ITEMS
}

// rememberedDevices returns the devices in the profile of the caller's user. If the profile can't be read any device
// can be chosen.
func (cl *call) rememberedDevices() map[session.Name]bool {
	entries, err := cl.c.allRemembered()
	if err != nil {
		return nil
	}
	names := make(map[session.Name]bool, len(entries))
	for _, e := range entries {
		if name, err := session.ParseName(e.Local); err == nil {
			names[name] = true
		}
	}
	return names
}

// devicesFor returns the devices to choose from, in order. global says that all sessions will see the device.
func devicesFor(typ ResourceType, global bool) []session.Name {
	var names []session.Name
	if typ == RESOURCETYPE_PRINT {
		for port := '1'; port <= '9'; port++ {
			if name, err := session.ParseName("LPT" + string(port)); err == nil {
				names = append(names, name)
			}
		}
		return names
	}
	for letter := byte('Z'); letter >= 'C'; letter-- {
		names = append(names, session.Letter(letter))
	}
	if global {
		slices.Reverse(names)
	}
	return names
}
