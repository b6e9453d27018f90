package scenario_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/seed-520b6462/winnet/mpr/scenario"
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
		list, err := scenario.Split(line)
		require.NoError(t, err, line)
		require.Equal(t, want, scenario.Texts(list), line)
	}
}

func TestSplitTellsOpenQuotes(t *testing.T) {
	for line, last := range map[string]string{`a 'b c`: "b c", `open f "Z:\my f`: `Z:\my f`, `'`: ""} {
		list, err := scenario.Split(line)
		require.ErrorIs(t, err, scenario.ErrOpenQuote)
		require.Equal(t, last, list[len(list)-1].Text, line)
	}
}

func TestSplitTellsPlaces(t *testing.T) {
	list, err := scenario.Split(`net  'a b'  c`)
	require.NoError(t, err)
	require.Equal(t, []scenario.Word{{Text: "net"}, {Text: "a b", Start: 5, Quoted: true}, {Text: "c", Start: 12}}, list)
}

// Only the quotes change, and the words not at all.
func TestSingleQuoted(t *testing.T) {
	for line, want := range map[string]string{
		`net use Z: \files\docs`:               `net use Z: \files\docs`,
		`open f "Z:\my file.txt" x`:            `open f 'Z:\my file.txt' x`,
		`server a /comment:"All files"  # "a"`: `server a /comment:'All files'  # "a"`,
		`net use Z: \f\d ""`:                   `net use Z: \f\d ''`,
		`write f "it's" 'say "it''s"'`:         `write f 'it''s' 'say "it''s"'`,
		`6" screen a"b"`:                       `6" screen a"b"`,
		`a "b"'c' "d:"'e'`:                     `a 'bc' 'd:e'`,
		`open f "Z:`:                           `open f 'Z:`,
	} {
		require.Equal(t, want, scenario.SingleQuoted(line))
	}
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.StringMatching(`([a:' "#]|"a b"){0,12}`).Draw(t, "line")
		before, open := scenario.Split(line)
		single := scenario.SingleQuoted(line)
		after, err := scenario.Split(single)
		require.Equal(t, open, err)
		require.Equal(t, scenario.Texts(before), scenario.Texts(after), single)
		require.Equal(t, single, scenario.SingleQuoted(single))
	})
}

// Whatever the words are, Join writes them so that Split gives them back.
func TestJoinIsUndoneBySplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-zA-Z:\\/'" #$*-]{0,8}`)
		list := rapid.SliceOfN(word, 0, 5).Draw(t, "words")
		got, err := scenario.Split(scenario.Join(list))
		require.NoError(t, err)
		require.Equal(t, strings.Join(list, "\x00"), strings.Join(scenario.Texts(got), "\x00"))
		require.Len(t, got, len(list))
	})
}

func TestNear(t *testing.T) {
	known := []string{"logon", "logoff", "net use", "net view", "ERROR_OPEN_FILES", "set"}
	for word, want := range map[string][]string{
		"logn": {"logon"}, "LOGOF": {"logoff", "logon"}, "net usee": {"net use"}, "nte use": {"net use"},
		"error_opn_files": {"ERROR_OPEN_FILES"}, "ERROR_FILES": {"ERROR_OPEN_FILES"}, "ERROR_FILES_OPEN": nil, "log": {"logon", "logoff"}, "xyzzy": nil, "a": nil,
	} {
		require.Equal(t, want, scenario.Near(word, known), word)
	}
	require.Equal(t, " (did you mean /logon or /logoff?)", scenario.DidYouMean("log", known, "/"))
	require.Empty(t, scenario.DidYouMean("xyzzy", known, ""))
}
