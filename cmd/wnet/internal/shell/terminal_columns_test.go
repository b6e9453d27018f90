//go:build unix

package shell_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// columnsOf is where each mark stands that a terminal is shown. A line feed goes
// down and nowhere else.
func columnsOf(shown string, mark rune) (columns []int) {
	column := 0
	for shown != "" {
		if at := escapes.FindStringIndex(shown); at != nil && at[0] == 0 {
			column = moved(column, shown[:at[1]])
			shown = shown[at[1]:]
			continue
		}
		c, size := utf8.DecodeRuneInString(shown)
		shown = shown[size:]
		switch c {
		case mark:
			columns = append(columns, column)
			column++
		case '\r':
			column = 0
		case '\b':
			column--
		case '\n', '\a':
		default:
			column++
		}
	}
	return columns
}

// moved is the column after an escape sequence.
func moved(column int, sequence string) int {
	parameters, found := strings.CutPrefix(sequence[:len(sequence)-1], "\x1b[")
	if !found {
		return column
	}
	rows := strings.Split(parameters, ";")
	n, err := strconv.Atoi(rows[len(rows)-1])
	if err != nil {
		n = 1
	}
	switch sequence[len(sequence)-1] {
	case 'C':
		return column + n
	case 'D':
		return column - n
	case 'G', 'H':
		return n - 1
	}
	return column
}

// A dialog stands at the left edge of the terminal, line under line.
func TestTerminalDialogLines(t *testing.T) {
	for dialog, title := range map[string]string{"connectdialog": "Drive", "disconnectdialog": "Disconnect network drives"} {
		t.Run(dialog, func(t *testing.T) {
			term := prompt(t, 80)
			term.send(`net use Z: \\files\docs` + enter)
			term.await("Z: is now")
			term.await("alice> ")
			term.send(dialog + enter)
			term.await(title)
			term.await("filter") // the line below it
			term.mu.Lock()
			columns := columnsOf(term.seen.String(), '┃')
			term.mu.Unlock()
			require.Greater(t, len(columns), 2)
			require.Zero(t, slices.Max(columns), "the bar at the left of the dialog")
			term.press(escape, "DIALOG_CANCELLED")
			term.await("alice> ")
			term.send(ctrlU + "exit" + enter)
			require.Zero(t, term.end())
		})
	}
}
