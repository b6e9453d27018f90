package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/record"
)

// recordingSuffix is what the name of a recording has behind that of its
// questions.
const recordingSuffix = ".recording"

func newRecord() *cobra.Command {
	return &cobra.Command{
		Use:   "record FILE...",
		Short: "Ask the mpr.dll of this machine and keep what it answers",
		Long: "Record makes the calls of a file of questions with the mpr.dll of this machine, on\n" +
			"Windows or Wine, and writes FILE" + recordingSuffix + ": each call with its code, the last error,\n" +
			"the sizes and the buffers, and the build that answered. wnet run --against compares\n" +
			"the emulator with it.\n\n" +
			"testdata/open-questions asks what no document says.",
		Example: "  wnet record testdata/open-questions/*.txt",
		Args:    atLeast(1, "a file of questions"),
		RunE: func(cmd *cobra.Command, files []string) error {
			system, by, found := record.System()
			if !found {
				return errors.New("this machine has no mpr.dll to ask: record runs on Windows and under Wine")
			}
			for _, file := range files {
				if err := recordFile(file, system, by); err != nil {
					return fmt.Errorf("%s: %w", file, err)
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%s%s: answered by %s\n", file, recordingSuffix, by)
			}
			return nil
		},
	}
}

// recordFile asks the questions of one file. A recording is written when all are
// answered.
func recordFile(file string, system record.Network, by string) error {
	questions, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := record.Record(&out, bytes.NewReader(questions), system, by); err != nil {
		return err
	}
	return os.WriteFile(file+recordingSuffix, out.Bytes(), 0o644)
}

// compare holds the emulator against recordings.
func compare(cmd *cobra.Command, files []string) error {
	code := exitOK
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		c, err := record.Emulated()
		if err != nil {
			return err
		}
		differ, asked, by, err := record.Compare(bytes.NewReader(data), c)
		if closed := c.Close(); err == nil {
			err = closed
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		for _, d := range differ {
			fmt.Fprintf(cmd.OutOrStdout(), "%s\n  %s\n  %s %s\n", d.Call, "recorded "+d.Recorded, "emulator", d.Got)
			code = exitFailed
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%s: %d of %d answers as of %s\n",
			strings.TrimSuffix(file, recordingSuffix), asked-len(differ), asked, by)
	}
	if code != exitOK {
		return &exit{code: code}
	}
	return nil
}
