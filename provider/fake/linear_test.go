package fake_test

import (
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// letterCall is a call about one letter: "add", "cancel", "get" or "open".
type letterCall struct {
	what   string
	remote string // of add
}

// letterAnswer is what it answered.
type letterAnswer struct {
	code   winerr.Errno
	remote string // of get
}

// letterModel is what one letter does, one call after the other: the state is its
// remote name, "" when it isn't connected.
var letterModel = porcupine.Model{
	Init: func() any { return "" },
	Step: func(state, input, output any) (bool, any) {
		call, got := input.(letterCall), output.(letterAnswer)
		want, next := letterAnswer{code: winerr.ERROR_NOT_CONNECTED}, state.(string)
		switch {
		case call.what == "add" && next == "":
			want.code, next = winerr.NO_ERROR, call.remote
		case call.what == "add":
			want.code = winerr.ERROR_ALREADY_ASSIGNED
		case next == "":
		case call.what == "cancel":
			want.code, next = winerr.NO_ERROR, ""
		case call.what == "get":
			want = letterAnswer{remote: next}
		case call.what == "open":
			want.code = winerr.NO_ERROR
		}
		return got == want, next
	},
	DescribeOperation: func(input, output any) string { return fmt.Sprintf("%v: %v", input, output) },
}

// call makes a call about Z:.
func (m *machine) call(c letterCall) (a letterAnswer) {
	var err error
	switch c.what {
	case "add":
		err = m.add("Z:", c.remote, none)
	case "cancel":
		err = m.CancelConnection(m.s, "Z:", true)
	case "get":
		a.remote, err = m.GetConnection(m.s, "Z:")
	case "open":
		_, err = m.OpenFile(m.s, `Z:\`, os.O_RDONLY, 0)
	}
	a.code = winerr.Code(err)
	return a
}

// Whatever several callers do with one letter at once, it looks to them as if their
// calls had been made one after the other.
func TestFakeLettersAreLinearizable(t *testing.T) {
	const callers, rounds = 4, 50
	scripts := [callers][]letterCall{
		{{"add", `\\FILES\docs`}, {"get", ""}, {"cancel", ""}, {"get", ""}},
		{{"add", `\\FILES\public`}, {"open", ""}, {"cancel", ""}, {"add", `\\FILES\public`}},
		{{"cancel", ""}, {"get", ""}, {"open", ""}, {"get", ""}},
		{{"open", ""}, {"get", ""}, {"add", `\\OPEN\data`}, {"cancel", ""}},
	}
	m := start(t, `CORP\alice`)
	var histories [callers][]porcupine.Operation
	var clock atomic.Int64 // numbers what happens: a clock that doesn't tell moments apart would leave any order possible
	var wg sync.WaitGroup
	for i, script := range scripts {
		wg.Go(func() {
			for n := range rounds {
				op := porcupine.Operation{ClientId: i, Input: script[n%len(script)], Call: clock.Add(1)}
				op.Output = m.call(op.Input.(letterCall))
				op.Return = clock.Add(1)
				histories[i] = append(histories[i], op)
			}
		})
	}
	wg.Wait()
	var history []porcupine.Operation
	for _, h := range histories {
		history = append(history, h...)
	}
	require.Equal(t, porcupine.Ok, porcupine.CheckOperationsTimeout(letterModel, history, time.Minute))
}
