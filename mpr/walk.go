package mpr

import (
	"iter"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// walkBatch bounds how many resources the iterators fetch at once.
const walkBatch = 128

// Resources iterates over an enumeration of any Network. The enumeration is opened at the first step, and closed at the
// last or when the loop is left. An error ends it and comes with a zero resource. Arguments and codes of
// [Caller.OpenEnum]; ERROR_UNEXP_NET_ERR: EnumResource returns without an error none, or more than there is room for.
func Resources(net Network, scope Scope, typ ResourceType, usage Usage, nr *NetResource) iter.Seq2[NetResource, error] {
	return func(yield func(NetResource, error) bool) {
		each(net, scope, typ, usage, nr, new([walkBatch]NetResource)[:], yield)
	}
}

// each runs one enumeration through buf. It reports whether yield wants more.
func each(net Network, scope Scope, typ ResourceType, usage Usage, nr *NetResource, buf []NetResource, yield func(NetResource, error) bool) bool {
	h, err := net.OpenEnum(scope, typ, usage, nr)
	if err != nil {
		return yield(NetResource{}, err)
	}
	defer net.CloseEnum(h)
	for {
		n, err := net.EnumResource(h, buf)
		if winerr.Code(err) == winerr.ERROR_NO_MORE_ITEMS {
			return true
		}
		if err == nil && (n < 1 || n > len(buf)) {
			err = winerr.ERROR_UNEXP_NET_ERR // an enumeration without an end, or one of nothing
		}
		if err != nil {
			return yield(NetResource{}, err)
		}
		for i := range buf[:n] {
			if !yield(buf[i], nil) {
				return false
			}
		}
	}
}

// Walk iterates over the network below root, or over everything for nil. The contents of each container follow it. A
// container that can't be read comes a second time, with the error, and the walk goes on. Only resources of typ come,
// but every container is entered, unless the walk is inside of it already: a network may list a container in itself.
func Walk(net Network, typ ResourceType, root *NetResource) iter.Seq2[NetResource, error] {
	return func(yield func(NetResource, error) bool) {
		w := walker{net: net, typ: typ, yield: yield}
		if root == nil {
			w.below(nil)
			return
		}
		start := *root
		w.below([]*NetResource{&start})
	}
}

// walker holds a walk in progress. Each level has one buffer, used again for every container of that level.
type walker struct {
	net   Network
	typ   ResourceType
	yield func(NetResource, error) bool
	bufs  [][]NetResource
}

// below walks the contents of the last container of a path, or of the top if the path is empty. It reports whether to
// go on.
func (w *walker) below(path []*NetResource) bool {
	var container *NetResource
	level := len(path)
	if level > 0 {
		container = path[level-1]
	}
	for len(w.bufs) <= level {
		w.bufs = append(w.bufs, make([]NetResource, walkBatch))
	}
	return each(w.net, RESOURCE_GLOBALNET, w.typ, 0, container, w.bufs[level], func(nr NetResource, err error) bool {
		if err != nil {
			if container != nil {
				nr = *container
			}
			return w.yield(nr, err)
		}
		if !w.yield(nr, nil) {
			return false
		}
		if nr.Usage&RESOURCEUSAGE_CONTAINER == 0 || inside(path, nr.RemoteName, nr.Provider) {
			return true
		}
		inner := nr // a copy, so that only containers are moved to the heap
		return w.below(append(path[:level:level], &inner))
	})
}

// inside reports whether a container is on the path.
func inside(path []*NetResource, remote, network string) bool {
	return slices.ContainsFunc(path, func(nr *NetResource) bool {
		return wintext.Same(nr.RemoteName, remote) && wintext.Same(nr.Provider, network)
	})
}
