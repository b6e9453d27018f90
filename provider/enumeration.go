package provider

import "github.com/seed-520b6462/winnet/session"

// Handle is an enumeration that a provider has open.
type Handle uint64

// Enumeration is the enumeration trio (WNNC_ENUMERATION): all or none.
type Enumeration interface {
	// OpenEnum opens an enumeration of scope RESOURCE_CONNECTED,
	// RESOURCE_GLOBALNET or RESOURCE_CONTEXT (NPOpenEnum). nr is the container,
	// nil or without RemoteName for the top; outside GLOBALNET it is nil.
	//
	// ERROR_NOT_SUPPORTED: this kind isn't supported, or nr can't be browsed.
	// ERROR_NOT_CONTAINER. ERROR_INVALID_PARAMETER: bad scope, type or usage.
	// ERROR_NOT_AUTHENTICATED: RESOURCEUSAGE_ATTACHED, and the caller isn't.
	// ERROR_BAD_NET_NAME or ERROR_BAD_NETPATH: nr isn't of this network.
	// ERROR_NO_NETWORK.
	OpenEnum(s *session.Session, scope Scope, typ ResourceType, usage Usage, nr *NetResource) (Handle, error)

	// EnumResource fills buf with the next resources and says how many
	// (NPEnumResource). Fewer than len(buf) doesn't mean the end.
	//
	// ERROR_NO_MORE_ITEMS: finished (with n 0). ERROR_MORE_DATA: buf has no room
	// for one. ERROR_NO_NETWORK, tested before ERROR_INVALID_HANDLE.
	EnumResource(handle Handle, buf []NetResource) (n int, err error)

	// CloseEnum closes the enumeration (NPCloseEnum). ERROR_NO_NETWORK, tested
	// before ERROR_INVALID_HANDLE.
	CloseEnum(handle Handle) error
}
