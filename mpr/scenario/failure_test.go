package scenario

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

// A check that fails says what it looked at, also when nothing else is printed.
func TestFailedChecks(t *testing.T) {
	const twoLines = "enum globalnet \\\\files\n"
	const table = "\n  got      Kind   Type  Local  Remote        Comment  Network" +
		"\n           share  disk  -      \\\\files\\docs  -        Microsoft Windows Network"
	for name, c := range map[string]struct{ text, want string }{
		"stdout":         {"net use\nstdout Z:\n", ":5: no match for `Z:` found in stdout\n  got      There are no connections."},
		"several lines":  {twoLines + "stdout laser\n", ":5: no match for `laser` found in stdout" + table},
		"not stdout":     {twoLines + "! stdout do.s\n", ":5: unexpected match for `do.s` found in stdout: docs" + table},
		"count":          {twoLines + "stdout -count=2 docs\n", ":5: have 1 matches for `docs`, want 2" + table},
		"nothing":        {"openenum e connected\nstdout .\n", ":5: no match for `.` found in stdout\n  got      nothing"},
		"no command yet": {"stdout -count=9 alice\n", ":4: have 1 matches for `alice`, want 9\n  got      alice is logged on: "},
		"behind prose":   {"net use\n# And now?\nstdout Z:\n", ":6: no match for `Z:` found in stdout\n  got      There are no connections."},
		"stderr":         {"! connection Z:\nstderr 2251\n", ":5: no match for `2251` found in stderr\n  got      ERROR_NOT_CONNECTED (2250): "},
		"not stderr":     {"expect 2250 connection Z:\n! stderr 2250\n", ":5: unexpected match for `2250` found in stderr: 2250\n  got      ERROR_NOT_CONNECTED (2250): "},
		"grep":           {"grep nine a.txt\n-- a.txt --\none\ntwo\n", ":4: no match for `nine` found in a.txt\n  got      one\n           two"},
		"quoted":         {"grep \"nine ten\" a.txt\n-- a.txt --\none\n", ":4: no match for `nine ten` found in a.txt\n  got      one"},
		"not grep":       {"! grep o a.txt\n-- a.txt --\none\ntwo\n", ":4: unexpected match for `o` found in a.txt: o\n  got      one\n           two"},
		"cmp":            {"cmp a.txt b.txt\n-- a.txt --\n-- no heading\n-- b.txt --\nb\n", ":4: a.txt and b.txt differ\n--- a.txt\n+++ b.txt\n@@ -1,1 +1,1 @@\n--- no heading\n+b"},
		"cmpenv":         {"env X=Z\nnet use\ncmpenv stdout a.txt\n-- a.txt --\n$X:\n", ":6: stdout and a.txt differ\n--- stdout\n+++ a.txt\n@@ -1,1 +1,1 @@\n-There are no connections.\n+Z:"},
		"exists":         {"exists a.txt\n", ":4: a.txt does not exist"},
		"pattern":        {"net use\nstdout (\n", ":5: error parsing regexp: missing closing ): `(?m)(`"},
	} {
		t.Run(name, func(t *testing.T) {
			file := script(t, begun+c.text)
			err := Runner{Out: new(bytes.Buffer), Quiet: true}.Run(file)
			require.ErrorContains(t, err, file+c.want)
		})
	}
}
