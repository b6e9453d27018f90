package terminal

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"
)

// usualColumns is how wide texts are where no terminal says otherwise.
const usualColumns = 80

// columns returns the width of the terminal that w goes to.
func columns(w io.Writer) int {
	if f, is := w.(*os.File); is {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			return n
		}
	}
	return usualColumns
}

// say prints a text of several lines, with those folded that are too long.
func say(w io.Writer, text string) {
	width := columns(w)
	for line := range strings.Lines(text) {
		fmt.Fprintln(w, fold(strings.TrimSuffix(line, "\n"), width))
	}
}

// entry is the part of a line in front of its second column, as in a list.
var entry = regexp.MustCompile(`^( {2,}\S.*? {2,}| +)`)

// fold breaks a line between words. It goes on below its second column, or its
// indent; near the left when there is little room.
func fold(line string, width int) string {
	indent := len(entry.FindString(line))
	if indent == 2 || indent > width/2 {
		indent = 4 // what goes on isn't the next entry of a list
	}
	var folded strings.Builder
	for utf8.RuneCountInString(line) > width {
		first := string([]rune(line)[:width+1])
		at := strings.LastIndexByte(first, ' ')
		if at <= indent || strings.TrimSpace(first[:at]) == "" {
			break // a word that is wider than all
		}
		folded.WriteString(strings.TrimRight(line[:at], " ") + "\n")
		line = strings.Repeat(" ", indent) + strings.TrimLeft(line[at:], " ")
	}
	return folded.String() + line
}
