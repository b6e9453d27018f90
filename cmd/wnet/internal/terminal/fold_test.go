package terminal_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/terminal"
)

// The help of no command is wider than a terminal of the usual width, and what
// goes on below an option stands below its text.
func TestHelpIsFolded(t *testing.T) {
	_, list, _ := batch(t, terminal.Config{}, "help")
	lines := []string{"help"}
	for _, entry := range regexp.MustCompile(`(?m)^  (\S+(?: \S+)?)  `).FindAllStringSubmatch(list, -1) {
		lines = append(lines, "help "+entry[1])
	}
	require.Greater(t, len(lines), 70)
	_, out, _ := batch(t, terminal.Config{}, lines...)
	for line := range strings.Lines(out) {
		require.LessOrEqual(t, utf8.RuneCountInString(strings.TrimSuffix(line, "\n")), 80, line)
	}
	_, out, _ = batch(t, terminal.Config{}, "help net use")
	require.Contains(t, out, "  /call:CALL            the call to make: AddConnection, AddConnection2 (as\n"+
		"                        without), AddConnection3, AddConnection4, UseConnection,\n")
}
