package cli

import (
	"errors"
	"fmt"
	"time"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/scenario"
	"github.com/spf13/cobra"
)

func newRun() *cobra.Command {
	var config scenario.Config
	var profileDir string
	var against []string
	cmd := &cobra.Command{
		Use:   "run FILE...",
		Short: "Run scenario files and print what happens",
		Long: "Run runs scenario files, one after another, each on a new machine, and prints a\n" +
			"transcript. A scenario is a txtar archive: commands on top, which wnet shell\n" +
			"explains with help, and the files that they use below.\n\n" +
			"With --against it asks an emulated machine what a recording of wnet record has\n" +
			"asked a real one, and prints where the answers differ.\n\n" +
			"The exit code is 0 when all went as written, 1 when something didn't, and 2 when\n" +
			"a scenario can't be read.",
		Example: "  wnet run testdata/scenario/drive-lifecycle.txtar\n" +
			"  wnet run --trace testdata/scenario/*.txtar\n" +
			"  wnet run --quiet --profile ~/drives mine.txtar\n" +
			"  wnet run --against testdata/open-questions/answers.txt.recording",
		Args: func(cmd *cobra.Command, files []string) error {
			if len(against) > 0 {
				return cobra.NoArgs(cmd, files)
			}
			return atLeast(1, "a scenario file")(cmd, files)
		},
		ValidArgsFunction: filesOf("txtar", "txt"),
		RunE: func(cmd *cobra.Command, files []string) error {
			if len(against) > 0 {
				return compare(cmd, against)
			}
			store, err := openProfiles(profileDir)
			if err != nil {
				return err
			}
			config.Profiles = store
			config.Out = cmd.OutOrStdout()
			return runAll(cmd, files, config)
		},
	}
	cmd.Flags().StringVar(&profileDir, "profile", "", "keep remembered drives in this folder, as .reg files")
	cmd.Flags().BoolVar(&config.Trace, "trace", false, "print every call with what the networks were asked")
	cmd.Flags().DurationVar(&config.Timeout, "timeout", time.Minute, "how long a command of a scenario may take; 0 for ever")
	cmd.Flags().BoolVarP(&config.Quiet, "quiet", "q", false, "print the results only")
	cmd.Flags().StringArrayVar(&against, "against", nil, "compare the emulator with this recording; may be given several times")
	return cmd
}

// runAll runs all files, also after one that fails. The worst result counts.
func runAll(cmd *cobra.Command, files []string, config scenario.Config) error {
	worst := exitOK
	for _, file := range files {
		err := scenario.Run(file, config)
		if err == nil {
			continue
		}
		fmt.Fprintln(cmd.ErrOrStderr(), err)
		code := exitFailed
		if _, unreadable := errors.AsType[*scenario.Unreadable](err); unreadable {
			code = exitUnreadable
		}
		worst = max(worst, code)
	}
	if worst != exitOK {
		return &exit{code: worst}
	}
	return nil
}
