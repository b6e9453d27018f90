package scenario

import (
	"bytes"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
)

// A check with arguments that it doesn't take can't be understood, which is no
// failure of the story: nothing was checked.
func TestMisusedChecks(t *testing.T) {
	for line, want := range map[string]string{
		`stdout`:              "usage: stdout ",
		`stdout a b`:          "usage: stdout ",
		`stderr`:              "usage: stderr ",
		`grep a`:              "usage: grep ",
		`cmp stdout`:          "usage: cmp ",
		`cmpenv a`:            "usage: cmpenv ",
		`cp a`:                "usage: cp ",
		`exists`:              "usage: exists ",
		`stdout (`:            "error parsing regexp: missing closing )",
		`stdout -count=x a`:   "bad -count=: ",
		`stdout -count=0 a`:   "bad -count=: must be at least 1",
		`! stdout -count=1 a`: "cannot use -count= with negated match",
		`! env X=Y`:           "unsupported: ! env",
		`! cp a b`:            "unsupported: ! cp",
		`! unquote a`:         "unsupported: ! unquote",
	} {
		file := script(t, begun+"net use\n"+line+"\n")
		err := Runner{Out: new(bytes.Buffer)}.Run(file)
		unreadable, is := errors.AsType[*Unreadable](err)
		require.True(t, is, "%s: %v", line, err)
		require.Equal(t, 5, unreadable.Line)
		require.Contains(t, unreadable.Reason, want)
	}
}

// A check that has looked at something, or found nothing to look at, has failed.
func TestChecksThatFail(t *testing.T) {
	for _, line := range []string{`stdout usage:`, `grep 'usage: x' a.txt`, `cmp stdout a.txt`, `exists b.txt`, `cmp stdout nowhere.txt`} {
		file := script(t, begun+"net use\n"+line+"\n-- a.txt --\nunsupported: ! it\n")
		err := Runner{Out: new(bytes.Buffer)}.Run(file)
		_, is := errors.AsType[*Failure](err)
		require.True(t, is, "%s: %v", line, err)
	}
}
