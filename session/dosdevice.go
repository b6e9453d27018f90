package session

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// DefineFlags are the flags of DefineDosDevice.
type DefineFlags uint32

// The flags, spelled as in the headers of Windows. The two about broadcasts do nothing, because nobody waits for
// WM_SETTINGCHANGE here.
const (
	DDD_RAW_TARGET_PATH       DefineFlags = 0x01
	DDD_REMOVE_DEFINITION     DefineFlags = 0x02
	DDD_EXACT_MATCH_ON_REMOVE DefineFlags = 0x04
	DDD_NO_BROADCAST_SYSTEM   DefineFlags = 0x08
	DDD_LUID_BROADCAST_DRIVE  DefineFlags = 0x10

	allDefineFlags = DDD_RAW_TARGET_PATH | DDD_REMOVE_DEFINITION | DDD_EXACT_MATCH_ON_REMOVE |
		DDD_NO_BROADCAST_SYSTEM | DDD_LUID_BROADCAST_DRIVE
)

// dosPrefix begins MS-DOS paths in the object namespace.
const dosPrefix = `\??\`

// DefineDosDevice defines a device name or, with DDD_REMOVE_DEFINITION, removes a definition of it (DefineDosDeviceW).
// A session defines names in its local namespace, LocalSystem in the global one.
//
// name is a drive such as "Z:", or any text without a backslash and without a colon at its end. target is a path in the
// object namespace with DDD_RAW_TARGET_PATH, otherwise an MS-DOS path that gets `\??\` in front.
//
// Only LocalSystem can redefine a name that exists: the new definition then hides the earlier ones. A removal takes the
// first definition from the top whose target begins with the given one, without case; with DDD_EXACT_MATCH_ON_REMOVE,
// whose target equals it as spelled; with an empty target, the topmost. The definition below shows again.
//
// DDD_REMOVE_DEFINITION removes the letter of a redirector like any other definition; the connection stays, without a
// letter.
//
// Errors, checked in this order. The page names no codes; these are the general ones for what it forbids:
//   - ERROR_INVALID_PARAMETER: an unknown flag; a name that is empty, holds a backslash (`Z:\`), or ends in a colon and is
//     no drive; a name or a target that isn't UTF-8 or holds a NUL; no target to define.
//   - ERROR_NO_SUCH_LOGON_SESSION: the session is logged off.
//   - ERROR_ACCESS_DENIED: a session defines a name that exists locally or globally ("Defining an MS-DOS Device Name"),
//     or removes a name that is only global.
//   - ERROR_FILE_NOT_FOUND: there is no such definition to remove.
func (d *Devices) DefineDosDevice(flags DefineFlags, name, target string) error {
	k, ok := dosName(name)
	if !ok || flags&^allDefineFlags != 0 || !wintext.Valid(target) {
		return winerr.ERROR_INVALID_PARAMETER
	}
	if target != "" && flags&DDD_RAW_TARGET_PATH == 0 {
		target = dosPrefix + target
	}
	if flags&DDD_REMOVE_DEFINITION != 0 {
		return d.removeDosDevice(k, target, flags&DDD_EXACT_MATCH_ON_REMOVE != 0)
	}
	if target == "" {
		return winerr.ERROR_INVALID_PARAMETER
	}
	return d.addDosDevice(k, target)
}

// addDosDevice defines a name, above the definitions that it has.
func (d *Devices) addDosDevice(k key, target string) error {
	d.lock()
	defer d.unlock()
	if !d.alive() {
		return winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	if d.session != nil && d.visible(k) {
		return winerr.ERROR_ACCESS_DENIED
	}
	below := d.names.Load().top(k)
	d.push(k, &definition{target: target, text: k.text, code: k.code, below: below})
	return nil
}

// removeDosDevice removes one definition.
func (d *Devices) removeDosDevice(k key, target string, exact bool) error {
	d.lock()
	defer d.unlock()
	if !d.alive() {
		return winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	stack := d.names.Load().top(k)
	if stack == nil && d.visible(k) {
		return winerr.ERROR_ACCESS_DENIED
	}
	found := stack.find(func(def *definition) bool {
		if exact && target != "" {
			return def.whole() == target
		}
		_, begins := wintext.CutPrefix(def.whole(), target)
		return begins
	})
	if found == nil {
		return winerr.ERROR_FILE_NOT_FOUND
	}
	d.drop(k, found)
	return nil
}

// QueryDosDevice returns the targets of a device name, the current one first and then those that it hides
// (QueryDosDeviceW). The local namespace is searched first; only when it does not hold the name, the global one.
//
// An empty name lists all names instead, those of the session and then the global ones that it does not hide;
// LocalSystem gets the global ones. Names are as they were given, drives and ports canonical.
//
// Errors:
//   - ERROR_INVALID_PARAMETER: no device can have the name, see DefineDosDevice; among them `C:\` with its backslash.
//   - ERROR_FILE_NOT_FOUND: the name is not defined.
func (d *Devices) QueryDosDevice(name string) ([]string, error) {
	local, global := d.view()
	if name == "" {
		return namesOf(local, global), nil
	}
	k, ok := dosName(name)
	if !ok {
		return nil, winerr.ERROR_INVALID_PARAMETER
	}
	stack := local.top(k)
	if stack == nil {
		stack = global.top(k)
	}
	if stack == nil {
		return nil, winerr.ERROR_FILE_NOT_FOUND
	}
	var targets []string
	for ; stack != nil; stack = stack.below {
		targets = append(targets, stack.whole())
	}
	return targets, nil
}

// dosName returns the key of a device name, and false for a text that no device can have for a name.
func dosName(name string) (key, bool) {
	if name == "" || strings.ContainsRune(name, '\\') || !wintext.Valid(name) {
		return key{}, false
	}
	n, err := ParseName(name)
	if strings.HasSuffix(name, ":") && !n.IsDrive() {
		return key{}, false
	}
	if err != nil {
		return key{text: name}, true
	}
	return key{code: n}, true
}

// String returns the name, a drive or port in its canonical spelling.
func (k key) String() string {
	if k.code != 0 {
		return k.code.String()
	}
	return k.text
}

// Lookup returns what a device name means to the session: the current definition in its local namespace, otherwise the
// global one ("Defining an MS-DOS Device Name"). Lookup returns false if the name is not defined. It takes no lock and
// allocates nothing but the target of [Devices.RedirectPath].
func (d *Devices) Lookup(n Name) (Device, bool) {
	def := d.lookup(n)
	if def == nil {
		return Device{}, false
	}
	return def.device(), true
}

// Defined reports whether a device name means anything to the session. It takes no lock and allocates nothing.
func (d *Devices) Defined(n Name) bool { return d.lookup(n) != nil }

// Owner returns the redirector's own object behind a device name, as [Devices.Lookup] finds it; nil if the name isn't
// defined or has no owner. A redirector calls Owner at every call, which is why it returns nothing else of the device.
func (d *Devices) Owner(n Name) any {
	def := d.lookup(n)
	if def == nil {
		return nil
	}
	return def.owner
}

// lookup returns the current definition, or nil.
func (d *Devices) lookup(n Name) *definition {
	local := d.names.Load()
	if def := local.device(n); def != nil {
		return def
	}
	return d.lookupBehind(n, local)
}

// lookupBehind is lookup for a device that the local namespace, as it was just read, doesn't hold.
func (d *Devices) lookupBehind(n Name, local *namespace) *definition {
	g := d.global()
	if g == nil {
		return nil
	}
	for {
		def := g.names.Load().device(n)
		now := d.names.Load()
		if def == nil || now == local {
			return def
		}
		// A local letter may have been defined before the global one that was found, and hides it.
		if def := now.device(n); def != nil {
			return def
		}
		local = now
	}
}

// view returns both namespaces as they were at one moment; the second is nil for the global one alone.
func (d *Devices) view() (local, global *namespace) {
	g := d.global()
	if g == nil {
		return d.names.Load(), nil
	}
	for {
		local = d.names.Load()
		global = g.names.Load()
		if d.names.Load() == local {
			return local, global
		}
	}
}

// Snapshot returns every definition of the session's own namespace, without the global ones behind it: drives, then
// ports, then other names by their text without case; of one name the current definition first. The snapshots of a machine,
// its global namespace and its sessions, hold each definition once.
func (d *Devices) Snapshot() []Device {
	var all []Device
	for _, def := range d.names.Load().stacks() {
		for ; def != nil; def = def.below {
			all = append(all, def.device())
		}
	}
	return all
}

// stacks returns the current definition of each name, in order.
func (ns *namespace) stacks() []*definition {
	if ns == nil {
		return nil
	}
	return ns.list
}

// namesOf returns the names of a view, local then global, each once.
func namesOf(local, global *namespace) []string {
	var names []string
	for _, def := range local.stacks() {
		names = append(names, def.name())
	}
	for _, def := range global.stacks() {
		if local.top(def.key()) == nil {
			names = append(names, def.name())
		}
	}
	return names
}

// key returns the key of the name.
func (d *definition) key() key {
	if d.code != 0 {
		return key{code: d.code}
	}
	return key{text: d.text}
}
