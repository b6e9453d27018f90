package npbridge

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

// Bridge is a loaded DLL, for as long as the process lives. It is safe for use by
// several goroutines, as mpr.dll calls from any thread.
type Bridge struct {
	serving atomic.Pointer[service]
}

// service is who answers, and for whom.
type service struct {
	provider.Provider
	s *session.Session

	mu      sync.Mutex                               // protects below
	pending map[provider.Handle]provider.NetResource // given back, for the next batch; the next service has handles of its own
}

// bridges are the loaded DLLs, by path. What the DLLs call back with is an index:
// Go's memory may not be kept in theirs.
var bridges struct {
	mu     sync.Mutex // protects below
	loaded []*Bridge
	paths  []string
}

// Load loads a DLL made of shim/shim.c; the same path is the same bridge. The
// error is that of the loader, or that the DLL is another one.
func Load(path string) (*Bridge, error) {
	bridges.mu.Lock()
	defer bridges.mu.Unlock()
	for i, p := range bridges.paths {
		if p == path {
			return bridges.loaded[i], nil
		}
	}
	dll, err := windows.LoadDLL(path)
	if err != nil {
		return nil, err
	}
	install, err := dll.FindProc("WinnetInstall")
	if err != nil {
		return nil, err
	}
	b := new(Bridge)
	bridges.loaded, bridges.paths = append(bridges.loaded, b), append(bridges.paths, path)
	_, _, _ = install.Call(entry(), uintptr(len(bridges.loaded)-1))
	return b, nil
}

// Serve has a provider answer from now on, for that session: the caller of mpr.dll
// is who runs this program, and has no other.
func (b *Bridge) Serve(p provider.Provider, s *session.Session) {
	b.serving.Store(&service{Provider: p, s: s, pending: make(map[provider.Handle]provider.NetResource)})
}

// entry is what the DLLs call.
var entry = sync.OnceValue(func() uintptr { return syscall.NewCallback(called) })

// called is a call of a DLL. Its arguments are an array of words in the memory of
// the DLL.
func called(context, number uintptr, arguments unsafe.Pointer) uintptr {
	bridges.mu.Lock()
	b := bridges.loaded[context]
	bridges.mu.Unlock()
	serving := b.serving.Load()
	switch {
	case number == getCaps && serving == nil:
		return 0
	case number == getCaps:
		return uintptr(serving.GetCaps(provider.CapIndex(*(*uintptr)(arguments))))
	case serving == nil:
		return uintptr(winerr.ERROR_NO_NETWORK)
	}
	return uintptr(coded(calls[number](serving, arguments)))
}

var setLastError = windows.NewLazySystemDLL("mpr.dll").NewProc("WNetSetLastErrorW")

// coded is the code of an error. An error of the network's own is told to mpr.dll
// besides, as the API wants it of a provider, if that exports what it takes.
func coded(err error) winerr.Errno {
	own, is := errors.AsType[*winerr.Extended](err)
	if !is {
		return winerr.Code(err)
	}
	if setLastError.Find() == nil {
		text, provider := units(own.Text), units(own.Provider)
		_, _, _ = setLastError.Call(uintptr(own.Code), uintptr(unsafe.Pointer(&text[0])), uintptr(unsafe.Pointer(&provider[0])))
	}
	return winerr.ERROR_EXTENDED_ERROR
}

const control = `SYSTEM\CurrentControlSet\`

// Register makes these the networks of this machine, in this order, and takes the
// others out of it: the machine should be one made for the test. Processes that
// have used mpr.dll before keep the networks that they know.
//
// The error is that of the registry, where it may be that this takes an
// administrator.
func Register(networks ...Network) error {
	var order []string
	for _, n := range networks {
		order = append(order, n.Key)
		err := set(control+`Services\`+n.Key+`\NetworkProvider`, map[string]string{"Name": n.Name, "ProviderPath": n.DLL})
		if err != nil {
			return err
		}
	}
	return set(control+`Control\NetworkProvider\Order`, map[string]string{"ProviderOrder": strings.Join(order, ",")})
}

// set makes a key of the machine with values.
func set(path string, values map[string]string) error {
	k, _, err := registry.CreateKey(registry.LOCAL_MACHINE, path, registry.SET_VALUE)
	if err != nil {
		return err
	}
	defer k.Close()
	for name, text := range values {
		if err := k.SetStringValue(name, text); err != nil {
			return err
		}
	}
	return nil
}
