package mpr

// The functions of mpr.dll, winnetwk.h and npapi.h: the code that each returns
// and, when that is none of success, the last error of the thread. Each is looked
// up when it is called: one that this Windows (or Wine) doesn't export is an error
// and no panic.

//sys	wnetAddConnection2(nr *rawResource, password *uint16, user *uint16, flags uint32) (code uint32, err error) [failretval!=0] = mpr.WNetAddConnection2W?
//sys	wnetAddConnection3(owner uintptr, nr *rawResource, password *uint16, user *uint16, flags uint32) (code uint32, err error) [failretval!=0] = mpr.WNetAddConnection3W?
//sys	wnetAddConnection4(owner uintptr, nr *rawResource, auth *byte, authSize uint32, flags uint32, options *byte, optionsSize uint32) (code uint32, err error) [failretval!=0] = mpr.WNetAddConnection4W?
//sys	wnetUseConnection(owner uintptr, nr *rawResource, password *uint16, user *uint16, flags uint32, name *uint16, size *uint32, result *uint32) (code uint32, err error) [failretval!=0] = mpr.WNetUseConnectionW?
//sys	wnetUseConnection4(owner uintptr, nr *rawResource, auth *byte, authSize uint32, flags uint32, options *byte, optionsSize uint32, name *uint16, size *uint32, result *uint32) (code uint32, err error) [failretval!=0] = mpr.WNetUseConnection4W?
//sys	wnetAddConnection(remote *uint16, password *uint16, local *uint16) (code uint32, err error) [failretval!=0] = mpr.WNetAddConnectionW?
//sys	wnetCancelConnection(name *uint16, force bool) (code uint32, err error) [failretval!=0] = mpr.WNetCancelConnectionW?
//sys	wnetCancelConnection2(name *uint16, flags uint32, force bool) (code uint32, err error) [failretval!=0] = mpr.WNetCancelConnection2W?
//sys	wnetRestoreConnection(owner uintptr, device *uint16) (code uint32, err error) [failretval!=0] = mpr.WNetRestoreConnectionW?
//sys	wnetRestoreSingleConnection(owner uintptr, device *uint16, useUI bool) (code uint32, err error) [failretval!=0] = mpr.WNetRestoreSingleConnectionW?
//sys	wnetGetConnection(local *uint16, remote *uint16, size *uint32) (code uint32, err error) [failretval!=0] = mpr.WNetGetConnectionW?
//sys	wnetGetUniversalName(path *uint16, level uint32, buf *byte, size *uint32) (code uint32, err error) [failretval!=0] = mpr.WNetGetUniversalNameW?
//sys	wnetGetUser(name *uint16, user *uint16, size *uint32) (code uint32, err error) [failretval!=0] = mpr.WNetGetUserW?
//sys	multinetGetConnectionPerformance(nr *rawResource, info *rawConnectInfo) (code uint32, err error) [failretval!=0] = mpr.MultinetGetConnectionPerformanceW?
//sys	wnetOpenEnum(scope uint32, typ uint32, usage uint32, nr *rawResource, h *uintptr) (code uint32, err error) [failretval!=0] = mpr.WNetOpenEnumW?
//sys	wnetEnumResource(h uintptr, count *uint32, buf *byte, size *uint32) (code uint32, err error) [failretval!=0] = mpr.WNetEnumResourceW?
//sys	wnetCloseEnum(h uintptr) (code uint32, err error) [failretval!=0] = mpr.WNetCloseEnum?
//sys	wnetGetResourceInformation(nr *rawResource, buf *byte, size *uint32, system **uint16) (code uint32, err error) [failretval!=0] = mpr.WNetGetResourceInformationW?
//sys	wnetGetResourceParent(nr *rawResource, buf *byte, size *uint32) (code uint32, err error) [failretval!=0] = mpr.WNetGetResourceParentW?
//sys	wnetGetProviderName(netType uint32, name *uint16, size *uint32) (code uint32, err error) [failretval!=0] = mpr.WNetGetProviderNameW?
//sys	wnetGetNetworkInformation(provider *uint16, info *rawNetInfo) (code uint32, err error) [failretval!=0] = mpr.WNetGetNetworkInformationW?
//sys	wnetConnectionDialog(owner uintptr, typ uint32) (code uint32, err error) [failretval!=0] = mpr.WNetConnectionDialog?
//sys	wnetConnectionDialog1(dialog *rawConnectDialog) (code uint32, err error) [failretval!=0] = mpr.WNetConnectionDialog1W?
//sys	wnetDisconnectDialog(owner uintptr, typ uint32) (code uint32, err error) [failretval!=0] = mpr.WNetDisconnectDialog?
//sys	wnetDisconnectDialog1(dialog *rawDisconnectDialog) (code uint32, err error) [failretval!=0] = mpr.WNetDisconnectDialog1W?
//sys	wnetGetLastError(last *uint32, text *uint16, textSize uint32, provider *uint16, providerSize uint32) (code uint32, err error) [failretval!=0] = mpr.WNetGetLastErrorW?
//sys	wnetSetLastError(number uint32, text *uint16, provider *uint16) = mpr.WNetSetLastErrorW

// The structures of winnetwk.h; Go lays them out as C does.
type (
	rawResource struct {
		scope, typ, displayType, usage           uint32
		localName, remoteName, comment, provider *uint16
	}
	rawConnectInfo struct {
		size, flags, speed, delay, optDataSize uint32
	}
	rawNetInfo struct {
		size, version, status, characteristics uint32
		handle                                 uintptr
		netType                                uint16
		printers, drives                       uint32
	}
	rawConnectDialog struct {
		size          uint32
		owner         uintptr
		resource      *rawResource
		flags, devNum uint32
	}
	rawDisconnectDialog struct {
		size                  uint32
		owner                 uintptr
		localName, remoteName *uint16
		flags                 uint32
	}
	rawRemoteName struct {
		universal, connection, remaining *uint16
	}
)
