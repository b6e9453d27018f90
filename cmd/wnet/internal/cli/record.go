package cli

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/record"
	"github.com/seed-520b6462/winnet/mpr/scenario"
)

// recordingSuffix is what the name of a recording has behind that of its
// scenario.
const recordingSuffix = ".recording"

func newRecord() *cobra.Command {
	var config scenario.Runner
	cmd := &cobra.Command{
		Use:   "record FILE...",
		Short: "Ask the mpr.dll of this machine and keep what it answers",
		Long: "Record runs scenarios with the mpr.dll of this machine, on Windows or Wine: their\n" +
			"questions, the lines that begin with call, are asked of it, and what is for the\n" +
			"emulator is passed over. It writes FILE" + recordingSuffix + ", which is the scenario with\n" +
			"all answers and the build that gave them. wnet run --against compares the emulator\n" +
			"with it.\n\n" +
			"Nothing is asked if a device that the questions use is connected, remembered or a\n" +
			"local drive, or a connection is there that they would cancel. In the end these\n" +
			"devices are free again, after Ctrl-C as well. A recording has the name of the user\n" +
			"in it and those of the networks of the machine.\n\n" +
			"testdata/open-questions asks what no document says. The exit code is 0 when\n" +
			"everything was asked, 1 when a scenario stopped, and 2 when nothing was asked.",
		Example:           "  wnet record testdata/open-questions/*.txtar",
		Args:              atLeast(1, "a scenario file"),
		ValidArgsFunction: filesOf("txtar"),
		RunE: func(cmd *cobra.Command, files []string) error {
			system, by, found := record.System()
			if !found {
				return errors.New("this machine has no mpr.dll to ask: record runs on Windows and under Wine")
			}
			config.Out = cmd.OutOrStdout()
			return recordAll(cmd, expanded(files), system, by, config)
		},
	}
	cmd.Flags().DurationVar(&config.Timeout, "timeout", 5*time.Minute, "how long a question may take; 0 for ever")
	cmd.Flags().BoolVarP(&config.Quiet, "quiet", "q", false, "print the results only")
	return cmd
}

// recordAll checks all files before it asks anything.
func recordAll(cmd *cobra.Command, files []string, system scenario.Answerer, by string, config scenario.Runner) error {
	for _, file := range files {
		if err := record.Check(file, system); err != nil {
			return err
		}
	}
	ctx, stop := interruptible()
	defer stop()
	config.Interrupt = ctx.Done()
	for _, file := range files {
		recording, answers, err := record.Record(file, system, by, config)
		if err != nil {
			fmt.Fprintln(cmd.ErrOrStderr(), err)
			return ended(codeOf(err), nil)
		}
		if err := os.WriteFile(file+recordingSuffix, recording, 0o644); err != nil {
			return err
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%s%s: %d answers by %s\n", file, recordingSuffix, answers, by)
	}
	return nil
}

// codeOf returns the exit code for the error of a scenario.
func codeOf(err error) int {
	if _, failed := errors.AsType[*scenario.Failure](err); failed {
		return exitFailed
	}
	return exitUnreadable
}
