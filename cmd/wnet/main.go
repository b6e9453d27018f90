// Command wnet works an emulated Windows machine with network drives: it runs
// scenario files, and has a shell with commands in the style of net use.
package main

import (
	"os"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
