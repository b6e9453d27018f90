package npbridge

import (
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/provider"
)

func openEnum(to *service, p unsafe.Pointer) error {
	a := arguments[struct {
		scope, typ, usage uintptr
		nr                *layout.Resource
		handle            *uintptr
	}](p)
	if a.handle == nil {
		return winerr.ERROR_INVALID_ADDRESS
	}
	h, err := to.OpenEnum(to.s, provider.Scope(a.scope), provider.ResourceType(a.typ), provider.Usage(a.usage), read(a.nr, withProvider|withUsage))
	if err == nil {
		*a.handle = uintptr(h)
	}
	return err
}

// enumResource packs what fits. What doesn't comes first the next time: a provider
// gives each resource once.
func enumResource(to *service, p unsafe.Pointer) error {
	a := arguments[struct {
		handle uintptr
		count  *uint32
		buffer unsafe.Pointer
		size   *uint32
	}](p)
	if a.count == nil || a.size == nil || a.buffer == nil && *a.size > 0 {
		return winerr.ERROR_INVALID_ADDRESS
	}
	h := provider.Handle(a.handle)
	k, packed := &packer{head: a.buffer, left: even(*a.size)}, uint32(0)
	for ; packed < *a.count; packed++ {
		nr, err := to.next(h)
		if err != nil && packed == 0 {
			*a.count = 0
			return err
		}
		if err != nil {
			break
		}
		if need := sizeOf(&nr); need > k.left {
			to.keep(h, nr)
			if packed > 0 {
				break
			}
			*a.size = uint32(need)
			return winerr.ERROR_MORE_DATA
		}
		k.resource(&nr)
	}
	*a.count = packed
	return nil
}

// next is the next resource of an enumeration.
func (to *service) next(h provider.Handle) (provider.NetResource, error) {
	to.mu.Lock()
	waiting, is := to.pending[h]
	delete(to.pending, h)
	to.mu.Unlock()
	if is {
		return waiting, nil
	}
	var one [1]provider.NetResource
	_, err := to.EnumResource(h, one[:])
	return one[0], err
}

// keep has a resource come again.
func (to *service) keep(h provider.Handle, nr provider.NetResource) {
	to.mu.Lock()
	defer to.mu.Unlock()
	to.pending[h] = nr
}

func closeEnum(to *service, p unsafe.Pointer) error {
	h := provider.Handle(*arguments[uintptr](p))
	err := to.CloseEnum(h)
	if err == nil {
		to.mu.Lock()
		delete(to.pending, h)
		to.mu.Unlock()
	}
	return err
}
