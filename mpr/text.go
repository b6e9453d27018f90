package mpr

import "github.com/seed-520b6462/winnet/session/wintext"

// cleanName is clean for each text of a universal name.
func cleanName(name *UniversalName) {
	if !wintext.Valid(name.Universal) {
		name.Universal = wintext.Terminate(name.Universal)
	}
	if name.Connection != "" {
		name.Connection = wintext.Terminate(name.Connection)
	}
	if name.Remaining != "" {
		name.Remaining = wintext.Terminate(name.Remaining)
	}
}

// cleanResource is clean for each text of a resource that a provider gave. known
// is a text that is clean already, such as the provider's name, which nearly all
// resources have.
func cleanResource(nr *NetResource, known string) {
	if !wintext.Valid(nr.RemoteName) {
		nr.RemoteName = wintext.Terminate(nr.RemoteName)
	}
	if nr.LocalName != "" {
		nr.LocalName = wintext.Terminate(nr.LocalName)
	}
	if nr.Comment != "" {
		nr.Comment = wintext.Terminate(nr.Comment)
	}
	if nr.Provider != known {
		nr.Provider = wintext.Terminate(nr.Provider)
	}
}
