package conformance_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// bent is a patient of whom some calls are replaced.
type bent struct {
	*patient

	onAdd1      func(remote string, password mpr.Password, local string) error
	onAdd2      func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error
	onAdd3      func(w mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error
	onAdd4      func(w mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, options []byte) error
	onUse       func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error)
	onUse4      func(nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error)
	onCancel    func(name string, force bool) error
	onCancel2   func(name string, flags mpr.ConnectFlags, force bool) error
	onRestore   func(device string, ui mpr.UseUI) error
	onSingle    func(device string, useUI bool) error
	onGet       func(local string) (string, error)
	onGetSized  func(local string, buf *mpr.Buffer) (string, error)
	onUniversal func(path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error)
	onUser      func(name string, buf *mpr.Buffer) (string, error)
	onOpen      func(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error)
	onEnum      func(h mpr.EnumHandle, buf []mpr.NetResource) (int, error)
	onEnumSized func(h mpr.EnumHandle, count uint32, buf *mpr.Buffer) ([]mpr.NetResource, error)
	onClose     func(h mpr.EnumHandle) error
	onInfo      func(nr *mpr.NetResource) (mpr.NetResource, string, error)
	onParent    func(nr *mpr.NetResource) (mpr.NetResource, error)
	onProvider  func(netType uint32) (string, error)
	onNetInfo   func(provider string, cb uint32) (mpr.NetInfo, error)
	onSpeed     func(nr *mpr.NetResource) (mpr.ConnectInfo, error)
	onDialog    func(typ mpr.ResourceType) error
	onDialog1   func(d *mpr.ConnectDialog) error
	onEnd1      func(d *mpr.DisconnectDialog) error
	onLast      func() mpr.LastError
	onLastSized func(text, provider *mpr.Buffer) (mpr.LastError, error)
	onErrno     func() winerr.Errno
}

func (b *bent) AddConnection2(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
	if b.onAdd2 != nil {
		return b.onAdd2(nr, cred, flags)
	}
	return b.patient.AddConnection2(nr, cred, flags)
}

func (b *bent) AddConnection(remote string, password mpr.Password, local string) error {
	if b.onAdd1 != nil {
		return b.onAdd1(remote, password, local)
	}
	return b.patient.AddConnection(remote, password, local)
}

func (b *bent) AddConnection3(w mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
	if b.onAdd3 != nil {
		return b.onAdd3(w, nr, cred, flags)
	}
	return b.patient.AddConnection3(w, nr, cred, flags)
}

func (b *bent) AddConnection4(w mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, options []byte) error {
	if b.onAdd4 != nil {
		return b.onAdd4(w, nr, auth, flags, options)
	}
	return b.patient.AddConnection4(w, nr, auth, flags, options)
}

func (b *bent) UseConnection(w mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) (mpr.Use, error) {
	return b.UseConnectionSized(w, nr, cred, flags, nil)
}

func (b *bent) UseConnectionSized(w mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
	if b.onUse != nil {
		return b.onUse(nr, cred, flags, access)
	}
	return b.patient.UseConnectionSized(w, nr, cred, flags, access)
}

func (b *bent) UseConnection4(w mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, options []byte) (mpr.Use, error) {
	return b.UseConnection4Sized(w, nr, auth, flags, options, nil)
}

func (b *bent) UseConnection4Sized(w mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, options []byte, access *mpr.Buffer) (mpr.Use, error) {
	if b.onUse4 != nil {
		return b.onUse4(nr, auth, flags, access)
	}
	return b.patient.UseConnection4Sized(w, nr, auth, flags, options, access)
}

func (b *bent) CancelConnection(name string, force bool) error {
	if b.onCancel != nil {
		return b.onCancel(name, force)
	}
	return b.patient.CancelConnection(name, force)
}

func (b *bent) CancelConnection2(name string, flags mpr.ConnectFlags, force bool) error {
	if b.onCancel2 != nil {
		return b.onCancel2(name, flags, force)
	}
	return b.patient.CancelConnection2(name, flags, force)
}

func (b *bent) RestoreConnection(w mpr.Window, device string, ui mpr.UseUI) error {
	if b.onRestore != nil {
		return b.onRestore(device, ui)
	}
	return b.patient.RestoreConnection(w, device, ui)
}

func (b *bent) RestoreSingleConnection(w mpr.Window, device string, useUI bool) error {
	if b.onSingle != nil {
		return b.onSingle(device, useUI)
	}
	return b.patient.RestoreSingleConnection(w, device, useUI)
}

func (b *bent) ConnectionDialog(w mpr.Window, typ mpr.ResourceType) error {
	if b.onDialog != nil {
		return b.onDialog(typ)
	}
	return b.patient.ConnectionDialog(w, typ)
}

func (b *bent) ConnectionDialog1(d *mpr.ConnectDialog) error {
	if b.onDialog1 != nil {
		return b.onDialog1(d)
	}
	return b.patient.ConnectionDialog1(d)
}

func (b *bent) DisconnectDialog1(d *mpr.DisconnectDialog) error {
	if b.onEnd1 != nil {
		return b.onEnd1(d)
	}
	return b.patient.DisconnectDialog1(d)
}

func (b *bent) LastErrno() winerr.Errno {
	if b.onErrno != nil {
		return b.onErrno()
	}
	return b.patient.LastErrno()
}

// breakage breaks one rule: it replaces calls, and fails says which cases must
// notice.
type breakage struct {
	does   string
	breaks func(*bent)
	fails  []string
}

// failed runs the suite on an implementation with a breakage and gives the cases
// that it did not pass.
func failed(breaks func(*bent)) []string {
	return suite.Failed(conformance.Run(conformance.Emulator(func(c *mpr.Caller) mpr.Network {
		b := &bent{patient: &patient{c: c}}
		breaks(b)
		return b
	})))
}

func TestNothingBentPasses(t *testing.T) { require.Empty(t, failed(func(*bent) {})) }

// Every rule between calls is broken by some implementation, each of which fails
// exactly the cases that it is meant for.
func TestBrokenImplementationsFail(t *testing.T) {
	noticed, broken := make(map[string]bool), 0
	for _, list := range [][]breakage{
		brokenDevices, brokenConnectors, brokenElsewhere, brokenProfiles, brokenSingles, brokenCancels, brokenRemoteNames, brokenSessions, brokenCredentials, brokenRouting, brokenUses,
		brokenSizes, brokenLengths, brokenEnums, brokenResources, brokenMembers, brokenKept, brokenNames, brokenStatuses, brokenAnswers, brokenErrors, brokenVersions, brokenDialogs,
	} {
		for _, b := range list {
			broken++
			t.Run(b.does, func(t *testing.T) { require.ElementsMatch(t, b.fails, failed(b.breaks)) })
			for _, name := range b.fails {
				noticed[name] = true
			}
		}
	}
	require.GreaterOrEqual(t, broken, 40)
	for _, c := range conformance.Cases() {
		if len(c.Covers) != 1 || c.Covers[0] != c.Name { // those of single rows are broken one by one
			require.True(t, noticed[c.Name], "nothing broken fails %q", c.Name)
		}
	}
}

// answering replaces an answer of a call.
func answering(function string, from, to winerr.Errno) func(*bent) {
	return func(b *bent) {
		b.answer = func(op string, call func() error) error {
			err := call()
			if op != function || winerr.Code(err) != from {
				return err
			}
			return asError(to)
		}
	}
}

// asError is a code as an error; NO_ERROR is none.
func asError(code winerr.Errno) error {
	if code == winerr.NO_ERROR {
		return nil
	}
	return code
}

// adding changes what AddConnection2 is given.
func adding(change func(nr *mpr.NetResource, cred *mpr.Credentials, flags *mpr.ConnectFlags)) func(*bent) {
	return func(b *bent) {
		b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
			if nr != nil {
				changed := *nr
				nr = &changed
				change(nr, &cred, &flags)
			}
			return b.patient.AddConnection2(nr, cred, flags)
		}
	}
}

// cancelling changes what CancelConnection2 is given.
func cancelling(change func(flags *mpr.ConnectFlags, force *bool)) func(*bent) {
	return func(b *bent) {
		b.onCancel2 = func(name string, flags mpr.ConnectFlags, force bool) error {
			change(&flags, &force)
			return b.patient.CancelConnection2(name, flags, force)
		}
	}
}

// coded is whether an error has a code.
func coded(err error, code winerr.Errno) bool { return errors.Is(err, code) }
