package scenario

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// prompt stands before each command of a story.
const prompt = "> "

// story runs commands, each in a line behind the prompt, and checks that each
// prints the lines below it. One that fails prints the name of its code last.
func (b *bench) story(text string) {
	b.t.Helper()
	var command string
	var want []string
	check := func() {
		b.t.Helper()
		if command == "" {
			return
		}
		got := b.answers(command)
		require.Equal(b.t, strings.Join(want, "\n"), strings.Join(got, "\n"), "%s%s", prompt, command)
	}
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		line = strings.TrimSpace(line)
		if next, is := strings.CutPrefix(line, prompt); is {
			check()
			command, want = next, nil
			continue
		}
		want = append(want, strings.Join(strings.Fields(line), " "))
	}
	check()
}

// answers are the lines that a command prints, with one space between words.
func (b *bench) answers(command string) (list []string) {
	b.t.Helper()
	err := b.run(command)
	require.False(b.t, IsUsage(err), "%s: %v", command, err)
	for _, line := range strings.Split(strings.TrimSuffix(b.out.String(), "\n"), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			list = append(list, line)
		}
	}
	if err != nil {
		list = append(list, winerr.Code(err).Name())
	}
	return list
}

// tell runs a story on a machine with an office.
func tell(t *testing.T, text string) {
	t.Helper()
	office(t, Config{}).story(text)
}
