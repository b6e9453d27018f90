package session

// Elevation tells the halves of a split token apart (TOKEN_ELEVATION_TYPE, winnt.h).
type Elevation uint8

const (
	// Default is the elevation of a session whose logon was not split.
	Default Elevation = iota
	// Full is the elevated half.
	Full
	// Limited is the filtered half, the one that an interactive logon returns.
	Limited
)

var elevations = []string{Default: "Default", Full: "Full", Limited: "Limited"}

// String returns the name of the constant, or "Elevation(N)" for a number that is none.
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
	elevated.elevation, elevated.linked = Full, s
	s.elevation, s.linked = Limited, elevated
}

// releaseElevated releases the reference of a filtered session to its elevated half.
func (s *Session) releaseElevated() {
	if s.elevation == Limited && s.linked != nil {
		s.linked.Release()
	}
}
