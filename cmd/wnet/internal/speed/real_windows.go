package speed

import (
	"errors"
	"fmt"
	"testing"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// Real returns the figures against the machine's own mpr.dll: the same calls, by the
// same interface, over the same provider. That stands behind the provider DLL
// winnet1.dll in a folder, of package npbridge, which becomes the only network of
// the machine; drives that its user has remembered are forgotten
// ([conformance.Bridged]).
func Real(shims string) []Figure {
	on := func(do body) func(*testing.B) { return theirs(shims, do) }
	slower := []Bar{{Times, 1}}
	return []Figure{
		{
			Name: "Real/GetConnection", Cost: "GetConnection of a drive that isn't connected", Against: "the same of mpr.dll",
			Limit: "no provider is asked by either; the call into a DLL is the baseline's own",
			Bars:  slower, Baseline: on(refuses), Measured: ours(refuses),
		}, {
			Name: "Real/AddCancel-yes", Cost: "AddConnection2 and CancelConnection2 over a provider that says yes", Against: "the same of mpr.dll",
			Limit: "the baseline has two calls into a DLL more, and two back into Go",
			Bars:  slower, Baseline: on(pairs), Measured: ours(pairs),
		}, {
			Name: "Real/information", Cost: "GetResourceInformation of a file", Against: "the same of mpr.dll",
			Limit: "the baseline has a call into a DLL more, and one back into Go",
			Bars:  slower, Baseline: on(informs), Measured: ours(informs),
		}, {
			Name: "Real/shares", Cost: "enumeration of a server's 100 shares", Against: "the same of mpr.dll",
			Limit: "the baseline packs each share twice: the DLL's side does it for mpr.dll",
			Bars:  slower, Baseline: on(listsShares), Measured: ours(listsShares),
		}, {
			Name: "Real/remembered", Cost: "enumeration of ten remembered drives", Against: "the same of mpr.dll",
			Limit: "mpr.dll reads the registry, the emulator what it keeps in memory",
			Bars:  slower, Baseline: on(listsRemembered), Measured: ours(listsRemembered),
		},
	}
}

// body holds what both sides do: run is called with a router over the provider, where ten
// drives are remembered.
type body struct {
	provider func(testing.TB) provider.Provider
	run      func(b *testing.B, n mpr.Network)
}

// theirs runs a body on mpr.dll.
func theirs(shims string, do body) func(*testing.B) {
	return func(b *testing.B) {
		m, err := conformance.Bridged(shims, do.provider(b))(conformance.Setup{})
		check(b, err)
		defer func() {
			if err := m.Close(); err != nil {
				b.Error(err)
			}
		}()
		check(b, remember(m.Remember))
		do.run(b, m.Network)
	}
}

// ours runs a body on the emulator.
func ours(do body) func(*testing.B) {
	return func(b *testing.B) {
		store := new(profile.Memory)
		check(b, remember(func(e profile.Entry) error { return store.Put("alice", e) }))
		router := mpr.New(do.provider(b))
		router.Profiles = store
		do.run(b, logon(b, router))
	}
}

// remember puts ten drives into a profile.
func remember(put func(profile.Entry) error) (err error) {
	for letter := 'F'; letter < 'F'+10; letter++ {
		err = errors.Join(err, put(profile.Entry{
			Local: string(letter) + ":", RemotePath: remote, ProviderName: "Microsoft Windows Network",
			ProviderType: provider.WNNC_NET_LANMAN, ConnectionType: uint32(provider.RESOURCETYPE_DISK),
		}))
	}
	return err
}

// hundred returns a network with a server of 100 shares.
func hundred(tb testing.TB) provider.Provider {
	server := fake.Server{Name: "files", Guest: true, Shares: []fake.Share{{Name: "docs"}}}
	for i := 1; i < 100; i++ {
		server.Shares = append(server.Shares, fake.Share{Name: fmt.Sprintf("share%02d", i)})
	}
	net, err := fake.New(fake.Network{Servers: []fake.Server{server}})
	check(tb, err)
	return net
}

var refuses = body{hundred, func(b *testing.B, n mpr.Network) {
	for b.Loop() {
		if _, err := n.GetConnection("Z:"); err == nil {
			b.Fatal("it is connected")
		}
	}
}}

var pairs = body{func(testing.TB) provider.Provider { return sayYes() }, func(b *testing.B, n mpr.Network) { connects(b, n, "Z:", 0) }}

var informs = body{hundred, func(b *testing.B, n mpr.Network) {
	nr := &mpr.NetResource{RemoteName: remote + `\dir\a.txt`}
	for b.Loop() {
		if _, _, err := n.GetResourceInformation(nr); err != nil {
			b.Fatal(err)
		}
	}
}}

var listsShares = body{hundred, func(b *testing.B, n mpr.Network) {
	server := &mpr.NetResource{RemoteName: `\\files`, Provider: "Microsoft Windows Network", Usage: mpr.RESOURCEUSAGE_CONTAINER}
	lists(b, n, mpr.RESOURCE_GLOBALNET, server, 100)
}}

var listsRemembered = body{hundred, func(b *testing.B, n mpr.Network) { lists(b, n, mpr.RESOURCE_REMEMBERED, nil, 10) }}

// lists goes through an enumeration of so many, again and again.
func lists(b *testing.B, n mpr.Network, scope mpr.Scope, container *mpr.NetResource, want int) {
	buf := make([]mpr.NetResource, 128)
	for b.Loop() {
		h, err := n.OpenEnum(scope, mpr.RESOURCETYPE_ANY, 0, container)
		if err != nil {
			b.Fatal(err)
		}
		found := 0
		for err == nil {
			var got int
			got, err = n.EnumResource(h, buf)
			found += got
		}
		if winerr.Code(err) != winerr.ERROR_NO_MORE_ITEMS || found != want {
			b.Fatal(found, err)
		}
		if err := n.CloseEnum(h); err != nil {
			b.Fatal(err)
		}
	}
}
