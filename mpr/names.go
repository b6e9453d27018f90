package mpr

import (
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// GetUniversalName gives the universal form of a path on a redirected drive
// (WNetGetUniversalNameW): at UNIVERSAL_NAME_INFO_LEVEL the remote name with
// the rest of the path, at REMOTE_NAME_INFO_LEVEL its parts as well. The file
// need not exist.
//
//   - ERROR_BAD_DEVICE: the path doesn't begin with a drive (a network path or a
//     relative one neither).
//   - ERROR_NOT_CONNECTED: the drive isn't redirected in the caller's session.
//   - ERROR_CONNECTION_UNAVAIL: it is remembered, but not connected.
//   - ERROR_NOT_SUPPORTED: UNIVERSAL_NAME_INFO_LEVEL, and the provider has no
//     universal names.
//   - ERROR_INVALID_LEVEL: no such level.
//   - ERROR_NO_NET_OR_BAD_PATH, ERROR_NO_NETWORK, ERROR_EXTENDED_ERROR: as of
//     [Caller.GetConnection].
func (c *Caller) GetUniversalName(path string, level Level) (name UniversalName, err error) {
	var cl call
	cl.begin(c, opGetUniversalName)
	if err = cl.universalName(path, level, unlimited, &name); err == nil && cl.settled() { // as end does, a call less
		return name, nil
	}
	return name, cl.end(err)
}

// opGetUniversalName is the call as traces and errors name it.
const opGetUniversalName = "WNetGetUniversalName"

// GetUniversalNameSized is GetUniversalName into a caller's buffer, in bytes
// of the structure with its strings. On success buf.Size is what is used, if
// characters have two bytes; the A form leaves it alone. The
// order of the checks is: size pointer, device and connection, buffer, size.
// Codes of [Caller.GetUniversalName]; ERROR_INVALID_ADDRESS: buf is nil, or its
// buffer NULL. ERROR_MORE_DATA: too small; buf.Size is what is needed.
func (c *Caller) GetUniversalNameSized(path string, level Level, buf *Buffer) (name UniversalName, err error) {
	var cl call
	cl.begin(c, opGetUniversalName)
	if err = cl.universalName(path, level, buf, &name); err == nil {
		err = buf.universal(level, &name)
	}
	if err != nil {
		name = UniversalName{}
	}
	return name, cl.end(err)
}

// universal checks that the structure fits, and stores what it takes up.
func (b *Buffer) universal(level Level, name *UniversalName) error {
	if b.NULL {
		return winerr.ERROR_INVALID_ADDRESS
	}
	need := b.Layout.pointer() + b.Layout.text(name.Universal)
	if level == REMOTE_NAME_INFO_LEVEL {
		need += 2*b.Layout.pointer() + b.Layout.text(name.Connection) + b.Layout.text(name.Remaining)
	}
	if err := b.need(need); err != nil {
		return err
	}
	if b.Layout.char() == 2 {
		b.Size = need
	}
	return nil
}

// universalMethod has no capability: every provider may be asked.
var universalMethod = method{name: provider.CallGetUniversalName}

// universalName checks the arguments, and gives the name of the path.
func (cl *call) universalName(path string, level Level, buf *Buffer, to *UniversalName) error {
	if cl.rec != nil {
		cl.rec.arg("lpLocalPath", path)
		cl.rec.arg("dwInfoLevel", level)
		cl.rec.size("lpBufferSize", buf)
	}
	cl.local = path
	if buf == nil {
		return winerr.ERROR_INVALID_ADDRESS
	}
	drive, err := parseDrivePath(path)
	switch {
	case err != nil:
		return err
	case level != UNIVERSAL_NAME_INFO_LEVEL && level != REMOTE_NAME_INFO_LEVEL:
		return winerr.ERROR_INVALID_LEVEL
	}
	return cl.translate(drive, path, level, to)
}

// translate asks the providers in order for the name; whose drive it isn't
// says so. Only when none has it is the owner looked for, whose answer counts:
// ERROR_NOT_SUPPORTED, for one, says nothing in anybody else's. A drive that
// nobody owns leaves the first significant error.
func (cl *call) translate(drive session.Name, path string, level Level, to *UniversalName) error {
	slots := cl.c.router.slots()
	var answers []error
	for _, sl := range slots {
		err := cl.translated(sl, path, level, to)
		if err == nil {
			cl.provider = sl.name
			return nil
		}
		answers = append(answers, err)
	}
	err := cl.untranslated(drive, slots, answers)
	if err == nil {
		return cl.translate(drive, path, level, to)
	}
	return err
}

// translated asks one provider for the name. Like live it is attempt without its
// indirections, unless somebody looks on.
func (cl *call) translated(sl *slot, path string, level Level, to *UniversalName) (err error) {
	var name UniversalName
	if cl.rec != nil || !sl.ready.Load() {
		name, err = attempt(cl, sl, &universalMethod, func(p provider.Provider, _ provider.Call) (UniversalName, error) {
			return p.GetUniversalName(cl.c.session, path, level)
		})
	} else {
		defer sl.recovered(&err)
		if name, err = sl.p.GetUniversalName(cl.c.session, path, level); err != nil {
			err = failure(err)
		}
	}
	if err == nil {
		cleanName(&name)
		*to = name
	}
	return err
}

// untranslated is the error about a drive whose universal name nobody gave: nil
// when its owner wasn't among those asked, but has been installed since.
func (cl *call) untranslated(drive session.Name, slots []*slot, answers []error) error {
	_, owner, err := cl.ownerOf(drive)
	if err == nil {
		if at := slices.Index(slots, owner); at >= 0 {
			return answers[at]
		}
		return nil
	}
	v := verdict{device: true, asks: true}
	for i, answer := range answers {
		v.note(slots[i], answer)
	}
	if v.significant != nil && winerr.Code(err) == winerr.ERROR_NOT_CONNECTED {
		return v.result(cl, true)
	}
	_, err = cl.orRemembered(drive, err)
	return err
}

// parseDrivePath reads the drive of `Z:` or `Z:\dir\file`. ERROR_BAD_DEVICE:
// the path begins with none.
func parseDrivePath(path string) (session.Name, error) {
	if !fits(path, maxPath) || len(path) < 2 || len(path) > 2 && path[2] != '\\' && path[2] != '/' {
		return 0, winerr.ERROR_BAD_DEVICE
	}
	name, err := session.ParseName(path[:2])
	if err == nil && !name.IsDrive() {
		err = winerr.ERROR_BAD_DEVICE
	}
	return name, err
}

// maxPath is the longest path of Windows, in characters.
const maxPath = 32767

// GetUser gives the user name of a connection, by device or remote name; for ""
// (NULL) the bare account name of the caller's user (WNetGetUserW). The name
// can be given to AddConnection2 again: as it was given, or `DOMAIN\user` for
// the default credentials. When several users are connected to one remote name,
// the provider picks one.
//
//   - ERROR_NOT_CONNECTED: neither a redirected device nor a connected remote name.
//   - ERROR_NO_NET_OR_BAD_PATH: no provider knows it, and one that might hasn't
//     started.
//   - ERROR_NO_NETWORK: there is no network.
//   - ERROR_EXTENDED_ERROR: see GetLastError.
func (c *Caller) GetUser(name string) (string, error) { return c.GetUserSized(name, unlimited) }

// GetUserSized is GetUser into a caller's buffer, in characters. Codes of
// [Caller.GetUser]; ERROR_MORE_DATA: too small; buf.Size is what is needed, the
// NUL included. ERROR_INVALID_ADDRESS: buf is nil, or large enough and NULL.
func (c *Caller) GetUserSized(name string, buf *Buffer) (string, error) {
	var cl call
	cl.begin(c, "WNetGetUser")
	if cl.rec != nil {
		cl.rec.arg("lpName", nullable(name))
		cl.rec.size("lpnLength", buf)
	}
	if buf == nil {
		return "", cl.end(winerr.ERROR_INVALID_ADDRESS)
	}
	user, err := cl.getUser(name)
	if err == nil {
		err = buf.text(user)
	}
	if err != nil {
		user = ""
	}
	return user, cl.end(err)
}

var getUserMethod = method{provider.CallGetUser, provider.WNNC_USER, provider.WNNC_USR_GETUSER, nil}

func (cl *call) getUser(name string) (string, error) {
	cl.local = name
	if err := cl.network(); err != nil {
		return "", err
	}
	if name == "" {
		return cl.c.session.User().Name, nil
	}
	if device, err := session.ParseName(name); err == nil {
		name = device.String()
	} else if cl.local, cl.remote = "", name; checkRemote(name) != nil {
		return "", winerr.ERROR_NOT_CONNECTED
	}
	v := verdict{device: true, asks: true}
	user, sl := route(cl, cl.c.router.slots(), &getUserMethod, &v, func(p provider.Provider, _ provider.Call) (string, error) {
		return p.GetUser(cl.c.session, name)
	})
	if sl == nil {
		return "", v.result(cl, true)
	}
	return clean(user), nil
}

// GetConnectionPerformance gives the expected performance of a connection:
// that of nr.LocalName if it is given, else of nr.RemoteName
// (MultinetGetConnectionPerformanceW). Members are 0 where the provider doesn't
// know.
//
//   - ERROR_INVALID_ADDRESS: nr is nil.
//   - ERROR_BAD_DEVICE: LocalName isn't the name of a device.
//   - ERROR_BAD_NET_NAME: neither name, or a remote name that no network knows.
//   - ERROR_NOT_CONNECTED: the device isn't redirected, or the remote name not
//     connected.
//   - ERROR_NOT_SUPPORTED: the provider doesn't supply this.
//   - ERROR_BAD_PROVIDER, ERROR_NO_NET_OR_BAD_PATH, ERROR_NO_NETWORK,
//     ERROR_EXTENDED_ERROR: as of [Caller.AddConnection2].
func (c *Caller) GetConnectionPerformance(nr *NetResource) (ConnectInfo, error) {
	return c.GetConnectionPerformanceSized(nr, connectInfoSize)
}

// connectInfoSize is the size in bytes of NETCONNECTINFOSTRUCT.
const connectInfoSize = 20

// GetConnectionPerformanceSized is GetConnectionPerformance with the caller's
// cbStructure. ERROR_INVALID_PARAMETER: it isn't the size of the structure, 20.
func (c *Caller) GetConnectionPerformanceSized(nr *NetResource, cb uint32) (ConnectInfo, error) {
	var cl call
	cl.begin(c, "MultinetGetConnectionPerformance")
	if cl.rec != nil {
		cl.rec.resource(nr)
		cl.rec.arg("cbStructure", cb)
	}
	switch {
	case nr == nil:
		return ConnectInfo{}, cl.end(winerr.ERROR_INVALID_ADDRESS)
	case cb != connectInfoSize:
		return ConnectInfo{}, cl.end(winerr.ERROR_INVALID_PARAMETER)
	}
	info, err := cl.performance(nr)
	return info, cl.end(err)
}

var performanceMethod = method{provider.CallGetConnectionPerformance, provider.WNNC_CONNECTION, provider.WNNC_CON_GETPERFORMANCE, nil}

func (cl *call) performance(nr *NetResource) (ConnectInfo, error) {
	cl.local, cl.remote = nr.LocalName, nr.RemoteName
	local, err := parseLocal(nr.LocalName)
	if err != nil {
		return ConnectInfo{}, err
	}
	name := strings.TrimSuffix(nr.RemoteName, `\`)
	slots, err := cl.candidates(nr.Provider)
	switch {
	case err != nil:
		return ConnectInfo{}, err
	case local != 0:
		var owner *slot
		name = local.String()
		if _, owner, err = cl.ownerOf(local); err != nil {
			return ConnectInfo{}, err
		}
		slots = []*slot{owner}
	case checkRemote(name) != nil:
		return ConnectInfo{}, winerr.ERROR_BAD_NET_NAME
	}
	v := verdict{asks: true, noneHas: winerr.ERROR_NOT_SUPPORTED}
	info, sl := route(cl, slots, &performanceMethod, &v, func(p provider.Provider, _ provider.Call) (ConnectInfo, error) {
		return p.GetConnectionPerformance(cl.c.session, name)
	})
	if sl == nil {
		err = v.result(cl, wellFormed(name))
		if winerr.Code(err) == winerr.ERROR_NOT_CONNECTED && local == 0 && !wellFormed(name) {
			err = winerr.ERROR_BAD_NET_NAME // not connected, and no name of any network
		}
		return ConnectInfo{}, err
	}
	return info, nil
}
