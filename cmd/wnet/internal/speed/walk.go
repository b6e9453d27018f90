package speed

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/redirector"
)

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
		if err != nil {
			tb.Fatal(err)
		}
		for s := range servers {
			server := fake.Server{Name: fmt.Sprintf("n%ds%d", n, s)}
			for i := range sharesEach {
				server.Shares = append(server.Shares, fake.Share{Name: "share" + strconv.Itoa(i)})
			}
			if err := net.AddServer(server); err != nil {
				tb.Fatal(err)
			}
		}
		if err := r.AddProvider(net); err != nil {
			tb.Fatal(err)
		}
	}
	return r
}

// walked lists all that a machine can see of its networks.
func walked(tb testing.TB, c *mpr.Caller) (all []mpr.NetResource) {
	for nr, err := range mpr.Walk(c, 0, nil) {
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, nr)
	}
	return all
}

func listByHand(b *testing.B) {
	for b.Loop() {
		wantAll(b, byHand())
	}
}

func walk(b *testing.B) {
	c := logon(b, campus(b))
	for b.Loop() {
		wantAll(b, walked(b, c))
	}
}

func wantAll(b *testing.B, list []mpr.NetResource) {
	if len(list) != networks*(1+servers*(1+sharesEach)) {
		b.Fatal(len(list))
	}
}
