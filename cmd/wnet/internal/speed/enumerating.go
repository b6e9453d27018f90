package speed

import (
	"fmt"
	"strconv"
	"testing"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// Enumerating returns the figures of lists of resources, and of names.
func Enumerating() []Figure {
	return []Figure{{
		Name: "EnumMillion", Cost: "enumeration of 1,000,000 resources", Against: "a loop that copies them out of a slice",
		Limit: "each record is copied twice: by the provider and to the caller",
		Bars:  []Bar{{Times, 5}, {allocs, 100}}, // for the million, so none for each
		Baseline: func(b *testing.B) {
			list, buf := manyShares(million), make([]mpr.NetResource, 128)
			for b.Loop() {
				for i := range list {
					buf[i%len(buf)] = list[i]
				}
			}
		},
		Measured: func(b *testing.B) { enumerate(b, million) },
	}, {
		Name: "GetUniversalName", Cost: "GetUniversalName of a file", Against: "GetConnection of its drive",
		Limit: "the text of the answer is made: one allocation",
		Bars:  []Bar{{Times, 3}}, Baseline: lookUp,
		Measured: func(b *testing.B) {
			c := logon(b, office(b))
			connect(b, c, "Z:")
			for b.Loop() {
				if _, err := c.GetUniversalName(`Z:\dir\file.txt`, mpr.UNIVERSAL_NAME_INFO_LEVEL); err != nil {
					b.Fatal(err)
				}
			}
		},
	}, {
		Name: "Walk", Cost: "a walk of 10 networks of 100 servers with 100 shares", Against: "the same list built by three nested loops",
		Limit: "an enumeration is opened and closed for each server, and asks one provider after the other",
		Bars:  []Bar{{Times, 5}},
		Baseline: func(b *testing.B) {
			for b.Loop() {
				wantAll(b, byHand())
			}
		},
		Measured: func(b *testing.B) {
			c := logon(b, campus(b))
			for b.Loop() {
				wantAll(b, walked(b, c))
			}
		},
	}}
}

// million is the number of resources that one round of EnumMillion goes through.
const million = 1_000_000

// manyShares returns records of a server's shares.
func manyShares(n int) []mpr.NetResource {
	list := make([]mpr.NetResource, n)
	for i := range list {
		list[i] = share(`\\crowd\s`+strconv.Itoa(i), "Crowd")
	}
	return list
}

// enumerate goes through n resources, again and again.
func enumerate(b *testing.B, n int) {
	c, buf := logon(b, mpr.New(sliced(manyShares(n)))), make([]mpr.NetResource, 128)
	for b.Loop() {
		h, err := c.OpenEnum(mpr.RESOURCE_CONNECTED, 0, 0, nil)
		seen := 0
		for err == nil {
			var got int
			got, err = c.EnumResource(h, buf)
			seen += got
		}
		if seen != n || c.CloseEnum(h) != nil {
			b.Fatal(seen, err)
		}
	}
}

// sliced is a provider with its resources in a slice.
func sliced(list []mpr.NetResource) *provider.Func {
	at := 0
	return &provider.Func{
		ProviderName: "Crowd",
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

const networks, servers, sharesEach = 10, 100, 100

func share(remote, of string) mpr.NetResource {
	return mpr.NetResource{
		Scope: mpr.RESOURCE_GLOBALNET, Type: mpr.RESOURCETYPE_DISK, DisplayType: mpr.RESOURCEDISPLAYTYPE_SHARE,
		Usage: mpr.RESOURCEUSAGE_CONNECTABLE, RemoteName: remote, Provider: of,
	}
}

func container(remote, of string, display mpr.DisplayType) mpr.NetResource {
	return mpr.NetResource{
		Scope: mpr.RESOURCE_GLOBALNET, DisplayType: display,
		Usage: mpr.RESOURCEUSAGE_CONTAINER, RemoteName: remote, Provider: of,
	}
}

// byHand builds what walk goes through, from three nested loops.
func byHand() (all []mpr.NetResource) {
	for n := range networks {
		network := "Network " + strconv.Itoa(n)
		all = append(all, container(network, network, mpr.RESOURCEDISPLAYTYPE_NETWORK))
		for s := range servers {
			server := `\\n` + strconv.Itoa(n) + "s" + strconv.Itoa(s)
			all = append(all, container(server, network, mpr.RESOURCEDISPLAYTYPE_SERVER))
			for i := range sharesEach {
				all = append(all, share(server+`\share`+strconv.Itoa(i), network))
			}
		}
	}
	return all
}

// campus returns a router over the networks of byHand.
func campus(tb testing.TB) *mpr.Router {
	r := new(mpr.Router)
	for n := range networks {
		net, err := fake.New(fake.Network{Kind: redirector.Kind{Name: "Network " + strconv.Itoa(n)}})
		check(tb, err)
		for s := range servers {
			server := fake.Server{Name: fmt.Sprintf("n%ds%d", n, s)}
			for i := range sharesEach {
				server.Shares = append(server.Shares, fake.Share{Name: "share" + strconv.Itoa(i)})
			}
			check(tb, net.AddServer(server))
		}
		check(tb, r.AddProvider(net))
	}
	return r
}

// walked lists all that a machine can see of its networks.
func walked(tb testing.TB, c *mpr.Caller) (all []mpr.NetResource) {
	for nr, err := range mpr.Walk(c, 0, nil) {
		check(tb, err)
		all = append(all, nr)
	}
	return all
}

func wantAll(b *testing.B, list []mpr.NetResource) {
	if len(list) != networks*(1+servers*(1+sharesEach)) {
		b.Fatal(len(list))
	}
}
