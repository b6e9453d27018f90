package provider

import (
	"strings"

	"github.com/seed-520b6462/winnet/session/wintext"
)

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
