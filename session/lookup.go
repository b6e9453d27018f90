package session

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
