package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	machine "github.com/seed-520b6462/winnet/mpr/scenario"
)

// Failure is a scenario that didn't go as written.
type Failure struct {
	File string
	Text string // where, and what was expected and what came
}

// Error says where, what was expected and what came.
func (f *Failure) Error() string { return f.Text }

// log takes what testscript reports at the end of a script, of which only a
// failure is news: "FAIL: file:line: reason", below what the check has logged.
func (r *run) log(text string) {
	before, reason, failed := strings.Cut(text, "FAIL: "+r.path+":")
	if !failed {
		return
	}
	number, reason, _ := strings.Cut(strings.TrimSpace(reason), ": ")
	line, _ := strconv.Atoi(number) // testscript's own, always a number
	var check step
	if 0 < line && line <= len(r.narrator.script) {
		check = r.narrator.script[line-1]
	}
	if r.usage || !check.ofMachine() && misused(reason) {
		r.err = &Unreadable{r.file, line, reason}
		return
	}
	r.err = &Failure{r.file, fmt.Sprintf("%s:%s: %s%s", r.file, number, reason, r.came(check, reason, before))}
}

// misused reports whether testscript says that a check has arguments that it
// doesn't take, by how it begins to.
func misused(reason string) bool {
	return slices.ContainsFunc([]string{"usage: ", "unsupported: ! ", "cannot use -count=", "bad -count=", "error parsing regexp: "},
		func(begin string) bool { return strings.HasPrefix(reason, begin) })
}

// came is what a check that failed has looked at, which testscript tells of some
// checks only, and in the log.
func (r *run) came(check step, reason, log string) string {
	if at := strings.LastIndex(log, "> "+machine.SingleQuoted(check.text)+"\n"); at >= 0 {
		log = log[at:]
	}
	switch check.command {
	case "cmp", "cmpenv":
		if _, diff, differ := strings.Cut(log, "\n--- "); differ {
			return "\n--- " + strings.TrimSpace(diff)
		}
		return ""
	}
	if !strings.Contains(reason, " match") {
		return "" // it isn't a check, or didn't come to look at anything
	}
	switch check.command {
	case "stdout":
		return got(r.last.out.String())
	case "stderr":
		return got(r.last.told.String())
	case "grep":
		if _, file, logged := strings.Cut(log, "]\n"); logged {
			return got(file)
		}
	}
	return ""
}

// got is a text as what came in the place of something else.
func got(text string) string {
	text = strings.TrimRight(text, "\n")
	if text == "" {
		text = "nothing"
	}
	return "\n  got      " + strings.ReplaceAll(text, "\n", "\n           ")
}
