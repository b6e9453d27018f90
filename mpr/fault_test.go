package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// providerCall is one call of a caller, with the call of the provider that does
// its work. The machine has Z: connected to docs, docs connected without device,
// and X: remembered for media.
type providerCall struct {
	name  provider.Call
	named bool // only the provider whose resource or device it is gets the call
	make  func(c *mpr.Caller) error
}

func providerCalls() map[string]providerCall {
	return map[string]providerCall{
		"WNetAddConnection2": {name: provider.CallAddConnection3, make: func(c *mpr.Caller) error {
			return c.AddConnection2(disk("Y:", media), mpr.Credentials{}, 0)
		}},
		"WNetAddConnection4": {name: provider.CallAddConnection4, make: func(c *mpr.Caller) error {
			return c.AddConnection4(0, disk("Y:", media), nil, 0, nil)
		}},
		"WNetUseConnection": {name: provider.CallAddConnection3, make: func(c *mpr.Caller) error {
			_, err := c.UseConnection(0, disk("Y:", media), mpr.Credentials{}, 0)
			return err
		}},
		"WNetRestoreSingleConnection": {name: provider.CallAddConnection3, named: true, make: func(c *mpr.Caller) error {
			return c.RestoreSingleConnection(0, "X:", false)
		}},
		"WNetCancelConnection2": {name: provider.CallCancelConnection2, make: func(c *mpr.Caller) error {
			return c.CancelConnection2("Z:", 0, false)
		}},
		"WNetGetConnection": {name: provider.CallGetConnection, make: func(c *mpr.Caller) error {
			_, err := c.GetConnection("Z:")
			return err
		}},
		"WNetGetUser": {name: provider.CallGetUser, make: func(c *mpr.Caller) error {
			_, err := c.GetUser("Z:")
			return err
		}},
		"WNetGetUniversalName": {name: provider.CallGetUniversalName, make: func(c *mpr.Caller) error {
			_, err := c.GetUniversalName(`Z:\a.txt`, mpr.UNIVERSAL_NAME_INFO_LEVEL)
			return err
		}},
		"MultinetGetConnectionPerformance": {name: provider.CallGetConnectionPerformance, make: func(c *mpr.Caller) error {
			_, err := c.GetConnectionPerformance(&mpr.NetResource{RemoteName: docs})
			return err
		}},
		"WNetGetResourceInformation": {name: provider.CallGetResourceInformation, make: func(c *mpr.Caller) error {
			_, _, err := c.GetResourceInformation(&mpr.NetResource{RemoteName: docs})
			return err
		}},
		"WNetGetResourceParent": {name: provider.CallGetResourceParent, named: true, make: func(c *mpr.Caller) error {
			_, err := c.GetResourceParent(&mpr.NetResource{RemoteName: docs, Provider: lanman})
			return err
		}},
		"WNetOpenEnum": {name: provider.CallOpenEnum, named: true, make: func(c *mpr.Caller) error {
			container := &mpr.NetResource{RemoteName: `\\files`, Provider: lanman, Usage: mpr.RESOURCEUSAGE_CONTAINER}
			h, err := c.OpenEnum(mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, 0, container)
			if err == nil {
				err = c.CloseEnum(h)
			}
			return err
		}},
		"OpenFile": {name: provider.CallOpenFile, make: func(c *mpr.Caller) error {
			f, err := c.Open(`Z:\a.txt`)
			if err == nil {
				err = f.Close()
			}
			return err
		}},
		"Chdir": {name: provider.CallSetCurrentDirectory, make: func(c *mpr.Caller) error { return c.Chdir(`Z:\`) }},
	}
}

// busyMachine is the machine of providerCalls.
func busyMachine(t *testing.T, configure ...func(*testbed)) (*testbed, *mpr.Caller) {
	m := machine(t, configure...)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	mapped(t, c, "", docs)
	m.remember("alice", "X:", media)
	return m, c
}

// Success is a code as well, for the thread's last error and for who looks on.
func TestSuccessIsReported(t *testing.T) {
	for name, call := range providerCalls() {
		for _, rec := range []*mpr.Recorder{nil, new(mpr.Recorder)} {
			_, c := busyMachine(t, func(m *testbed) { m.Recorder = rec })
			before := 0
			if rec != nil {
				before = len(rec.Records())
			}
			c.SetLastErrno(winerr.ERROR_INVALID_HANDLE)
			require.NoError(t, call.make(c), name)
			require.Equal(t, winerr.NO_ERROR, c.LastErrno(), name)
			if rec != nil {
				records := rec.Records()[before:]
				require.NotEmpty(t, records, name)
				require.Equal(t, winerr.NO_ERROR, records[0].Code, name)
			}
		}
	}
}

func TestPanicOfAProviderIsItsAnswer(t *testing.T) {
	for name, call := range providerCalls() {
		t.Run(name, func(t *testing.T) {
			m, c := busyMachine(t)
			m.hook.On(call.name, hook.Panic("the wheels came off"))
			unchanged(t, m.Router, func() {
				requireCode(t, winerr.ERROR_UNEXP_NET_ERR, call.make(c))
			})
			last := c.GetLastError()
			require.EqualValues(t, winerr.ERROR_UNEXP_NET_ERR, last.Code)
			require.Contains(t, last.Text, "the wheels came off")
			require.Equal(t, lanman, last.Provider)
		})
	}
}

// A provider that panics is one that failed: the next one is asked all the same.
func TestRouterGoesOnAfterAPanic(t *testing.T) {
	for name, call := range providerCalls() {
		t.Run(name, func(t *testing.T) {
			m, c := busyMachine(t)
			broken := hook.New(emptyNetwork(t, redirector.Kind{Name: "Broken Network"}))
			require.NoError(t, m.AddProvider(broken))
			require.NoError(t, m.SetProviderOrder("Broken Network"))
			broken.On(call.name, hook.Panic("the wheels came off"))
			err := call.make(c)
			require.NoError(t, err)
			want := 1
			if call.named {
				want = 0
			}
			require.Equal(t, want, broken.Count(call.name))
		})
	}
}

func TestPanicWhenAskedWhetherItHasStarted(t *testing.T) {
	broken := &provider.Func{ProviderName: "Broken", OnGetCaps: func(index provider.CapIndex) uint32 {
		if index == provider.WNNC_START {
			panic("no idea")
		}
		return 0
	}}
	m := machine(t)
	require.NoError(t, m.AddProvider(broken))
	c := m.logon("alice")
	requireCode(t, winerr.ERROR_UNEXP_NET_ERR, c.AddConnection2(disk("Z:", `\\nowhere\docs`), mpr.Credentials{}, 0))
	require.Contains(t, c.GetLastError().Text, "no idea")
	mapped(t, c, "Z:", docs)
}

func TestPanicWhileBeingInstalled(t *testing.T) {
	m := machine(t)
	broken := hook.New(nil)
	broken.On(provider.CallGetCaps, hook.Panic("no idea"))
	requireCode(t, winerr.ERROR_UNEXP_NET_ERR, m.AddProvider(broken))
	require.Equal(t, []string{lanman}, m.ProviderOrder())
}

// A provider that panics at a logoff keeps the others from nothing, and the
// session goes.
func TestPanicAtLogoff(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	broken := hook.New(&provider.Func{ProviderName: "Broken"})
	require.NoError(t, m.AddProvider(broken))
	require.NoError(t, m.SetProviderOrder("Broken"))
	broken.On(provider.CallLogoff, hook.Panic("I stay"))
	require.NoError(t, c.Close())
	require.Equal(t, 1, broken.Count(provider.CallLogoff))
	require.Empty(t, m.net.Snapshot())
	require.Empty(t, m.Sessions().Sessions())
}

// A panic in one provider while a drive is restored at the logon fails neither
// the logon nor the drives of the others.
func TestPanicWhileRestoringAtLogon(t *testing.T) {
	m := machine(t)
	m.remember("alice", "Y:", docs)
	m.remember("alice", "Z:", media)
	m.hook.On(provider.CallAddConnection3, hook.Panic("not now").Times(1))
	c := m.logonAs(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonInteractive})
	restored := c.Restored()
	require.Len(t, restored, 2)
	requireCode(t, winerr.ERROR_UNEXP_NET_ERR, restored[0].Err)
	requireCode(t, winerr.NO_ERROR, restored[1].Err)
}
