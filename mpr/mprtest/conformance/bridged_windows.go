package conformance

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
	winreg "golang.org/x/sys/windows/registry"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/npbridge"
	"github.com/seed-520b6462/winnet/mpr/system"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/registry"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Bridged tries the mpr.dll of this machine over the networks of the emulator:
// only the router is another one. They stand behind three copies of the DLL of
// package npbridge, winnet1.dll to winnet3.dll in the folder shims. It makes them the only
// networks of the machine and empties the user's HKEY_CURRENT_USER\Network, so the
// machine should be one made for it. Where the folder has a folder letters, that one
// has a folder for each drive that is redirected: on Wine links in dosdevices make
// drives of these, since its mpr.dll looks at the type of a drive.
//
// mpr.dll reads once which networks there are. So each Setup, and each case that
// needs AddIdle, wants a process of its own; in one that has used mpr.dll for
// another Setup they are left out.
//
// Networks that are given take the place of the emulator's, whatever the Setup. The
// machine then has no more than its Network, Thread, Remember and Close.
func Bridged(shims string, given ...provider.Provider) Open {
	return (&bridged{folder: shims, user: os.Getenv("USERNAME"), given: given}).open
}

// bridged makes machines of the one that this program runs on.
type bridged struct {
	folder, user string
	given        []provider.Provider // in place of the emulator's networks

	setup *Setup             // that mpr.dll was loaded for
	order []npbridge.Network // registered
	*networks
	store   *registry.Store
	session *session.Session
	closers []func()
}

func (b *bridged) open(setup Setup) (*Machine, error) {
	switch {
	case setup.UI != nil:
		return nil, Lack("script for the user of a real machine")
	case setup.Options != mpr.Options{}:
		return nil, Lack("setting of a real machine")
	case b.setup != nil && *b.setup != setup:
		return nil, Lack("process for each setting")
	}
	if err := b.start(setup); err != nil {
		return nil, err
	}
	b.setup = &setup
	return b.machine(), nil
}

// start puts fresh networks behind the DLLs, and empties the profile.
func (b *bridged) start(setup Setup) (err error) {
	behind := b.given
	if len(b.given) == 0 {
		if b.networks, err = newNetworks(b.user, setup); err != nil {
			return err
		}
		behind = []provider.Provider{b.visible(b.hook)}
		if setup.Second {
			behind = append(behind, b.visible(b.hook2))
		}
	}
	if b.session, err = new(session.Table).Logon(session.Logon{User: session.User{Name: b.user}, Type: session.LogonInteractive}); err != nil {
		return err
	}
	if b.store, err = registry.CurrentUser(b.user); err != nil {
		return err
	}
	if err := clearLetters(filepath.Join(b.folder, letters)); err != nil {
		return err
	}
	b.order, b.closers = nil, nil
	for i, p := range behind {
		if err := b.add(fmt.Sprintf("winnet%d.dll", i+1), p); err != nil {
			return err
		}
	}
	return errors.Join(npbridge.Register(b.order...), b.forget())
}

func (b *bridged) visible(p provider.Provider) provider.Provider {
	return &visible{Provider: p, letters: filepath.Join(b.folder, letters)}
}

// add puts a network behind a DLL, and the DLL behind those before.
func (b *bridged) add(dll string, p provider.Provider) error {
	path := filepath.Join(b.folder, dll)
	bridge, err := npbridge.Load(path)
	if err != nil {
		return err
	}
	bridge.Serve(p, b.session)
	b.order = append(b.order, npbridge.Network{Key: dll, Name: p.Name(), DLL: path})
	return nil
}

// forget empties the profile. The key remains, as a user has it.
func (b *bridged) forget() error {
	k, _, err := winreg.CreateKey(winreg.CURRENT_USER, "Network", winreg.QUERY_VALUE)
	if err != nil {
		return err
	}
	k.Close()
	entries, err := b.store.Entries(b.user)
	if err != nil {
		return err
	}
	for _, e := range entries {
		err = errors.Join(err, b.store.Delete(b.user, e.Local))
	}
	return err
}

func (b *bridged) machine() *Machine {
	m := new(Machine)
	if b.networks != nil {
		m = b.networks.machine(b.user)
		b.addMeans(m)
	}
	m.Network, m.Disks = system.New(), systemDisks()
	m.Thread = func(mpr.Network) (mpr.Network, error) { return system.New(), nil }
	m.Remember = func(e profile.Entry) error { return b.store.Put(b.user, e) }
	m.Close = b.close
	return m
}

// addMeans sets what the emulator's networks can do for a case.
func (b *bridged) addMeans(m *Machine) {
	m.Open, m.Chdir, m.AddIdle = b.openFile, b.chdir, b.addIdle
	m.Redirected, m.State = b.redirected, b.state
	if _, err := os.Stat(filepath.Join(b.folder, letters)); err != nil { // or each letter is taken by its link
		m.Define = b.define
	}
}

// openFile opens a file as the redirector does.
func (b *bridged) openFile(_ mpr.Network, path string) (io.ReadCloser, error) {
	f, err := b.net.OpenFile(b.session, path, os.O_RDONLY, 0)
	if err == nil {
		b.closers = append(b.closers, func() { _ = f.Close() }) // which a case may have taken away
	}
	return f, err
}

func (b *bridged) chdir(_ mpr.Network, path string) error {
	release, err := b.net.SetCurrentDirectory(b.session, path)
	if err == nil {
		b.closers = append(b.closers, release)
	}
	return err
}

// define defines a name for this machine, and for the redirector, which would find
// it there.
func (b *bridged) define(name, target string) error {
	n, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return err
	}
	t, err := windows.UTF16PtrFromString(target)
	if err != nil {
		return err
	}
	const raw, remove, exact = windows.DDD_RAW_TARGET_PATH, windows.DDD_REMOVE_DEFINITION, windows.DDD_EXACT_MATCH_ON_REMOVE
	if err := windows.DefineDosDevice(raw, n, t); err != nil {
		return err
	}
	b.closers = append(b.closers, func() { _ = windows.DefineDosDevice(raw|remove|exact, n, t) })
	return b.session.Devices().DefineDosDevice(session.DDD_RAW_TARGET_PATH, name, target)
}

// addIdle installs one more network, unless mpr.dll has read its list.
func (b *bridged) addIdle() error {
	if b.hook.Count(provider.CallGetCaps) > 0 {
		return errors.New("mpr.dll has read which networks there are")
	}
	return errors.Join(b.add("winnet3.dll", newIdle()), npbridge.Register(b.order...))
}

// redirected returns the remote name of a device, as the networks have it.
func (b *bridged) redirected(_ mpr.Network, local string) string {
	n, err := session.ParseName(local)
	if err != nil {
		return ""
	}
	for _, net := range []provider.Provider{b.net, b.hook2} {
		if remote, err := net.GetConnection(b.session, n.String()); err == nil {
			return remote
		}
	}
	return ""
}

// state returns what the network holds and what is remembered, as text.
func (b *bridged) state() any {
	entries, err := b.store.Entries(b.user)
	list := []string{fmt.Sprint(b.net.Snapshot(), err)}
	for _, e := range entries {
		list = append(list, fmt.Sprintf("%+v", e))
	}
	return list
}

func (b *bridged) close() error {
	for _, end := range b.closers {
		end()
	}
	return b.forget()
}
