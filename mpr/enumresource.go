package mpr

import (
	"slices"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// EnumResource fills buf with the next resources and returns their number (WNetEnumResourceW). A number below len(buf)
// doesn't mean the end: callers continue until ERROR_NO_MORE_ITEMS, which every later call returns, too.
//
//   - ERROR_NO_MORE_ITEMS: the enumeration is finished.
//   - ERROR_MORE_DATA: buf has no room for one resource.
//   - ERROR_NO_NETWORK: there is no network; tested before the handle.
//   - ERROR_INVALID_HANDLE: not an open enumeration of the caller's process.
//   - ERROR_EXTENDED_ERROR: see GetLastError.
func (c *Caller) EnumResource(h EnumHandle, buf []NetResource) (int, error) {
	var cl call
	if err := cl.begin(c, opEnumResource); err != nil {
		return 0, err
	}
	if cl.rec != nil && cl.answered(nil, Arg{"hEnum", h}, Arg{"lpcCount", len(buf)}) {
		return 0, cl.end(cl.rec.Err)
	}
	e, err := cl.enumeration(h)
	if err != nil {
		return 0, cl.end(err)
	}
	n, err := cl.fill(e, buf)
	return n, cl.end(err)
}

// EnumResourceFunc enumerates as [Sized.EnumResource] does, for a caller that lays the resources out itself, without a
// list of them in between. It passes each resource to put, which returns the size that the resource takes up in bytes,
// and whether there is room for it. A resource is valid until put returns. n is the number of resources that had room.
// Codes of [Sized.EnumResource]; buf says whether there is a buffer at all, and after ERROR_MORE_DATA the size of the
// buffer returned is the size that is needed.
func (c *Caller) EnumResourceFunc(h EnumHandle, count uint32, buf Buffer, put func(*NetResource) (size uint32, fits bool)) (n uint32, _ Buffer, err error) {
	var cl call
	if err := cl.begin(c, opEnumResource); err != nil {
		return n, buf, err
	}
	n, err = cl.enumResource(h, count, buf.given(), put)
	return n, buf, cl.end(err)
}

func (s sized) EnumResource(h EnumHandle, count uint32, buf Buffer) ([]NetResource, Buffer, error) {
	var list []NetResource
	room := buf.Size
	_, buf, err := s.c.EnumResourceFunc(h, count, buf, func(nr *NetResource) (uint32, bool) {
		size := buf.Layout.netResource(nr)
		if size > room {
			return size, false
		}
		room -= size
		list = append(list, *nr)
		return size, true
	})
	return list, buf, err
}

// opEnumResource names the call in traces and errors.
const opEnumResource = "WNetEnumResource"

// enumResource checks the arguments of an enumeration into a buffer.
func (cl *call) enumResource(h EnumHandle, count uint32, buf *Buffer, put func(*NetResource) (uint32, bool)) (uint32, error) {
	if cl.rec != nil && cl.answered(buf, Arg{"hEnum", h}, Arg{"lpcCount", count}, sizeArg("lpBufferSize", buf)) {
		return 0, cl.rec.Err
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

// enumeration finds an open enumeration. ERROR_NO_NETWORK takes precedence over ERROR_INVALID_HANDLE.
func (cl *call) enumeration(h EnumHandle) (*enumeration, error) {
	if err := cl.c.router.providers.Available(); err != nil {
		return nil, err
	}
	return cl.c.router.enums.find(cl.c.owner, h)
}

// fill fetches the next resources, at least one. ERROR_NO_MORE_ITEMS: the enumeration is finished. ERROR_MORE_DATA: buf
// is empty. ERROR_UNEXP_NET_ERR: a provider returned an impossible count.
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
			return 0, winerr.ERROR_UNEXP_NET_ERR // an impossible count
		default:
			cleanResources(buf[:n], src.slot.Name)
			return n, nil
		}
	}
}

// enumBatch bounds how many resources are fetched at once where only their size decides how many are delivered.
const enumBatch = 64

// batches keeps buffers between calls. Without it a long enumeration would give the garbage collector more work than
// all the rest of it.
var batches = sync.Pool{New: func() any { return new([enumBatch]NetResource) }}

// fillBytes passes as many resources to put as fit. An error after the first of them is returned again by the next
// call, and so is the end.
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

// CloseEnum closes an enumeration: the handle is dead from then on (WNetCloseEnum).
//
//   - ERROR_NO_NETWORK: there is no network; tested before the handle.
//   - ERROR_INVALID_HANDLE: not an open enumeration of the caller's process.
//   - ERROR_EXTENDED_ERROR: see GetLastError. As after any error of a provider the handle is still
//     open, and can be closed again.
func (c *Caller) CloseEnum(h EnumHandle) error {
	var cl call
	if err := cl.begin(c, "WNetCloseEnum"); err != nil {
		return err
	}
	if cl.rec != nil && cl.answered(nil, Arg{"hEnum", h}) {
		return cl.end(cl.rec.Err)
	}
	if err := cl.c.router.providers.Available(); err != nil {
		return cl.end(err)
	}
	return cl.end(cl.closeEnum(h))
}

// closeEnum closes an enumeration, and keeps its handle open if a provider failed to close its part.
func (cl *call) closeEnum(h EnumHandle) error {
	table := &cl.c.router.enums
	e, err := table.remove(cl.c.owner, h)
	if err != nil {
		return err
	}
	closed, err := cl.closeSources(e)
	if !closed {
		table.putBack(h, e)
	}
	return err
}

// closeSources closes an enumeration at every provider. It returns the first error, and whether all parts are closed.
func (cl *call) closeSources(e *enumeration) (closed bool, err error) {
	sources := e.copySources()
	for i := range sources {
		failed := cl.closeSource(&sources[i])
		if failed != nil && err == nil {
			err = failed
			cl.Provider = sources[i].slot.Name
		}
	}
	closed = !slices.ContainsFunc(sources, func(src enumSource) bool { return !src.closed })
	if !closed {
		e.setSources(sources)
	}
	return closed, err
}

// closeSource closes the enumeration at one provider, if it is open there. A handle that the provider doesn't know
// counts as closed.
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

// list passes the resources of one scope and type to each. Codes of [Caller.OpenEnum] and [Caller.EnumResource].
func (cl *call) list(scope Scope, typ ResourceType, each func(NetResource)) error {
	e, err := cl.openEnum(enumQuery{scope: scope, typ: typ})
	if err != nil {
		return err
	}
	if !e.session.Alive() {
		return winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	buf := make([]NetResource, enumBatch)
	for {
		n, err := cl.fill(e, buf)
		for i := range buf[:n] {
			each(buf[i])
		}
		if err != nil {
			_, failed := cl.closeSources(e)
			if winerr.Code(err) == winerr.ERROR_NO_MORE_ITEMS {
				err = failed
			}
			return err
		}
	}
}

// cleanResources makes the texts of a provider's resources fit for a caller's buffer. known is a text that is fit
// already, such as the provider's name, which nearly all resources have.
func cleanResources(list []NetResource, known string) {
	for i := range list {
		nr := &list[i]
		if !wintext.Valid(nr.RemoteName) {
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
}
