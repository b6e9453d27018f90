package npbridge

import (
	"unsafe"

	"golang.org/x/sys/windows"

	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
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
