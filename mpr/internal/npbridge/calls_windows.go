package npbridge

import (
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"golang.org/x/sys/windows"
)

// getCaps is the number of the call whose answer is no code.
const getCaps = 0

// calls are the others, in the order of shim.c. Their arguments are words.
var calls = [...]func(to *service, arguments unsafe.Pointer) error{
	1: getUser, 2: addConnection, 3: addConnection3, 4: addConnection4, 5: cancelConnection, 6: cancelConnection2,
	7: getConnection, 8: getConnectionPerformance, 9: getUniversalName, 10: openEnum, 11: enumResource, 12: closeEnum,
	13: getResourceInformation, 14: getResourceParent, 15: formatNetworkName,
}

// arguments are those of a call, of a structure with a word for each.
func arguments[T any](p unsafe.Pointer) *T { return (*T)(p) }

// The members of a NETRESOURCE that a call may read besides its remote name and
// its type: others may be anything.
type members uint8

const (
	withLocal members = 1 << iota
	withProvider
	withUsage
)

// read is a NETRESOURCE that a provider gets; NULL is nil.
func read(nr *layout.Resource, m members) *provider.NetResource {
	if nr == nil {
		return nil
	}
	known := layout.Resource{Type: nr.Type, RemoteName: nr.RemoteName}
	if m&withLocal != 0 {
		known.LocalName = nr.LocalName
	}
	if m&withProvider != 0 {
		known.Provider = nr.Provider
	}
	if m&withUsage != 0 {
		known.Scope, known.DisplayType, known.Usage = nr.Scope, nr.DisplayType, nr.Usage
	}
	got := known.NetResource()
	got.LocalName = canonical(got.LocalName)
	return &got
}

// canonical is a device as providers get it, and any other name as it is.
func canonical(name string) string {
	if n, err := session.ParseName(name); err == nil {
		return n.String()
	}
	return name
}

// name is a string that may be a device.
func name(p *uint16) string { return canonical(windows.UTF16PtrToString(p)) }

// credentials are a password and a user, each with its NULL.
func credentials(password, user *uint16) (cred session.Credentials) {
	if password != nil {
		cred.Password = session.NewPassword(windows.UTF16PtrToString(password))
	}
	if user != nil {
		cred.User = new(windows.UTF16PtrToString(user))
	}
	return cred
}

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
