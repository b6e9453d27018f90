package mpr

import (
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
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
var universalMethod = routing.MethodOf(provider.CallGetUniversalName)

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
	slots := cl.c.router.providers.Networks()
	var answers []error
	for _, sl := range slots {
		err := cl.translated(sl, path, level, to)
		if err == nil {
			cl.Provider = sl.Name
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
func (cl *call) translated(sl *routing.Slot, path string, level Level, to *UniversalName) (err error) {
	var name UniversalName
	if cl.rec != nil || !sl.Ready() {
		name, err = routing.Try(&cl.Asker, sl, universalMethod, func(p provider.Provider, _ provider.Call) (UniversalName, error) {
			return p.GetUniversalName(cl.c.session, path, level)
		})
	} else {
		defer sl.Recover(&err)
		if name, err = sl.Provider.GetUniversalName(cl.c.session, path, level); err != nil {
			err = routing.Failure(err)
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
func (cl *call) untranslated(drive session.Name, slots []*routing.Slot, answers []error) error {
	_, owner, err := cl.ownerOf(drive)
	if err == nil {
		if at := slices.Index(slots, owner); at >= 0 {
			return answers[at]
		}
		return nil
	}
	v := routing.Verdict{Device: true, Asks: true}
	for i, answer := range answers {
		v.Note(slots[i], answer)
	}
	if v.Significant() && winerr.Code(err) == winerr.ERROR_NOT_CONNECTED {
		return v.Result(&cl.Asker)
	}
	_, err = cl.orRemembered(drive, err)
	return err
}

// parseDrivePath reads the drive of `Z:` or `Z:\dir\file`. ERROR_BAD_DEVICE:
// the path begins with none.
func parseDrivePath(path string) (session.Name, error) {
	if !wintext.Fits(path, maxPath) || len(path) < 2 || len(path) > 2 && path[2] != '\\' && path[2] != '/' {
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

// cleanName is clean for each text of a universal name.
func cleanName(name *UniversalName) {
	if !wintext.Plain(name.Universal) {
		name.Universal = wintext.Terminate(name.Universal)
	}
	if name.Connection != "" {
		name.Connection = wintext.Terminate(name.Connection)
	}
	if name.Remaining != "" {
		name.Remaining = wintext.Terminate(name.Remaining)
	}
}
