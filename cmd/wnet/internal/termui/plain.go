package termui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"charm.land/huh/v2"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// plain reports whether dialogs are questions on lines: for those who say so, and
// for terminals that can't draw.
func plain() bool { return os.Getenv("ACCESSIBLE") != "" || os.Getenv("TERM") == "dumb" }

// askPlainly puts a form as questions on lines, without colours. The library takes
// the end of the input for an answer to all that is left; here it is a user who
// gives up, and so is Ctrl-C, which calls stop to end the input.
func (u *UI) askPlainly(ctx context.Context, form *huh.Form, in io.Reader, stop func()) error {
	defer u.Prompter.Plain()()
	ctx, done := signal.NotifyContext(ctx, os.Interrupt)
	defer done()
	defer context.AfterFunc(ctx, stop)()
	q := &questions{in: in, out: u.Out}
	err := form.WithInput(q).WithOutput(q).WithAccessible(true).WithTheme(huh.ThemeFunc(huh.ThemeBase)).RunWithContext(ctx)
	if q.ended || ctx.Err() != nil {
		fmt.Fprintln(u.Out) // the question's line is still open
		return winerr.ERROR_CANCELLED
	}
	return err
}

// questions are lines asked and answered, up to the end of the input: a terminal
// would go on after Ctrl-D.
type questions struct {
	in    io.Reader
	out   io.Writer
	ended bool
}

func (q *questions) Read(p []byte) (int, error) {
	if q.ended {
		return 0, io.EOF
	}
	n, err := q.in.Read(p)
	q.ended = errors.Is(err, io.EOF)
	return n, err
}

// Write asks nothing of somebody who has given up.
func (q *questions) Write(p []byte) (int, error) {
	if q.ended {
		return len(p), nil
	}
	return q.out.Write(p)
}
