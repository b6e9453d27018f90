package mpr

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// GetConnection returns the remote name of a redirected device of the caller's session (WNetGetConnectionW). With
// ERROR_CONNECTION_UNAVAIL it returns the remembered remote name besides the error.
//
//   - ERROR_BAD_DEVICE: local isn't the name of a device (`Z:\` neither, without
//     Options.AllowDeviceRoot).
//   - ERROR_NOT_CONNECTED: the device isn't redirected in the caller's session; a letter of
//     LocalSystem, asked from another session.
//   - ERROR_CONNECTION_UNAVAIL: the device is remembered, but not connected.
//   - ERROR_NO_NET_OR_BAD_PATH: no provider knows the device, and one that might hasn't started.
//   - ERROR_NO_NETWORK: there is no network.
//   - ERROR_EXTENDED_ERROR: see GetLastError.
func (c *Caller) GetConnection(local string) (string, error) {
	return c.getConnection(local, unlimited)
}

func (s sized) GetConnection(local string, buf Buffer) (string, Buffer, error) {
	remote, err := s.c.getConnection(local, buf.given())
	return remote, buf, err
}

func (c *Caller) getConnection(local string, buf *Buffer) (string, error) {
	var cl call
	if err := cl.begin(c, "WNetGetConnection"); err != nil {
		return "", err
	}
	remote, err := cl.getConnection(local, buf)
	if err == nil && cl.endsQuietly() { // as end does, with one call less
		return remote, nil
	}
	return remote, cl.end(err)
}

var getConnectionMethod = routing.MethodOf(provider.CallGetConnection)

// getConnection does the whole of the calls that return a remote name.
func (cl *call) getConnection(local string, buf *Buffer) (string, error) {
	if cl.rec != nil && cl.answered(buf, Arg{"lpLocalName", local}, sizeArg("lpnLength", buf)) {
		return "", cl.rec.Err
	}
	cl.local = local
	if buf == nil {
		return "", winerr.ERROR_INVALID_ADDRESS
	}
	if cl.c.router.Options.AllowDeviceRoot && len(local) == len(`Z:\`) {
		local = strings.TrimSuffix(local, `\`)
	}
	name, err := session.ParseName(local)
	if err != nil {
		return "", err
	}
	remote, _, err := cl.ownerOf(name)
	if err != nil {
		remote, err = cl.rememberedName(name, err)
	}
	if err == nil || remote != "" {
		if short := buf.text(remote); short != nil {
			return "", short
		}
	}
	return remote, err
}

// ownerOf returns the remote name of a device, and the provider that has it. Nearly always that is the first provider,
// so that no verdict is needed. ERROR_NOT_CONNECTED: no provider has the device. Codes of [routing.Verdict].
func (cl *call) ownerOf(name session.Name) (string, *routing.Slot, error) {
	slots, local := cl.c.router.providers.Networks(), name.String()
	if len(slots) == 0 {
		return "", nil, winerr.ERROR_NO_NETWORK
	}
	remote, err := cl.askConnection(slots[0], local)
	if err != nil {
		return cl.ownerAmong(slots, local, err)
	}
	cl.Provider = slots[0].Name
	return wintext.Terminate(remote), slots[0], nil
}

// ownerAmong asks the providers after the first, which answered err.
func (cl *call) ownerAmong(slots []*routing.Slot, local string, err error) (string, *routing.Slot, error) {
	v := routing.Verdict{Device: true, Asks: true}
	v.Note(slots[0], err)
	for _, sl := range slots[1:] {
		remote, err := cl.askConnection(sl, local)
		if err == nil {
			cl.Provider = sl.Name
			return wintext.Terminate(remote), sl, nil
		}
		v.Note(sl, err)
	}
	if !v.Significant() {
		return cl.askDeferred(local, &v)
	}
	return "", nil, v.Result(&cl.Asker)
}

// askConnection asks one provider for the remote name of a device. It does what routing.Try does without its
// indirections, because looking drives up is what programs do most.
func (cl *call) askConnection(sl *routing.Slot, local string) (remote string, err error) {
	m := getConnectionMethod
	if cl.rec != nil || !sl.Ready() || !sl.Can(m.Index, m.Bit) {
		return routing.Try(&cl.Asker, sl, m, func(p provider.Provider, _ provider.Call) (string, error) {
			return p.GetConnection(cl.c.session, local)
		})
	}
	defer sl.Recover(&err)
	if remote, err = sl.Provider.GetConnection(cl.c.session, local); err != nil {
		err = sl.Failure(err)
	}
	return remote, err
}

// getDeferredMethod asks a provider that can defer for a device whose connection isn't made yet. The device is there
// all the same.
var getDeferredMethod = &routing.Method{Call: provider.CallGetConnection3, Index: provider.WNNC_CONNECTION, Bit: provider.WNNC_CON_DEFER}

// askDeferred asks for the remote name of a device that no provider has connected. v holds the answers to that.
func (cl *call) askDeferred(local string, v *routing.Verdict) (string, *routing.Slot, error) {
	deferring := routing.Verdict{Device: true, Asks: true} // v has the answers of those that can't defer
	remote, sl, err := routing.Route(&cl.Asker, cl.c.router.providers.Networks(), getDeferredMethod, &deferring, func(p provider.Provider, _ provider.Call) (string, error) {
		remote, _, err := p.GetConnection3(cl.c.session, local)
		return remote, err
	})
	switch {
	case deferring.Significant():
		return "", nil, err
	case err != nil:
		return "", nil, v.Result(&cl.Asker)
	}
	return wintext.Terminate(remote), sl, nil
}

// rememberedName returns the remote name that the profile remembers for a device that isn't connected, and
// ERROR_CONNECTION_UNAVAIL in place of err. If nothing is remembered, or the session has logged off, it returns err.
func (cl *call) rememberedName(name session.Name, err error) (string, error) {
	if !cl.c.session.Alive() {
		return "", err
	}
	switch winerr.Code(err) {
	case winerr.ERROR_NOT_CONNECTED, winerr.ERROR_NO_NET_OR_BAD_PATH:
		entry, found, failed := cl.c.remembered(name)
		if failed == nil && found {
			return entry.RemotePath, winerr.ERROR_CONNECTION_UNAVAIL
		}
	}
	return "", err
}
