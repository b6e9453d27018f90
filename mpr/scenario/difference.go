package scenario

import (
	"fmt"
	"strings"
)

// unchangedLines is how many lines a difference shows around those that differ.
const unchangedLines = 3

// difference shows where two texts differ, as diff -u does: in one piece, from the
// first line that differs to the last one.
func difference(oldName, old, newName, now string) string {
	a, b := linesOf(old), linesOf(now)
	first := 0
	for first < len(a) && first < len(b) && a[first] == b[first] {
		first++
	}
	same := 0 // lines at the end
	for same < len(a)-first && same < len(b)-first && a[len(a)-1-same] == b[len(b)-1-same] {
		same++
	}
	begin, after := max(0, first-unchangedLines), min(same, unchangedLines)
	endA, endB := len(a)-same, len(b)-same
	var text strings.Builder
	fmt.Fprintf(&text, "--- %s\n+++ %s\n@@ -%d,%d +%d,%d @@\n", oldName, newName,
		begin+1, endA+after-begin, begin+1, endB+after-begin)
	put := func(mark string, lines []string) {
		for _, line := range lines {
			text.WriteString(mark + line + "\n")
		}
	}
	put(" ", a[begin:first])
	common(a[first:endA], b[first:endB], put)
	put(" ", a[endA:endA+after])
	return strings.TrimSuffix(text.String(), "\n")
}

func linesOf(text string) []string {
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	if last := len(lines) - 1; lines[last] == "" {
		return lines[:last]
	}
	lines[len(lines)-1] += "\n\\ No newline at end of file"
	return lines
}

// common puts lines that are removed and added, and keeps the longest sequence of
// lines that both have.
func common(a, b []string, put func(mark string, lines []string)) {
	if len(a)*len(b) > 1<<22 { // too much to look for
		put("-", a)
		put("+", b)
		return
	}
	longest := make([][]int, len(a)+1) // of what is behind a place in both
	for i := range longest {
		longest[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			put(" ", a[i:i+1])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && longest[i+1][j] >= longest[i][j+1]:
			put("-", a[i:i+1])
			i++
		default:
			put("+", b[j:j+1])
			j++
		}
	}
}
