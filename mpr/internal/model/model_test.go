package model

import (
	"flag"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

var long = flag.Bool("long", false, "make a million calls instead of a hundred thousand")

// length is about how many calls a program has.
const length = 400

// setFlag sets a flag of the test program for one test.
func setFlag(t *testing.T, name string, value int) {
	old := flag.Lookup(name).Value.String()
	require.NoError(t, flag.Set(name, strconv.Itoa(value)))
	t.Cleanup(func() { require.NoError(t, flag.Set(name, old)) })
}

// Random programs of calls have the same answers from the emulator as from the
// model, and leave the same machine after each call.
func TestEmulatorFollowsTheModel(t *testing.T) {
	calls := 100_000
	if *long {
		calls = 1_000_000
	}
	requireSeen(t, follow(t, calls, func(*pair) {}))
}

// follow runs random programs of about so many calls, on pairs as configure makes them, and returns the answers.
func follow(t *testing.T, calls int, configure func(*pair)) map[outcome]int {
	t.Helper()
	setFlag(t, "rapid.steps", length)
	made, seen := 0, make(map[outcome]int)
	for made < calls {
		before := made
		rapid.Check(t, func(rt *rapid.T) {
			p, err := newPair(session.Options{EnableLinkedConnections: rapid.Bool().Draw(rt, "linked")}, nil)
			require.NoError(rt, err)
			p.seen = seen
			configure(p)
			defer p.end()
			rt.Repeat(map[string]func(*rapid.T){"call": func(rt *rapid.T) {
				if err := p.step(anyCall.Draw(rt, "call")); err != nil {
					rt.Fatal(err)
				}
			}})
			made += p.steps
		})
		if t.Failed() {
			t.FailNow()
		}
		require.Greater(t, made, before, "programs without calls prove nothing")
	}
	t.Logf("%d calls", made)
	return seen
}

// requireSeen asserts that every operation had every answer that it can have: one
// that never came would be an unproved one.
func requireSeen(t *testing.T, seen map[outcome]int) {
	t.Helper()
	for op, codes := range answers {
		for _, code := range codes {
			require.NotZero(t, seen[outcome{op, code}], "%s never answered %s", op, code.Name())
		}
	}
}

// answers are the codes of the operations, as far as the model describes them.
var answers = map[operation][]winerr.Errno{
	add: {
		winerr.NO_ERROR, winerr.ERROR_ACCESS_DENIED, winerr.ERROR_ALREADY_ASSIGNED, winerr.ERROR_BAD_DEVICE,
		winerr.ERROR_BAD_DEV_TYPE, winerr.ERROR_BAD_NETPATH, winerr.ERROR_BAD_NET_NAME, winerr.ERROR_BAD_PROFILE,
		winerr.ERROR_CANNOT_OPEN_PROFILE, winerr.ERROR_DEVICE_ALREADY_REMEMBERED, winerr.ERROR_INVALID_PARAMETER,
		winerr.ERROR_INVALID_PASSWORD, winerr.ERROR_LOGON_FAILURE, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT,
		winerr.ERROR_ACCOUNT_DISABLED,
	},
	cancel: {
		winerr.NO_ERROR, winerr.ERROR_BAD_PROFILE, winerr.ERROR_CANNOT_OPEN_PROFILE, winerr.ERROR_DEVICE_IN_USE,
		winerr.ERROR_INVALID_PARAMETER, winerr.ERROR_NOT_CONNECTED, winerr.ERROR_OPEN_FILES,
	},
	restore: {
		winerr.NO_ERROR, winerr.ERROR_ALREADY_ASSIGNED, winerr.ERROR_BAD_DEVICE, winerr.ERROR_BAD_NETPATH,
		winerr.ERROR_BAD_PROFILE, winerr.ERROR_CANCELLED, winerr.ERROR_CANNOT_OPEN_PROFILE, winerr.ERROR_NOT_CONNECTED,
	}, // the codes of a remembered user are among the rare programs
	get:            {winerr.NO_ERROR, winerr.ERROR_BAD_DEVICE, winerr.ERROR_CONNECTION_UNAVAIL, winerr.ERROR_NOT_CONNECTED},
	universal:      {winerr.NO_ERROR, winerr.ERROR_BAD_DEVICE, winerr.ERROR_CONNECTION_UNAVAIL, winerr.ERROR_NOT_CONNECTED},
	getUser:        {winerr.NO_ERROR, winerr.ERROR_NOT_CONNECTED},
	connected:      {winerr.NO_ERROR},
	rememberedOnes: {winerr.NO_ERROR, winerr.ERROR_BAD_PROFILE, winerr.ERROR_CANNOT_OPEN_PROFILE},
	open:           {winerr.NO_ERROR, winerr.ERROR_BAD_NETPATH, winerr.ERROR_FILE_NOT_FOUND, winerr.ERROR_NOT_CONNECTED},
	chdir:          {winerr.NO_ERROR, winerr.ERROR_BAD_NETPATH, winerr.ERROR_DIRECTORY, winerr.ERROR_NOT_CONNECTED},
	stat:           {winerr.NO_ERROR, winerr.ERROR_INVALID_HANDLE, winerr.ERROR_NETNAME_DELETED},
	closeFile:      {winerr.NO_ERROR, winerr.ERROR_INVALID_HANDLE},
	elevate:        {winerr.NO_ERROR, winerr.ERROR_NO_SUCH_LOGON_SESSION},
}
