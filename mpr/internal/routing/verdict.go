package routing

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// Verdict collects the errors of providers and decides which one the caller gets, as "Implementing a Network Provider"
// says: every provider is tried until one accepts, and the first significant error is remembered.
//
// Insignificant, meaning "not mine", are ERROR_BAD_NETPATH, ERROR_BAD_NET_NAME, ERROR_INVALID_PARAMETER and
// ERROR_INVALID_LEVEL, and of a single provider also ERROR_NOT_SUPPORTED and ERROR_NO_NETWORK. The exported fields say
// what the call is about. They are set before the first error is noted.
type Verdict struct {
	// Device says that the call is about a device or a connection, not about a new resource. Then ERROR_NOT_CONNECTED
	// means "not mine" too, because the documents have every provider but the owner answer so.
	Device bool
	// Asks says that the call changes nothing. Its documents have no ERROR_BUSY: a provider that is starting isn't
	// available.
	Asks bool
	// Remote is the remote name that the call is about.
	Remote string
	// FileCall says that ERROR_BAD_NETPATH and ERROR_BAD_NET_NAME say more about a device than ERROR_NOT_CONNECTED: the
	// provider that has it can't reach its server or share.
	FileCall bool
	// Unknown is the result if no network knows the name. nil stands for ERROR_NO_NET_OR_BAD_PATH if Remote is
	// WellFormed, and for ERROR_BAD_NET_NAME if it isn't.
	Unknown error
	// SomeDown is the result if no provider accepted and a network isn't there; nil stands for ERROR_NO_NET_OR_BAD_PATH.
	SomeDown error
	// NoneHas is the result if no provider has the call; nil for a call without such a result.
	NoneHas error

	asked         int
	down          int   // answered ERROR_NO_NETWORK
	unsupported   int   // answered ERROR_NOT_SUPPORTED
	starting      bool  // one is starting, and the call only asks
	significant   error // the first one
	significantOf *Slot // who answered it
	notFound      error // the first ERROR_BAD_NETPATH or ERROR_BAD_NET_NAME
	notFoundOf    *Slot // who answered it
}

// Note takes the error of one provider.
func (v *Verdict) Note(sl *Slot, err error) {
	v.asked++
	code := winerr.Code(err)
	switch {
	case v.Asks && code == winerr.ERROR_BUSY && !sl.Ready():
		v.starting = true
	case v.Device && code == winerr.ERROR_NOT_CONNECTED,
		code == winerr.ERROR_INVALID_PARAMETER, code == winerr.ERROR_INVALID_LEVEL:
	case code == winerr.ERROR_NO_NETWORK:
		v.down++
	case code == winerr.ERROR_NOT_SUPPORTED:
		v.unsupported++
	case code == winerr.ERROR_BAD_NETPATH, code == winerr.ERROR_BAD_NET_NAME:
		if v.notFound == nil {
			v.notFound, v.notFoundOf = err, sl
		}
	case v.significant == nil:
		v.significant, v.significantOf = err, sl
	}
}

// Asked reports whether an error has been noted.
func (v *Verdict) Asked() bool { return v.asked > 0 }

// Significant reports whether a significant error has been noted.
func (v *Verdict) Significant() bool { return v.significant != nil }

// Unsupported reports whether a provider answered ERROR_NOT_SUPPORTED.
func (v *Verdict) Unsupported() bool { return v.unsupported > 0 }

// Result returns the error that the caller gets when no provider accepted. The provider that answered it becomes a.Provider.
func (v *Verdict) Result(a *Asker) error {
	switch {
	case v.significant != nil:
		a.Provider = v.significantOf.Name
		return v.significant
	case v.down == v.asked:
		return winerr.ERROR_NO_NETWORK
	case v.starting:
		return winerr.ERROR_NO_NET_OR_BAD_PATH
	case v.unsupported == v.asked && v.NoneHas != nil:
		return v.NoneHas
	case v.down > 0 && v.SomeDown != nil:
		return v.SomeDown
	case v.down > 0:
		return winerr.ERROR_NO_NET_OR_BAD_PATH
	case v.notFound != nil && (v.FileCall || !v.Device):
		a.Provider = v.notFoundOf.Name
		return v.notFound
	case v.Device:
		return winerr.ERROR_NOT_CONNECTED
	case v.Unknown != nil:
		return v.Unknown
	case !WellFormed(v.Remote):
		return winerr.ERROR_BAD_NET_NAME
	}
	return winerr.ERROR_NO_NET_OR_BAD_PATH
}

// WellFormed reports whether a remote name has the form of one: `\\server\share`, `scheme://host` or `host:/export`.
func WellFormed(remote string) bool {
	if rest, unc := strings.CutPrefix(remote, `\\`); unc {
		server, share, _ := strings.Cut(rest, `\`)
		return server != "" && strings.Trim(share, `\`) != ""
	}
	before, after, colon := strings.Cut(remote, ":")
	return colon && len(before) > 1 && strings.HasPrefix(after, "/")
}
