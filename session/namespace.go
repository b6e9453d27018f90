package session

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/seed-520b6462/winnet/session/wintext"
)

// definition is one meaning of a device name. Definitions and namespaces don't change once others can read them, so that
// readers need no lock and linked sessions can share them.
type definition struct {
	owner  any
	target string // the whole target, or the device of RedirectPath
	text   string // without a code the name, otherwise the path of RedirectPath
	luid   LUID
	below  *definition
	code   Name // zero: neither a drive nor a port
}

// device returns what callers of the package see.
func (d *definition) device() Device {
	return Device{Name: d.name(), Target: d.whole(), Owner: d.owner}
}

// name returns the name, a drive or port in its canonical spelling.
func (d *definition) name() string { return d.key().String() }

// whole returns the path in the object namespace.
func (d *definition) whole() string {
	if d.code == 0 || d.text == "" {
		return d.target
	}
	return RedirectorTarget(d.target, d.code, d.luid, d.text)
}

// RedirectorTarget returns the target of a device as most redirectors make it: the device of the redirector, the name with
// its colon, the LUID in 16 hexadecimal digits, and the remote path:
// `\Device\LanmanRedirector\;Z:00000000000162a3\server\share`. The target of a port has the same form, `;LPT1:`, which
// nobody has published.
func RedirectorTarget(device string, n Name, luid LUID, path string) string {
	return device + `\;` + strings.TrimSuffix(n.String(), ":") + ":" + luid.Hex16() + path
}

// find returns the first definition from the top that matches, or nil.
func (d *definition) find(match func(*definition) bool) *definition {
	for d != nil && !match(d) {
		d = d.below
	}
	return d
}

// without returns the stack of d less one definition, which is one of them.
func (d *definition) without(gone *definition) *definition {
	var top *definition
	next := &top
	for ; d != gone; d = d.below {
		above := *d
		*next, next = &above, &above.below
	}
	*next = gone.below
	return top
}

// key identifies a name: a drive or port by its code, another one by its text without case.
type key struct {
	code Name
	text string
}

// namespace holds the current definition of each name: drives, then ports, then other names by their text without case. A
// code is in the list if its bit in coded is set, at the place that the bits below it count. A nil namespace is empty.
type namespace struct {
	coded uint64
	list  []*definition
	few   [4]*definition // room for the list of most sessions, so that one allocation makes both
}

// drives returns a bit for each letter that is defined, A: in bit 0.
func (ns *namespace) drives() uint32 {
	if ns == nil {
		return 0
	}
	return uint32(ns.coded>>firstDrive) & (1<<lastDrive - 1)
}

// device returns the current definition of a drive or port, or nil.
func (ns *namespace) device(n Name) *definition {
	if ns == nil {
		return nil
	}
	bit := uint64(1) << n
	if ns.coded&bit == 0 {
		return nil
	}
	return ns.list[bits.OnesCount64(ns.coded&(bit-1))]
}

// top returns the current definition of any name, or nil.
func (ns *namespace) top(k key) *definition {
	if k.code != 0 {
		return ns.device(k.code)
	}
	if i, found := ns.place(k); found {
		return ns.list[i]
	}
	return nil
}

// place returns the index of a name in the list, or the index where it belongs, and whether it is there.
func (ns *namespace) place(k key) (int, bool) {
	if k.code != 0 {
		bit := uint64(1) << k.code
		return bits.OnesCount64(ns.coded & (bit - 1)), ns.coded&bit != 0
	}
	if ns == nil {
		return 0, false
	}
	others := bits.OnesCount64(ns.coded)
	i, found := slices.BinarySearchFunc(ns.list[others:], k.text, func(d *definition, text string) int {
		return wintext.Compare(d.text, text)
	})
	return others + i, found
}

// with returns the namespace in which the name has a stack of definitions, nil for none.
func (ns *namespace) with(k key, stack *definition) *namespace {
	old := ns
	if old == nil {
		old = new(namespace)
	}
	i, found := old.place(k)
	after := i
	if found {
		after++
	}
	if stack == nil && after-i == len(old.list) {
		return nil
	}
	changed := &namespace{coded: old.coded}
	if len(old.list) < len(changed.few) {
		changed.list = changed.few[:0]
	} else {
		changed.list = make([]*definition, 0, len(old.list)+1)
	}
	changed.list = append(changed.list, old.list[:i]...)
	if stack != nil {
		changed.list = append(changed.list, stack)
	}
	changed.list = append(changed.list, old.list[after:]...)
	switch {
	case k.code == 0:
	case stack != nil:
		changed.coded |= 1 << k.code
	default:
		changed.coded &^= 1 << k.code
	}
	return changed
}
