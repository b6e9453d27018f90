package mpr_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// step is what a walk came to: a remote name, or one that couldn't be read.
type step struct {
	Remote string
	Code   winerr.Errno
}

// walked goes the whole way.
func walked(c mpr.Network, typ mpr.ResourceType, root *mpr.NetResource) []step {
	var steps []step
	for nr, err := range mpr.Walk(c, typ, root) {
		steps = append(steps, step{nr.RemoteName, winerr.Code(err)})
	}
	return steps
}

// steps are those of a walk without errors.
func steps(remotes ...string) []step {
	var all []step
	for _, remote := range remotes {
		all = append(all, step{Remote: remote})
	}
	return all
}

// counting is a network whose enumerations return a number of resources, and no error.
type counting struct {
	mpr.Network
	n int
}

func (c counting) EnumResource(mpr.EnumHandle, []mpr.NetResource) (int, error) { return c.n, nil }

// A count that can't be is no endless walk, neither of a provider's nor of another Network's.
func TestWalkOfImpossibleCounts(t *testing.T) {
	for _, n := range []int{0, -1, 1 << 20} {
		m := machine(t)
		require.NoError(t, m.AddProvider(&provider.Func{
			ProviderName: "Endless", Caps: map[provider.CapIndex]uint32{provider.WNNC_ENUMERATION: provider.WNNC_ENUM_GLOBAL},
			OnOpenEnum: func(*session.Session, provider.Scope, provider.ResourceType, provider.Usage, *provider.NetResource) (provider.Handle, error) {
				return 1, nil
			},
			OnEnumResource: func(provider.Handle, []provider.NetResource) (int, error) { return n, nil },
			OnCloseEnum:    func(provider.Handle) error { return nil },
		}))
		c, root := m.logon("alice"), &mpr.NetResource{RemoteName: "Endless", Provider: "Endless"}
		failed := []step{{"Endless", winerr.ERROR_UNEXP_NET_ERR}}
		require.Equal(t, failed, walked(c, 0, root), "%d", n)
		root.RemoteName, root.Provider = lanman, lanman
		failed[0].Remote = lanman
		require.Equal(t, failed, walked(counting{c, n}, 0, root), "%d", n)
	}
}

// TestWalk goes through all networks, each container followed by what is in it.
func TestWalk(t *testing.T) {
	m := campus(t)
	c := m.logon("alice")
	pay := []string{`\\ACCTSPAY`, `\\ACCTSPAY\PAYFILES`, `\\ACCTSPAY\LASERJET`}
	everything := append([]string{lanman, "ACCOUNTING"}, pay...)
	everything = append(everything, `\\files`, docs, media, private, laser, `\\backup`, other,
		netware, `\\MARKETING`, `\\MARKETING\SYS`, `\\MARKETING\LASERJET`)
	for name, one := range map[string]struct {
		typ  mpr.ResourceType
		root *mpr.NetResource
		want []string
	}{
		"everything": {want: everything},
		"a server":   {root: &mpr.NetResource{RemoteName: `\\ACCTSPAY`}, want: pay[1:]},
		"a domain":   {root: &mpr.NetResource{RemoteName: "ACCOUNTING"}, want: pay},
		"printers": {typ: mpr.RESOURCETYPE_PRINT, want: []string{lanman, "ACCOUNTING", `\\ACCTSPAY`, `\\ACCTSPAY\LASERJET`,
			`\\files`, laser, `\\backup`, netware, `\\MARKETING`, `\\MARKETING\LASERJET`}},
	} {
		t.Run(name, func(t *testing.T) {
			require.Empty(t, cmp.Diff(steps(one.want...), walked(c, one.typ, one.root)))
			require.Zero(t, m.Snapshot().OpenEnums)
		})
	}
}

// TestWalkGoesOn past a container that can't be read, which comes a second time
// with the error.
func TestWalkGoesOn(t *testing.T) {
	m := campus(t)
	c := m.logon("alice")
	require.NoError(t, m.net.SetDown("files", true))
	root := &mpr.NetResource{RemoteName: lanman}
	away := []step{{Remote: `\\files`}, {`\\files`, winerr.ERROR_BAD_NETPATH}}
	pay := steps("ACCOUNTING", `\\ACCTSPAY`, `\\ACCTSPAY\PAYFILES`, `\\ACCTSPAY\LASERJET`)
	want := append(append(pay, away...), steps(`\\backup`, other)...)
	require.Empty(t, cmp.Diff(want, walked(c, 0, root)))

	// One that breaks off in the middle: the network, the domain and the server have each given a batch by then.
	m.hook.On(provider.CallEnumResource, hook.Fail(ownError).Times(1).From(4))
	broken := append(steps("ACCOUNTING", `\\ACCTSPAY`, `\\ACCTSPAY\PAYFILES`, `\\ACCTSPAY\LASERJET`),
		step{`\\ACCTSPAY`, winerr.ERROR_EXTENDED_ERROR})
	require.Empty(t, cmp.Diff(append(append(broken, away...), steps(`\\backup`, other)...), walked(c, 0, root)))
	require.Zero(t, m.Snapshot().OpenEnums)
}

// TestWalkRootFails has nothing but the error.
func TestWalkRootFails(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	root := &mpr.NetResource{RemoteName: `\\nowhere`}
	require.Equal(t, []step{{`\\nowhere`, winerr.ERROR_BAD_NETPATH}}, walked(c, 0, root))
	m.net.SetStarted(false)
	require.Equal(t, []step{{"", winerr.ERROR_NO_NETWORK}}, walked(c, 0, nil))
}

// TestWalkLeft closes every level's enumeration, wherever the loop is left, also
// at an error and by a panic.
func TestWalkLeft(t *testing.T) {
	m := campus(t)
	c := m.logon("alice")
	require.NoError(t, m.net.SetDown("backup", true))
	total := len(walked(c, 0, nil))
	for leave := 1; leave <= total; leave++ {
		n := 0
		for range mpr.Walk(c, 0, nil) {
			if n++; n == leave {
				break
			}
		}
		require.Equal(t, leave, n)
		require.Zero(t, m.Snapshot().OpenEnums, "left at step %d", leave)
	}
	require.Panics(t, func() {
		for nr := range mpr.Walk(c, 0, nil) {
			if nr.RemoteName == docs {
				panic("the loop's body fails")
			}
		}
	})
	require.Zero(t, m.Snapshot().OpenEnums)
}

// TestWalkOfACircle ends: a container that a network lists in itself comes there,
// and isn't entered again.
func TestWalkOfACircle(t *testing.T) {
	var opened provider.Handle
	ended := make(map[provider.Handle]bool)
	circle := &provider.Func{
		ProviderName: "Circle",
		OnOpenEnum: func(*session.Session, provider.Scope, provider.ResourceType, provider.Usage, *provider.NetResource) (provider.Handle, error) {
			opened++
			return opened, nil
		},
		OnEnumResource: func(h provider.Handle, buf []provider.NetResource) (int, error) {
			if ended[h] {
				return 0, winerr.ERROR_NO_MORE_ITEMS
			}
			ended[h] = true
			buf[0] = provider.NetResource{RemoteName: "ring", Usage: provider.RESOURCEUSAGE_CONTAINER, Provider: "Circle"}
			return 1, nil
		},
		OnCloseEnum: func(provider.Handle) error { return nil },
	}
	c := mpr.New(circle).System()
	var names []string
	for nr, err := range mpr.Walk(c, 0, nil) {
		require.NoError(t, err)
		names = append(names, nr.RemoteName)
		require.Less(t, len(names), 10)
	}
	require.Equal(t, []string{"Circle", "ring", "ring"}, names)
	require.Zero(t, c.Router().Snapshot().OpenEnums)
}

// TestResourcesTwice has an iterator begin anew each time.
func TestResourcesTwice(t *testing.T) {
	m := machine(t)
	all := mpr.Resources(m.logon("alice"), mpr.RESOURCE_GLOBALNET, 0, 0, files)
	for range 2 {
		n := 0
		for _, err := range all {
			require.NoError(t, err)
			n++
		}
		require.Equal(t, 4, n)
	}
	require.Equal(t, 2, m.hook.Count(provider.CallOpenEnum))
	require.Equal(t, 2, m.hook.Count(provider.CallCloseEnum))
}

// TestResourcesFail gives the error once, and ends.
func TestResourcesFail(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	fail := func(nr *mpr.NetResource) (codes []winerr.Errno) {
		for got, err := range mpr.Resources(c, mpr.RESOURCE_GLOBALNET, 0, 0, nr) {
			if err != nil {
				require.Zero(t, got)
			}
			codes = append(codes, winerr.Code(err))
		}
		return codes
	}
	require.Equal(t, []winerr.Errno{winerr.ERROR_BAD_NETPATH}, fail(&mpr.NetResource{RemoteName: `\\nowhere`}))
	m.hook.On(provider.CallEnumResource, hook.Fail(ownError))
	require.Equal(t, []winerr.Errno{winerr.ERROR_EXTENDED_ERROR}, fail(files))
	require.Zero(t, m.Snapshot().OpenEnums)
}
