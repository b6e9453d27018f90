package conformance_test

import (
	"github.com/seed-520b6462/winnet/mpr"
)

// The calls of a bent patient that tell something.

func (b *bent) GetConnection(local string) (string, error) {
	if b.onGet != nil {
		return b.onGet(local)
	}
	return b.patient.GetConnection(local)
}

func (b *bent) GetConnectionSized(local string, buf *mpr.Buffer) (string, error) {
	if b.onGetSized != nil {
		return b.onGetSized(local, buf)
	}
	return b.patient.GetConnectionSized(local, buf)
}

func (b *bent) GetUniversalName(path string, level mpr.Level) (mpr.UniversalName, error) {
	if b.onUniversal != nil {
		return b.onUniversal(path, level, &mpr.Buffer{Size: 1 << 16})
	}
	return b.patient.GetUniversalName(path, level)
}

func (b *bent) GetUniversalNameSized(path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error) {
	if b.onUniversal != nil {
		return b.onUniversal(path, level, buf)
	}
	return b.patient.GetUniversalNameSized(path, level, buf)
}

func (b *bent) GetUser(name string) (string, error) {
	if b.onUser != nil {
		return b.onUser(name, &mpr.Buffer{Size: 1 << 16})
	}
	return b.patient.GetUser(name)
}

func (b *bent) GetUserSized(name string, buf *mpr.Buffer) (string, error) {
	if b.onUser != nil {
		return b.onUser(name, buf)
	}
	return b.patient.GetUserSized(name, buf)
}

func (b *bent) OpenEnum(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
	if b.onOpen != nil {
		return b.onOpen(scope, typ, usage, nr)
	}
	return b.patient.OpenEnum(scope, typ, usage, nr)
}

func (b *bent) EnumResource(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
	if b.onEnum != nil {
		return b.onEnum(h, buf)
	}
	return b.patient.EnumResource(h, buf)
}

func (b *bent) EnumResourceSized(h mpr.EnumHandle, count uint32, buf *mpr.Buffer) ([]mpr.NetResource, error) {
	if b.onEnumSized != nil {
		return b.onEnumSized(h, count, buf)
	}
	return b.patient.EnumResourceSized(h, count, buf)
}

func (b *bent) CloseEnum(h mpr.EnumHandle) error {
	if b.onClose != nil {
		return b.onClose(h)
	}
	return b.patient.CloseEnum(h)
}

func (b *bent) GetResourceInformation(nr *mpr.NetResource) (mpr.NetResource, string, error) {
	if b.onInfo != nil {
		return b.onInfo(nr)
	}
	return b.patient.GetResourceInformation(nr)
}

func (b *bent) GetResourceParent(nr *mpr.NetResource) (mpr.NetResource, error) {
	if b.onParent != nil {
		return b.onParent(nr)
	}
	return b.patient.GetResourceParent(nr)
}

func (b *bent) GetProviderName(netType uint32) (string, error) {
	if b.onProvider != nil {
		return b.onProvider(netType)
	}
	return b.patient.GetProviderName(netType)
}

func (b *bent) GetNetworkInformation(provider string) (mpr.NetInfo, error) {
	if b.onNetInfo != nil {
		return b.onNetInfo(provider, 40)
	}
	return b.patient.GetNetworkInformation(provider)
}

func (b *bent) GetNetworkInformationSized(provider string, cb uint32) (mpr.NetInfo, error) {
	if b.onNetInfo != nil {
		return b.onNetInfo(provider, cb)
	}
	return b.patient.GetNetworkInformationSized(provider, cb)
}

func (b *bent) GetConnectionPerformance(nr *mpr.NetResource) (mpr.ConnectInfo, error) {
	if b.onSpeed != nil {
		return b.onSpeed(nr)
	}
	return b.patient.GetConnectionPerformance(nr)
}

func (b *bent) GetLastError() mpr.LastError {
	if b.onLast != nil {
		return b.onLast()
	}
	return b.patient.GetLastError()
}

func (b *bent) GetLastErrorSized(text, provider *mpr.Buffer) (mpr.LastError, error) {
	if b.onLastSized != nil {
		return b.onLastSized(text, provider)
	}
	return b.patient.GetLastErrorSized(text, provider)
}
