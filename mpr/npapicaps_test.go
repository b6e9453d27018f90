package mpr_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// npBit is a bit of NPGetCaps and the functions that it announces.
type npBit struct {
	index     provider.CapIndex
	bit       uint32
	announces []string // in npFunctions
}

// The numbers are those of npapi.h.
func npBits() map[string]npBit {
	const user, connection, dialog, admin = 0x4, 0x6, 0x8, 0x9
	return map[string]npBit{
		"WNNC_USER:WNNC_USR_GETUSER":                  {user, 0x1, []string{"NPGetUser"}},
		"WNNC_CONNECTION:WNNC_CON_ADDCONNECTION":      {connection, 0x1, []string{"NPAddConnection"}},
		"WNNC_CONNECTION:WNNC_CON_CANCELCONNECTION":   {connection, 0x2, []string{"NPCancelConnection"}},
		"WNNC_CONNECTION:WNNC_CON_GETCONNECTIONS":     {connection, 0x4, []string{"NPGetConnection"}},
		"WNNC_CONNECTION:WNNC_CON_ADDCONNECTION3":     {connection, 0x8, []string{"NPAddConnection3"}},
		"WNNC_CONNECTION:WNNC_CON_GETPERFORMANCE":     {connection, 0x40, []string{"NPGetConnectionPerformance"}},
		"WNNC_CONNECTION:WNNC_CON_DEFER":              {connection, 0x80, []string{"NPGetConnection3"}},
		"WNNC_DIALOG:WNNC_DLG_DEVICEMODE":             {dialog, 0x1, []string{"NPDeviceMode"}},
		"WNNC_DIALOG:WNNC_DLG_PROPERTYDIALOG":         {dialog, 0x20, []string{"NPPropertyDialog", "NPGetPropertyText"}},
		"WNNC_DIALOG:WNNC_DLG_SEARCHDIALOG":           {dialog, 0x40, []string{"NPSearchDialog"}},
		"WNNC_DIALOG:WNNC_DLG_FORMATNETWORKNAME":      {dialog, 0x80, []string{"NPFormatNetworkName"}},
		"WNNC_DIALOG:WNNC_DLG_GETRESOURCEPARENT":      {dialog, 0x200, []string{"NPGetResourceParent"}},
		"WNNC_DIALOG:WNNC_DLG_GETRESOURCEINFORMATION": {dialog, 0x800, []string{"NPGetResourceInformation"}},
		"WNNC_ADMIN:WNNC_ADM_GETDIRECTORYTYPE":        {admin, 0x1, []string{"NPGetDirectoryType"}},
		"WNNC_ADMIN:WNNC_ADM_DIRECTORYNOTIFY":         {admin, 0x2, []string{"NPDirectoryNotify"}},
	}
}

// withCaps is a provider that has a function, and whose masks are replaced.
func withCaps(f *npFunction, caps map[provider.CapIndex]uint32) *hook.Hook {
	s := f.script(winerr.NO_ERROR)
	s.Caps = caps
	return hook.New(s)
}

// announcing asserts that each of the functions is called when the bit is there,
// and not when everything but the bit is.
func (b npBit) announcing(t *testing.T) {
	functions := npFunctions()
	for _, name := range b.announces {
		b.announcesCall(t, functions[name])
	}
}

func (b npBit) announcesCall(t *testing.T, f *npFunction) {
	only := map[provider.CapIndex]uint32{b.index: b.bit}
	others := map[provider.CapIndex]uint32{b.index: ^b.bit}
	if b.index != provider.WNNC_CONNECTION {
		only[provider.WNNC_CONNECTION] = provider.WNNC_CON_GETCONNECTIONS // whose drive it is
		others[provider.WNNC_CONNECTION] = ^uint32(0)
	}
	with, without := withCaps(f, only), withCaps(f, others)
	_, err := f.make(mpr.New(with).System())
	require.NoError(t, err)
	require.Equal(t, 1, with.Count(f.call), f.call)
	_, _ = f.make(mpr.New(without).System())
	require.Zero(t, without.Count(f.call), f.call)
}

// The bits that have no page, by npapi.h's numbers, announce their functions
// as the others do.
func TestBitsWithoutAPage(t *testing.T) {
	for bit, f := range map[uint32]*npFunction{
		0x10: {call: provider.CallAddConnection4, make: only(func(c *mpr.Caller) error {
			return c.AddConnection4(0, disk("Y:", npShare), []byte{1}, 0, nil)
		})},
		0x20: {call: provider.CallCancelConnection2, make: only(func(c *mpr.Caller) error {
			return c.CancelConnection2("Z:", 0, false)
		})},
	} {
		npBit{index: provider.WNNC_CONNECTION, bit: bit}.announcesCall(t, f)
	}
}

// npCapsTests are the rows of NPGetCaps but those of WNNC_START.
func npCapsTests() map[string]npTest {
	tests := map[string]npTest{
		"NPGetCaps/WNNC_DIALOG:WNNC_DLG_PERMISSIONEDITOR": unusedPermissionBit,
		"NPGetCaps/WNNC_NET_TYPE:WNNC_NET_*":              typeAndSubtype,
		"NPGetCaps/WNNC_SPEC_VERSION:WNNC_SPEC_VERSION51": specVersion,
		"NPGetCaps/MASK:0x0":                              emptyMasks,
		"NPGetCaps/WNNC_ENUMERATION:WNNC_ENUM_GLOBAL":     announcedScope(mpr.RESOURCE_GLOBALNET, 0x1),
		"NPGetCaps/WNNC_ENUMERATION:WNNC_ENUM_LOCAL":      announcedScope(mpr.RESOURCE_CONNECTED, 0x2),
		"NPGetCaps/WNNC_ENUMERATION:WNNC_ENUM_CONTEXT":    announcedScope(mpr.RESOURCE_CONTEXT, 0x4),
		"NPFMXGetPermCaps/WNPERMC_PERM":                   securityItem(provider.WNPERM_DLG_PERM, 1),
		"NPFMXGetPermCaps/WNPERMC_AUDIT":                  securityItem(provider.WNPERM_DLG_AUDIT, 2),
		"NPFMXGetPermCaps/WNPERMC_OWNER":                  securityItem(provider.WNPERM_DLG_OWNER, 4),
	}
	for name, b := range npBits() {
		tests["NPGetCaps/"+name] = b.announcing
	}
	return tests
}

// The security menu goes by NPFMXGetPermCaps: the bit says nothing.
func unusedPermissionBit(t *testing.T) {
	for _, mask := range []uint32{0, 0x100} {
		for _, name := range []string{"NPFMXEditPerm", "NPFMXGetPermHelp"} {
			f := npFunctions()[name]
			p := withCaps(f, map[provider.CapIndex]uint32{provider.WNNC_DIALOG: mask})
			_, err := f.make(mpr.New(p).System())
			require.NoError(t, err)
			require.Equal(t, 1, p.Count(f.call))
		}
	}
}

// The high word is the type, the low word a subtype that nobody goes by.
func typeAndSubtype(t *testing.T) {
	p := npProvider()
	p.Caps = map[provider.CapIndex]uint32{provider.WNNC_NET_TYPE: 0x002E0003}
	c := mpr.New(p).System()
	name, err := c.GetProviderName(0x002E0000)
	require.NoError(t, err)
	require.Equal(t, "Test Network", name)
	info, err := c.GetNetworkInformation("Test Network")
	require.NoError(t, err)
	require.EqualValues(t, 0x2E, info.NetType)
	_, err = c.GetProviderName(0x00030000)
	requireCode(t, winerr.ERROR_NO_NETWORK, err)
}

func specVersion(t *testing.T) {
	net, err := fake.New(fake.Network{})
	require.NoError(t, err)
	for _, p := range []provider.Provider{provider.Unimplemented{}, npProvider(), net, hook.New(net)} {
		require.EqualValues(t, 0x00050001, p.GetCaps(0x1))
	}
}

// With empty masks nothing is called of what a mask announces.
func emptyMasks(t *testing.T) {
	for _, b := range npBits() {
		for _, name := range b.announces {
			f := npFunctions()[name]
			p := withCaps(f, map[provider.CapIndex]uint32{
				provider.WNNC_USER: 0, provider.WNNC_CONNECTION: 0, provider.WNNC_DIALOG: 0, provider.WNNC_ADMIN: 0, provider.WNNC_ENUMERATION: 0,
			})
			_, _ = f.make(mpr.New(p).System())
			require.Zero(t, p.Count(f.call), name)
		}
	}
}

// announcedScope asserts that an enumeration of a scope is opened at a provider
// with the bit, and at none with all others.
func announcedScope(scope mpr.Scope, bit uint32) npTest {
	var container *mpr.NetResource
	if scope == mpr.RESOURCE_GLOBALNET {
		container = &mpr.NetResource{RemoteName: `\\np\server`}
	}
	return func(t *testing.T) {
		for mask, want := range map[uint32]int{bit: 1, ^bit: 0, 0: 0} {
			s := npProvider()
			s.Caps = map[provider.CapIndex]uint32{provider.WNNC_ENUMERATION: mask}
			p := hook.New(s)
			_, _ = mpr.New(p).System().OpenEnum(scope, 0, 0, container)
			require.Equal(t, want, p.Count(provider.CallOpenEnum), "mask %#x", mask)
		}
	}
}

// securityItem asserts that an item of the menu is there by its bit alone.
func securityItem(dialog provider.PermissionDialog, bit provider.PermissionCaps) npTest {
	return func(t *testing.T) {
		for mask, want := range map[provider.PermissionCaps]winerr.Errno{bit: 0, 7 &^ bit: winerr.ERROR_NOT_SUPPORTED, 7: 0, 0: winerr.ERROR_NOT_SUPPORTED} {
			s := npProvider()
			s.OnFMXGetPermCaps = func(*session.Session, string) provider.PermissionCaps { return mask }
			s.OnFMXEditPerm = func(*session.Session, string, provider.Window, provider.PermissionDialog) error { return nil }
			c := mpr.New(s).System()
			caps, err := c.Shell().PermissionCaps("Z:")
			require.NoError(t, err)
			require.Equal(t, mask, caps)
			requireCode(t, want, c.Shell().EditPermissions("Z:", 1, dialog))
		}
	}
}

// npStartTests are the rows of WNNC_START.
func npStartTests() map[string]npTest {
	const busy, late = winerr.ERROR_BUSY, time.Hour
	return map[string]npTest{
		"NPGetCaps/WNNC_START:0x0": starts(0x0, []started{{0, winerr.ERROR_NO_NETWORK, 1}, {late, winerr.ERROR_NO_NETWORK, 1}}),
		"NPGetCaps/WNNC_START:0x1": starts(0x1, []started{{0, 0, 1}, {late, 0, 1}}),
		"NPGetCaps/WNNC_START:0xFFFFFFFF": starts(0xFFFFFFFF, []started{
			{0, busy, 1}, {time.Minute - 1, busy, 1}, {time.Minute, busy, 2}, {2*time.Minute - 1, busy, 2}, {2 * time.Minute, busy, 3},
		}),
		"NPGetCaps/WNNC_START:milliseconds": starts(1500, []started{
			{0, busy, 1}, {1499 * time.Millisecond, busy, 1}, {1500 * time.Millisecond, busy, 2},
		}),
	}
}

// started is what a call gives at a time, and how often the provider has been
// asked about its start until then.
type started struct {
	at    time.Duration
	want  winerr.Errno
	asked int
}

// starts asserts what becomes of calls to a provider that gives one answer to
// WNNC_START.
func starts(answer uint32, steps []started) npTest {
	return func(t *testing.T) {
		asked, begin := 0, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		now := begin
		r := &mpr.Router{Clock: func() time.Time { return now }}
		require.NoError(t, r.AddProvider(starter(&answer, &asked)))
		c := r.System()
		for _, step := range steps {
			now = begin.Add(step.at)
			requireCode(t, step.want, c.AddConnection2(disk("", docs), mpr.Credentials{}, 0))
			require.Equal(t, step.asked, asked, "after %v", step.at)
		}
	}
}
