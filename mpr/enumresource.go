package mpr

import (
	"slices"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// EnumResource fills buf with the next resources and says how many
// (WNetEnumResourceW). Fewer than len(buf) doesn't mean the end: go on until
// ERROR_NO_MORE_ITEMS, which every later call answers, too.
//
//   - ERROR_NO_MORE_ITEMS: the enumeration is finished.
//   - ERROR_MORE_DATA: buf has no room for one.
//   - ERROR_NO_NETWORK: there is no network; tested before
//     ERROR_INVALID_HANDLE: not an open enumeration.
//   - ERROR_EXTENDED_ERROR: see GetLastError.
func (c *Caller) EnumResource(h EnumHandle, buf []NetResource) (int, error) {
	var cl call
	cl.begin(c, opEnumResource)
	if cl.rec != nil {
		cl.rec.arg("hEnum", h)
		cl.rec.arg("lpcCount", len(buf))
	}
	e, err := cl.enumeration(h)
	if err != nil {
		return 0, cl.end(err)
	}
	n, err := cl.fill(e, buf)
	return n, cl.end(err)
}

// EnumResourceFunc is [Sized.EnumResource] for a caller that lays the resources out
// itself, without a list of them in between. put is given each resource, which is
// valid until it returns; it returns the size that the resource takes up in bytes,
// and reports whether there is room for it. n is the number of resources that had
// room. Codes of [Sized.EnumResource]; buf says whether there is a buffer at all,
// and after ERROR_MORE_DATA the size of what is returned is the one that is needed.
func (c *Caller) EnumResourceFunc(h EnumHandle, count uint32, buf Buffer, put func(*NetResource) (size uint32, fits bool)) (n uint32, _ Buffer, err error) {
	var cl call
	cl.begin(c, opEnumResource)
	n, err = cl.enumResource(h, count, buf.given(), put)
	return n, buf, cl.end(err)
}

// opEnumResource is the call as traces and errors name it.
const opEnumResource = "WNetEnumResource"

// enumResource checks the arguments of an enumeration into a buffer.
func (cl *call) enumResource(h EnumHandle, count uint32, buf *Buffer, put func(*NetResource) (uint32, bool)) (uint32, error) {
	if cl.rec != nil {
		cl.rec.arg("hEnum", h)
		cl.rec.arg("lpcCount", count)
		cl.rec.size("lpBufferSize", buf)
	}
	e, err := cl.enumeration(h)
	switch {
	case err != nil:
		return 0, err
	case buf == nil || buf.NULL:
		return 0, winerr.ERROR_INVALID_ADDRESS
	case count == 0:
		return 0, winerr.ERROR_INVALID_PARAMETER
	}
	return cl.fillBytes(e, count, buf, put)
}

// enumeration finds an open enumeration, the network first.
func (cl *call) enumeration(h EnumHandle) (*enumeration, error) {
	if err := cl.c.router.providers.Available(); err != nil {
		return nil, err
	}
	return cl.c.router.enums.find(h)
}

// fill gives the next resources, at least one.
func (cl *call) fill(e *enumeration, buf []NetResource) (int, error) {
	if len(buf) == 0 {
		return 0, winerr.ERROR_MORE_DATA
	}
	if n := e.take(buf); n > 0 {
		return n, nil
	}
	for {
		src, at, ok := e.source()
		if !ok {
			return 0, winerr.ERROR_NO_MORE_ITEMS
		}
		n, err := routing.Ask(&cl.Asker, src.slot, provider.CallEnumResource, func(p provider.Provider, _ provider.Call) (int, error) {
			return p.EnumResource(src.handle, buf)
		})
		switch {
		case winerr.Code(err) == winerr.ERROR_NO_MORE_ITEMS:
			e.finished(at)
		case err != nil:
			cl.Provider = src.slot.Name
			return 0, err
		case n < 1 || n > len(buf):
			cl.Provider = src.slot.Name
			return 0, winerr.ERROR_UNEXP_NET_ERR // a count that can't be
		default:
			for i := range buf[:n] {
				cleanResource(&buf[i], src.slot.Name)
			}
			return n, nil
		}
	}
}

// enumBatch is how many resources are fetched at once when only their size
// decides how many are delivered.
const enumBatch = 64

// batches are kept from one call to the next: without them, a long enumeration
// would leave the garbage collector more to do than all the rest of it.
var batches = sync.Pool{New: func() any { return new([enumBatch]NetResource) }}

// fillBytes puts as many resources as fit. An error after the first of them comes
// again at the next call, and so does the end.
func (cl *call) fillBytes(e *enumeration, count uint32, buf *Buffer, put func(*NetResource) (uint32, bool)) (uint32, error) {
	var done uint32
	batch := batches.Get().(*[enumBatch]NetResource)
	defer func() {
		clear(batch[:])
		batches.Put(batch)
	}()
	for done < count {
		n, err := cl.fill(e, batch[:min(enumBatch, count-done)])
		if err != nil {
			if done > 0 {
				return done, nil
			}
			return 0, err
		}
		for i := range batch[:n] {
			size, fits := put(&batch[i])
			if fits {
				done++
				continue
			}
			e.putBack(batch[i:n])
			if done > 0 {
				return done, nil
			}
			buf.Size = size
			return 0, winerr.ERROR_MORE_DATA
		}
	}
	return done, nil
}

// CloseEnum closes an enumeration: the handle is dead from then on
// (WNetCloseEnum).
//
//   - ERROR_NO_NETWORK: there is no network; tested before
//     ERROR_INVALID_HANDLE: not an open enumeration.
//   - ERROR_EXTENDED_ERROR: see GetLastError. As after any error of a provider,
//     the handle is still open, and can be closed again.
func (c *Caller) CloseEnum(h EnumHandle) error {
	var cl call
	cl.begin(c, "WNetCloseEnum")
	if cl.rec != nil {
		cl.rec.arg("hEnum", h)
	}
	if err := cl.c.router.providers.Available(); err != nil {
		return cl.end(err)
	}
	return cl.end(cl.closeEnum(h))
}

// closeEnum closes an enumeration at every provider, and gives the first error.
// Where one failed, the handle stays open.
func (cl *call) closeEnum(h EnumHandle) error {
	table := &cl.c.router.enums
	e, err := table.remove(h)
	if err != nil {
		return err
	}
	open := e.openSources()
	for i := range open {
		failed := cl.closeSource(&open[i])
		if failed != nil && err == nil {
			err = failed
			cl.Provider = open[i].slot.Name
		}
	}
	if slices.ContainsFunc(open, func(src enumSource) bool { return !src.closed }) {
		e.keepSources(open)
		table.putBack(h, e)
	}
	return err
}

// closeSource closes the enumeration at one provider, if it is open there. A
// handle that the provider doesn't know is none to close again.
func (cl *call) closeSource(src *enumSource) error {
	if src.closed {
		return nil
	}
	_, err := routing.Ask(&cl.Asker, src.slot, provider.CallCloseEnum, func(p provider.Provider, _ provider.Call) (nothing, error) {
		return nothing{}, p.CloseEnum(src.handle)
	})
	src.closed = err == nil || winerr.Code(err) == winerr.ERROR_INVALID_HANDLE
	return err
}

func cleanResource(nr *NetResource, known string) {
	if !wintext.Plain(nr.RemoteName) {
		nr.RemoteName = wintext.Terminate(nr.RemoteName)
	}
	if nr.LocalName != "" {
		nr.LocalName = wintext.Terminate(nr.LocalName)
	}
	if nr.Comment != "" {
		nr.Comment = wintext.Terminate(nr.Comment)
	}
	if nr.Provider != known {
		nr.Provider = wintext.Terminate(nr.Provider)
	}
}
