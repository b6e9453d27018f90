package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/conform"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

func newConformance() *cobra.Command {
	var impl, format, remote string
	cmd := &cobra.Command{
		Use:   "conformance",
		Short: "Hold an implementation of WNet to the documents, answer by answer",
		Long: "Conformance runs the conformance suite and prints every documented answer of every\n" +
			"call with each case that covers it: pass, fail, skip (the machine lacks what the\n" +
			"case needs) or uncovered.\n\n" +
			"The implementation system is the mpr.dll of this machine. Its cases connect and\n" +
			"cancel drives that are free before, on the share given with --remote, and leave\n" +
			"them free again.\n\n" +
			"The exit code is 1 when anything fails.",
		Example: "  wnet conformance\n" +
			"  wnet conformance --impl raw --format html > conformance.html\n" +
			`  wnet conformance --impl system --remote \\server\share --format tsv`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			open, err := conform.Open(impl, remote)
			if err != nil {
				return err
			}
			lines := conformance.Matrix(conformance.Results(open))
			if err := conform.Write(cmd.OutOrStdout(), format, lines); err != nil {
				return err
			}
			if conform.Failed(lines) {
				return &exit{code: exitFailed}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&impl, "impl", "emulator", "what to hold to them: "+strings.Join(conform.Implementations, ", "))
	cmd.Flags().StringVar(&format, "format", "table", "table, tsv, markdown or html")
	cmd.Flags().StringVar(&remote, "remote", "", `a disk share for --impl system, as \\server\share`)
	return cmd
}
