package provider

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// GetUniversalName implements [Names] (NPGetUniversalName). The rest of the path is
// appended as it is, with backslashes; the object need not exist.
//
// ERROR_NO_NETWORK. ERROR_BAD_DEVICE: not a path on a drive, such as a UNC name.
// ERROR_NOT_CONNECTED: as GetConnection. ERROR_INVALID_LEVEL: neither level.
// ERROR_NOT_SUPPORTED: UNIVERSAL_NAME_INFO_LEVEL on a network without universal
// names; at the other level Universal is "" there.
func (f *Fake) GetUniversalName(s *session.Session, path string, level Level) (UniversalName, error) {
	if err := f.begin(s, 0, 0); err != nil {
		return UniversalName{}, err
	}
	n, rest, ok := splitDrive(strings.ReplaceAll(path, "/", `\`))
	if !ok {
		return UniversalName{}, winerr.ERROR_BAD_DEVICE
	}
	remote, err := f.GetConnection(s, n.String())
	if err != nil {
		return UniversalName{}, err
	}
	var name UniversalName
	if !f.Kind.NoUniversalNames {
		name.Universal = remote + rest
	}
	switch level {
	case UNIVERSAL_NAME_INFO_LEVEL:
		if f.Kind.NoUniversalNames {
			return UniversalName{}, winerr.ERROR_NOT_SUPPORTED
		}
	case REMOTE_NAME_INFO_LEVEL:
		name.Connection, name.Remaining = remote, rest
	default:
		return UniversalName{}, winerr.ERROR_INVALID_LEVEL
	}
	return name, nil
}
