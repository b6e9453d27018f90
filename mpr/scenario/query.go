package scenario

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// sizeOption makes a call with a caller's buffer.
var sizeOption = Option{Name: "size", Value: "N|null", Help: "the size of the caller's buffer, to see what a small one gives"}

// buffer is the buffer of /size, and whether there is one to pass: without the
// option there isn't, and with /size:null it is nil.
func (l *line) buffer() (buf *mpr.Buffer, given bool, err error) {
	if !l.has("size") || strings.EqualFold(l.options["size"], "null") {
		return nil, l.has("size"), nil
	}
	size, err := number(l, "size", 0)
	return &mpr.Buffer{Size: size}, true, err
}

// query is a call that asks with one argument for one text.
type query struct {
	name, args, short, example string
	least                      int
	kind                       Kind
	ask                        func(*mpr.Caller, string) (string, error)
	askSized                   func(*mpr.Caller, string, *mpr.Buffer) (string, error)
}

func (q query) command() *Command {
	return &Command{
		Name: q.name, Args: q.args, Short: q.short, Options: []Option{sizeOption},
		Examples: []string{q.example}, Complete: []Kind{q.kind},
		least: q.least, most: 1, act: func(l *line, me *mpr.Caller) error {
			buf, given, err := l.buffer()
			if err != nil {
				return err
			}
			var text string
			if given {
				text, err = q.askSized(me, l.arg(0), buf)
				l.sized(buf)
			} else {
				text, err = q.ask(me, l.arg(0))
			}
			if err == nil || winerr.Code(err) == winerr.ERROR_CONNECTION_UNAVAIL {
				l.printf("%s\n", text)
			}
			return err
		},
	}
}

var connectionCommand = query{
	name: "connection", args: "DEVICE", least: 1, kind: KindDevice,
	short: "tell what a device is connected to (GetConnection)", example: `connection Z:`,
	ask: (*mpr.Caller).GetConnection, askSized: (*mpr.Caller).GetConnectionSized,
}.command()

var getUserCommand = query{
	name: "getuser", args: "[DEVICE|REMOTE]", kind: KindDevice,
	short: "tell the user of a connection, or of the caller (GetUser)", example: `getuser Z:`,
	ask: (*mpr.Caller).GetUser, askSized: (*mpr.Caller).GetUserSized,
}.command()
