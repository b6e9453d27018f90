package terminal

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/seed-520b6462/winnet/mpr/scenario"
)

// complete completes a line for liner.
func (s *shell) complete(line string, pos int) (head string, completions []string, tail string) {
	typed := line[:bytePos(line, pos)]
	start, list := s.completions(typed)
	return typed[:start], list, line[len(typed):]
}

// bytePos returns a place in a line that is counted in characters.
func bytePos(line string, pos int) int {
	for i := range line {
		if pos == 0 {
			return i
		}
		pos--
	}
	return len(line)
}

// completions returns what the last word may become, which begins at start.
func (s *shell) completions(typed string) (start int, list []string) {
	first, rest, _ := strings.Cut(typed, " ")
	switch {
	case first == typed: // the command itself
	case strings.EqualFold(first, "help") || first == "?":
		start, list = s.completions(rest)
		return len(first) + 1 + start, list
	case strings.EqualFold(first, "play"):
		return len(first) + 1, files(rest)
	}
	return s.machine.Complete(typed)
}

// files returns the files and folders whose names begin with a path.
func files(path string) (list []string) {
	found, err := filepath.Glob(path + "*")
	if err != nil {
		return nil // it has half a pattern in it
	}
	for _, name := range found {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			list = append(list, name+string(filepath.Separator))
			continue
		}
		list = append(list, scenario.Quote(name)+" ")
	}
	return list
}
