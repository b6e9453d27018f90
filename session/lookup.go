package session

import "slices"

// Lookup returns what a device name means to the session: the current definition in its local namespace, otherwise the
// global one ("Defining an MS-DOS Device Name"). It reports false when the name is not defined. It takes no lock and
// allocates nothing.
func (d *Devices) Lookup(n Name) (Device, bool) {
	for {
		local := d.names.Load()
		def := local.device(n)
		g := d.global()
		if def == nil && g != nil {
			def = g.names.Load().device(n)
			// A local letter could have come up before the global one that was just found, and would hide it.
			if def != nil && d.names.Load() != local {
				continue
			}
		}
		if def == nil {
			return Device{}, false
		}
		return def.device(), true
	}
}

// device returns the definition as callers see it.
func (d *definition) device() Device {
	return Device{Name: d.name, Target: d.target, Owner: d.owner}
}

// view returns both namespaces as they were at one moment; for the global one alone the second is nil.
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
// ports, then other names by their text without case; of one name the current definition first. It is made to compare the
// state of a machine: the global namespace and each session hold their own part, and nothing is there twice.
func (d *Devices) Snapshot() []Device {
	var all []Device
	for def := range d.names.Load().stacks() {
		for ; def != nil; def = def.below {
			all = append(all, def.device())
		}
	}
	return all
}

// stacks yields the current definition of each name, in order.
func (ns *namespace) stacks() func(yield func(*definition) bool) {
	return func(yield func(*definition) bool) {
		if ns == nil {
			return
		}
		for _, def := range ns.list {
			if !yield(def) {
				return
			}
		}
	}
}

// namesOf returns the names of a view, local then global, each once.
func namesOf(local, global *namespace) []string {
	var names []string
	for def := range local.stacks() {
		names = append(names, def.name)
	}
	for def := range global.stacks() {
		if local.top(def.key()) == nil {
			names = append(names, def.name)
		}
	}
	return slices.Clip(names)
}

// key returns what the definition is found by.
func (d *definition) key() key {
	if d.code != 0 {
		return key{code: d.code}
	}
	return key{text: d.name}
}
