package mpr

import (
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// GetUniversalName returns the universal form of a path on a redirected drive (WNetGetUniversalNameW): at
// UNIVERSAL_NAME_INFO_LEVEL the remote name with the rest of the path, at REMOTE_NAME_INFO_LEVEL its parts as well. The
// file need not exist.
//
//   - ERROR_BAD_DEVICE: the path doesn't begin with a drive (a network path or a relative one
//     neither).
//   - ERROR_NOT_CONNECTED: the drive isn't redirected in the caller's session.
//   - ERROR_CONNECTION_UNAVAIL: the drive is remembered, but not connected.
//   - ERROR_NOT_SUPPORTED: UNIVERSAL_NAME_INFO_LEVEL, and the provider has no universal names.
//   - ERROR_INVALID_LEVEL: no such level.
//   - ERROR_NO_NET_OR_BAD_PATH: REMOTE_NAME_INFO_LEVEL, and the provider doesn't have the call;
//     also as of [Caller.GetConnection].
//   - ERROR_NO_NETWORK, ERROR_EXTENDED_ERROR: as of [Caller.GetConnection].
//
// [Sized] leaves the size alone on success, unless Options.UniversalNameSizeStored is set.
func (c *Caller) GetUniversalName(path string, level Level) (name UniversalName, err error) {
	var cl call
	if err := cl.begin(c, opGetUniversalName); err != nil {
		return name, err
	}
	if err = cl.universalName(path, level, unlimited, &name); err == nil && cl.endsQuietly() { // as end does, with one call less
		return name, nil
	}
	return name, cl.end(err)
}

func (s sized) GetUniversalName(path string, level Level, buf Buffer) (name UniversalName, _ Buffer, err error) {
	var cl call
	if err := cl.begin(s.c, opGetUniversalName); err != nil {
		return name, buf, err
	}
	if err = cl.universalName(path, level, buf.given(), &name); err == nil {
		err = buf.universal(level, &name, s.c.router.Options.UniversalNameSizeStored)
	}
	if err != nil {
		name = UniversalName{}
	}
	return name, buf, cl.end(err)
}

// opGetUniversalName names the call in traces and errors.
const opGetUniversalName = "WNetGetUniversalName"

// universal checks that the structure fits. It stores the size that the structure takes up if it doesn't, or if store
// is true.
func (b *Buffer) universal(level Level, name *UniversalName, store bool) error {
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
	if store {
		b.Size = need
	}
	return nil
}

// universalMethod needs no capability: every provider is asked.
var universalMethod = routing.MethodOf(provider.CallGetUniversalName)

// universalName checks the arguments and stores the universal name of the path.
func (cl *call) universalName(path string, level Level, buf *Buffer, to *UniversalName) error {
	if cl.rec != nil && cl.answered(buf, Arg{"lpLocalPath", path}, Arg{"dwInfoLevel", level}, sizeArg("lpBufferSize", buf)) {
		return cl.rec.Err
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

// translate asks the providers in order for the name. A provider that doesn't own the drive answers with an error. If
// all do, the answer of the owner counts, because ERROR_NOT_SUPPORTED, for one, means nothing in the answer of another.
// A drive without an owner leaves the first significant error.
func (cl *call) translate(drive session.Name, path string, level Level, to *UniversalName) error {
	slots := cl.c.router.providers.Networks()
	var answers []error
	for _, sl := range slots {
		err := cl.askUniversalName(sl, path, level, to)
		if err == nil {
			cl.Provider = sl.Name
			return nil
		}
		answers = append(answers, err)
	}
	err := cl.noUniversalName(drive, slots, answers)
	switch {
	case err == nil:
		return cl.translate(drive, path, level, to)
	case level == REMOTE_NAME_INFO_LEVEL && err == error(winerr.ERROR_NOT_SUPPORTED):
		return winerr.ERROR_NO_NET_OR_BAD_PATH // "not supported" is in that level's answers no significant error
	}
	return err
}

// askUniversalName asks one provider for the name. Like askConnection it does what routing.Try does without its
// indirections, unless the call is recorded.
func (cl *call) askUniversalName(sl *routing.Slot, path string, level Level, to *UniversalName) (err error) {
	var name UniversalName
	if cl.rec != nil || !sl.Ready() {
		name, err = routing.Try(&cl.Asker, sl, universalMethod, func(p provider.Provider, _ provider.Call) (UniversalName, error) {
			return p.GetUniversalName(cl.c.session, path, level)
		})
	} else {
		defer sl.Recover(&err)
		if name, err = sl.Provider.GetUniversalName(cl.c.session, path, level); err != nil {
			err = sl.Failure(err)
		}
	}
	if err == nil {
		cleanName(&name)
		*to = name
	}
	return err
}

// noUniversalName returns the error for a drive whose universal name no provider gave. nil: the owner wasn't among
// those asked, because it has been installed since.
func (cl *call) noUniversalName(drive session.Name, slots []*routing.Slot, answers []error) error {
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
	_, err = cl.rememberedName(drive, err)
	return err
}

// parseDrivePath parses the drive of `Z:` or `Z:\dir\file`. ERROR_BAD_DEVICE: the path begins with none.
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

// maxPath bounds a path in characters, as Windows does.
const maxPath = 32767

// cleanName makes the texts of a provider's universal name fit for a caller's buffer.
func cleanName(name *UniversalName) {
	if !wintext.Valid(name.Universal) {
		name.Universal = wintext.Terminate(name.Universal)
	}
	if name.Connection != "" {
		name.Connection = wintext.Terminate(name.Connection)
	}
	if name.Remaining != "" {
		name.Remaining = wintext.Terminate(name.Remaining)
	}
}
