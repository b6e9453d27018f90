package routing_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
)

// still is a clock that stands at a time, without RestoreTimeout.
func still() (time.Time, time.Duration) { return time.Unix(1, 0), 0 }

// "Authentication Registry Keys": a provider goes by its key in the order, and by its name elsewhere.
func TestArrangingPutsTheNamedProvidersFirst(t *testing.T) {
	var order routing.Order
	for _, one := range [][2]string{{"Terminal", "RDPNP"}, {"Windows", "LanmanWorkstation"}, {"Web", "webclient"}} {
		p := &provider.Func{ProviderName: one[0], Registry: provider.Registration{Service: one[1]}}
		name, err := order.Add(p, still)
		require.NoError(t, err)
		require.Equal(t, one[0], name)
	}
	bad, err := order.Arrange([]string{"WEBCLIENT", "windows"})
	require.NoError(t, err)
	require.Empty(t, bad)
	require.Equal(t, []string{"Web", "Windows", "Terminal"}, order.Names())
	require.Equal(t, []string{"webclient", "LanmanWorkstation", "RDPNP"}, order.Services())

	for _, one := range []struct {
		names []string
		bad   string
		want  winerr.Errno
	}{
		{[]string{"Windows", "Nowhere"}, "Nowhere", winerr.ERROR_BAD_PROVIDER},
		{[]string{"Windows", "LanmanWorkstation"}, "LanmanWorkstation", winerr.ERROR_INVALID_PARAMETER},
	} {
		bad, err := order.Arrange(one.names)
		require.Equal(t, one.want, err)
		require.Equal(t, one.bad, bad)
		require.Equal(t, []string{"Web", "Windows", "Terminal"}, order.Names(), "nothing is changed")
	}

	name, err := order.Add(&provider.Func{ProviderName: "WEB"}, still)
	require.Equal(t, winerr.ERROR_ALREADY_EXISTS, err)
	require.Equal(t, "WEB", name)
	require.Equal(t, winerr.ERROR_BAD_PROVIDER, order.Remove("Nowhere"))
	before := order.Installed()
	second := before[1]
	require.NoError(t, order.Remove("windows"))
	require.Equal(t, []string{"Web", "Terminal"}, order.Names())
	require.Same(t, second, before[1], "who holds the old order keeps it")
}

// A provider of another class than WN_NETWORK_CLASS has nothing to route to, and one may be of both.
func TestCandidatesAreNetworks(t *testing.T) {
	var order routing.Order
	_, err := order.Candidates("")
	require.Equal(t, winerr.ERROR_NO_NETWORK, err)
	require.Equal(t, winerr.ERROR_NO_NETWORK, order.Available())
	require.NoError(t, order.Started(), "there is nothing to wait for")
	for name, class := range map[string]provider.Class{
		"network": provider.WN_NETWORK_CLASS, "manager": provider.WN_CREDENTIAL_CLASS,
		"both": provider.WN_NETWORK_CLASS | provider.WN_CREDENTIAL_CLASS,
	} {
		_, err := order.Add(&provider.Func{
			ProviderName: name, Registry: provider.Registration{Class: class},
			Caps: map[provider.CapIndex]uint32{provider.WNNC_NET_TYPE: provider.WNNC_NET_LANMAN},
		}, still)
		require.NoError(t, err)
	}
	names := func(slots []*routing.Slot) (list []string) {
		for _, sl := range slots {
			list = append(list, sl.Name)
		}
		return list
	}
	require.Len(t, order.Installed(), 3)
	require.ElementsMatch(t, []string{"network", "both"}, names(order.Networks()))
	require.ElementsMatch(t, []string{"manager", "both"}, names(order.CredentialManagers()))
	found, err := order.Candidates("NETWORK")
	require.NoError(t, err)
	require.Equal(t, []string{"network"}, names(found))
	_, err = order.Candidates("manager")
	require.Equal(t, winerr.ERROR_BAD_PROVIDER, err)
}

// NPGetCaps(WNNC_START): 0 won't start, 1 has started, other numbers are milliseconds, 0xFFFFFFFF isn't known. The last
// is a minute, or RestoreTimeout, which is the least to wait for any provider ("Overriding the Default MPR Time-out
// Interval").
func TestProvidersAreAskedAgainWhenTheySaid(t *testing.T) {
	for _, one := range []struct {
		start          uint32
		restoreTimeout time.Duration
		wait           time.Duration
	}{
		{5000, 0, 5 * time.Second},
		{5000, 8 * time.Second, 8 * time.Second},
		{provider.WNNC_START_UNKNOWN, 0, time.Minute},
		{provider.WNNC_START_UNKNOWN, 3 * time.Second, 3 * time.Second},
	} {
		now, asked, start := time.Unix(100, 0), 0, one.start
		p := &provider.Func{ProviderName: "slow", OnGetCaps: func(index provider.CapIndex) uint32 {
			if index != provider.WNNC_START {
				return 0
			}
			asked++
			return start
		}}
		var order routing.Order
		_, err := order.Add(p, func() (time.Time, time.Duration) { return now, one.restoreTimeout })
		require.NoError(t, err)
		sl := order.Installed()[0]
		require.Equal(t, winerr.ERROR_BUSY, sl.State())
		require.Equal(t, winerr.ERROR_BUSY, sl.Status())
		require.Equal(t, 1, asked, "not before the time that it named")
		require.Equal(t, one.wait, routing.StartWait(order.Installed()))

		start, now = provider.WNNC_START_DONE, now.Add(time.Minute)
		require.NoError(t, sl.State())
		require.NoError(t, sl.State())
		require.Equal(t, 2, asked, "once it has started it isn't asked again")
		require.Zero(t, routing.StartWait(order.Installed()))
		require.NoError(t, sl.Status())

		start = provider.WNNC_START_NEVER
		require.NoError(t, sl.State())
		require.True(t, sl.Gone(), "it has gone since")
		require.Equal(t, winerr.ERROR_NO_NETWORK, sl.Status())
	}
}

// Readers take no lock: each sees one order, whole, while others change it.
func TestOrdersAreReadWhileTheyChange(t *testing.T) {
	var order routing.Order
	for _, name := range []string{"a", "b", "c"} {
		_, err := order.Add(&provider.Func{ProviderName: name}, still)
		require.NoError(t, err)
	}
	var readers, writers sync.WaitGroup
	stop := make(chan struct{})
	for range 2 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if names := order.Names(); len(names) < 3 || len(names) > 4 {
					t.Errorf("an order of %q", names)
					return
				}
			}
		})
	}
	writers.Go(func() {
		for range 200 {
			_, _ = order.Arrange([]string{"c"})
			_, _ = order.Arrange([]string{"a"})
		}
	})
	writers.Go(func() {
		for range 200 {
			_, err := order.Add(&provider.Func{ProviderName: "d"}, still)
			if err == nil {
				err = order.Remove("d")
			}
			if err != nil {
				t.Error(err)
			}
		}
	})
	writers.Wait()
	close(stop)
	readers.Wait()
	require.ElementsMatch(t, []string{"a", "b", "c"}, order.Names())
}
