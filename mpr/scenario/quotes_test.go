package scenario

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

// What has spaces may stand in double quotes, as net use has them on Windows and as
// the shell takes them, and so may patterns of checks. The transcript shows the line
// as it is.
func TestDoubleQuotes(t *testing.T) {
	const lines = `server files /guest /comment:"It's the file server"
share "\\files\All documents"
logon alice
net use Z: "\\files\All documents" ""
connection Z:
stdout '^\\\\files\\All documents$'
net view
stdout "It's the"
! stdout "It 's"
open f "Z:\my file.txt" /write
write f 'say "hi"'
close f
type "Z:\my file.txt"
stdout '"hi"'
grep "say .hi" 'a b.txt'
cmp "stdout" "a b.txt"
expect ERROR_ACCESS_DENIED net use "Z:" /delete
-- a b.txt --
say "hi"
`
	file := script(t, lines)
	var out bytes.Buffer
	err := Runner{Out: &out}.Run(file)
	require.ErrorContains(t, err, file+":17: net use Z: /delete\n  expected ERROR_ACCESS_DENIED", "everything before went well")
	require.Contains(t, out.String(), `net use Z: "\\files\All documents" ""`)
}
