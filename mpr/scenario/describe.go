package scenario

import (
	"errors"
	"fmt"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// IsUsage reports whether an error is a command that can't be understood.
func IsUsage(err error) bool {
	_, is := errors.AsType[*Usage](err)
	return is
}

// Describe is an error as the user reads it: the number and name of its code
// and what Windows says about it; a usage error as it is.
func Describe(err error) string {
	if _, mismatch := errors.AsType[*Mismatch](err); mismatch || IsUsage(err) {
		return err.Error()
	}
	code := winerr.Code(err)
	if code == winerr.ERROR_UNEXP_NET_ERR && !errors.Is(err, code) {
		return err.Error() // no call of the machine failed, but something around it
	}
	return describeCode(code, err)
}

func describeCode(code winerr.Errno, err error) string {
	text := fmt.Sprintf("%s (%d)", code.Name(), uint32(code))
	switch says := code.Text(); {
	case code == winerr.NO_ERROR:
		return text
	case says == "":
		text = code.Name() // the number is all that it has
	default:
		text += ": " + says
	}
	if e, is := errors.AsType[*mpr.Error](err); is && e.Provider != "" {
		text += " [" + e.Provider + "]"
	}
	if e, is := errors.AsType[*winerr.Extended](err); is {
		text += fmt.Sprintf("\n%s says %d: %s", e.Provider, e.Code, e.Text)
	}
	return text
}
