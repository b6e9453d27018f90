package winerr

import "strconv"

// Extended is an error that a network provider reports in its own words and numbers: what WNetGetLastError tells after
// a call that returned ERROR_EXTENDED_ERROR. A provider returns a pointer to it in place of calling WNetSetLastError.
//
// It unwraps to ERROR_EXTENDED_ERROR, so Code and errors.Is see that code.
//
// Document: WNetGetLastErrorW, winnetwk.h documentation; WNetSetLastErrorW, npapi.h documentation.
type Extended struct {
	Code     uint32 // the provider's own number, which is no Win32 code
	Text     string // what happened, for a person
	Provider string // the name of the provider
}

// Error returns the provider, its text and its number in one line, as in "Example Network: the tree is full (code 7)".
func (x *Extended) Error() string {
	text := x.Text
	if text == "" {
		text = ERROR_EXTENDED_ERROR.Text()
	}
	if x.Provider != "" {
		text = x.Provider + ": " + text
	}
	return text + " (code " + strconv.FormatUint(uint64(x.Code), 10) + ")"
}

// Unwrap returns ERROR_EXTENDED_ERROR.
func (x *Extended) Unwrap() error { return ERROR_EXTENDED_ERROR }
