// Package registry has the names of golang.org/x/sys/windows/registry for programs
// that read or change remembered drives in the registry. Such code runs on any system
// when that one import is changed.
//
// The emulated registry has one key, HKEY_CURRENT_USER\Network, and a key in it for
// each remembered drive of the user whom mprdll.Install has installed: what WNet
// remembers is there at once, and what is written there is remembered. The elevated
// half of a split logon has the same keys, because a user has one HKEY_CURRENT_USER.
// The eight values of a remembered drive are always there, and values that Windows
// doesn't write are kept until the next Install. Other keys aren't found, and making
// one is ERROR_ACCESS_DENIED.
//
// On Windows the package stands for the real thing, by aliases of
// golang.org/x/sys/windows/registry; built with the tag mpremu it is the emulator as
// on all other systems.
//
// Documents: "Registry Functions" (winreg.h documentation) for codes and access rights;
// "Microsoft Windows Registry Guide", second edition, table B-1, for the values.
package registry

// Access rights of [OpenKey] and [CreateKey] ("Registry Key Security and Access
// Rights").
const (
	ALL_ACCESS         = 0xf003f
	CREATE_LINK        = 0x00020
	CREATE_SUB_KEY     = 0x00004
	ENUMERATE_SUB_KEYS = 0x00008
	EXECUTE            = 0x20019
	NOTIFY             = 0x00010
	QUERY_VALUE        = 0x00001
	READ               = 0x20019
	SET_VALUE          = 0x00002
	WOW64_32KEY        = 0x00200
	WOW64_64KEY        = 0x00100
	WRITE              = 0x20006
)

// Types of values ("Registry Value Types").
const (
	NONE                       = 0
	SZ                         = 1
	EXPAND_SZ                  = 2
	BINARY                     = 3
	DWORD                      = 4
	DWORD_BIG_ENDIAN           = 5
	LINK                       = 6
	MULTI_SZ                   = 7
	RESOURCE_LIST              = 8
	FULL_RESOURCE_DESCRIPTOR   = 9
	RESOURCE_REQUIREMENTS_LIST = 10
	QWORD                      = 11
)
