//go:build !windows || mpremu

package mprdll_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/session"
)

// Whatever the arguments, a call answers with a code that winerror.h has, and
// writes inside the blocks only that it was given.
func TestAnyArguments(t *testing.T) {
	const seed, rounds = 20, 200
	rnd := rand.New(rand.NewPCG(seed, seed))
	for _, x := range mprdll.Exports() {
		if strings.Contains(x.Name, "Connection4") {
			continue // a length beside a pointer, with nothing to tell that it is wrong
		}
		t.Run(x.Name, func(t *testing.T) {
			version := session.Windows11
			if x.Name == "WNetRestoreConnectionW" {
				version = session.WindowsXP
			}
			d := install(t, mpr.Options{Options: session.Options{Version: version}})
			d.mapped(t, "Z:", docs)
			proc := mprdll.MustLoadDLL(x.DLL).MustFindProc(x.Name)
			for range rounds {
				m := newMemory(t, widthOf(x.Name))
				m.least = 256 // any of them may be taken for a buffer
				palette := arguments(m)
				args := make([]uintptr, x.Args)
				for i := range args {
					args[i] = palette[rnd.IntN(len(palette))]
				}
				if at := sizeAt(x.Name); at > 0 {
					args[at] = palette[rnd.IntN(sizes)]
				}
				r1, _, err := proc.Call(args...)
				require.IsType(t, mprdll.Errno(0), err)
				if x.DLL == "mpr.dll" {
					require.NotContains(t, winerr.Errno(r1).Name(), "(", "%v %#x", r1, args)
				}
				m.check()
			}
		})
	}
}

// sizeAt is where a call that writes to the end of its buffer has the address of
// its size: what is there must be true, as on Windows.
func sizeAt(name string) int {
	switch name[:len(name)-1] {
	case "WNetEnumResource":
		return 3
	case "WNetGetResourceParent", "WNetGetResourceInformation":
		return 2
	}
	return 0
}

// sizes is how many arguments at the beginning lead to a size, if to anything.
const sizes = 12

// arguments are what a call may be given: numbers, addresses that can't be, a
// block whose every DWORD is a size that it has, strings and resources.
func arguments(m *memory) []uintptr {
	size := m.block(m.least)
	for i := range size.bytes() {
		size.bytes()[i] = 0
		if i%4 == 0 {
			size.bytes()[i] = 64
		}
	}
	return []uintptr{
		0, 0, 1, 2, 8, 0xFFFF, ^uintptr(0), ^uintptr(7),
		size.addr(), size.addr(), size.addr() + 1, m.dword(0).addr(),
		m.text("Z:"), m.text(`Z:\dir`), m.text(docs), m.text(lanman), m.text(""),
		m.resource("Z:", docs, ""), m.resource("", `\\files`, lanman), m.open(mpr.RESOURCE_CONNECTED),
	}
}

// widthOf is the size of a character in the strings of a function.
func widthOf(name string) uintptr {
	if strings.HasSuffix(name, "A") {
		return widths["A"]
	}
	return widths["W"]
}
