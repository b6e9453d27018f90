package scenario

import (
	"bytes"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// oracle is a machine of which nothing but one code is known.
type oracle struct{ Answerer }

func (oracle) CancelConnection2(string, mpr.ConnectFlags, bool) error {
	return winerr.ERROR_ACTIVE_CONNECTIONS
}

func (oracle) LastErrno() winerr.Errno { return winerr.ERROR_ACTIVE_CONNECTIONS }

// questionsOf looks for the questions of a file.
func questionsOf(file string) error {
	read, err := Read(file)
	if err != nil {
		return err
	}
	_, err = read.Questions()
	return err
}

// The questions of a story are found with their lines and what they touch.
func TestQuestions(t *testing.T) {
	file := script(t, begun+"call GetUser\n\n# no call GetUser\nas alice call GetUser\n! call CancelConnection2 name=\\\\files\\docs\ncall AddConnection2 local=j: remote=\\\\files\\C$ # there\n")
	read, err := Read(file)
	require.NoError(t, err)
	list, err := read.Questions()
	require.NoError(t, err)
	require.Equal(t, []Question{
		{Line: 4},
		{Line: 8, Remote: `\\files\docs`},
		{Line: 9, Device: "J:"},
	}, list)

	for text, want := range map[string]string{
		"logn alice\n":                                  `:1: unknown command "logn"`,
		"logon alice\ncall GetUsr\n":                    ":2: call: there is no call GetUsr (did you mean GetUser?)",
		"call GetUser nme=J:\n":                         ":1: call: GetUser: it has no argument nme",
		"call CancelConnection2 name=$DRIVE\n":          ":1: what a question connects or cancels must stand there",
		"call CancelConnection2 name=\\\\a\\${SHARE}\n": ":1: what a question connects or cancels must stand there",
	} {
		file := script(t, text)
		err := questionsOf(file)
		_, is := errors.AsType[*Unreadable](err)
		require.True(t, is, text)
		require.ErrorContains(t, err, file+want)
	}
}

// Somebody else answers the questions of a story. What is for the emulator is passed
// over, also behind a prefix, while checks are made as always.
func TestAsked(t *testing.T) {
	file := script(t, begun+"expect ERROR_OPEN_FILES net use Z: \\\\files\\docs\n! as bob call GetUser\ncall CancelConnection2 name=Z:\nstdout ACTIVE\n")
	var out bytes.Buffer
	var told []string
	err := Runner{Out: &out, Answerer: oracle{}, Answered: func(line int, question, answer string) {
		require.Equal(t, 6, line)
		told = append(told, question, answer)
	}}.Run(file)
	require.NoError(t, err)
	require.Equal(t, []string{"call CancelConnection2 name=Z:", "ERROR_ACTIVE_CONNECTIONS last=ERROR_ACTIVE_CONNECTIONS\n"}, told)
	require.Contains(t, out.String(), "  >   logon alice\n      passed over: it is for the emulator\n")
	require.Contains(t, out.String(), "  >   ! as bob call GetUser\n      passed over: it is for the emulator\n")
	require.Contains(t, out.String(), "      ERROR_ACTIVE_CONNECTIONS last=ERROR_ACTIVE_CONNECTIONS\n  ok  stdout ACTIVE\n")
}

// A story that asks the emulator is one like others, and tells its answers as well.
func TestAnswered(t *testing.T) {
	told := make(map[int]string)
	config := Runner{Out: new(bytes.Buffer), Answered: func(line int, _, answer string) { told[line] = answer }}
	file := script(t, begun+"call GetConnection local=Z:\nas alice call GetUser\ncall Remembered local=Z:\n")
	require.NoError(t, config.Run(file))
	require.Equal(t, map[int]string{4: "ERROR_NOT_CONNECTED last=ERROR_NOT_CONNECTED size=1024\n", 6: "nothing\n"}, told)
	require.ErrorContains(t, config.Run(script(t, begun+"! call GetUser\n")), ":4: call GetUser\n  expected a failure")
}
