package scenario

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestSplit(t *testing.T) {
	for line, want := range map[string][]string{
		``:                                {},
		`  net   use	Z:  `:                {"net", "use", "Z:"},
		`net use Z: \\files\docs`:         {"net", "use", "Z:", `\\files\docs`},
		`a 'b c' d`:                       {"a", "b c", "d"},
		`a 'it''s' d`:                     {"a", "it's", "d"},
		`/comment:'All files'`:            {"/comment:All files"},
		`/comment:"All files" x`:          {"/comment:All files", "x"},
		`net use Z: \\f\d "" /user:bob`:   {"net", "use", "Z:", `\\f\d`, "", "/user:bob"},
		`open f "Z:\my file.txt"`:         {"open", "f", `Z:\my file.txt`},
		`'' x`:                            {"", "x"},
		`a # a comment`:                   {"a"},
		`a#b`:                             {"a#b"},
		`6" screen`:                       {`6"`, "screen"},
		"net use\r":                       {"net", "use"},
		`reply credentials 'files\bob' x`: {"reply", "credentials", `files\bob`, "x"},
	} {
		list, err := Split(line)
		require.NoError(t, err, line)
		require.Equal(t, want, list, line)
	}
}

func TestSplitTellsOpenQuotes(t *testing.T) {
	for line, last := range map[string]string{`a 'b c`: "b c", `open f "Z:\my f`: `Z:\my f`, `'`: ""} {
		list, err := Split(line)
		require.ErrorIs(t, err, errOpenQuote)
		require.Equal(t, last, list[len(list)-1], line)
	}
}

func TestSplitTellsPlaces(t *testing.T) {
	list, err := split(`net  'a b'  c`, nil)
	require.NoError(t, err)
	require.Equal(t, []word{{text: "net"}, {text: "a b", start: 5}, {text: "c", start: 12}}, list)
}

// Text without quotes names variables, and text in quotes is as it is.
func TestSplitReplacesVariables(t *testing.T) {
	values := map[string]string{"A": "a b", "LONG_1": "x", "$": "$"}
	for line, want := range map[string][]string{
		`net use $A`:                  {"net", "use", "a b"},
		`x$A'$A'"$A"y`:                {`xa b$A"a b"y`},
		`/c:"$A" '$A'`:                {"/c:$A", "$A"},
		`\\files\${LONG_1}$A\$LONG_1`: {`\\files\xa b\x`},
		`\\f\C$ \\f\C$\a $$A`:         {`\\f\C$`, `\\f\C$\a`, "$A"},
		`'^a$' b$`:                    {"^a$", "b$"},
		`$NOTHING ''$A`:               {"", "a b"},
	} {
		list, err := split(line, func(name string) string { return values[name] })
		require.NoError(t, err, line)
		require.Equal(t, want, texts(list), line)
	}
}

// Whatever the words are, join writes them so that Split gives them back.
func TestJoinIsUndoneBySplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-zA-Z:\\/'" #$*-]{0,8}`)
		list := rapid.SliceOfN(word, 0, 5).Draw(t, "words")
		got, err := split(join(list), func(string) string { return "lost" })
		require.NoError(t, err)
		require.Equal(t, strings.Join(list, "\x00"), strings.Join(texts(got), "\x00"))
		require.Len(t, got, len(list))
	})
}

func TestNear(t *testing.T) {
	known := []string{"logon", "logoff", "net use", "net view", "ERROR_OPEN_FILES", "set"}
	for word, want := range map[string][]string{
		"logn": {"logon"}, "LOGOF": {"logoff", "logon"}, "net usee": {"net use"}, "nte use": {"net use"},
		"error_opn_files": {"ERROR_OPEN_FILES"}, "ERROR_FILES": {"ERROR_OPEN_FILES"}, "ERROR_FILES_OPEN": nil, "log": {"logon", "logoff"}, "xyzzy": nil, "a": nil,
	} {
		require.Equal(t, want, near(word, known), word)
	}
	require.Equal(t, " (did you mean /logon or /logoff?)", didYouMean("log", known, "/"))
	require.Empty(t, didYouMean("xyzzy", known, ""))
}
