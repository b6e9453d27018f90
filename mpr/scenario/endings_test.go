package scenario

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A story that was saved by an editor of Windows is the same story: its lines may
// end in CR LF, and a byte order mark may stand in front.
func TestEditedOnWindows(t *testing.T) {
	const story = "# A story.\n" + begun + `net use Z: \\files\docs
type Z:\letter.txt
cmp stdout files/letter.txt
cmp files/letter.txt want.txt
net use
stdout 'Network$'
expect ERROR_OPEN_FILES net use Z: \\files\docs
-- files/letter.txt --
Dear Bob,
it works.
-- want.txt --
Dear Bob,
it works.
`
	lines := strings.Replace(story, "share \\\\files\\docs\n", "share \\\\files\\docs /files:files\n", 1)
	for name, text := range map[string]string{
		"as it is":       lines,
		"CR LF":          strings.ReplaceAll(lines, "\n", "\r\n"),
		"mark":           "\ufeff" + lines,
		"CR LF and mark": "\ufeff" + strings.ReplaceAll(lines, "\n", "\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			file := script(t, text)
			var out bytes.Buffer
			err := Runner{Out: &out}.Run(file)
			require.ErrorContains(t, err, file+":11: net use Z: \\\\files\\docs\n  expected ERROR_OPEN_FILES", "everything before went well")
			require.NotContains(t, out.String(), "\r")
			require.NotContains(t, out.String(), "\ufeff")
		})
	}
	for _, text := range []string{"\ufeff", "\ufeff# words\r\n-- file --\r\n"} {
		err := Runner{Out: new(bytes.Buffer)}.Run(script(t, text))
		require.ErrorContains(t, err, ": this is no scenario: there is no command in front of its files")
	}
}

// A story may come out of a pipe, which can be read once.
func TestFromAPipe(t *testing.T) {
	read, write, err := os.Pipe()
	require.NoError(t, err)
	defer read.Close()
	_, err = write.WriteString(begun + "expect 5 net use\n")
	require.NoError(t, err)
	require.NoError(t, write.Close())
	file := fmt.Sprintf("/dev/fd/%d", read.Fd())
	if _, err := os.Stat(file); err != nil {
		t.Skip("this system names no open files: " + err.Error())
	}
	require.ErrorContains(t, Runner{Out: new(bytes.Buffer)}.Run(file), file+":4: net use\n  expected ERROR_ACCESS_DENIED")
}
