package conformance_test

import "github.com/seed-520b6462/winnet/mpr"

// The calls of a patient that tell something. Those without a buffer go another
// way through the emulator than those with one, so that they can't be told by
// them.

func (p *patient) GetConnection(local string) (string, error) {
	return with(p, "WNetGetConnectionW", func() (string, error) { return p.c.GetConnection(local) })
}

func (p *patient) GetConnectionSized(local string, buf *mpr.Buffer) (string, error) {
	return with(p, "WNetGetConnectionW", func() (string, error) {
		return at(buf, func(b mpr.Buffer) (string, mpr.Buffer, error) { return p.c.Sized().GetConnection(local, b) })
	})
}

func (p *patient) GetUniversalName(path string, level mpr.Level) (mpr.UniversalName, error) {
	return with(p, "WNetGetUniversalNameW", func() (mpr.UniversalName, error) { return p.c.GetUniversalName(path, level) })
}

func (p *patient) GetUniversalNameSized(path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error) {
	return with(p, "WNetGetUniversalNameW", func() (mpr.UniversalName, error) {
		return at(buf, func(b mpr.Buffer) (mpr.UniversalName, mpr.Buffer, error) {
			return p.c.Sized().GetUniversalName(path, level, b)
		})
	})
}

func (p *patient) GetUser(name string) (string, error) {
	return with(p, "WNetGetUserW", func() (string, error) { return p.c.GetUser(name) })
}

func (p *patient) GetUserSized(name string, buf *mpr.Buffer) (string, error) {
	return with(p, "WNetGetUserW", func() (string, error) {
		return at(buf, func(b mpr.Buffer) (string, mpr.Buffer, error) { return p.c.Sized().GetUser(name, b) })
	})
}

func (p *patient) GetConnectionPerformance(nr *mpr.NetResource) (mpr.ConnectInfo, error) {
	return with(p, "MultinetGetConnectionPerformanceW", func() (mpr.ConnectInfo, error) { return p.c.GetConnectionPerformance(nr) })
}

func (p *patient) GetConnectionPerformanceSized(nr *mpr.NetResource, cb uint32) (mpr.ConnectInfo, error) {
	return with(p, "MultinetGetConnectionPerformanceW", func() (mpr.ConnectInfo, error) { return p.c.Sized().GetConnectionPerformance(nr, cb) })
}

// information is the answer of GetResourceInformation as one value.
type information struct {
	nr   mpr.NetResource
	rest string
}

func (p *patient) information(call func() (mpr.NetResource, string, error)) (mpr.NetResource, string, error) {
	got, err := with(p, "WNetGetResourceInformationW", func() (information, error) {
		nr, rest, err := call()
		return information{nr, rest}, err
	})
	return got.nr, got.rest, err
}

func (p *patient) GetResourceInformation(nr *mpr.NetResource) (mpr.NetResource, string, error) {
	return p.information(func() (mpr.NetResource, string, error) { return p.c.GetResourceInformation(nr) })
}

func (p *patient) GetResourceInformationSized(nr *mpr.NetResource, buf *mpr.Buffer) (mpr.NetResource, string, error) {
	return p.information(func() (mpr.NetResource, string, error) {
		got, err := at(buf, func(b mpr.Buffer) (information, mpr.Buffer, error) {
			nr, rest, b, err := p.c.Sized().GetResourceInformation(nr, b)
			return information{nr, rest}, b, err
		})
		return got.nr, got.rest, err
	})
}

func (p *patient) GetResourceParent(nr *mpr.NetResource) (mpr.NetResource, error) {
	return with(p, "WNetGetResourceParentW", func() (mpr.NetResource, error) { return p.c.GetResourceParent(nr) })
}

func (p *patient) GetResourceParentSized(nr *mpr.NetResource, buf *mpr.Buffer) (mpr.NetResource, error) {
	return with(p, "WNetGetResourceParentW", func() (mpr.NetResource, error) {
		return at(buf, func(b mpr.Buffer) (mpr.NetResource, mpr.Buffer, error) { return p.c.Sized().GetResourceParent(nr, b) })
	})
}

func (p *patient) GetProviderName(netType uint32) (string, error) {
	return with(p, "WNetGetProviderNameW", func() (string, error) { return p.c.GetProviderName(netType) })
}

func (p *patient) GetProviderNameSized(netType uint32, buf *mpr.Buffer) (string, error) {
	return with(p, "WNetGetProviderNameW", func() (string, error) {
		return at(buf, func(b mpr.Buffer) (string, mpr.Buffer, error) { return p.c.Sized().GetProviderName(netType, b) })
	})
}

func (p *patient) GetNetworkInformation(provider string) (mpr.NetInfo, error) {
	return with(p, "WNetGetNetworkInformationW", func() (mpr.NetInfo, error) { return p.c.GetNetworkInformation(provider) })
}

func (p *patient) GetNetworkInformationSized(provider string, cb uint32) (mpr.NetInfo, error) {
	return with(p, "WNetGetNetworkInformationW", func() (mpr.NetInfo, error) { return p.c.Sized().GetNetworkInformation(provider, cb) })
}

func (p *patient) GetLastError() mpr.LastError {
	last, _ := with(p, "WNetGetLastErrorW", func() (mpr.LastError, error) { return p.c.GetLastError(), nil })
	return last
}

func (p *patient) GetLastErrorSized(text, provider *mpr.Buffer) (mpr.LastError, error) {
	return with(p, "WNetGetLastErrorW", func() (mpr.LastError, error) { return p.c.Sized().GetLastError(given(text), given(provider)) })
}
