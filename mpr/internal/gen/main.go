// Gen writes zsystem_windows.go of package mpr: what mkwinsyscall makes of
// system_raw_windows.go, less the note that its makers leave themselves in it. It is
// run in the folder of that package by "go generate ./mpr".
package main

import (
	"fmt"
	"log"
	"os"
	"os/exec"
	"regexp"
)

func main() {
	if err := write("zsystem_windows.go", "system_raw_windows.go"); err != nil {
		log.Fatal(err)
	}
}

// write makes the calls of a file of declarations.
func write(to, from string) error {
	cmd := exec.Command("go", "run", "golang.org/x/sys/windows/mkwinsyscall", from)
	cmd.Stderr = os.Stderr
	code, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("mkwinsyscall: %w", err)
	}
	return os.WriteFile(to, withoutNote(code), 0o644)
}

// note is a comment that begins as a note of something to do, to its last line.
var note = regexp.MustCompile(`(?m)^[ \t]*// TO[D]O.*\n([ \t]*//.*\n)*`)

func withoutNote(code []byte) []byte { return note.ReplaceAll(code, nil) }
