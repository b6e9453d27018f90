package mpr_test

import (
	"fmt"
	"strconv"
	"testing"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// million is how many resources one round of BenchmarkEnumMillion goes through.
const million = 1_000_000

// sliced is a provider with its resources in a slice.
func sliced(list []mpr.NetResource) *provider.Func {
	at := 0
	return &provider.Func{
		ProviderName: lanman,
		OnOpenEnum: func(*session.Session, mpr.Scope, mpr.ResourceType, mpr.Usage, *mpr.NetResource) (provider.Handle, error) {
			at = 0
			return 1, nil
		},
		OnEnumResource: func(_ provider.Handle, buf []mpr.NetResource) (int, error) {
			n := copy(buf, list[at:])
			at += n
			if n == 0 {
				return 0, winerr.ERROR_NO_MORE_ITEMS
			}
			return n, nil
		},
		OnCloseEnum: func(provider.Handle) error { return nil },
	}
}

// manyShares are a million records of a server's shares.
func manyShares() []mpr.NetResource {
	list := make([]mpr.NetResource, million)
	for i := range list {
		list[i] = share(`\\crowd\s`+strconv.Itoa(i), lanman, mpr.RESOURCETYPE_DISK, "")
	}
	return list
}

// BenchmarkEnumMillion goes through a million resources. The bar: 5 times a loop
// that copies them out of a slice, and no allocation for each resource.
func BenchmarkEnumMillion(b *testing.B) {
	list := manyShares()
	b.Run("baseline", func(b *testing.B) {
		buf := make([]mpr.NetResource, 128)
		b.ReportAllocs()
		for b.Loop() {
			for i := range list {
				buf[i%len(buf)] = list[i]
			}
		}
	})
	b.Run("handle", func(b *testing.B) {
		c := logonAlice(b, mpr.New(sliced(list)))
		buf := make([]mpr.NetResource, 128)
		b.ReportAllocs()
		for b.Loop() {
			h, err := c.OpenEnum(mpr.RESOURCE_CONNECTED, 0, 0, nil)
			n := 0
			for err == nil {
				var got int
				got, err = c.EnumResource(h, buf)
				n += got
			}
			if n != million || c.CloseEnum(h) != nil {
				b.Fatal(n, err)
			}
		}
	})
	b.Run("iterator", func(b *testing.B) {
		c := logonAlice(b, mpr.New(sliced(list)))
		b.ReportAllocs()
		for b.Loop() {
			n := 0
			for _, err := range mpr.Resources(c, mpr.RESOURCE_CONNECTED, 0, 0, nil) {
				if err != nil {
					b.Fatal(err)
				}
				n++
			}
			if n != million {
				b.Fatal(n)
			}
		}
	})
	b.Run("fake", enumerateFake)
}

// enumerateFake goes a thousand times through a server with a thousand shares.
func enumerateFake(b *testing.B) {
	var shares []provider.Share
	for i := range 1000 {
		shares = append(shares, provider.Share{Name: "s" + strconv.Itoa(i)})
	}
	net, err := provider.NewFake(provider.Network{Servers: []provider.Server{{Name: "crowd", Shares: shares}}})
	if err != nil {
		b.Fatal(err)
	}
	c, buf := logonAlice(b, mpr.New(net)), make([]mpr.NetResource, 128)
	b.ReportAllocs()
	for b.Loop() {
		for n := 0; n < million; {
			h, err := c.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, 0, &mpr.NetResource{RemoteName: `\\crowd`})
			for err == nil {
				var got int
				got, err = c.EnumResource(h, buf)
				n += got
			}
			if c.CloseEnum(h) != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkUniversalName has as its baseline the call that asks for less. The
// bar: 3 times.
func BenchmarkUniversalName(b *testing.B) {
	c := logonAlice(b, mpr.New(officeFake(b)))
	mapped(b, c, "Z:", benchRemote)
	b.Run("baseline", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := c.GetConnection("Z:"); err != nil {
				b.Fatal(err)
			}
		}
	})
	for name, level := range map[string]mpr.Level{"universal": mpr.UNIVERSAL_NAME_INFO_LEVEL, "remote": mpr.REMOTE_NAME_INFO_LEVEL} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := c.GetUniversalName(`Z:\dir\file.txt`, level); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

const networks, servers, sharesEach = 10, 100, 100

// byHand builds what BenchmarkWalk walks, from three nested loops.
func byHand() (all []mpr.NetResource) {
	for n := range networks {
		network := "Network " + strconv.Itoa(n)
		all = append(all, container(network, network, mpr.RESOURCEDISPLAYTYPE_NETWORK, ""))
		for s := range servers {
			server := `\\n` + strconv.Itoa(n) + "s" + strconv.Itoa(s)
			all = append(all, container(server, network, mpr.RESOURCEDISPLAYTYPE_SERVER, ""))
			for i := range sharesEach {
				all = append(all, share(server+`\share`+strconv.Itoa(i), network, mpr.RESOURCETYPE_DISK, ""))
			}
		}
	}
	return all
}

// bigCampus has the networks of byHand.
func bigCampus(b testing.TB) *mpr.Router {
	r := new(mpr.Router)
	for n := range networks {
		net := &provider.Fake{Kind: provider.Kind{Name: "Network " + strconv.Itoa(n)}}
		for s := range servers {
			server := provider.Server{Name: fmt.Sprintf("n%ds%d", n, s)}
			for i := range sharesEach {
				server.Shares = append(server.Shares, provider.Share{Name: "share" + strconv.Itoa(i)})
			}
			if err := net.AddServer(server); err != nil {
				b.Fatal(err)
			}
		}
		if err := r.AddProvider(net); err != nil {
			b.Fatal(err)
		}
	}
	return r
}

// BenchmarkWalk lists 10 networks of 100 servers with 100 shares. The bar: 5
// times building the same list by hand.
func BenchmarkWalk(b *testing.B) {
	const total = networks * (1 + servers*(1+sharesEach))
	b.Run("baseline", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if len(byHand()) != total {
				b.Fatal("not all")
			}
		}
	})
	b.Run("walk", func(b *testing.B) {
		c := logonAlice(b, bigCampus(b))
		b.ReportAllocs()
		for b.Loop() {
			var all []mpr.NetResource
			for nr, err := range mpr.Walk(c, 0, nil) {
				if err != nil {
					b.Fatal(err)
				}
				all = append(all, nr)
			}
			if len(all) != total {
				b.Fatal(len(all))
			}
		}
	})
}

// TestWalkIsWhatWouldBeBuiltByHand holds the two of BenchmarkWalk to each other.
func TestWalkIsWhatWouldBeBuiltByHand(t *testing.T) {
	c := logonAlice(t, bigCampus(t))
	want := byHand()
	n := 0
	for nr, err := range mpr.Walk(c, 0, nil) {
		if err != nil || nr != want[n] {
			t.Fatalf("at %d: %+v, %v, want %+v", n, nr, err, want[n])
		}
		n++
	}
	if n != len(want) {
		t.Fatal(n)
	}
}
