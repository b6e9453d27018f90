// Command wnet works an emulated Windows machine with network drives: it runs
// scenario files, has a shell with commands in the style of net use, and runs
// programs on a machine that they share. Under the name net it is that program.
package main

import (
	"os"

	"golang.org/x/term"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/cli"
	"github.com/seed-520b6462/winnet/mpr/remote/tools"
)

func main() {
	if exit, is := tools.Main(os.Args, secret()); is {
		os.Exit(exit)
	}
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// secret returns what reads a line of the terminal that doesn't show, or nil without a terminal.
func secret() func() (string, error) {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) {
		return nil
	}
	return func() (string, error) {
		text, err := term.ReadPassword(in)
		return string(text), err
	}
}
