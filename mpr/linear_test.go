package mpr_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// letterCall is a call about one letter of one session.
type letterCall struct {
	of     session.LUID
	letter string
	what   string // "add", "cancel", "force", "get", "user" or "open"
	remote string // of add
}

// letterAnswer is what it answered.
type letterAnswer struct {
	code winerr.Errno
	text string
}

// letterState is a letter between two calls: its remote name, "" when it isn't
// connected, and whether files are open on it.
type letterState struct {
	remote string
	files  bool
}

// next is what a call answers, and the letter after it. user is the session's.
func (s letterState) next(call letterCall, user string) (letterAnswer, letterState) {
	answer := letterAnswer{code: winerr.ERROR_NOT_CONNECTED}
	switch {
	case call.what == "add" && s.remote == "":
		return letterAnswer{}, letterState{remote: call.remote}
	case call.what == "add":
		answer.code = winerr.ERROR_ALREADY_ASSIGNED
	case s.remote == "":
	case call.what == "cancel" && s.files:
		answer.code = winerr.ERROR_OPEN_FILES
	case call.what == "cancel" || call.what == "force":
		return letterAnswer{}, letterState{}
	case call.what == "get":
		answer = letterAnswer{text: s.remote}
	case call.what == "user":
		answer = letterAnswer{text: user}
	case call.what == "open":
		return letterAnswer{}, letterState{s.remote, true}
	}
	return answer, s
}

// letters is the machine as a history of calls has it: every letter of every
// session for itself.
func letters(users map[session.LUID]string) porcupine.Model {
	return porcupine.Model{
		Init: func() any { return letterState{} },
		Partition: func(history []porcupine.Operation) [][]porcupine.Operation {
			parts := make(map[letterCall][]porcupine.Operation)
			for _, op := range history {
				call := op.Input.(letterCall)
				key := letterCall{of: call.of, letter: call.letter}
				parts[key] = append(parts[key], op)
			}
			var all [][]porcupine.Operation
			for _, part := range parts {
				all = append(all, part)
			}
			return all
		},
		Step: func(state, input, output any) (bool, any) {
			call := input.(letterCall)
			want, next := state.(letterState).next(call, users[call.of])
			return output.(letterAnswer) == want, next
		},
		DescribeOperation: func(input, output any) string { return fmt.Sprintf("%v: %v", input, output) },
	}
}

// make makes the call.
func (call letterCall) make(c *mpr.Caller) (a letterAnswer) {
	var err error
	switch call.what {
	case "add":
		err = c.AddConnection2(disk(call.letter, call.remote), mpr.Credentials{}, 0)
	case "cancel", "force":
		err = c.CancelConnection2(call.letter, 0, call.what == "force")
	case "get":
		a.text, err = c.GetConnection(call.letter)
	case "user":
		a.text, err = c.GetUser(call.letter)
	case "open":
		_, err = c.Open(call.letter + `\`)
	}
	a.code = winerr.Code(err)
	return a
}

// anyLetterCall picks a call.
func anyLetterCall(r *rand.Rand, of session.LUID) letterCall {
	call := letterCall{of: of, letter: []string{"Z:", "Y:"}[r.IntN(2)]}
	call.what = []string{"add", "add", "cancel", "force", "get", "user", "open"}[r.IntN(7)]
	if call.what == "add" {
		call.remote = []string{docs, media, other}[r.IntN(3)]
	}
	return call
}

// crowd lets another thread run before and after the network is asked, so that
// calls overlap.
func (m *testbed) crowd() {
	yield := func(hook.Invocation) (func(error) error, error) {
		runtime.Gosched()
		return func(err error) error {
			runtime.Gosched()
			return err
		}, nil
	}
	for _, each := range []provider.Call{provider.CallAddConnection3, provider.CallCancelConnection2,
		provider.CallGetConnection, provider.CallGetUser, provider.CallOpenFile} {
		m.hook.On(each, yield)
	}
}

// record has threads of several sessions make random calls at once, and gives
// the history with the user of each session.
func record(t *testing.T, seed uint64) (history []porcupine.Operation, users map[session.LUID]string) {
	const threads, calls = 3, 100
	m := machine(t)
	m.crowd()
	users = make(map[session.LUID]string)
	var clock atomic.Int64 // orders what happens one after the other, and no more
	var mu sync.Mutex
	var running sync.WaitGroup
	start := make(chan struct{})
	for _, user := range []string{"alice", "bob", "alice"} {
		first := m.logon(user)
		luid := first.Session().LUID()
		users[luid] = user
		for i := range threads {
			c := thread(t, first)
			r := rand.New(rand.NewPCG(seed, uint64(luid)<<8|uint64(i)))
			running.Go(func() {
				<-start
				for range calls {
					op := porcupine.Operation{ClientId: int(luid)<<8 | i, Input: anyLetterCall(r, luid), Call: clock.Add(1)}
					op.Output = op.Input.(letterCall).make(c)
					op.Return = clock.Add(1)
					mu.Lock()
					history = append(history, op)
					mu.Unlock()
				}
			})
		}
	}
	close(start)
	running.Wait()
	return history, users
}

// Whatever the threads of several sessions do at once, to each letter of each
// session it looks as if one call had been made after the other.
func TestLettersAreLinearizable(t *testing.T) {
	atOnce := 0
	for seed := range uint64(30) {
		history, users := record(t, seed)
		atOnce += overlaps(history)
		require.Equal(t, porcupine.Ok, porcupine.CheckOperationsTimeout(letters(users), history, time.Minute), "seed %d", seed)
	}
	t.Logf("%d calls overlapped", atOnce)
	require.Greater(t, atOnce, 1000, "calls that don't overlap prove nothing")
}

// sequence is a history of calls about one letter, one after the other.
func sequence(ops ...porcupine.Operation) []porcupine.Operation {
	for i := range ops {
		ops[i].Call, ops[i].Return = int64(2*i), int64(2*i+1)
	}
	return ops
}

func answered(what, remote string, a letterAnswer) porcupine.Operation {
	return porcupine.Operation{Input: letterCall{letter: "Z:", what: what, remote: remote}, Output: a}
}

// Histories that can't be are refused, and one that can isn't.
func TestImpossibleHistoriesAreRefused(t *testing.T) {
	add, none := answered("add", docs, letterAnswer{}), letterAnswer{code: winerr.ERROR_NOT_CONNECTED}
	users := map[session.LUID]string{0: "alice"}
	for name, history := range map[string][]porcupine.Operation{
		"connected twice":                sequence(add, answered("add", media, letterAnswer{})),
		"connected, and gone":            sequence(add, answered("get", "", none)),
		"connected to something else":    sequence(add, answered("get", "", letterAnswer{text: media})),
		"connected as somebody else":     sequence(add, answered("user", "", letterAnswer{text: "bob"})),
		"cancelled, and there":           sequence(add, answered("force", "", letterAnswer{}), answered("get", "", letterAnswer{text: docs})),
		"cancelled twice":                sequence(add, answered("cancel", "", letterAnswer{}), answered("cancel", "", letterAnswer{})),
		"cancelled with files open":      sequence(add, answered("open", "", letterAnswer{}), answered("cancel", "", letterAnswer{})),
		"refused though nothing is open": sequence(add, answered("cancel", "", letterAnswer{code: winerr.ERROR_OPEN_FILES})),
	} {
		require.False(t, porcupine.CheckOperations(letters(users), history), name)
	}
	possible := sequence(add, answered("open", "", letterAnswer{}), answered("force", "", letterAnswer{}), answered("get", "", none))
	require.True(t, porcupine.CheckOperations(letters(users), possible))
}

// overlaps counts the calls that began before the one before them had returned,
// about the same letter of the same session.
func overlaps(history []porcupine.Operation) (n int) {
	for _, part := range letters(nil).Partition(history) {
		slices.SortFunc(part, func(a, b porcupine.Operation) int { return cmp.Compare(a.Call, b.Call) })
		for i := 1; i < len(part); i++ {
			if part[i].Call < part[i-1].Return {
				n++
			}
		}
	}
	return n
}
