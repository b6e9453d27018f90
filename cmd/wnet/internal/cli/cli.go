// Package cli is the command line of wnet.
package cli

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

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

// ended returns the error that leads to an exit code and tells another one, if that isn't nil; nil for exitOK alone.
func ended(code int, err error) error {
	if code == exitOK && err == nil {
		return nil
	}
	return &exit{code, err}
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
	root.AddCommand(newRun(), newShell(), newProfile(), newConformance(), newRecord(), newBench(), newExec(), newAs(), newHold(), newVersion())
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

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version of wnet and what it was built with",
		Example: "  wnet version",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), version())
			return err
		},
	}
}

// version returns the name of wnet with its version and what it was built with.
func version() string {
	version, revision := "(unknown)", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " " + s.Value
			}
		}
	}
	return fmt.Sprintf("wnet %s%s %s %s/%s", version, revision, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// group makes a command that only has others explain itself, and refuse what is none
// of them: cobra would explain it and call that a success.
func group(cmd *cobra.Command) {
	cmd.DisableFlagsInUseLine = true
	cmd.Args = func(cmd *cobra.Command, args []string) error { return unknown(cmd, args) }
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
}

// unknown returns the error for a word that is no command of a command; nil: there is
// no word.
func unknown(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := ""
	cmd.SuggestionsMinimumDistance = 1
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = " (did you mean " + strings.Join(near, " or ") + "?)"
	}
	return fmt.Errorf("unknown command %q for %q%s", args[0], cmd.CommandPath(), hint)
}

// strict makes the commands that cobra adds refuse what they don't know. One of them
// keeps where root writes to, which must be set before.
func strict(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "completion":
			group(cmd)
		case "help":
			cmd.Args = func(_ *cobra.Command, args []string) error {
				about, rest, err := root.Find(args)
				if err != nil {
					return err
				}
				return unknown(about, rest)
			}
		}
	}
}

// added panics with an error of cobra about a flag, which is there: whoever calls it has added it.
func added(err error) {
	if err != nil {
		panic(err)
	}
}

// takesFolder makes a shell complete folders for a flag.
func takesFolder(cmd *cobra.Command, flag string) { added(cmd.MarkFlagDirname(flag)) }

// choice is the value of a flag that takes one of several words. Another one is
// refused as the command line is read, before anything runs.
type choice struct {
	value *string
	words []string
}

// chosen adds a flag that takes one of several words, which its help names and a
// shell completes.
func chosen(cmd *cobra.Command, value *string, name, absent, help string, words []string) {
	*value = absent
	cmd.Flags().Var(&choice{value, words}, name, help+": "+strings.Join(words, ", "))
	added(cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)))
}

func (c *choice) String() string { return *c.value }

// Type stands for the value in the help.
func (c *choice) Type() string { return "string" }

// Set takes a word in whatever case.
func (c *choice) Set(word string) error {
	at := slices.IndexFunc(c.words, func(w string) bool { return strings.EqualFold(w, word) })
	if at < 0 {
		return errors.New("it is one of " + strings.Join(c.words, ", "))
	}
	*c.value = c.words[at]
	return nil
}
