package model

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// The callers of the programs that are written down: whom newPair makes, and who
// logs on after that.
const (
	system = iota
	alice
	again
)

const docs, backups = `\\files\docs`, `\\backup\docs`

// aliceLogsOn is the beginning of each program.
var aliceLogsOn = call{op: logOn, user: "alice", kind: interactive, yes: true}

// kept connects a device and remembers it.
func kept(local, remote string, cred credentials) call {
	return call{op: add, who: alice, local: local, remote: remote, flags: updateProfile, cred: cred}
}

// rare are programs that random ones hardly ever are, each with the answer to its
// last call.
var rare = map[string]struct {
	program []call
	want    winerr.Errno
}{
	"a server that is down keeps no other drive from being restored": {[]call{
		aliceLogsOn, kept("Y:", backups, credentials{}), kept("Z:", docs, credentials{}),
		{op: cancel, who: alice, local: "Y:"}, {op: cancel, who: alice, local: "Z:"},
		{op: serverDown, which: 0, yes: true}, {op: restore, who: alice},
	}, winerr.ERROR_BAD_NETPATH},
	"nor from being restored at a logon": {[]call{
		aliceLogsOn, kept("Y:", backups, credentials{}), kept("Z:", docs, credentials{}), {op: serverDown, which: 0, yes: true},
		aliceLogsOn, {op: get, who: again, local: "Z:"},
	}, winerr.NO_ERROR},
	"a letter of LocalSystem hides one that is remembered": {[]call{
		aliceLogsOn, kept("Z:", docs, credentials{}), {op: cancel, who: alice, local: "Z:"},
		{op: add, who: system, local: "Z:", remote: docs, cred: as("bob", "hunter2")}, {op: restore, who: alice, local: "Z:"},
	}, winerr.ERROR_ALREADY_ASSIGNED},
	"and is told of when all are restored": {[]call{
		aliceLogsOn, kept("Z:", docs, credentials{}), {op: cancel, who: alice, local: "Z:"},
		{op: add, who: system, local: "Z:", remote: docs, cred: as("bob", "hunter2")}, {op: restore, who: alice},
	}, winerr.ERROR_ALREADY_ASSIGNED},
	"what is connected to its remembered name is restored": {[]call{
		aliceLogsOn, kept("Z:", docs, credentials{}), {op: restore, who: alice},
	}, winerr.NO_ERROR},
	"a drive of another user than the one who is connected isn't restored": {[]call{
		aliceLogsOn, kept("Z:", docs, as("bob", "hunter2")), {op: cancel, who: alice, local: "Z:"},
		{op: add, who: alice, remote: docs}, {op: restore, who: alice, local: "Z:"},
	}, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT},
	"nor is one of another user with NULL for a password": {[]call{
		aliceLogsOn, kept("Z:", docs, as("bob", "hunter2")), {op: cancel, who: alice, local: "Z:"}, {op: restore, who: alice, local: "Z:"},
	}, winerr.ERROR_INVALID_PASSWORD},
	"an account that is disabled isn't admitted with its password": {[]call{
		aliceLogsOn, {op: add, who: alice, local: "Z:", remote: docs, cred: as("frank", "pass")},
	}, winerr.ERROR_ACCOUNT_DISABLED},
	"and without it nobody is told so": {[]call{
		aliceLogsOn, {op: add, who: alice, local: "Z:", remote: docs, cred: as("frank", "wrong")},
	}, winerr.ERROR_INVALID_PASSWORD},
	"one that is locked is told of whatever the password": {[]call{
		aliceLogsOn, {op: add, who: alice, local: "Z:", remote: docs, cred: as("erin", "wrong")},
	}, winerr.ERROR_ACCOUNT_LOCKED_OUT},
	"and isn't asked about while somebody else is connected": {[]call{
		aliceLogsOn, {op: add, who: alice, local: "Z:", remote: docs}, {op: add, who: alice, local: "Y:", remote: docs, cred: as("erin", "pass")},
	}, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT},
	"a cancel that open files refuse forgets nothing": {[]call{
		aliceLogsOn, kept("Z:", docs, credentials{}), {op: open, who: alice, local: "Z:", path: `\a.txt`},
		{op: cancel, who: alice, local: "Z:", flags: updateProfile}, {op: cancel, who: alice, local: "Z:", yes: true},
		{op: get, who: alice, local: "Z:"},
	}, winerr.ERROR_CONNECTION_UNAVAIL},
	"a profile that can't be written undoes the connection, and with it the identity at the server": {[]call{
		aliceLogsOn, {op: profileFault, user: "alice", which: 2, yes: true}, kept("Z:", docs, as("bob", "hunter2")),
		{op: add, who: alice, local: "Y:", remote: docs},
	}, winerr.NO_ERROR},
}

// What random programs hardly ever come to is the same in both as well.
func TestRareProgramsFollowTheModel(t *testing.T) {
	for name, tt := range rare {
		t.Run(name, func(t *testing.T) {
			p, err := newPair(session.Options{}, nil)
			require.NoError(t, err)
			for _, c := range tt.program {
				require.NoError(t, p.step(c))
			}
			require.Equal(t, len(tt.program), p.steps)
			last := outcome{tt.program[len(tt.program)-1].op, tt.want}
			require.NotZero(t, p.seen[last], "never answered %s", tt.want.Name())
		})
	}
}
