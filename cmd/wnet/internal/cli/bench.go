package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/speed"
)

func newBench() *cobra.Command {
	var o speed.Options
	var format, plot, shims string
	cmd := &cobra.Command{
		Use:   "bench",
		Short: "Measure how fast the emulator is, against baselines",
		Long: "Bench measures costs of the emulator and of a baseline for each, in turn, and prints\n" +
			"the ratio, the bar that it has to hold, and whether it does. On a busy machine\n" +
			"more rounds help: the best of each side counts.\n\n" +
			"With --shims the baseline is this machine's own mpr.dll, on Windows or Wine, over the\n" +
			"same provider behind the provider DLL winnet1.dll in that folder. That becomes the\n" +
			"machine's only network, and the drives that its user has remembered are forgotten.\n\n" +
			"The exit code is 1 when a bar isn't held.",
		Example: "  wnet bench\n" +
			"  wnet bench --slow --rounds 10 --format markdown\n" +
			"  wnet bench --plot growth.svg",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if plot != "" && shims != "" {
				return errors.New("--plot draws the emulator alone: what is --shims for?")
			}
			if plot != "" {
				return drawPlot(cmd, plot, o.Time)
			}
			figures := speed.All()
			if shims != "" {
				if figures = speed.Real(shims); figures == nil {
					return errors.New("this system has no mpr.dll to measure against")
				}
			}
			results, err := speed.MeasureAll(figures, o, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			if err := speed.Write(cmd.OutOrStdout(), format, results); err != nil {
				return err
			}
			if !speed.Held(results) {
				return &exit{code: exitFailed}
			}
			return nil
		},
	}
	cmd.Flags().DurationVar(&o.Time, "time", 200*time.Millisecond, "how long a round takes, for each side")
	cmd.Flags().IntVar(&o.Rounds, "rounds", 5, "rounds, of which the best counts")
	cmd.Flags().BoolVar(&o.Slow, "slow", false, "with the figures of a million sessions, which take most of a minute")
	chosen(cmd, &format, "format", "table", "how to print the figures", speed.Formats)
	cmd.Flags().StringVar(&plot, "plot", "", "draw how costs grow into this SVG `file`, instead")
	cmd.Flags().StringVar(&shims, "shims", "", "measure against this machine's mpr.dll, over the provider DLL in this `folder`, instead")
	takesFolder(cmd, "shims")
	added(cmd.MarkFlagFilename("plot", "svg"))
	return cmd
}

func drawPlot(cmd *cobra.Command, file string, each time.Duration) error {
	folder := filepath.Dir(file)
	if _, err := os.Stat(folder); err != nil {
		return fmt.Errorf("%s: %w", folder, errors.Unwrap(err)) // said before anything is measured
	}
	lines, err := speed.Trace(speed.Growth(), each, cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	var svg bytes.Buffer
	if err := speed.WriteSVG(&svg, lines); err != nil {
		return err
	}
	return os.WriteFile(file, svg.Bytes(), 0o666)
}
