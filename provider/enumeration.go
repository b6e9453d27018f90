package provider

import "github.com/seed-520b6462/winnet/session"

// Handle identifies an enumeration that a provider has open.
type Handle uint64

// Enumeration holds the calls that list resources. A provider offers all three or none; any bit of WNNC_ENUMERATION
// announces them, and each bit a scope of OpenEnum.
type Enumeration interface {
	// OpenEnum opens an enumeration of a scope: RESOURCE_CONNECTED (WNNC_ENUM_LOCAL), RESOURCE_GLOBALNET
	// (WNNC_ENUM_GLOBAL) or RESOURCE_CONTEXT (WNNC_ENUM_CONTEXT). nr is the container to browse; nil or an empty
	// RemoteName stands for the top. Of the scopes other than RESOURCE_GLOBALNET nr is nil. typ and usage filter: 0
	// stands for everything.
	//
	// Errors:
	//   - ERROR_NOT_SUPPORTED: the provider doesn't offer the scope, or can't browse the resource.
	//   - ERROR_NOT_CONTAINER: nr contains nothing.
	//   - ERROR_INVALID_PARAMETER: scope, type or usage isn't valid.
	//   - ERROR_NOT_AUTHENTICATED: usage has RESOURCEUSAGE_ATTACHED, and the network doesn't know the caller.
	//   - ERROR_BAD_NET_NAME, ERROR_BAD_NETPATH: nr isn't a resource of this network.
	//   - ERROR_NO_NETWORK: the network isn't present.
	//
	// Document: NPOpenEnum (npapi.h).
	OpenEnum(s *session.Session, scope Scope, typ ResourceType, usage Usage, nr *NetResource) (Handle, error)

	// EnumResource fills buf with the next resources and returns their number. Fewer than len(buf) don't mean the end:
	// ERROR_NO_MORE_ITEMS does.
	//
	// Errors, in this order:
	//   - ERROR_NO_NETWORK: the network isn't present.
	//   - ERROR_INVALID_HANDLE: the enumeration isn't open.
	//   - ERROR_MORE_DATA: buf has no room for one resource.
	//   - ERROR_NO_MORE_ITEMS: there are no more resources; n is 0.
	//
	// Document: NPEnumResource (npapi.h).
	EnumResource(handle Handle, buf []NetResource) (n int, err error)

	// CloseEnum closes an enumeration.
	//
	// Errors, in this order:
	//   - ERROR_NO_NETWORK: the network isn't present.
	//   - ERROR_INVALID_HANDLE: the enumeration isn't open.
	//
	// Document: NPCloseEnum (npapi.h).
	CloseEnum(handle Handle) error
}
