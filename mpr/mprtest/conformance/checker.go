package conformance

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// checker runs one case: it calls the machine, and notes what is not as it should be.
type checker struct {
	*Machine
	suite.Checker
	n  mpr.Network
	ui *mpr.ScriptedUI // the user in front of the machine, if the case has one

	late *lateUser // the same, of a case where answers come too late
}

// test holds an implementation to one sentence of the contract.
type test = suite.Test[Setup, *checker]

// newChecker opens a machine for a test. A test with a user has one in front of it.
func newChecker(open Open, tt test) (*checker, error) {
	ui := mpr.NewScriptedUI()
	if tt.Prepare != nil {
		tt.Setup.UI = ui
	}
	late, is := tt.Setup.UI.(*lateUser)
	if is {
		late = &lateUser{asks: late.asks, up: make(chan struct{})} // one for each machine
		tt.Setup.UI = late
	}
	m, err := open(tt.Setup)
	if err != nil {
		return nil, err
	}
	if m == nil || m.Network == nil {
		return nil, errors.New("there is neither an error nor a machine with a Network")
	}
	return &checker{Machine: m, n: m.Network, ui: ui, late: late}, nil
}

// Close ends the machine, and tells of a user who wasn't asked everything that the
// script has replies for.
func (c *checker) Close() error {
	var errs []error
	if err := c.ui.Err(); err != nil {
		errs = append(errs, fmt.Errorf("the user's script: %w", err))
	}
	if c.Machine.Close != nil {
		errs = append(errs, c.Machine.Close())
	}
	return errors.Join(errs...)
}

// sizer is a network whose calls can be made with a caller's buffer.
type sizer interface{ Sized() mpr.Sized }

// sized returns the calls of the network with a caller's buffer.
func (c *checker) sized() mpr.Sized {
	if asked, is := c.n.(*asking); is {
		return asked.Network.(sizer).Sized()
	}
	return c.n.(sizer).Sized()
}

// The names that cases use.
const (
	drive  = "Z:"
	drive2 = "Y:"
	drive3 = "X:"
	unused = "W:"
	port   = "LPT1"
)

// disk asks for a disk, and for a device unless local is "".
func disk(local, remote string) *mpr.NetResource {
	return &mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: local, RemoteName: remote}
}

// add connects with the default credentials.
func add(n mpr.Network, local, remote string, flags mpr.ConnectFlags) error {
	return n.AddConnection2(disk(local, remote), mpr.Credentials{}, flags)
}

// connect makes a connection that the case rests on.
func (c *checker) connect(local, remote string) {
	c.Must("AddConnection2 "+local+" "+remote, add(c.n, local, remote, 0))
}

// remember makes a device remembered and not connected, which the case rests on.
func (c *checker) remember(local, remote string) {
	nr := disk(local, remote)
	if strings.HasPrefix(local, "LPT") {
		nr.Type = mpr.RESOURCETYPE_PRINT
	}
	c.Must("AddConnection2 "+local, c.n.AddConnection2(nr, mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE))
	c.Must("CancelConnection2 "+local, c.n.CancelConnection2(local, 0, false))
}

// is notes a device that isn't connected to a remote name. It asks the network if it
// can, because only the cases of WNetGetConnection are to fail for its answers.
func (c *checker) is(n mpr.Network, local, remote string) {
	if c.Redirected != nil {
		suite.Equal(c, local, c.Redirected(n, local), remote)
		return
	}
	c.tellsOf(n, local, remote)
}

// isNot notes a device that is connected, or not in the way wanted.
func (c *checker) isNot(n mpr.Network, local string, want winerr.Errno) {
	if c.Redirected != nil && want == winerr.ERROR_NOT_CONNECTED {
		suite.Equal(c, local, c.Redirected(n, local), "")
		return
	}
	c.refusesToTellOf(n, local, want)
}

// tellsOf notes a GetConnection that doesn't tell a remote name.
func (c *checker) tellsOf(n mpr.Network, local, remote string) {
	got, err := n.GetConnection(local)
	c.OK("GetConnection "+local, err)
	suite.Equal(c, local, got, remote)
}

// refusesToTellOf notes a GetConnection that doesn't fail with the code.
func (c *checker) refusesToTellOf(n mpr.Network, local string, want winerr.Errno) {
	c.Code("GetConnection "+local, suite.ErrorOf(n.GetConnection(local)), want)
}

// refused notes a call that doesn't fail with one of the codes, or that changes
// anything.
func (c *checker) refused(call string, f func() error, want ...winerr.Errno) {
	c.Refused(call, f, c.State, want...)
}

// room returns a buffer of a size; its structures are laid out as in this program.
func room(size uint32) mpr.Buffer {
	return mpr.Buffer{Size: size, Layout: mpr.Layout{Pointer: pointerSize}}
}

const pointerSize = uint32(unsafe.Sizeof(uintptr(0)))

// chars returns the length of a string in characters, with its NUL. The names of the
// machines that are tested are ASCII.
func chars(s string) uint32 { return uint32(len(s)) + 1 }

// structure returns the least that a NETRESOURCE takes up with strings, in bytes.
func structure(texts ...string) uint32 {
	size := 4*4 + 4*pointerSize
	for _, s := range texts {
		if s != "" {
			size += 2 * chars(s)
		}
	}
	return size
}

// inOrder goes through a table by its keys, so that failures are noted in the same
// order each time.
func inOrder[K cmp.Ordered, V any](table map[K]V) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for _, k := range slices.Sorted(maps.Keys(table)) {
			if !yield(k, table[k]) {
				return
			}
		}
	}
}

// tooMany is the number of batches after which a case takes an enumeration for endless.
const tooMany = 1000

// resources returns those of an enumeration of all usages, to its end.
func (c *checker) resources(n mpr.Network, scope mpr.Scope, typ mpr.ResourceType, nr *mpr.NetResource) []mpr.NetResource {
	return c.resourcesOf(n, scope, typ, 0, nr)
}

func (c *checker) resourcesOf(n mpr.Network, scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) []mpr.NetResource {
	h, err := n.OpenEnum(scope, typ, usage, nr)
	c.Must("OpenEnum", err)
	var list []mpr.NetResource
	for range tooMany {
		buf := make([]mpr.NetResource, 16)
		got, err := n.EnumResource(h, buf)
		if err != nil {
			c.Code("EnumResource", err, winerr.ERROR_NO_MORE_ITEMS)
			c.OK("CloseEnum", n.CloseEnum(h))
			return list
		}
		list = append(list, buf[:got]...)
	}
	c.Notef("an enumeration has no end")
	return nil
}

// list returns the entries of an enumeration, as "Z: \\server\share", sorted.
func (c *checker) list(n mpr.Network, scope mpr.Scope, nr *mpr.NetResource) []string {
	var list []string
	for _, each := range c.resources(n, scope, mpr.RESOURCETYPE_ANY, nr) {
		list = append(list, strings.TrimSpace(each.LocalName+" "+each.RemoteName))
	}
	slices.Sort(list)
	return list
}

// lists notes an enumeration that hasn't exactly these.
func (c *checker) lists(n mpr.Network, scope mpr.Scope, nr *mpr.NetResource, want ...string) {
	slices.Sort(want)
	if got := c.list(n, scope, nr); !slices.Equal(got, want) {
		c.Notef("scope %d lists %q, want %q", scope, got, want)
	}
}

// remembers notes a profile that hasn't exactly these devices.
func (c *checker) remembers(want ...string) { c.lists(c.n, mpr.RESOURCE_REMEMBERED, nil, want...) }

// connected notes a session that hasn't exactly these connections.
func (c *checker) connected(want ...string) { c.lists(c.n, mpr.RESOURCE_CONNECTED, nil, want...) }
