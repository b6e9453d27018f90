package scenario

import (
	"bytes"
	"fmt"
	"io"
)

// narrator tells a scenario while it runs: its prose, its commands and what
// they print. testscript itself reports only at the end of a script. It is told
// when a command of the machine runs, and follows along in the script.
type narrator struct {
	out      io.Writer
	script   []step
	at       int // the next line to be told
	commands int
}

func (n *narrator) title(file string) { fmt.Fprintf(n.out, "=== %s\n", file) }

// reach tells everything up to the next command of the machine, which is the one
// that runs now. The checks on the way have passed, or it wouldn't run.
func (n *narrator) reach() {
	at := n.at
	for at < len(n.script) && !n.script[at].ofMachine() {
		at++
	}
	n.tell(min(at+1, len(n.script)))
}

// rest tells what is left at the end of a script.
func (n *narrator) rest() { n.tell(len(n.script)) }

func (n *narrator) tell(until int) {
	for _, s := range n.script[n.at:until] {
		switch {
		case s.comment:
			fmt.Fprintln(n.out, s.text)
		case s.command == "":
			fmt.Fprintln(n.out)
		case s.ofMachine():
			n.commands++
			fmt.Fprintf(n.out, "  >   %s\n", s.text)
		default:
			fmt.Fprintf(n.out, "  ok  %s\n", s.text)
		}
	}
	n.at = until
}

// output is where commands print.
func (n *narrator) output() io.Writer { return indented(n.out, "      ") }

// indented puts an indent in front of each line.
func indented(w io.Writer, indent string) io.Writer { return &indenter{w: w, indent: indent} }

type indenter struct {
	w      io.Writer
	indent string
	inside bool // a line has begun
}

func (i *indenter) Write(p []byte) (int, error) {
	var b bytes.Buffer
	for _, c := range p {
		if !i.inside && c != '\n' {
			b.WriteString(i.indent)
		}
		i.inside = c != '\n'
		b.WriteByte(c)
	}
	if _, err := i.w.Write(b.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}
