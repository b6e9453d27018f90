package judge

import (
	"fmt"
	"regexp"
)

var faults = regexp.MustCompile(`(?m)^(Exception 0x[0-9a-f]+|panic: .*|fatal error: .*)`)

// ending returns how a case ended a process.
func ending(hung bool, err error, complaint string) string {
	if hung {
		return "a call doesn't return"
	}
	if fault := faults.FindString(complaint); fault != "" {
		return "a call ends the process: " + fault
	}
	return fmt.Sprintf("a call ends the process: %v", err)
}

// head keeps the first of what is written: a crash says what it is before it says
// where.
type head struct{ text []byte }

// Write implements io.Writer.
func (h *head) Write(p []byte) (int, error) {
	const enough = 4096
	h.text = append(h.text, p[:min(len(p), enough-len(h.text))]...)
	return len(p), nil
}

// String returns what was kept.
func (h *head) String() string { return string(h.text) }
