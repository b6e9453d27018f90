package machine

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// sizeOption makes a call with a caller's buffer.
var sizeOption = Option{Name: "size", Value: "N", Help: "the size of the caller's buffer, to see what a small one gives"}

// buffer is the buffer of /size; nil without it.
func (l *line) buffer() (*mpr.Buffer, error) {
	if !l.has("size") {
		return nil, nil
	}
	size, err := number(l, "size", 0)
	return &mpr.Buffer{Size: size}, err
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
		run: func(l *line) error {
			if err := l.between(q.least, 1); err != nil {
				return err
			}
			me, err := l.mine()
			if err != nil {
				return err
			}
			buf, err := l.buffer()
			if err != nil {
				return err
			}
			var text string
			if buf == nil {
				text, err = q.ask(me, l.arg(0))
			} else {
				text, err = q.askSized(me, l.arg(0), buf)
				l.sized(buf)
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
