package mpr

// AddConnection implements [Network].
func (s *system) AddConnection(remote string, password Password, local string) error {
	return s.call("WNetAddConnection", local, remote, func() (uint32, error) {
		var a arguments
		to, secret, device := a.text(remote), a.password(password), a.text(local)
		if a.err != nil {
			return a.refused()
		}
		return wnetAddConnection(to, secret, device)
	})
}

// AddConnection2 implements [Network].
func (s *system) AddConnection2(nr *NetResource, cred Credentials, flags ConnectFlags) error {
	return s.about("WNetAddConnection2", nr, cred, func(nr *rawResource, password, user *uint16) (uint32, error) {
		return wnetAddConnection2(nr, password, user, uint32(flags))
	})
}

// about makes a call about a resource with credentials.
func (s *system) about(op string, nr *NetResource, cred Credentials, run func(nr *rawResource, password, user *uint16) (uint32, error)) error {
	local, remote := names(nr)
	return s.call(op, local, remote, func() (uint32, error) {
		var a arguments
		raw, password, user := a.resource(nr), a.password(cred.Password), a.user(cred)
		if a.err != nil {
			return a.refused()
		}
		return run(raw, password, user)
	})
}

// AddConnection3 implements [Network].
func (s *system) AddConnection3(owner Window, nr *NetResource, cred Credentials, flags ConnectFlags) error {
	return s.about("WNetAddConnection3", nr, cred, func(nr *rawResource, password, user *uint16) (uint32, error) {
		return wnetAddConnection3(uintptr(owner), nr, password, user, uint32(flags))
	})
}

// AddConnection4 implements [Network].
func (s *system) AddConnection4(owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte) error {
	a, aSize := block(auth)
	o, oSize := block(useOptions)
	return s.about("WNetAddConnection4", nr, Credentials{}, func(nr *rawResource, _, _ *uint16) (uint32, error) {
		return wnetAddConnection4(uintptr(owner), nr, a, aSize, uint32(flags), o, oSize)
	})
}

// CancelConnection implements [Network].
func (s *system) CancelConnection(name string, force bool) error {
	return s.named("WNetCancelConnection", name, func(p *uint16) (uint32, error) { return wnetCancelConnection(p, force) })
}

// CancelConnection2 implements [Network].
func (s *system) CancelConnection2(name string, flags ConnectFlags, force bool) error {
	return s.named("WNetCancelConnection2", name, func(p *uint16) (uint32, error) {
		return wnetCancelConnection2(p, uint32(flags), force)
	})
}

// named makes a call about one name.
func (s *system) named(op, name string, run func(*uint16) (uint32, error)) error {
	return s.call(op, name, "", func() (uint32, error) {
		var a arguments
		p := a.text(name)
		if a.err != nil {
			return a.refused()
		}
		return run(p)
	})
}

// RestoreConnection implements [Network]. The function has no switch for the
// user interface: UseUINo can't be had, and is left to Windows.
func (s *system) RestoreConnection(owner Window, device string, _ UseUI) error {
	return s.named("WNetRestoreConnection", device, func(p *uint16) (uint32, error) {
		return wnetRestoreConnection(uintptr(owner), p)
	})
}

// RestoreSingleConnection implements [Network].
func (s *system) RestoreSingleConnection(owner Window, device string, useUI bool) error {
	return s.named("WNetRestoreSingleConnection", device, func(p *uint16) (uint32, error) {
		return wnetRestoreSingleConnection(uintptr(owner), p, useUI)
	})
}

// ConnectionDialog implements [Network].
func (s *system) ConnectionDialog(owner Window, typ ResourceType) error {
	return s.call("WNetConnectionDialog", "", "", func() (uint32, error) { return wnetConnectionDialog(uintptr(owner), uint32(typ)) })
}

// DisconnectDialog implements [Network].
func (s *system) DisconnectDialog(owner Window, typ ResourceType) error {
	return s.call("WNetDisconnectDialog", "", "", func() (uint32, error) { return wnetDisconnectDialog(uintptr(owner), uint32(typ)) })
}
