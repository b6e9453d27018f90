package mpr

// UseConnection implements [Network].
func (s *system) UseConnection(owner Window, nr *NetResource, cred Credentials, flags ConnectFlags) (Use, error) {
	return grown(usualText, func(access *Buffer) (Use, error) {
		return s.UseConnectionSized(owner, nr, cred, flags, access)
	})
}

// UseConnectionSized implements [Sized].
func (s *system) UseConnectionSized(owner Window, nr *NetResource, cred Credentials, flags ConnectFlags, access *Buffer) (use Use, err error) {
	err = s.about("WNetUseConnection", nr, cred, func(nr *rawResource, password, user *uint16) (uint32, error) {
		return use.into(access, func(m *memory, result *uint32) (uint32, error) {
			return wnetUseConnection(uintptr(owner), nr, password, user, uint32(flags), m.chars(), m.length(), result)
		})
	})
	return use, err
}

// UseConnection4 implements [Network].
func (s *system) UseConnection4(owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte) (Use, error) {
	return grown(usualText, func(access *Buffer) (Use, error) {
		return s.UseConnection4Sized(owner, nr, auth, flags, useOptions, access)
	})
}

// UseConnection4Sized implements [Sized].
func (s *system) UseConnection4Sized(owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte, access *Buffer) (use Use, err error) {
	a, aSize := block(auth)
	o, oSize := block(useOptions)
	err = s.about("WNetUseConnection4", nr, Credentials{}, func(nr *rawResource, _, _ *uint16) (uint32, error) {
		return use.into(access, func(m *memory, result *uint32) (uint32, error) {
			return wnetUseConnection4(uintptr(owner), nr, a, aSize, uint32(flags), o, oSize, m.chars(), m.length(), result)
		})
	})
	return use, err
}

// into makes a call that tells by what name a connection is used.
func (use *Use) into(access *Buffer, run func(m *memory, result *uint32) (uint32, error)) (uint32, error) {
	result := fixed(uint32(0))
	return filled(access, 2, func(m *memory) (uint32, error) { return run(m, result) }, func(m *memory) {
		*use = Use{AccessName: m.text(), Flags: ConnectFlags(*result)}
	})
}
