//go:build !windows || mpremu

package speed

import (
	"fmt"
	"testing"
	"unsafe"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// Raw returns the figures of the raw face. On Windows, where mprdll is the real
// mpr.dll, there are none.
func Raw() []Figure {
	return []Figure{{
		Name: "RawGetConnection", Cost: "WNetGetConnectionW of a mapped drive", Against: "the typed call",
		Limit: "the conversion of the name from UTF-16 and of the answer to it",
		Bars:  []Bar{{Times, 4}, {allocs, 0}}, Baseline: lookUp, Measured: lookUpRaw,
	}, {
		Name: "RawEnumResource", Cost: "WNetEnumResourceW into 64 KiB, 10,000 resources", Against: "the typed enumeration",
		Limit: "the four strings of each resource become UTF-16",
		Bars:  []Bar{{Times, 4}}, Baseline: enumShares(typedBatches), Measured: enumShares(rawBatches),
	}}
}

var dll = mprdll.NewLazySystemDLL("mpr.dll")

func lookUpRaw(b *testing.B) {
	c := logon(b, office(b))
	connect(b, c, "Z:")
	mprdll.Install(b, c)
	addr := dll.NewProc("WNetGetConnectionW").Addr()
	local, buf, n := mprdll.StringToUTF16Ptr("Z:"), make([]uint16, 260), uint32(260)
	for b.Loop() {
		r1, _, _ := mprdll.Syscall(addr, 3, uintptr(unsafe.Pointer(local)), uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n)))
		if r1 != 0 {
			b.Fatal(r1)
		}
	}
}

// batches makes a function that gives the number of the next resources, and
// whether there were any.
type batches func(c *mpr.Caller) func(h mpr.EnumHandle) (int, bool)

func typedBatches(c *mpr.Caller) func(mpr.EnumHandle) (int, bool) {
	list := make([]mpr.NetResource, 256)
	return func(h mpr.EnumHandle) (int, bool) {
		n, err := c.EnumResource(h, list)
		return n, err == nil
	}
}

func rawBatches(*mpr.Caller) func(mpr.EnumHandle) (int, bool) {
	buf, addr := make([]byte, 64<<10), dll.NewProc("WNetEnumResourceW").Addr()
	return func(h mpr.EnumHandle) (int, bool) {
		count, size := ^uint32(0), uint32(len(buf))
		r1, _, _ := mprdll.Syscall6(addr, 4, uintptr(h), uintptr(unsafe.Pointer(&count)),
			uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&size)), 0, 0)
		return int(count), r1 == 0
	}
}

// enumShares goes through the shares of one server.
func enumShares(of batches) func(*testing.B) {
	const count = 10_000
	return func(b *testing.B) {
		var shares []fake.Share
		for i := range count {
			shares = append(shares, fake.Share{Name: fmt.Sprintf("share%05d", i), Comment: "One of many"})
		}
		c := logon(b, networkOf(b, fake.Server{Name: "many", Guest: true, Shares: shares}))
		mprdll.Install(b, c)
		next := of(c)
		for b.Loop() {
			h, err := c.OpenEnum(mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, 0, &mpr.NetResource{RemoteName: `\\many`})
			if err != nil {
				b.Fatal(err)
			}
			seen := 0
			for n, more := next(h); more; n, more = next(h) {
				seen += n
			}
			if err := c.CloseEnum(h); err != nil || seen != count {
				b.Fatal(seen, err)
			}
		}
	}
}
