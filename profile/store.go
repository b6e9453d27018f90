package profile

import (
	"fmt"
	"unicode/utf8"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Store keeps the remembered connections of users. The router asks it at each connect and changes it at each call with
// CONNECT_UPDATE_PROFILE.
//
// # Rules
//
//   - Users are compared without case, see [FoldUser]. No call for one user shows entries of another.
//   - A user without a profile has no entries. Put makes a profile; reading and deleting don't.
//   - A store keeps and returns copies of entries: changing one later changes nothing in the store, nor in other copies.
//   - A call that fails leaves every profile as it was. A call that returns nil has kept the change, by the means of the
//     store.
//   - Calls may come from several goroutines at once. A reader sees an entry as one Put wrote it, never a mix of two, and
//     no writer loses the entry of another.
//
// # Codes
//
// Every call can fail with the codes below; the error wraps the code and describes the failure. A store checks the
// arguments first.
//
//	ERROR_BAD_USERNAME          the user is empty, is not UTF-8 or holds a NUL
//	ERROR_BAD_DEVICE            the local name is not "A:" to "Z:" or "LPT1" to "LPT9" in capitals
//	ERROR_CANNOT_OPEN_PROFILE   the profile of that user cannot be opened or cannot be written: no such folder, no
//	                            access, disk full
//	ERROR_BAD_PROFILE           the profile of that user is damaged; it is left as it is
//
// The failure of one user's profile affects no other user.
//
// Document: WNetAddConnection2W and WNetCancelConnection2W, winnetwk.h documentation, for the two codes of the profile.
type Store interface {
	// Entries returns everything remembered for a user, sorted by Local as strings are; nothing remembered is no error.
	//
	// ERROR_BAD_USERNAME, ERROR_CANNOT_OPEN_PROFILE, ERROR_BAD_PROFILE: see Store.
	Entries(user string) ([]Entry, error)

	// Get returns what is remembered for one device of a user, and whether anything is.
	//
	// ERROR_BAD_USERNAME, ERROR_BAD_DEVICE, ERROR_CANNOT_OPEN_PROFILE, ERROR_BAD_PROFILE: see Store.
	Get(user, local string) (e Entry, found bool, err error)

	// Put remembers an entry for a user in place of the one with the same Local. Nothing of that older one remains.
	//
	// ERROR_BAD_USERNAME, ERROR_CANNOT_OPEN_PROFILE, ERROR_BAD_PROFILE: see Store.
	// ERROR_BAD_DEVICE, ERROR_BAD_NET_NAME, ERROR_INVALID_PARAMETER: see [Entry.Validate].
	Put(user string, e Entry) error

	// Delete forgets one device of a user. A device that is not remembered is no error.
	//
	// ERROR_BAD_USERNAME, ERROR_BAD_DEVICE, ERROR_CANNOT_OPEN_PROFILE, ERROR_BAD_PROFILE: see Store.
	Delete(user, local string) error

	// Users returns the folded names of the users who have a profile, sorted, also those whose last entry was deleted and
	// those whose profile cannot be opened or is damaged, which only the other calls find out.
	//
	// ERROR_CANNOT_OPEN_PROFILE: what the store keeps its profiles in cannot be read.
	Users() ([]string, error)
}

// ConnectionSaver is a Store that also keeps what net use was told last with /persistent.
//
// Document: "Net use", Windows commands reference, for /persistent; SaveConnections below the key Network\Persistent
// Connections is where Windows keeps it.
type ConnectionSaver interface {
	// SaveConnections reports whether net use remembers the connections of a user that it isn't told about; it does in a
	// new profile.
	//
	// ERROR_BAD_USERNAME, ERROR_CANNOT_OPEN_PROFILE, ERROR_BAD_PROFILE: see Store.
	SaveConnections(user string) (bool, error)

	// SetSaveConnections keeps the setting.
	//
	// ERROR_BAD_USERNAME, ERROR_CANNOT_OPEN_PROFILE, ERROR_BAD_PROFILE: see Store.
	SetSaveConnections(user string, save bool) error
}

// FoldUser returns the name by which stores know a user: the same for every spelling that differs in case only. A folded
// name folds to itself, without an allocation.
//
// ERROR_BAD_USERNAME: the name is empty, isn't UTF-8 or holds a NUL.
func FoldUser(user string) (string, error) {
	if isFolded(user) {
		return user, nil
	}
	if user == "" || !wintext.Valid(user) {
		return "", fmt.Errorf("profile: user %q: %w", user, winerr.ERROR_BAD_USERNAME)
	}
	return wintext.Fold(user), nil
}

// isFolded reports whether a user is folded ASCII without a NUL, as the key of a session nearly always is. One pass in
// place of two shows in the time of connecting, which asks the store several times.
func isFolded(user string) bool {
	for i := range len(user) {
		if c := user[i]; c-1 >= utf8.RuneSelf-1 || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return user != ""
}
