package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/regconv"
	"github.com/seed-520b6462/winnet/mpr/scenario"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/regfile"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

func newProfile() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "profile",
		Short: "Show and convert files of remembered drives",
		Long: "A profile is the key HKEY_CURRENT_USER\\Network of a user: the drives that come back\n" +
			"at the next logon. Files that regedit has exported on a real machine can be read,\n" +
			"and files that wnet writes can be imported there.",
		Example: "  wnet profile show alice.reg\n  wnet profile convert alice.reg --to json",
	}
	cmd.AddCommand(newProfileShow(), newProfileConvert())
	group(cmd)
	return cmd
}

func newProfileShow() *cobra.Command {
	return &cobra.Command{
		Use:   "show FILE...",
		Short: "Print remembered drives as a table",
		Long:  "Show prints the remembered drives of files, or of all files of a folder.",
		Example: "  wnet profile show alice.reg\n" +
			"  wnet profile show ~/drives",
		Args:              atLeast(1, "a file or folder"),
		ValidArgsFunction: filesOf("reg", "json"),
		RunE: func(cmd *cobra.Command, args []string) error {
			files, err := regconv.Expand(args)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			if len(files) == 0 {
				scenario.WriteEntries(out, nil)
			}
			return eachFile(cmd, files, isTerminal(out), func(file string) error {
				doc, err := regconv.Read(file)
				if err != nil {
					return err
				}
				if len(files) > 1 {
					fmt.Fprintf(out, "%s\n", file)
				}
				scenario.WriteEntries(out, doc.Entries())
				return nil
			})
		},
	}
}

// convertFlags are the flags of profile convert.
type convertFlags struct {
	to, out   string
	overwrite bool
}

func newProfileConvert() *cobra.Command {
	var flags convertFlags
	cmd := &cobra.Command{
		Use:   "convert FILE...",
		Short: "Convert remembered drives between regedit's formats, JSON and a table",
		Long: "Convert reads .reg files of any version and JSON, and writes one of\n" +
			"  reg5   regedit version 5.00, in UTF-16\n" +
			"  reg4   REGEDIT4, in the code page 1252\n" +
			"  json   a list of entries\n" +
			"  table  to read\n" +
			"to the standard output, or to --out: a file, or for several files a folder.",
		Example: "  wnet profile convert alice.reg --to json\n" +
			"  wnet profile convert alice.json --out alice.reg\n" +
			"  wnet profile convert ~/drives --to json --out backup",
		Args:              atLeast(1, "a file or folder"),
		ValidArgsFunction: filesOf("reg", "json"),
		RunE: func(cmd *cobra.Command, args []string) error {
			files, err := regconv.Expand(args)
			if err != nil {
				return err
			}
			return flags.convert(cmd, files)
		},
	}
	chosen(cmd, &flags.to, "to", "", "the format to write, reg5 unless the name of --out says another", regconv.Formats())
	cmd.Flags().StringVarP(&flags.out, "out", "o", "", "the `file`, or for several files the folder, to write to")
	cmd.Flags().BoolVarP(&flags.overwrite, "force", "f", false, "overwrite files")
	return cmd
}

func (c *convertFlags) convert(cmd *cobra.Command, files []string) error {
	format := regconv.FormatOf(c.out)
	if c.to != "" {
		format = regconv.Format(c.to)
	}
	info, err := os.Stat(c.out)
	folder := err == nil && info.IsDir()
	switch {
	case len(files) == 0:
		return errors.New("there is no .reg or .json file to convert")
	case len(files) > 1 && !folder:
		return errors.New("several files need --out with a folder that is there")
	case c.out == "" && format == regconv.Reg5 && isTerminal(cmd.OutOrStdout()):
		return errors.New("UTF-16 is nothing for a terminal; give --out FILE or --to table")
	}
	return eachFile(cmd, files, c.out == "" && isTerminal(cmd.OutOrStdout()), func(file string) error {
		doc, err := regconv.Read(file)
		if err != nil {
			return err
		}
		data, err := regconv.Encode(doc, format)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		target := c.out
		if folder {
			base := filepath.Base(file)
			target = filepath.Join(c.out, strings.TrimSuffix(base, filepath.Ext(base))+format.Ext())
		}
		if target == "" {
			_, err = cmd.OutOrStdout().Write(data)
			return err
		}
		return regconv.Write(target, data, c.overwrite)
	})
}

// eachFile works on files, and goes on after one that fails. On a terminal it shows
// how far it is, unless the results themselves do.
func eachFile(cmd *cobra.Command, files []string, shown bool, do func(file string) error) error {
	var progress *regconv.Progress
	if !shown && isTerminal(cmd.ErrOrStderr()) {
		progress = &regconv.Progress{Out: cmd.ErrOrStderr(), Total: len(files), Clock: time.Now}
	}
	worst := exitOK
	for _, file := range files {
		if err := do(file); err != nil {
			progress.End()
			fmt.Fprintf(cmd.ErrOrStderr(), "wnet: %v\n", err)
			worst = exitUnreadable
		}
		progress.Step()
	}
	progress.End()
	return ended(worst, nil)
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream io.Writer) bool {
	f, is := stream.(*os.File)
	return is && term.IsTerminal(int(f.Fd()))
}

// filesOf completes files with some endings.
func filesOf(extensions ...string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return extensions, cobra.ShellCompDirectiveFilterFileExt
	}
}

// openProfiles opens the folder of --profile, which is made if it isn't there;
// nil without one.
func openProfiles(dir string) (profile.Store, error) {
	if dir == "" {
		return nil, nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return regfile.Open(dir)
}
