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
	exitUnreadable = 2 // it couldn't run: a wrong command line, a file that can't be read
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
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	strict(root)
	err := root.Execute()
	if err == nil {
		return exitOK
	}
	code := exitUnreadable
	if e, is := errors.AsType[*exit](err); is {
		code = e.code
	}
	if text := err.Error(); text != "" {
		fmt.Fprintf(errOut, "wnet: %s\n", text)
	}
	return code
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
