package mpr

import (
	"strconv"

	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// The types of winnetwk.h, so that an application needs this package only.
type (
	NetResource   = provider.NetResource
	Credentials   = session.Credentials
	Password      = session.Password
	Scope         = provider.Scope
	ResourceType  = provider.ResourceType
	DisplayType   = provider.DisplayType
	Usage         = provider.Usage
	ConnectFlags  = provider.ConnectFlags
	Level         = provider.Level
	UniversalName = provider.UniversalName
	ConnectInfo   = provider.ConnectInfo
	Window        = provider.Window
	Version       = session.Version
)

// NewPassword returns an explicit password; "" is explicitly no password. The zero Password is NULL.
func NewPassword(s string) Password { return session.NewPassword(s) }

// As returns explicit credentials. The zero Credentials are NULL, NULL: those of the caller.
func As(user, password string) Credentials { return session.As(user, password) }

// The constants of winnetwk.h that an application needs; their meaning is with
// the types in package provider.
const (
	RESOURCE_CONNECTED  = provider.RESOURCE_CONNECTED
	RESOURCE_GLOBALNET  = provider.RESOURCE_GLOBALNET
	RESOURCE_REMEMBERED = provider.RESOURCE_REMEMBERED
	RESOURCE_RECENT     = provider.RESOURCE_RECENT
	RESOURCE_CONTEXT    = provider.RESOURCE_CONTEXT

	RESOURCETYPE_ANY   = provider.RESOURCETYPE_ANY
	RESOURCETYPE_DISK  = provider.RESOURCETYPE_DISK
	RESOURCETYPE_PRINT = provider.RESOURCETYPE_PRINT

	RESOURCEDISPLAYTYPE_GENERIC = provider.RESOURCEDISPLAYTYPE_GENERIC
	RESOURCEDISPLAYTYPE_DOMAIN  = provider.RESOURCEDISPLAYTYPE_DOMAIN
	RESOURCEDISPLAYTYPE_SERVER  = provider.RESOURCEDISPLAYTYPE_SERVER
	RESOURCEDISPLAYTYPE_SHARE   = provider.RESOURCEDISPLAYTYPE_SHARE
	RESOURCEDISPLAYTYPE_NETWORK = provider.RESOURCEDISPLAYTYPE_NETWORK

	RESOURCEUSAGE_CONNECTABLE = provider.RESOURCEUSAGE_CONNECTABLE
	RESOURCEUSAGE_CONTAINER   = provider.RESOURCEUSAGE_CONTAINER
	RESOURCEUSAGE_ATTACHED    = provider.RESOURCEUSAGE_ATTACHED
	RESOURCEUSAGE_ALL         = provider.RESOURCEUSAGE_ALL

	CONNECT_UPDATE_PROFILE          = provider.CONNECT_UPDATE_PROFILE
	CONNECT_UPDATE_RECENT           = provider.CONNECT_UPDATE_RECENT
	CONNECT_TEMPORARY               = provider.CONNECT_TEMPORARY
	CONNECT_INTERACTIVE             = provider.CONNECT_INTERACTIVE
	CONNECT_PROMPT                  = provider.CONNECT_PROMPT
	CONNECT_NEED_DRIVE              = provider.CONNECT_NEED_DRIVE
	CONNECT_REFCOUNT                = provider.CONNECT_REFCOUNT
	CONNECT_REDIRECT                = provider.CONNECT_REDIRECT
	CONNECT_LOCALDRIVE              = provider.CONNECT_LOCALDRIVE
	CONNECT_CURRENT_MEDIA           = provider.CONNECT_CURRENT_MEDIA
	CONNECT_DEFERRED                = provider.CONNECT_DEFERRED
	CONNECT_COMMANDLINE             = provider.CONNECT_COMMANDLINE
	CONNECT_CMD_SAVECRED            = provider.CONNECT_CMD_SAVECRED
	CONNECT_CRED_RESET              = provider.CONNECT_CRED_RESET
	CONNECT_REQUIRE_INTEGRITY       = provider.CONNECT_REQUIRE_INTEGRITY
	CONNECT_REQUIRE_PRIVACY         = provider.CONNECT_REQUIRE_PRIVACY
	CONNECT_WRITE_THROUGH_SEMANTICS = provider.CONNECT_WRITE_THROUGH_SEMANTICS
	CONNECT_GLOBAL_MAPPING          = provider.CONNECT_GLOBAL_MAPPING

	UNIVERSAL_NAME_INFO_LEVEL = provider.UNIVERSAL_NAME_INFO_LEVEL
	REMOTE_NAME_INFO_LEVEL    = provider.REMOTE_NAME_INFO_LEVEL
)

// nameOf returns the name of a number, or its type and the number where there is no name.
func nameOf(typ string, names []string, n int) string {
	if n < len(names) {
		return names[n]
	}
	return typ + "(" + strconv.Itoa(n) + ")"
}
