package conformance_test

import "github.com/seed-520b6462/winnet/mpr"

// The calls of a patient with a buffer take its address, nil for none, since most of
// what can be broken about them is what they leave in the size. at makes such a call
// of one that takes the buffer itself.
func at[T any](buf *mpr.Buffer, call func(mpr.Buffer) (T, mpr.Buffer, error)) (T, error) {
	got, after, err := call(given(buf))
	if buf != nil {
		*buf = after
	}
	return got, err
}

// given returns the buffer at an address.
func given(buf *mpr.Buffer) mpr.Buffer {
	if buf == nil {
		return mpr.Buffer{None: true}
	}
	return *buf
}

// of makes a call that takes the buffer itself of one that takes its address.
func of[T any](buf mpr.Buffer, call func(*mpr.Buffer) (T, error)) (T, mpr.Buffer, error) {
	if buf.None {
		got, err := call(nil)
		return got, buf, err
	}
	got, err := call(&buf)
	return got, buf, err
}

// Sized returns the calls with a buffer, which the suite asks for.
func (p *patient) Sized() mpr.Sized { return byValue{p} }

// Sized returns the calls with a buffer, the replaced ones among them.
func (b *bent) Sized() mpr.Sized { return byValue{b} }

// byAddress is an implementation whose calls take a buffer's address.
type byAddress interface {
	UseConnectionSized(w mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error)
	UseConnection4Sized(w mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, options []byte, access *mpr.Buffer) (mpr.Use, error)
	GetConnectionSized(local string, buf *mpr.Buffer) (string, error)
	GetUniversalNameSized(path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error)
	GetUserSized(name string, buf *mpr.Buffer) (string, error)
	GetConnectionPerformanceSized(nr *mpr.NetResource, cb uint32) (mpr.ConnectInfo, error)
	EnumResourceSized(h mpr.EnumHandle, count uint32, buf *mpr.Buffer) ([]mpr.NetResource, error)
	GetResourceInformationSized(nr *mpr.NetResource, buf *mpr.Buffer) (mpr.NetResource, string, error)
	GetResourceParentSized(nr *mpr.NetResource, buf *mpr.Buffer) (mpr.NetResource, error)
	GetProviderNameSized(netType uint32, buf *mpr.Buffer) (string, error)
	GetNetworkInformationSized(provider string, cb uint32) (mpr.NetInfo, error)
	GetLastErrorSized(text, provider *mpr.Buffer) (mpr.LastError, error)
}

// byValue is such an implementation as [mpr.Sized].
type byValue struct{ n byAddress }

func (s byValue) UseConnection(w mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access mpr.Buffer) (mpr.Use, mpr.Buffer, error) {
	return of(access, func(buf *mpr.Buffer) (mpr.Use, error) { return s.n.UseConnectionSized(w, nr, cred, flags, buf) })
}

func (s byValue) UseConnection4(w mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, options []byte, access mpr.Buffer) (mpr.Use, mpr.Buffer, error) {
	return of(access, func(buf *mpr.Buffer) (mpr.Use, error) {
		return s.n.UseConnection4Sized(w, nr, auth, flags, options, buf)
	})
}

func (s byValue) GetConnection(local string, buf mpr.Buffer) (string, mpr.Buffer, error) {
	return of(buf, func(buf *mpr.Buffer) (string, error) { return s.n.GetConnectionSized(local, buf) })
}

func (s byValue) GetUniversalName(path string, level mpr.Level, buf mpr.Buffer) (mpr.UniversalName, mpr.Buffer, error) {
	return of(buf, func(buf *mpr.Buffer) (mpr.UniversalName, error) { return s.n.GetUniversalNameSized(path, level, buf) })
}

func (s byValue) GetUser(name string, buf mpr.Buffer) (string, mpr.Buffer, error) {
	return of(buf, func(buf *mpr.Buffer) (string, error) { return s.n.GetUserSized(name, buf) })
}

func (s byValue) GetConnectionPerformance(nr *mpr.NetResource, cb uint32) (mpr.ConnectInfo, error) {
	return s.n.GetConnectionPerformanceSized(nr, cb)
}

func (s byValue) EnumResource(h mpr.EnumHandle, count uint32, buf mpr.Buffer) ([]mpr.NetResource, mpr.Buffer, error) {
	return of(buf, func(buf *mpr.Buffer) ([]mpr.NetResource, error) { return s.n.EnumResourceSized(h, count, buf) })
}

func (s byValue) GetResourceInformation(nr *mpr.NetResource, buf mpr.Buffer) (mpr.NetResource, string, mpr.Buffer, error) {
	got, buf, err := of(buf, func(buf *mpr.Buffer) (information, error) {
		nr, rest, err := s.n.GetResourceInformationSized(nr, buf)
		return information{nr, rest}, err
	})
	return got.nr, got.rest, buf, err
}

func (s byValue) GetResourceParent(nr *mpr.NetResource, buf mpr.Buffer) (mpr.NetResource, mpr.Buffer, error) {
	return of(buf, func(buf *mpr.Buffer) (mpr.NetResource, error) { return s.n.GetResourceParentSized(nr, buf) })
}

func (s byValue) GetProviderName(netType uint32, buf mpr.Buffer) (string, mpr.Buffer, error) {
	return of(buf, func(buf *mpr.Buffer) (string, error) { return s.n.GetProviderNameSized(netType, buf) })
}

func (s byValue) GetNetworkInformation(provider string, cb uint32) (mpr.NetInfo, error) {
	return s.n.GetNetworkInformationSized(provider, cb)
}

func (s byValue) GetLastError(text, provider mpr.Buffer) (mpr.LastError, error) {
	return s.n.GetLastErrorSized(&text, &provider)
}
