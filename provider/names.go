package provider

import "github.com/seed-520b6462/winnet/session"

// Names are the calls that translate names.
type Names interface {
	// GetUniversalName gives the universal form of a path on a redirected device
	// (NPGetUniversalName). The object need not exist.
	//
	// ERROR_BAD_DEVICE: path not valid. ERROR_NOT_CONNECTED: not a device of
	// this provider. ERROR_NOT_SUPPORTED: UNIVERSAL_NAME_INFO_LEVEL, and the
	// network has no universal names. ERROR_INVALID_LEVEL. ERROR_NO_NETWORK.
	GetUniversalName(s *session.Session, path string, level Level) (UniversalName, error)

	// GetResourceInformation says whether the resource is this network's, and
	// splits its path into the network's part and the rest, with the rest's
	// leading backslash (NPGetResourceInformation;
	// announced by WNNC_DLG_GETRESOURCEINFORMATION of WNNC_DIALOG). It reads RemoteName, Type and Provider
	// of nr, and gives RemoteName (as an enumeration spells it), Provider,
	// Type, DisplayType and Usage. The resource must exist, the rest need not.
	//
	// ERROR_BAD_NET_NAME: not of this network. ERROR_BAD_DEV_TYPE: nr.Type is
	// given and differs. ERROR_INVALID_PARAMETER, ERROR_NOT_AUTHENTICATED,
	// ERROR_ACCESS_DENIED.
	GetResourceInformation(s *session.Session, nr *NetResource) (info NetResource, system string, err error)

	// GetResourceParent gives the parent in the browse hierarchy; RemoteName is
	// empty when there is none (NPGetResourceParent;
	// announced by WNNC_DLG_GETRESOURCEPARENT of WNNC_DIALOG). A syntactic answer is enough.
	//
	// ERROR_BAD_NET_NAME: not of this network, or malformed.
	// ERROR_INVALID_PARAMETER, ERROR_NOT_AUTHENTICATED, ERROR_ACCESS_DENIED.
	GetResourceParent(s *session.Session, nr *NetResource) (NetResource, error)

	// FormatNetworkName gives the display form of a name that this provider
	// produced, for a control of width characters (NPFormatNetworkName;
	// announced by WNNC_DLG_FORMATNETWORKNAME of WNNC_DIALOG). On any error the raw name is shown.
	//
	// ERROR_BAD_NET_NAME: not a name of this network. ERROR_INVALID_PARAMETER:
	// not exactly one of MULTILINE and ABBREVIATED. ERROR_NO_NETWORK.
	FormatNetworkName(remote string, flags FormatFlags, width uint32) (string, error)
}
