package speed

import (
	"strconv"
	"testing"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Enumerating returns the figures of lists of resources, and of names.
func Enumerating() []Figure {
	return []Figure{{
		Name: "EnumMillion", Cost: "enumeration of 1,000,000 resources", Against: "a loop that copies them out of a slice",
		Limit:    "each record is copied twice: by the provider and to the caller",
		Bars:     []Bar{{Times, 5}, {allocs, 100}}, // for the million, so none for each
		Baseline: copyMillion, Measured: enumMillion,
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
		Bars:  []Bar{{Times, 5}}, Baseline: listByHand, Measured: walk,
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

func copyMillion(b *testing.B) {
	list, buf := manyShares(million), make([]mpr.NetResource, 128)
	for b.Loop() {
		for i := range list {
			buf[i%len(buf)] = list[i]
		}
	}
}

func enumMillion(b *testing.B) { enumerate(b, million) }

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
