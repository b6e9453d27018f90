package provider

import "github.com/seed-520b6462/winnet/session"

// Names holds the calls that translate names.
type Names interface {
	// GetUniversalName returns the universal form of a path on a redirected device. The object need not exist.
	//
	// Errors:
	//   - ERROR_BAD_DEVICE: the path isn't valid.
	//   - ERROR_NOT_CONNECTED: the device of the path isn't one of this provider.
	//   - ERROR_NOT_SUPPORTED: the level is UNIVERSAL_NAME_INFO_LEVEL, and the network has no universal names.
	//   - ERROR_INVALID_LEVEL: there is no such level.
	//   - ERROR_NO_NETWORK: the network isn't present.
	//
	// Document: NPGetUniversalName (npapi.h).
	GetUniversalName(s *session.Session, path string, level Level) (UniversalName, error)

	// GetResourceInformation reports whether a resource belongs to this network. It reads RemoteName, Type and Provider
	// of nr, and returns RemoteName (as an enumeration spells it), Provider, Type, DisplayType and Usage of the resource.
	// system is the part of the path behind the resource, with its leading backslash. The resource must exist; system
	// need not. The name's form alone doesn't make a resource this network's. WNetUseConnection asks it about a name that
	// is neither UNC name nor URL, and returns RemoteName as the name that such an alias stands for.
	//
	// Errors:
	//   - ERROR_BAD_NET_NAME, ERROR_BAD_NETPATH: the resource isn't one of this network.
	//   - ERROR_BAD_DEV_TYPE: nr.Type is given, and the resource has another type.
	//   - ERROR_INVALID_PARAMETER: nr.Type isn't valid.
	//   - ERROR_NOT_AUTHENTICATED: the network doesn't know the caller.
	//   - ERROR_ACCESS_DENIED: the network knows the caller, who lacks the rights.
	//
	// Announced by WNNC_DLG_GETRESOURCEINFORMATION of WNNC_DIALOG. Document: NPGetResourceInformation (npapi.h).
	GetResourceInformation(s *session.Session, nr *NetResource) (info NetResource, system string, err error)

	// GetResourceParent returns the parent of a resource in the hierarchy that enumerations browse, with the fields of
	// GetResourceInformation. RemoteName is "" if the resource has no parent. The answer may follow from the name alone:
	// neither of the two need exist.
	//
	// Errors:
	//   - ERROR_BAD_NET_NAME, ERROR_BAD_NETPATH: the resource isn't one of this network, or its name is malformed.
	//   - ERROR_INVALID_PARAMETER: nr.Type isn't valid.
	//   - ERROR_NOT_AUTHENTICATED, ERROR_ACCESS_DENIED: as GetResourceInformation.
	//
	// Announced by WNNC_DLG_GETRESOURCEPARENT of WNNC_DIALOG. Document: NPGetResourceParent (npapi.h).
	GetResourceParent(s *session.Session, nr *NetResource) (NetResource, error)

	// FormatNetworkName returns the form in which to display a name that this provider produced. width is the number of
	// characters that a line of the control has room for. The caller shows the name itself if there is an error.
	//
	// Errors:
	//   - ERROR_BAD_NET_NAME: the name isn't one of this network.
	//   - ERROR_INVALID_PARAMETER: flags has none or both of WNFMT_MULTILINE and WNFMT_ABBREVIATED.
	//   - ERROR_NO_NETWORK: the network isn't present.
	//
	// Announced by WNNC_DLG_FORMATNETWORKNAME of WNNC_DIALOG. Document: NPFormatNetworkName (npapi.h).
	FormatNetworkName(remote string, flags FormatFlags, width uint32) (string, error)
}
