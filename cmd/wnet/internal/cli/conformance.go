package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/judge"
	"github.com/seed-520b6462/winnet/cmd/wnet/internal/record"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/mpr/scenario"
	"github.com/spf13/cobra"
)

// judgement is the command line of conformance.
type judgement struct {
	impl, format, remote, shims string
	observed, worker            bool
}

func newConformance() *cobra.Command {
	var j judgement
	cmd := &cobra.Command{
		Use:   "conformance",
		Short: "Hold an implementation of WNet to the documents, answer by answer",
		Long: "Conformance runs the conformance suite and prints every documented answer of every\n" +
			"call with each case that covers it: pass, fail, skip (the machine lacks what the\n" +
			"case needs) or uncovered. The format differences has the cases that failed, each\n" +
			"with its sentence, and those that were left out.\n\n" +
			"With --observed it prints what was observed on Windows instead, fact by fact: pass,\n" +
			"differs (with the setting that agrees, if there is one) or can't be asked (with the\n" +
			"reason). Facts that scenarios show are skipped if the implementation isn't the\n" +
			"emulator.\n\n" +
			"The implementation system is the mpr.dll of this machine. Its cases connect and\n" +
			"cancel drives that are free before, on the share given with --remote, and leave\n" +
			"them free again.\n\n" +
			"The implementation bridged is that mpr.dll over networks of the emulator, for a\n" +
			"machine made for it: they become its only networks, by way of the provider DLLs\n" +
			"winnet1.dll to winnet3.dll in the folder of --shims, and HKEY_CURRENT_USER\\Network\n" +
			"is emptied.\n\n" +
			"The cases of both run in processes of their own: one that crashes or hangs is a\n" +
			"failure of its case.\n\n" +
			"The exit code is 1 when anything fails, and 2 when nothing could be tried.",
		Example: "  wnet conformance\n" +
			"  wnet conformance --impl raw --format html > conformance.html\n" +
			`  wnet conformance --impl system --remote \\server\share --format tsv`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return j.run(cmd) },
	}
	chosen(cmd, &j.impl, "impl", "emulator", "what to hold to them", judge.Implementations)
	chosen(cmd, &j.format, "format", "table", "how to print it", judge.Formats)
	cmd.Flags().BoolVar(&j.observed, "observed", false, "print the facts that were observed on Windows")
	cmd.Flags().StringVar(&j.remote, "remote", "", "a disk `share` for --impl system, as \\\\server\\share")
	cmd.Flags().StringVar(&j.shims, "shims", "", "a `folder` with the provider DLLs for --impl bridged")
	takesFolder(cmd, "shims")
	added(cmd.RegisterFlagCompletionFunc("remote", cobra.NoFileCompletions))
	cmd.Flags().BoolVar(&j.worker, "worker", false, "run the cases named on standard input for another conformance")
	added(cmd.Flags().MarkHidden("worker"))
	return cmd
}

func (j *judgement) run(cmd *cobra.Command) error {
	switch {
	case j.remote != "" && j.impl != "system":
		return errors.New("--remote is for --impl system")
	case j.shims != "" && j.impl != "bridged":
		return errors.New("--shims is for --impl bridged")
	case j.observed && !slices.Contains(judge.FactFormats, j.format):
		return fmt.Errorf("--observed has the formats %s", strings.Join(judge.FactFormats, ", "))
	}
	open, err := judge.Open(j.impl, j.remote, j.shims)
	if err != nil {
		return err
	}
	if j.worker {
		return judge.Work(open, cmd.InOrStdin(), cmd.OutOrStdout())
	}
	results, err := j.results(open)
	if err != nil {
		return err
	}
	if j.observed {
		return j.facts(cmd, results)
	}
	lines := conformance.Matrix(results)
	if j.format == judge.Differences {
		err = judge.WriteDifferences(cmd.OutOrStdout(), results, os.Getenv("USERNAME"))
	} else {
		err = judge.Write(cmd.OutOrStdout(), j.impl, j.format, lines)
	}
	switch {
	case err != nil:
		return err
	case judge.Failed(lines):
		return &exit{code: exitFailed}
	case !judge.Tried(results):
		return &exit{exitUnreadable, fmt.Errorf("nothing was tried: there is no %s", results[0].Lacking)}
	}
	return nil
}

// facts prints the observed facts.
func (j *judgement) facts(cmd *cobra.Command, results []conformance.Result) error {
	facts, err := judge.Facts(j.impl, results)
	if err != nil {
		return err
	}
	if err := judge.WriteFacts(cmd.OutOrStdout(), j.format, facts); err != nil {
		return err
	}
	if judge.FactsFailed(facts) {
		return &exit{code: exitFailed}
	}
	return nil
}

// patience is how long a case of a real mpr.dll may take.
const patience = 20 * time.Second

// results runs the suite, in this process unless what is judged may end it.
func (j *judgement) results(open conformance.Open) ([]conformance.Result, error) {
	if !judge.Real(j.impl) {
		return conformance.Results(open), nil
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return judge.Apart{Patience: patience, Command: func(ctx context.Context) *exec.Cmd {
		return exec.CommandContext(ctx, self, "conformance", "--worker", "--impl", j.impl, "--remote", j.remote, "--shims", j.shims)
	}}.Results()
}

// compareAll holds the emulator against recordings, also after one that can't be
// read. The worst result counts.
func compareAll(cmd *cobra.Command, files []string, config scenario.Runner) error {
	config.Out = io.Discard
	worst := exitOK
	for _, file := range files {
		c, err := record.Compare(file, config)
		if err != nil {
			fmt.Fprintln(cmd.ErrOrStderr(), err)
			worst = max(worst, codeOf(err))
			continue
		}
		out := cmd.OutOrStdout()
		for _, d := range c.Differs {
			fmt.Fprintf(out, "%s:%d: %s", file, d.Line, d)
			worst = max(worst, exitFailed)
		}
		fmt.Fprintf(out, "%s: %d of %d answers are those of %s\n", file, c.Asked-len(c.Differs), c.Asked, c.By)
	}
	return ended(worst, nil)
}
