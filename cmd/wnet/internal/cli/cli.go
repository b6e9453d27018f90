// Package cli is the command line of wnet.
package cli

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// The exit codes of wnet.
const (
	exitOK         = 0
	exitFailed     = 1 // it ran, and something wasn't as expected
	exitUnreadable = 2 // it couldn't: a wrong command line, a file that can't be read, output that can't be written
)

// exit is an error with the exit code that it leads to.
type exit struct {
	code int
	err  error // nil: all has been said
}

func (e *exit) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

// Main runs wnet and gives its exit code.
func Main(args []string, in io.Reader, out, errOut io.Writer) int {
	printed := &output{w: out}
	if !isTerminal(out) { // a terminal is asked for its size, and takes all
		out = printed
	}
	err := execute(args, in, out, errOut)
	code := codeOfCommand(err)
	if lost := printed.lost(); lost != nil && code != exitUnreadable {
		code, err = exitUnreadable, lost
	}
	if err != nil && err.Error() != "" {
		fmt.Fprintf(errOut, "wnet: %s\n", err)
	}
	return code
}

func execute(args []string, in io.Reader, out, errOut io.Writer) error {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	strict(root)
	return root.Execute()
}

// codeOfCommand returns the exit code for the error of a command.
func codeOfCommand(err error) int {
	if err == nil {
		return exitOK
	}
	if e, is := errors.AsType[*exit](err); is {
		return e.code
	}
	return exitUnreadable
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "wnet",
		Short: "Work an emulated Windows machine with network drives",
		Long: "wnet works an emulated Windows machine: logon sessions, drive letters, remembered\n" +
			"drives and a network of servers and shares, all in memory, on any system.",
		Example: "  wnet run testdata/scenario/drive-lifecycle.txtar\n" +
			"  wnet shell\n" +
			"  wnet profile show alice.reg",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(newRun(), newShell(), newProfile(), newConformance(), newRecord(), newBench(), newVersion())
	root.Version = version()
	root.SetVersionTemplate("{{.Version}}\n")
	return root
}

// atLeast checks the number of arguments, and says what is missing.
func atLeast(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return fmt.Errorf("%s is missing; see %s --help", what, cmd.CommandPath())
		}
		return nil
	}
}
