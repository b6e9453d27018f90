package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/terminal"
)

func newShell() *cobra.Command {
	var config terminal.Config
	var profileDir string
	cmd := &cobra.Command{
		Use:   "shell [FILE]",
		Short: "Work a machine by hand, with commands in the style of net use",
		Long: "Shell begins with a small network, on which alice is logged on; with --empty it\n" +
			"begins with nothing, with FILE where that scenario ends. The command help\n" +
			"lists the others.\n\n" +
			"Without a terminal it reads commands from its input, a line each, without\n" +
			"prompts. The exit code is then 1 when one failed, 2 when one wasn't understood.",
		Example: "  wnet shell\n" +
			"  wnet shell --profile ~/drives\n" +
			"  echo 'net view' | wnet shell",
		Args: func(cmd *cobra.Command, args []string) error {
			if config.Empty && len(args) > 0 {
				return fmt.Errorf("--empty begins with nothing: what is %s for?", args[0])
			}
			return cobra.MaximumNArgs(1)(cmd, args)
		},
		ValidArgsFunction: filesOf("txtar", "txt"),
		RunE: func(cmd *cobra.Command, args []string) error {
			store, err := openProfiles(profileDir)
			if err != nil {
				return err
			}
			config.Profiles = store
			config.In, config.Out, config.Err = cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr()
			config.History = historyFile()
			if len(args) > 0 {
				config.Scenario = args[0]
			}
			code, err := terminal.Run(config)
			if err != nil {
				return &exit{codeOf(err), err}
			}
			return ended(code, nil)
		},
	}
	cmd.Flags().StringVar(&profileDir, "profile", "", "keep remembered drives in this `folder`, as .reg files")
	takesFolder(cmd, "profile")
	allowsFolders(cmd, &config.Folders)
	cmd.Flags().BoolVar(&config.Empty, "empty", false, "begin without the example network")
	cmd.Flags().BoolVar(&config.Trace, "trace", false, "print every call with what the networks were asked")
	cmd.Flags().BoolVar(&config.Explain, "explain", false, "print why a call failed: the rule, its document, what each network answered")
	return cmd
}

// historyFile returns the file in which the shell remembers what was typed; "" when this computer
// has no place for it.
func historyFile() string {
	dir := os.Getenv("XDG_STATE_HOME")
	if dir == "" {
		var err error
		if dir, err = os.UserConfigDir(); err != nil {
			return ""
		}
	}
	return filepath.Join(dir, "wnet", "history")
}
