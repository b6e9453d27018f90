package provider

import (
	"strconv"
	"strings"

	"github.com/seed-520b6462/winnet/session/wintext"
)

// spelling is a number with the name that a header gives it.
type spelling[N ~uint32] struct {
	number N
	name   string
}

// nameOf returns the name of a number, or "Kind(N)" if the header has none.
func nameOf[N ~uint32](kind string, spellings []spelling[N], n N) string {
	for _, s := range spellings {
		if s.number == n {
			return s.name
		}
	}
	return kind + "(" + strconv.FormatUint(uint64(n), 10) + ")"
}

// bitsOf returns the names of a mask's bits as C joins them, and at its end the
// bits without a name as a number. A name of several bits precedes theirs.
func bitsOf[N ~uint32](spellings []spelling[N], mask N) string {
	var parts []string
	rest := mask
	for _, s := range spellings {
		if s.number == mask || s.number != 0 && rest&s.number == s.number {
			parts, rest = append(parts, s.name), rest&^s.number
		}
	}
	if rest != 0 || parts == nil {
		parts = append(parts, "0x"+strconv.FormatUint(uint64(rest), 16))
	}
	return strings.Join(parts, "|")
}

var scopes = []spelling[Scope]{
	{RESOURCE_CONNECTED, "RESOURCE_CONNECTED"},
	{RESOURCE_GLOBALNET, "RESOURCE_GLOBALNET"},
	{RESOURCE_REMEMBERED, "RESOURCE_REMEMBERED"},
	{RESOURCE_RECENT, "RESOURCE_RECENT"},
	{RESOURCE_CONTEXT, "RESOURCE_CONTEXT"},
}

// String returns the name as the header spells it, or "Scope(N)".
func (s Scope) String() string { return nameOf("Scope", scopes, s) }

var resourceTypes = []spelling[ResourceType]{
	{RESOURCETYPE_UNKNOWN, "RESOURCETYPE_UNKNOWN"},
	{RESOURCETYPE_ANY, "RESOURCETYPE_ANY"},
	{RESOURCETYPE_DISK, "RESOURCETYPE_DISK"},
	{RESOURCETYPE_PRINT, "RESOURCETYPE_PRINT"},
	{RESOURCETYPE_RESERVED, "RESOURCETYPE_RESERVED"},
}

// String returns the name as the header spells it, or of a mask the names of its bits:
// "RESOURCETYPE_DISK|RESOURCETYPE_PRINT". Bits without a name come last, as a number.
func (t ResourceType) String() string { return bitsOf(resourceTypes, t) }

var displayTypes = []spelling[DisplayType]{
	{RESOURCEDISPLAYTYPE_GENERIC, "RESOURCEDISPLAYTYPE_GENERIC"},
	{RESOURCEDISPLAYTYPE_DOMAIN, "RESOURCEDISPLAYTYPE_DOMAIN"},
	{RESOURCEDISPLAYTYPE_SERVER, "RESOURCEDISPLAYTYPE_SERVER"},
	{RESOURCEDISPLAYTYPE_SHARE, "RESOURCEDISPLAYTYPE_SHARE"},
	{RESOURCEDISPLAYTYPE_FILE, "RESOURCEDISPLAYTYPE_FILE"},
	{RESOURCEDISPLAYTYPE_GROUP, "RESOURCEDISPLAYTYPE_GROUP"},
	{RESOURCEDISPLAYTYPE_NETWORK, "RESOURCEDISPLAYTYPE_NETWORK"},
	{RESOURCEDISPLAYTYPE_ROOT, "RESOURCEDISPLAYTYPE_ROOT"},
	{RESOURCEDISPLAYTYPE_SHAREADMIN, "RESOURCEDISPLAYTYPE_SHAREADMIN"},
	{RESOURCEDISPLAYTYPE_DIRECTORY, "RESOURCEDISPLAYTYPE_DIRECTORY"},
	{RESOURCEDISPLAYTYPE_TREE, "RESOURCEDISPLAYTYPE_TREE"},
	{RESOURCEDISPLAYTYPE_NDSCONTAINER, "RESOURCEDISPLAYTYPE_NDSCONTAINER"},
}

// String returns the name as the header spells it, or "DisplayType(N)".
func (t DisplayType) String() string { return nameOf("DisplayType", displayTypes, t) }

var usages = []spelling[Usage]{
	{RESOURCEUSAGE_CONNECTABLE, "RESOURCEUSAGE_CONNECTABLE"},
	{RESOURCEUSAGE_CONTAINER, "RESOURCEUSAGE_CONTAINER"},
	{RESOURCEUSAGE_NOLOCALDEVICE, "RESOURCEUSAGE_NOLOCALDEVICE"},
	{RESOURCEUSAGE_SIBLING, "RESOURCEUSAGE_SIBLING"},
	{RESOURCEUSAGE_ATTACHED, "RESOURCEUSAGE_ATTACHED"},
	{RESOURCEUSAGE_RESERVED, "RESOURCEUSAGE_RESERVED"},
}

// String returns the names of the bits as the header spells them, joined by "|"; bits
// without a name come last, as a number. It returns "0x0" for no bits.
func (u Usage) String() string { return bitsOf(usages, u) }

var connectFlags = []spelling[ConnectFlags]{
	{CONNECT_UPDATE_PROFILE, "CONNECT_UPDATE_PROFILE"},
	{CONNECT_UPDATE_RECENT, "CONNECT_UPDATE_RECENT"},
	{CONNECT_TEMPORARY, "CONNECT_TEMPORARY"},
	{CONNECT_INTERACTIVE, "CONNECT_INTERACTIVE"},
	{CONNECT_PROMPT, "CONNECT_PROMPT"},
	{CONNECT_NEED_DRIVE, "CONNECT_NEED_DRIVE"},
	{CONNECT_REFCOUNT, "CONNECT_REFCOUNT"},
	{CONNECT_REDIRECT, "CONNECT_REDIRECT"},
	{CONNECT_LOCALDRIVE, "CONNECT_LOCALDRIVE"},
	{CONNECT_CURRENT_MEDIA, "CONNECT_CURRENT_MEDIA"},
	{CONNECT_DEFERRED, "CONNECT_DEFERRED"},
	{CONNECT_COMMANDLINE, "CONNECT_COMMANDLINE"},
	{CONNECT_CMD_SAVECRED, "CONNECT_CMD_SAVECRED"},
	{CONNECT_CRED_RESET, "CONNECT_CRED_RESET"},
	{CONNECT_REQUIRE_INTEGRITY, "CONNECT_REQUIRE_INTEGRITY"},
	{CONNECT_REQUIRE_PRIVACY, "CONNECT_REQUIRE_PRIVACY"},
	{CONNECT_WRITE_THROUGH_SEMANTICS, "CONNECT_WRITE_THROUGH_SEMANTICS"},
	{CONNECT_GLOBAL_MAPPING, "CONNECT_GLOBAL_MAPPING"},
	{CONNECT_RESERVED, "CONNECT_RESERVED"},
}

// String returns the names of the flags as the header spells them, joined by "|"; bits
// without a name come last, as a number. It returns "0x0" for no flags.
func (f ConnectFlags) String() string { return bitsOf(connectFlags, f) }

var levels = []spelling[Level]{
	{UNIVERSAL_NAME_INFO_LEVEL, "UNIVERSAL_NAME_INFO_LEVEL"},
	{REMOTE_NAME_INFO_LEVEL, "REMOTE_NAME_INFO_LEVEL"},
}

// String returns the name as the header spells it, or "Level(N)".
func (l Level) String() string { return nameOf("Level", levels, l) }

var connectionStates = []spelling[ConnectionState]{
	{WNGETCON_CONNECTED, "WNGETCON_CONNECTED"},
	{WNGETCON_DISCONNECTED, "WNGETCON_DISCONNECTED"},
}

// String returns the name as the header spells it, or "ConnectionState(N)".
func (s ConnectionState) String() string { return nameOf("ConnectionState", connectionStates, s) }

var classes = []spelling[Class]{
	{WN_NETWORK_CLASS, "WN_NETWORK_CLASS"},
	{WN_CREDENTIAL_CLASS, "WN_CREDENTIAL_CLASS"},
	{WN_PRIMARY_AUTHENT_CLASS, "WN_PRIMARY_AUTHENT_CLASS"},
	{WN_SERVICE_CLASS, "WN_SERVICE_CLASS"},
}

// String returns the names of the bits as the header spells them, joined by "|"; bits
// without a name come last, as a number. It returns "0x0" for no bits.
func (c Class) String() string { return bitsOf(classes, c) }

// RemoteName is a remote name in its parts.
type RemoteName struct {
	Server string
	Share  string // "": the name of the server alone
	Rest   string // what follows the share, with its leading backslash and without a trailing one; "" for nothing
}

// Syntax spells the remote names of a network. The documents call a name that Parse refuses "not valid for this
// provider". A Syntax is used without locks, by several goroutines.
type Syntax interface {
	// Parse splits a name into its parts. It reports false for a name that hasn't the form of this network's names.
	// The parts need not exist, and Parse doesn't check Rest.
	Parse(name string) (r RemoteName, ok bool)

	// Spell returns the name of the parts. Parse is its inverse.
	Spell(r RemoteName) string
}

// UNC is the [Syntax] `\\server\share\rest` of the Universal Naming Convention.
//
// Document: [MS-DTYP] 2.2.57.
type UNC struct{}

// Parse implements [Syntax]. It ignores one trailing backslash, and refuses the servers `.` and `?`, which begin device
// paths, and names of more than 255 UTF-16 units.
func (UNC) Parse(name string) (RemoteName, bool) {
	path, ok := strings.CutPrefix(name, `\\`)
	if !ok {
		return RemoteName{}, false
	}
	server, path, ok := cutName(strings.TrimSuffix(path, `\`))
	if !ok || path == "" || path == `\` {
		return RemoteName{Server: server}, ok
	}
	share, rest, ok := cutName(path[1:])
	return RemoteName{Server: server, Share: share, Rest: rest}, ok
}

// cutName cuts a path behind its first name, and reports whether a server or a share may have that name.
func cutName(path string) (name, rest string, ok bool) {
	end := wintext.Head(path)
	name, rest = path[:end], path[end:]
	return name, rest, possibleName(name) && (rest == "" || rest[0] == '\\')
}

// possibleName reports whether a server or a share may have the name, if all characters of the name are allowed.
func possibleName(name string) bool {
	return name != "" && name != "." && name != "?" && (len(name) <= wintext.MaxName || wintext.Units(name) <= wintext.MaxName)
}

// Spell implements [Syntax].
func (UNC) Spell(r RemoteName) string {
	if r.Share == "" {
		return `\\` + r.Server
	}
	return `\\` + r.Server + `\` + r.Share + r.Rest
}
