package routing

import (
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
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
	// Remote is the remote name that the call is about. The SMB network owns the plain UNC names: while it isn't there, one
	// of these is ERROR_NO_NET_OR_BAD_PATH.
	Remote string
	// MissingFirst makes the result ERROR_NO_NET_OR_BAD_PATH whenever a network isn't there, whatever the others answered.
	MissingFirst bool
	// AnswerIgnored makes a provider that has started and answers ERROR_NO_NETWORK to the call itself count as one that
	// hasn't started. Without it such an answer turns ERROR_BAD_NETPATH of others into ERROR_BAD_NET_NAME.
	AnswerIgnored bool
	// FileCall says that ERROR_BAD_NETPATH and ERROR_BAD_NET_NAME say more about a device than ERROR_NOT_CONNECTED: the
	// provider that has it can't reach its server or share. ERROR_INVALID_PARAMETER is about the arguments then, and no
	// provider means by it that a name isn't its own.
	FileCall bool
	// Unknown is the result if no network knows the name. nil stands for ERROR_NO_NET_OR_BAD_PATH if Remote is
	// WellFormed, and for ERROR_BAD_NET_NAME if it isn't.
	Unknown error
	// SomeDown is the result if no provider accepted and a network isn't there; nil stands for ERROR_NO_NET_OR_BAD_PATH.
	SomeDown error
	// NoneHas is the result if no provider has the call; nil for a call without such a result.
	NoneHas error

	asked       int32
	down        int32 // haven't started, or answered ERROR_NO_NETWORK
	refused     int32 // of these, those that had started
	starting    int32 // are starting, and the call only asks
	unsupported int32 // answered ERROR_NOT_SUPPORTED
	smbMissing  bool  // the SMB network is among those that are starting or down

	weight weight // of err
	err    error  // the first one of the greatest weight
	by     *Slot  // who answered err
}

// weight orders the errors that can be the result by what they say.
type weight uint8

const (
	noError     weight = iota
	noName             // ERROR_BAD_NET_NAME
	noPath             // ERROR_BAD_NETPATH: the network that owns the name doesn't find its server
	significant        // any other that doesn't mean "not mine"
)

// keep keeps an error if none of its weight is kept yet.
func (v *Verdict) keep(w weight, sl *Slot, err error) {
	if w > v.weight {
		v.weight, v.err, v.by = w, err, sl
	}
}

// Note takes the error of one provider.
func (v *Verdict) Note(sl *Slot, err error) {
	v.asked++
	code := winerr.Code(err)
	switch {
	case v.Asks && code == winerr.ERROR_BUSY && !sl.Ready():
		v.starting++
		v.smbMissing = v.smbMissing || sl.isSMB()
	case code == winerr.ERROR_NO_NETWORK:
		v.down++
		if sl.Ready() {
			v.refused++
		}
		v.smbMissing = v.smbMissing || sl.isSMB()
	case v.Device && code == winerr.ERROR_NOT_CONNECTED, code == winerr.ERROR_INVALID_LEVEL:
	case code == winerr.ERROR_INVALID_PARAMETER && !v.FileCall:
	case code == winerr.ERROR_NOT_SUPPORTED:
		v.unsupported++
	case code == winerr.ERROR_BAD_NETPATH:
		v.keep(noPath, sl, err)
	case code == winerr.ERROR_BAD_NET_NAME:
		v.keep(noName, sl, err)
	default:
		v.keep(significant, sl, err)
	}
}

// Asked reports whether an error has been noted.
func (v *Verdict) Asked() bool { return v.asked > 0 }

// Significant reports whether a significant error has been noted.
func (v *Verdict) Significant() bool { return v.weight == significant }

// Unsupported reports whether a provider answered ERROR_NOT_SUPPORTED.
func (v *Verdict) Unsupported() bool { return v.unsupported > 0 }

// Result returns the error that the caller gets when no provider accepted. The provider that answered it becomes a.Provider.
func (v *Verdict) Result(a *Asker) error {
	switch {
	case v.weight == significant:
		return v.kept(a)
	case v.down == v.asked:
		return winerr.ERROR_NO_NETWORK
	case v.unsupported == v.asked && v.NoneHas != nil:
		return v.NoneHas
	case v.down > 0 && v.SomeDown != nil:
		return v.SomeDown
	case v.missingCounts():
		return winerr.ERROR_NO_NET_OR_BAD_PATH
	case v.Device && !v.FileCall:
		return winerr.ERROR_NOT_CONNECTED
	case v.weight == noPath && v.refused > 0 && !v.AnswerIgnored:
		return winerr.ERROR_BAD_NET_NAME
	case v.weight != noError:
		return v.kept(a)
	case v.Device:
		return winerr.ERROR_NOT_CONNECTED
	case v.Unknown != nil:
		return v.Unknown
	case !WellFormed(v.Remote):
		return winerr.ERROR_BAD_NET_NAME
	}
	return winerr.ERROR_NO_NET_OR_BAD_PATH
}

// kept returns the error that is kept, and makes its provider a.Provider.
func (v *Verdict) kept(a *Asker) error {
	a.Provider = v.by.Name
	return v.err
}

// missingCounts reports whether a network that isn't there decides: for a device any, because it may have it, for a name
// the one that owns it, and all of them together.
func (v *Verdict) missingCounts() bool {
	missing := v.down + v.starting
	switch {
	case missing == v.asked:
		return true
	case v.Device || v.MissingFirst:
		return missing > 0
	}
	return v.smbMissing && isPlainUNC(v.Remote)
}

// isPlainUNC reports whether a name has the form of the SMB network's: `\\server`, `\\server\share`, but not
// `\\server@SSL\share` or `\\server@8080\share`, which are names of web folders.
func isPlainUNC(name string) bool {
	rest, unc := strings.CutPrefix(name, `\\`)
	server, _, _ := strings.Cut(rest, `\`)
	parts := strings.Split(server, "@")
	return unc && parts[0] != "" && !slices.ContainsFunc(parts[1:], func(part string) bool {
		return wintext.Same(part, "SSL") || part != "" && strings.Trim(part, "0123456789") == ""
	})
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
