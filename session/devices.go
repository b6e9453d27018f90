package session

import (
	"reflect"
	"sync"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Device describes a device name and what it stands for.
type Device struct {
	// Name is the name as DefineDosDevice was given it; "Z:" and "LPT1" in their canonical spelling.
	Name string
	// Target is the path in the object namespace, such as `\Device\HarddiskVolume3`.
	Target string
	// Owner is what the redirector passed to Redirect; nil for a name made by DefineDosDevice.
	Owner any
}

// Devices is a view of the device names: the local namespace of a session with the global one behind it, or the global one
// alone. Session.Devices and Table.Global return one. A namespace is analogous to a directory `\Sessions\0\DosDevices\LUID`
// and the global one to `\GLOBAL??`.
type Devices struct {
	session *Session                  // nil: the global namespace
	mu      sync.RWMutex              // protects changes of names; readers load names without it
	names   atomic.Pointer[namespace] // nil at first; each change stores a new one, so that readers notice it
}

// global returns the namespace behind this one, or nil if this is the global one.
func (d *Devices) global() *Devices {
	if d.session == nil {
		return nil
	}
	return &d.session.table.global
}

// partner returns the local namespace that redirected letters are written to as well, or nil.
func (d *Devices) partner() *Devices {
	if d.session == nil || d.session.linked == nil || !d.session.table.options.EnableLinkedConnections {
		return nil
	}
	return &d.session.linked.local
}

// alive reports whether names can still be defined.
func (d *Devices) alive() bool {
	return d.session == nil || d.session.Alive()
}

// lock locks what a change of names needs, in the order of the package comment. It holds the global namespace shared, so
// that LocalSystem can't define a name between the check that the name isn't visible and its definition.
func (d *Devices) lock() {
	if g := d.global(); g != nil {
		g.mu.RLock()
	}
	first, second := d, d.partner()
	if second != nil && second.session.luid < first.session.luid {
		first, second = second, first
	}
	first.mu.Lock()
	if second != nil {
		second.mu.Lock()
	}
}

// unlock unlocks what lock locked.
func (d *Devices) unlock() {
	if p := d.partner(); p != nil {
		p.mu.Unlock()
	}
	d.mu.Unlock()
	if g := d.global(); g != nil {
		g.mu.RUnlock()
	}
}

// visible reports whether the name is defined here or globally. The caller has called lock.
func (d *Devices) visible(k key) bool {
	g := d.global()
	return d.names.Load().top(k) != nil || g != nil && g.names.Load().top(k) != nil
}

// push makes a definition the current one of the name. The caller has called lock.
func (d *Devices) push(k key, def *definition) {
	d.names.Store(d.names.Load().with(k, def))
}

// drop removes one definition of the name. The caller has called lock.
func (d *Devices) drop(k key, gone *definition) {
	names := d.names.Load()
	d.names.Store(names.with(k, names.top(k).without(gone)))
}

// Redirect defines a device for a network provider, in one atomic step that decides which caller gets a letter. The name
// must be visible to the session neither locally nor globally. With Options.EnableLinkedConnections the name is written to
// both halves of a split token or to none, unless one has logged off. LocalSystem defines the name globally.
//
// target is the path that QueryDosDevice returns. owner is the provider's own object for the connection, comparable with
// ==; it marks the device as redirected and is needed to remove it.
//
// Errors, checked in this order:
//   - ERROR_BAD_DEVICE: n is the zero Name.
//   - ERROR_INVALID_PARAMETER: the target is empty, isn't UTF-8 or holds a NUL; the owner is nil or not comparable.
//   - ERROR_NO_SUCH_LOGON_SESSION: the session is logged off.
//   - ERROR_ALREADY_ASSIGNED: the name is defined, by a connection, a local disk or DefineDosDevice
//     (WNetAddConnection2W).
func (d *Devices) Redirect(n Name, target string, owner any) error {
	return d.redirect(definition{code: n, target: target, owner: owner})
}

// RedirectPath is Redirect with the [RedirectorTarget] of the device, the session and the remote path as its target, which
// each reader of it puts together, because few calls read one. The errors are those of Redirect, with device and path in
// place of the target.
func (d *Devices) RedirectPath(n Name, device, path string, owner any) error {
	if path == "" {
		device = "" // so that redirect refuses it
	}
	def := definition{code: n, target: device, text: path, luid: LocalSystem, owner: owner}
	if d.session != nil {
		def.luid = d.session.luid
	}
	return d.redirect(def)
}

// redirect is Redirect for a definition that it takes over.
func (d *Devices) redirect(def definition) error {
	if n := def.code; !n.IsDrive() && !n.IsPrinter() {
		return winerr.ERROR_BAD_DEVICE
	}
	if def.target == "" || !wintext.Valid(def.target) || !wintext.Valid(def.text) || !isComparable(def.owner) {
		return winerr.ERROR_INVALID_PARAMETER
	}
	d.lock()
	defer d.unlock()
	if !d.alive() {
		return winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	k := key{code: def.code}
	p := d.partner()
	if p != nil && !p.alive() {
		p = nil
	}
	if d.visible(k) || p != nil && p.visible(k) {
		return winerr.ERROR_ALREADY_ASSIGNED
	}
	made := &def
	d.push(k, made)
	if p != nil {
		p.push(k, made)
	}
	return nil
}

// Unredirect removes the device that Redirect defined with the same owner, from the session's own namespace and, with
// Options.EnableLinkedConnections, from that of the other half. A callback of OnLogoff may still call it.
//
// Errors: ERROR_NOT_CONNECTED: neither holds the name with this owner; a session can't remove a global letter of LocalSystem
// (WNetCancelConnection2W).
func (d *Devices) Unredirect(n Name, owner any) error {
	if !isComparable(owner) {
		return winerr.ERROR_NOT_CONNECTED
	}
	d.lock()
	defer d.unlock()
	k := key{code: n}
	removed := d.dropOwned(k, owner)
	if p := d.partner(); p != nil && p.dropOwned(k, owner) {
		removed = true
	}
	if !removed {
		return winerr.ERROR_NOT_CONNECTED
	}
	return nil
}

// dropOwned removes the definition of an owner, and reports whether there was one. The caller has called lock.
func (d *Devices) dropOwned(k key, owner any) bool {
	found := d.names.Load().top(k).find(func(def *definition) bool { return def.owner == owner })
	if found == nil {
		return false
	}
	d.drop(k, found)
	return true
}

// awaitChanges returns when the changes that began before the session logged off have ended.
func (d *Devices) awaitChanges() {
	d.mu.Lock()
	defer d.mu.Unlock()
}

// cleared is the namespace of every session that has logged off.
var cleared = new(namespace)

// clear deletes the names of a session that is no longer alive.
func (d *Devices) clear() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.names.Store(cleared)
}

// isComparable reports whether there is an owner and == on it can't panic.
func isComparable(owner any) bool {
	if owner == nil {
		return false
	}
	return reflect.TypeOf(owner).Kind() == reflect.Pointer || reflect.ValueOf(owner).Comparable()
}
