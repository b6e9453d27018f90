package conformance

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/npbridge"
	"github.com/seed-520b6462/winnet/mpr/system"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

func (b *bridged) machine() *Machine {
	m := new(Machine)
	if b.networks != nil {
		m = b.networks.machine(b.user)
		b.addMeans(m)
	}
	m.Network = system.New()
	m.Thread = func(mpr.Network) (mpr.Network, error) { return system.New(), nil }
	m.Remember = func(e profile.Entry) error { return b.store.Put(b.user, e) }
	m.Close = b.close
	return m
}

// addMeans gives a machine what the emulator's networks can do for a case.
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

// redirected asks the networks themselves.
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

// state is what the network holds and what is remembered, as text.
func (b *bridged) state() any {
	entries, err := b.store.Entries(b.user)
	list := []string{fmt.Sprint(b.net.Snapshot(), err)}
	for _, e := range entries {
		user := "default credentials"
		if e.UserName != nil {
			user = *e.UserName
		}
		e.UserName = nil // whose address says nothing
		list = append(list, fmt.Sprintf("%+v for %s", e, user))
	}
	return list
}

func (b *bridged) close() error {
	for _, end := range b.closers {
		end()
	}
	return b.forget()
}
