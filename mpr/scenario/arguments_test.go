package scenario

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// taken is how many arguments the help of a command says that it takes: those without
// brackets are needed, and "..." is any number.
func taken(args string) (least, most int, endless bool) {
	optional := false
	for _, word := range strings.Fields(args) {
		optional = optional || strings.HasPrefix(word, "[")
		if !optional {
			least++
		}
		most++
		endless = endless || strings.Contains(word, "...")
		if strings.HasSuffix(word, "]") {
			optional = false
		}
	}
	return least, most, endless
}

// A command takes as many arguments as its help says, and looks at their number
// before it looks at what they are or who is logged on.
func TestNumberOfArguments(t *testing.T) {
	for _, c := range commands {
		least, most, endless := taken(c.Args)
		refused := func(n int) string {
			b := &bench{Machine: New(Config{}), t: t}
			defer b.Close()
			err := b.run(c.Name + strings.Repeat(" strange", n))
			if usage, is := errors.AsType[*Usage](err); is {
				return usage.Text
			}
			return ""
		}
		if least > 0 {
			require.Contains(t, refused(least-1), "it takes "+strings.Fields(c.Args)[0], c.Name)
		}
		require.NotContains(t, refused(most), "arguments", c.Name)
		if !endless {
			require.Contains(t, refused(most+1), "too many arguments", c.Name)
		}
	}
}

// Where the first argument says what the others are, their number is that of its kind.
func TestNumberOfArgumentsByKind(t *testing.T) {
	b := &bench{Machine: New(Config{}), t: t}
	defer b.Close()
	for line, want := range map[string]string{
		`reply`:                       "it takes KIND",
		`reply credentials alice`:     "too few",
		`reply credentials a b c`:     "too many",
		`reply connect`:               "too few",
		`reply connect Z: \\a\\b c`:   "too many",
		`reply yes no`:                "too many",
		`reply cancel Z:`:             "too many",
		`fault any hang 10ms`:         "too many",
		`fault any fail 5 6`:          "too many",
		`fault any extended 5 a b`:    "too many",
		`profile alice ok 5`:          "too many",
		`profile alice failwrites`:    "no code",
		`set Version`:                 "too few",
		`set Version WindowsXP more`:  "too many",
		`fault WNetGetUser replace 5`: "it has no /network, and can't be replaced",
		`fault release now`:           "no call release",
	} {
		err := b.run(line)
		require.ErrorContains(t, err, want, line)
		require.True(t, IsUsage(err), line)
	}
	require.NoError(t, b.Machine.Close(), "no reply is left over")
}
