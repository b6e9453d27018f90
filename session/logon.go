package session

import winerr "github.com/seed-520b6462/winnet/errors"

// LogonType tells how a user logged on, with the numbers of SECURITY_LOGON_TYPE (ntsecapi.h).
type LogonType uint8

// The logon types that make a session with letters of its own.
const (
	LogonInteractive       LogonType = 2
	LogonNetwork           LogonType = 3
	LogonBatch             LogonType = 4
	LogonService           LogonType = 5
	LogonNewCredentials    LogonType = 9
	LogonRemoteInteractive LogonType = 10
)

var logonTypes = []string{
	LogonInteractive: "Interactive", LogonNetwork: "Network", LogonBatch: "Batch", LogonService: "Service", LogonNewCredentials: "NewCredentials",
	LogonRemoteInteractive: "RemoteInteractive",
}

// String returns the name of the constant without Logon, or "LogonType(N)" for a number that is none.
func (t LogonType) String() string { return constantName(logonTypes, t, "LogonType") }

// known reports whether the type is one of the constants.
func (t LogonType) known() bool { return int(t) < len(logonTypes) && logonTypes[t] != "" }

// Logon describes a logon.
type Logon struct {
	// User is the account; optional for a NewCredentials logon, which has the user of From.
	User User
	// Type is how the user logs on; zero stands for LogonInteractive.
	Type LogonType
	// Administrator tells that the user is a member of the administrators, whose interactive logon is split in two.
	Administrator bool
	// Password is what the user logged on with, which servers that know the user check; NULL if it isn't known, so that they
	// trust the logon. A NewCredentials logon has NetworkPassword.
	Password Password
	// NetworkUser and NetworkPassword are what servers see in place of User; for NewCredentials only.
	NetworkUser     User
	NetworkPassword Password
	// From is the session whose user a NewCredentials logon keeps on this machine.
	From *Session
}

// validate returns the error of a logon that no table allows.
func (l Logon) validate() error {
	if !l.Type.known() {
		return winerr.ERROR_INVALID_PARAMETER
	}
	if l.Type != LogonNewCredentials {
		if l.From != nil || l.NetworkUser != (User{}) || !l.NetworkPassword.Equal(Password{}) {
			return winerr.ERROR_INVALID_PARAMETER
		}
		return l.User.validate()
	}
	if l.From == nil || !l.Password.Equal(Password{}) || l.User != (User{}) && !l.User.Same(l.From.user) {
		return winerr.ERROR_INVALID_PARAMETER
	}
	return l.NetworkUser.validate()
}

// splits reports whether this logon gets a filtered and an elevated session.
func (l Logon) splits(o Options) bool {
	interactive := l.Type == LogonInteractive || l.Type == LogonRemoteInteractive
	return l.Administrator && interactive && o.splitTokens()
}

// Elevation tells the halves of a split token apart (TOKEN_ELEVATION_TYPE, winnt.h).
type Elevation uint8

const (
	// ElevationDefault is the elevation of a session whose logon was not split.
	ElevationDefault Elevation = iota
	// ElevationFull is the elevated half.
	ElevationFull
	// ElevationLimited is the filtered half, the one that an interactive logon returns.
	ElevationLimited
)

var elevations = []string{ElevationDefault: "Default", ElevationFull: "Full", ElevationLimited: "Limited"}

// String returns the name of the constant without Elevation, or "Elevation(N)" for a number that is none.
func (e Elevation) String() string { return constantName(elevations, e, "Elevation") }

// Elevation returns which half of a split token the session is. A NewCredentials session has the elevation of the
// session that it was made from.
func (s *Session) Elevation() Elevation { return s.elevation }

// Linked returns the other half of a split token, or nil if the session was not split. Each half has its own references
// and logs off by itself. The elevated half starts with one reference, which the filtered half owns and releases when it
// logs off.
func (s *Session) Linked() *Session { return s.linked }

// link makes the elevated half of a session that is not in the table yet.
func (s *Session) link() {
	elevated := s.table.newSession(s.user, s.key, s.typ)
	elevated.password, elevated.administrator = s.password, s.administrator
	elevated.elevation, elevated.linked = ElevationFull, s
	s.elevation, s.linked = ElevationLimited, elevated
}

// releaseElevated releases the reference of a filtered session to its elevated half.
func (s *Session) releaseElevated() {
	if s.elevation == ElevationLimited && s.linked != nil {
		s.linked.Release()
	}
}
