package regfile

import (
	"strconv"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// Error says where a .reg file is damaged. It unwraps to ERROR_BAD_PROFILE.
type Error struct {
	File   string // the file's path; "" for one that is not on disk
	Line   int    // the number of the line, from 1
	Reason string // what is wrong with it
}

// Error returns file, line and reason in one line, as in "alice.reg:7: a string without its closing quote".
func (e *Error) Error() string {
	file := e.File
	if file == "" {
		file = "line "
	} else {
		file += ":"
	}
	return file + strconv.Itoa(e.Line) + ": " + e.Reason
}

// Unwrap returns ERROR_BAD_PROFILE.
func (e *Error) Unwrap() error { return winerr.ERROR_BAD_PROFILE }

// offsetError is an Error before its line is counted.
type offsetError struct {
	offset int
	reason string
}

func (e *offsetError) Error() string { return e.reason }

func (s *scanner) fail(offset int, reason string) error {
	return &offsetError{offset: offset, reason: reason}
}
