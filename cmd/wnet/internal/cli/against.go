package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/record"
	"github.com/seed-520b6462/winnet/mpr/scenario"
)

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
	if worst != exitOK {
		return &exit{code: worst}
	}
	return nil
}
