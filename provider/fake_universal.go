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
// ERROR_NOT_CONNECTED: not on a device that this network redirects for the session;
// one whose connection is deferred is redirected, and has its name already.
// ERROR_INVALID_LEVEL: neither level.
// ERROR_NOT_SUPPORTED: UNIVERSAL_NAME_INFO_LEVEL on a network without universal
// names; at the other level Universal is "" there.
func (f *Fake) GetUniversalName(s *session.Session, path string, level Level) (name UniversalName, err error) {
	if err = f.begin(s, f.caps().Connection, WNNC_CON_GETCONNECTIONS); err != nil {
		return name, err
	}
	if strings.IndexByte(path, '/') >= 0 {
		path = strings.ReplaceAll(path, "/", `\`)
	}
	n, rest, ok := session.SplitDrive(path)
	if !ok {
		return name, winerr.ERROR_BAD_DEVICE
	}
	c, err := f.redirected(s, n)
	switch {
	case err != nil:
		return name, err
	case level != UNIVERSAL_NAME_INFO_LEVEL && level != REMOTE_NAME_INFO_LEVEL:
		return name, winerr.ERROR_INVALID_LEVEL
	case level == UNIVERSAL_NAME_INFO_LEVEL && f.Kind.NoUniversalNames:
		return name, winerr.ERROR_NOT_SUPPORTED
	}
	if !f.Kind.NoUniversalNames {
		name.Universal = f.universal(c, rest)
	}
	if level == REMOTE_NAME_INFO_LEVEL {
		name.Connection, name.Remaining = c.remote, rest
	}
	return name, nil
}

// universal is the universal name of a path on a connection.
func (f *Fake) universal(c *connection, rest string) string {
	if f.unc() {
		return c.remote + rest
	}
	whole := c.at
	whole.Rest += rest
	return f.syntax().Spell(whole)
}
