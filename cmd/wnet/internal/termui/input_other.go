//go:build !unix

package termui

import "io"

// formInput is the input of a form as it is: the form library reads the console
// of Windows itself.
func formInput(in io.Reader) (io.Reader, func(), error) { return in, func() {}, nil }
