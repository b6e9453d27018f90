package mpr_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// answers are what a provider may say to a connection. The first row means
// that the resource isn't its own.
var answers = []winerr.Errno{
	winerr.ERROR_BAD_NETPATH, winerr.ERROR_BAD_NET_NAME, winerr.ERROR_INVALID_PARAMETER, winerr.ERROR_INVALID_LEVEL,
	winerr.ERROR_NOT_SUPPORTED, winerr.ERROR_NO_NETWORK,
	winerr.NO_ERROR,
	winerr.ERROR_ACCESS_DENIED, winerr.ERROR_INVALID_PASSWORD, winerr.ERROR_BUSY, winerr.ERROR_NOT_CONNECTED,
	winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, winerr.ERROR_UNEXP_NET_ERR,
}

// answersOf draws what a list of providers say: anything, or what leaves the
// choice among the insignificant ones, which is rare by itself.
func answersOf(t *rapid.T, least int) []winerr.Errno {
	kinds := [][]winerr.Errno{answers, answers[:6], answers[:2]}
	kind := rapid.SampledFrom(kinds).Draw(t, "kind")
	return rapid.SliceOfN(rapid.SampledFrom(kind), least, 6).Draw(t, "said")
}

// ruled is what the caller of WNetAddConnection2 gets when the providers give
// those answers in that order, and how many of them are asked: "Implementing a
// Network Provider", and where all answers are insignificant the rule of this
// emulator.
func ruled(said []winerr.Errno, wellFormed bool) (code winerr.Errno, asked int) {
	if len(said) == 0 {
		return winerr.ERROR_NO_NETWORK, 0
	}
	insignificant := map[winerr.Errno]bool{53: true, 67: true, 87: true, 124: true, 50: true, 1222: true}
	var significant []winerr.Errno
	found, refused := make(map[winerr.Errno]bool), 0
	for i, one := range said {
		switch {
		case one == 0:
			return winerr.NO_ERROR, i + 1
		case !insignificant[one]:
			significant = append(significant, one)
		case one == 1222: // though it has started
			refused++
		default:
			found[one] = true
		}
	}
	switch asked = len(said); {
	case len(significant) > 0:
		return significant[0], asked
	case refused == len(said):
		return winerr.ERROR_NO_NETWORK, asked
	case found[53] && refused == 0:
		return winerr.ERROR_BAD_NETPATH, asked
	case found[53], found[67], !wellFormed:
		return winerr.ERROR_BAD_NET_NAME, asked
	}
	return winerr.ERROR_NO_NET_OR_BAD_PATH, asked
}

// fixed are providers that each say one thing, and count how often they do.
func fixed(said []winerr.Errno) (providers []provider.Provider, count func() int) {
	asked := 0
	for i, one := range said {
		providers = append(providers, &provider.Func{
			ProviderName: fmt.Sprint("Network ", i),
			OnAddConnection3: func(*session.Session, provider.Window, *provider.NetResource, session.Credentials, provider.ConnectFlags) error {
				asked++
				if one == winerr.NO_ERROR {
					return nil
				}
				return one
			},
		})
	}
	return providers, func() int { return asked }
}

func TestRoutingFollowsTheFirstSignificantError(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := answersOf(t, 0)
		wellFormed := rapid.Bool().Draw(t, "well formed")
		remote := docs
		if !wellFormed {
			remote = "no name of any network"
		}
		want, asks := ruled(said, wellFormed)
		providers, asked := fixed(said)
		c := mpr.New(providers...).System()
		err := c.AddConnection2(disk("", remote), mpr.Credentials{}, 0)
		require.Equal(t, want.Name(), winerr.Code(err).Name())
		require.Equal(t, asks, asked())
	})
}

// The named provider alone is asked, and its answer is the answer.
func TestNamedProviderIsAskedAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := answersOf(t, 1)
		at := rapid.IntRange(0, len(said)-1).Draw(t, "named")
		want, _ := ruled(said[at:at+1], true)
		providers, asked := fixed(said)
		c := mpr.New(providers...).System()
		nr := disk("", docs)
		nr.Provider = fmt.Sprint("nEtWoRk ", at)
		require.Equal(t, want.Name(), winerr.Code(c.AddConnection2(nr, mpr.Credentials{}, 0)).Name())
		require.Equal(t, 1, asked())
	})
}

// A new order counts from the next call on. Providers that it doesn't name come
// behind the others.
func TestProviderOrderDecidesWhoIsAskedFirst(t *testing.T) {
	said := []winerr.Errno{winerr.ERROR_ACCESS_DENIED, winerr.ERROR_BUSY, winerr.ERROR_BAD_USERNAME}
	providers, _ := fixed(said)
	r := mpr.New(providers...)
	c := r.System()
	add := func() error { return c.AddConnection2(disk("", docs), mpr.Credentials{}, 0) }
	requireCode(t, winerr.ERROR_ACCESS_DENIED, add())
	require.NoError(t, r.SetProviderOrder("network 2"))
	require.Equal(t, []string{"Network 2", "Network 0", "Network 1"}, r.ProviderOrder())
	requireCode(t, winerr.ERROR_BAD_USERNAME, add())
	require.NoError(t, r.RemoveProvider("NETWORK 2"))
	requireCode(t, winerr.ERROR_ACCESS_DENIED, add())
	require.NoError(t, r.SetProviderOrder("Network 1", "Network 0"))
	requireCode(t, winerr.ERROR_BUSY, add())
}

func TestBadProviderOrdersChangeNothing(t *testing.T) {
	providers, _ := fixed(make([]winerr.Errno, 3))
	r := mpr.New(providers...)
	before := r.ProviderOrder()
	requireCode(t, winerr.ERROR_BAD_PROVIDER, r.SetProviderOrder("Network 2", "Network 7"))
	requireCode(t, winerr.ERROR_INVALID_PARAMETER, r.SetProviderOrder("Network 2", "network 2"))
	requireCode(t, winerr.ERROR_BAD_PROVIDER, r.RemoveProvider("Network 7"))
	requireCode(t, winerr.ERROR_ALREADY_EXISTS, r.AddProvider(&provider.Func{ProviderName: "network 1"}))
	requireCode(t, winerr.ERROR_INVALID_PARAMETER, r.AddProvider(nil))
	require.Equal(t, before, r.ProviderOrder())
	require.Panics(t, func() { mpr.New(providers[0], providers[0]) })
}

// starter is a provider that says when it will have started, and accepts
// everything then.
func starter(start *uint32, asked *int) provider.Provider {
	return &provider.Func{
		ProviderName: "Starter",
		OnGetCaps: func(index provider.CapIndex) uint32 {
			switch index {
			case provider.WNNC_START:
				*asked++
				return *start
			case provider.WNNC_CONNECTION:
				return provider.WNNC_CON_ADDCONNECTION
			}
			return 0
		},
		OnAddConnection: func(*session.Session, *provider.NetResource, session.Credentials) error { return nil },
	}
}

// While a provider is starting it isn't asked again before the time that it
// named (WNNC_START); once it has started it is never asked again, nor when it
// won't start.
func TestProviderIsAskedWhenItSaidItWouldHaveStarted(t *testing.T) {
	for _, row := range []struct {
		first uint32
		wait  time.Duration
	}{{1500, 1500 * time.Millisecond}, {provider.WNNC_START_UNKNOWN, time.Minute}} {
		start, asked, now := row.first, 0, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
		r := &mpr.Router{Clock: func() time.Time { return now }}
		require.NoError(t, r.AddProvider(starter(&start, &asked)))
		c := r.System()
		add := func() error { return c.AddConnection2(disk("", docs), mpr.Credentials{}, 0) }

		requireCode(t, winerr.ERROR_BUSY, add())
		now = now.Add(row.wait - time.Nanosecond)
		requireCode(t, winerr.ERROR_BUSY, add())
		require.Equal(t, 1, asked)
		now = now.Add(time.Nanosecond)
		requireCode(t, winerr.ERROR_BUSY, add())
		require.Equal(t, 2, asked)
		now, start = now.Add(row.wait), provider.WNNC_START_DONE
		requireCode(t, winerr.NO_ERROR, add())
		start = provider.WNNC_START_NEVER
		requireCode(t, winerr.NO_ERROR, add())
		require.Equal(t, 3, asked)
	}
}

func TestProviderThatWontStartIsNotAskedAgain(t *testing.T) {
	start, asked := provider.WNNC_START_NEVER, 0
	c := mpr.New(starter(&start, &asked)).System()
	for range 3 {
		requireCode(t, winerr.ERROR_NO_NETWORK, c.AddConnection2(disk("", docs), mpr.Credentials{}, 0))
		start = provider.WNNC_START_DONE
	}
	require.Equal(t, 1, asked)
}

// A provider that is still starting is the answer only when no other accepts.
func TestStartingProviderDoesntKeepOthersFromAccepting(t *testing.T) {
	start, asked := uint32(5000), 0
	m := machine(t)
	require.NoError(t, m.AddProvider(starter(&start, &asked)))
	require.NoError(t, m.SetProviderOrder("Starter"))
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	requireCode(t, winerr.ERROR_BUSY, c.AddConnection2(disk("Y:", `\\nowhere\docs`), mpr.Credentials{}, 0))
}

// The first provider that says yes to a cancel ends it, even when the device
// isn't its own: the call succeeds and the drive stays.
func TestProviderThatSaysYesToEveryCancelKeepsTheDrive(t *testing.T) {
	m := machine(t)
	yes := &provider.Func{
		ProviderName:       "Yes",
		OnCancelConnection: func(*session.Session, string, bool) error { return nil },
	}
	require.NoError(t, m.AddProvider(yes))
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	require.NoError(t, m.SetProviderOrder("Yes"))
	unchanged(t, m.Router, func() { require.NoError(t, c.CancelConnection2("Z:", 0, true)) })
	require.NoError(t, m.SetProviderOrder(lanman))
	require.NoError(t, c.CancelConnection2("Z:", 0, false))
	require.Empty(t, m.net.Snapshot())
}

// A provider is called only by what it announced, in the newest form.
func TestProviderIsCalledByWhatItAnnounced(t *testing.T) {
	for name, row := range map[string]struct {
		connection uint32
		add, end   provider.Call
	}{
		"the newest": {redirector.AllCapabilities().Connection, provider.CallAddConnection3, provider.CallCancelConnection2},
		"the oldest": {provider.WNNC_CON_ADDCONNECTION | provider.WNNC_CON_CANCELCONNECTION,
			provider.CallAddConnection, provider.CallCancelConnection},
	} {
		t.Run(name, func(t *testing.T) {
			caps := redirector.AllCapabilities()
			caps.Connection = row.connection
			m := machine(t, func(m *testbed) { m.net.Kind.Caps = &caps })
			c := m.logon("alice")
			mapped(t, c, "Z:", docs)
			require.NoError(t, c.CancelConnection2("Z:", 0, false))
			require.Equal(t, 1, m.hook.Count(row.add))
			require.Equal(t, 1, m.hook.Count(row.end))
		})
	}
}

// A network can be stopped and started again, and what the calls answer doesn't depend on whether anybody called before
// it stopped.
func TestStoppedNetworksComeBack(t *testing.T) {
	for _, used := range []bool{false, true} {
		m := machine(t)
		c := m.System()
		add := func() winerr.Errno {
			err := c.AddConnection2(disk("", docs), mpr.As("bob", "hunter2"), 0)
			if err == nil {
				require.NoError(t, c.CancelConnection2(docs, 0, true))
			}
			return winerr.Code(err)
		}
		if used {
			require.Equal(t, winerr.NO_ERROR, add())
		}
		for _, step := range []struct {
			answer uint32
			want   winerr.Errno
			status winerr.Errno
		}{
			{30_000, winerr.ERROR_BUSY, winerr.ERROR_BUSY},
			{provider.WNNC_START_NEVER, winerr.ERROR_NO_NETWORK, winerr.ERROR_NO_NETWORK},
			{provider.WNNC_START_DONE, winerr.NO_ERROR, winerr.NO_ERROR},
			{provider.WNNC_START_UNKNOWN, winerr.ERROR_BUSY, winerr.ERROR_BUSY},
			{provider.WNNC_START_DONE, winerr.NO_ERROR, winerr.NO_ERROR},
		} {
			m.net.SetStart(step.answer)
			require.Equal(t, step.want, add(), "used %t, WNNC_START %#x", used, step.answer)
			info, err := c.GetNetworkInformation(lanman)
			require.NoError(t, err)
			require.EqualValues(t, step.status, info.Status)
		}
		m.net.SetStarted(false)
		m.net.SetStarted(true)
		require.Equal(t, winerr.NO_ERROR, add())
	}
}

// The drives of a network that was stopped are there again when it has started.
func TestDrivesOfAStoppedNetwork(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	for range 2 {
		m.net.SetStarted(false)
		_, err := c.GetConnection("Z:")
		requireCode(t, winerr.ERROR_NO_NETWORK, err)
		m.net.SetStarted(true)
		remote, err := c.GetConnection("Z:")
		require.NoError(t, err)
		require.Equal(t, docs, remote)
	}
}
