package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/exec"
	"github.com/seed-520b6462/winnet/mpr/scenario"
)

func newRun() *cobra.Command {
	var config scenario.Runner
	var profileDir string
	var against []string
	cmd := &cobra.Command{
		Use:   "run FILE...",
		Short: "Run scenario files and print what happens",
		Long: "Run runs scenario files, one after another, each on a new machine, and prints a\n" +
			"transcript. A scenario is a txtar archive: commands on top, which wnet shell\n" +
			"explains with help, and the files that they use below. FILE may be - for the\n" +
			"standard input.\n\n" +
			"A scenario reads and writes in a folder of its own only, which is gone afterwards.\n" +
			"--allow-folder lets it share a folder of this computer, with /folder and /files, and\n" +
			"--allow-exec start programs, with exec.\n\n" +
			"With --against it runs a recording of wnet record, and prints where the emulator\n" +
			"answers a question otherwise than the machine that was asked.\n\n" +
			"The exit code is 0 when all went as written, or as recorded, 1 when something\n" +
			"didn't, and 2 when a file can't be read or understood. Of several files the worst\n" +
			"code counts; one that fails stops no other.",
		Example: "  wnet run testdata/scenario/drive-lifecycle.txtar\n" +
			"  wnet run --trace testdata/scenario/*.txtar\n" +
			"  wnet run --quiet --profile ~/drives mine.txtar\n" +
			"  wnet run --against testdata/open-questions/answers.txtar.recording",
		Args: func(cmd *cobra.Command, files []string) error {
			if len(against) == 0 {
				return atLeast(1, "a scenario file")(cmd, files)
			}
			if len(files) > 0 {
				return fmt.Errorf("--against takes the place of scenario files: what is %s for?", files[0])
			}
			return nil
		},
		ValidArgsFunction: filesOf("txtar", "txt"),
		RunE: func(cmd *cobra.Command, files []string) error {
			if len(against) > 0 {
				return compareAll(cmd, expanded(against), config)
			}
			store, err := openProfiles(profileDir)
			if err != nil {
				return err
			}
			config.Profiles = store
			config.In, config.Out = cmd.InOrStdin(), cmd.OutOrStdout()
			return runAll(cmd, expanded(files), config)
		},
	}
	cmd.Flags().StringVar(&profileDir, "profile", "", "keep remembered drives in this `folder`, as .reg files")
	takesFolder(cmd, "profile")
	allowsFolders(cmd, &config.Folders)
	allowsPrograms(cmd, &config.Programs)
	cmd.Flags().BoolVar(&config.Trace, "trace", false, "print every call with what the networks were asked")
	cmd.Flags().BoolVar(&config.Explain, "explain", false, "print why a call failed: the rule, its document, what each network answered")
	cmd.Flags().DurationVar(&config.Timeout, "timeout", time.Minute, "how long a command of a scenario may take; 0 for ever")
	cmd.Flags().BoolVarP(&config.Quiet, "quiet", "q", false, "print the results only")
	cmd.Flags().StringArrayVar(&against, "against", nil, "compare the emulator with this `recording`; may be given several times")
	added(cmd.RegisterFlagCompletionFunc("against", filesOf(recordingSuffix[1:])))
	return cmd
}

// allowsFolders adds the flag for folders of this computer that scenarios may share.
func allowsFolders(cmd *cobra.Command, list *[]string) {
	const name = "allow-folder"
	cmd.Flags().Var(&folders{list}, name, "let scenarios share this `folder` of this computer and those below; may be given several times")
	takesFolder(cmd, name)
}

// allowsPrograms adds the flag for programs of this computer that scenarios may start.
func allowsPrograms(cmd *cobra.Command, start *func(*scenario.Machine) (scenario.Programs, error)) {
	cmd.Flags().BoolFunc("allow-exec", "let scenarios start programs of this computer, with exec", func(text string) error {
		allowed, err := strconv.ParseBool(text)
		if *start = nil; allowed {
			*start = exec.Programs(exec.Config{Err: cmd.ErrOrStderr()})
		}
		return err
	})
}

// folders is the value of a flag that names folders, which must be there.
type folders struct{ list *[]string }

func (f *folders) String() string { return "" }

// Type stands for the value in the help.
func (f *folders) Type() string { return "folder" }

// Set adds the absolute name of a folder.
func (f *folders) Set(name string) error {
	name, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	info, err := os.Stat(name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, errors.Unwrap(err)) // without the name of the system call
	}
	if !info.IsDir() {
		return fmt.Errorf("%s: it is no folder", name)
	}
	*f.list = append(*f.list, name)
	return nil
}

// interruptible returns a context that ends at the first Ctrl-C, so that what runs tidies up;
// the next one ends wnet. stop must be called.
func interruptible() (ctx context.Context, stop func()) {
	ctx, stop = signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop)
	return ctx, stop
}

// runAll runs all files, also after one that fails. The worst result counts.
func runAll(cmd *cobra.Command, files []string, config scenario.Runner) error {
	ctx, stop := interruptible()
	defer stop()
	config.Interrupt = ctx.Done()
	worst := exitOK
	for _, file := range files {
		if ctx.Err() != nil {
			worst = max(worst, exitFailed)
			break
		}
		err := config.Run(file)
		if err == nil {
			continue
		}
		fmt.Fprintln(cmd.ErrOrStderr(), err)
		worst = max(worst, codeOf(err))
	}
	return ended(worst, nil)
}
