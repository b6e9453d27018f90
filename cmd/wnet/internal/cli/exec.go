package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/exec"
	"github.com/seed-520b6462/winnet/mpr/remote/tools"
)

func newExec() *cobra.Command {
	var config exec.Config
	cmd := &cobra.Command{
		Use:   "exec [flags] -- COMMAND...",
		Short: "Run a program on a machine that it shares with its children",
		Long: "Exec makes a machine and runs COMMAND with an environment that leads it and its\n" +
			"children there. net, net.exe and cmdkey are first on its PATH, and speak as those\n" +
			"of Windows; wnet as runs a program in another logon session, wnet hold with a file\n" +
			"open. Programs of Go reach the machine with package mpr/remote.\n\n" +
			"The machine is a scenario's, as it is at the end of FILE; without one it is the\n" +
			"small network that wnet shell begins with. Its last caller is who COMMAND runs as.\n\n" +
			"The exit code is that of COMMAND: 127 when there is none, 126 when it can't be\n" +
			"started, 2 when the machine can't be made. At the end standard error says what is\n" +
			"left: connections, open files, enumerations, prompts that nobody answered, and\n" +
			"replies that nobody wanted.",
		Example: "  wnet exec -- sh -c 'net use Z: \"\\\\\\\\files\\\\docs\" && net use'\n" +
			"  wnet exec --machine office.txtar --strict -- npm test\n" +
			"  wnet exec --with cmd,wmic -- node agent.js",
		Args: atLeast(1, "COMMAND"),
		RunE: func(cmd *cobra.Command, args []string) error {
			config.Command = args
			config.In, config.Out, config.Err = cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr()
			return ended(exec.Run(config))
		},
	}
	commandBehind(cmd)
	flags := cmd.Flags()
	flags.StringVar(&config.Machine, "machine", "", "the `FILE` of the machine, a scenario")
	added(cmd.MarkFlagFilename("machine", "txtar", "txt"))
	flags.StringVar(&config.As, "as", "", "run as this caller `NAME` of the scenario, and not as its last one")
	allowsFolders(cmd, &config.Folders)
	flags.BoolVar(&config.TCP, "tcp", false, "serve the machine on a port of 127.0.0.1 with a token, and not on a socket")
	flags.BoolVar(&config.Trace, "trace", false, "print every call on standard error as it happens")
	flags.BoolVar(&config.Strict, "strict", false, "exit with 1 if anything is left")
	flags.StringSliceVar(&config.With, "with", nil, "further `PROGRAMS` to stand in for, with commas between: cmd, wmic")
	added(cmd.RegisterFlagCompletionFunc("with", cobra.FixedCompletions(tools.Extra(), cobra.ShellCompDirectiveNoFileComp)))
	flags.StringArrayVar(&config.Faults, "fault", nil, "make a call fail, as `AddConnection2#1=ERROR_BUSY`; may be given several times")
	flags.BoolVar(&config.OnWindows, "on-windows", false, "run on a real Windows, where other programs map real drives")
	return cmd
}

func newAs() *cobra.Command {
	var client exec.Client
	cmd := &cobra.Command{
		Use:   "as [USER | --elevated | --system | --new-credentials USER] -- COMMAND...",
		Short: "Run a program in another logon session of the machine of wnet exec",
		Long: "As logs USER on anew and runs COMMAND in that session, which lasts as long as its\n" +
			"programs do. --elevated takes the administrator's half of a split logon, --system\n" +
			"is LocalSystem, as services are, and --new-credentials shows servers another user.\n" +
			"What Windows doesn't allow fails with its code.",
		Example: "  wnet as bob -- net use\n" +
			"  wnet as --elevated -- net session\n" +
			"  wnet as --system -- net use S: '\\\\files\\docs'",
		Args: atLeast(1, "COMMAND"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if at := cmd.ArgsLenAtDash(); at == 1 {
				client.User, args = args[0], args[1:]
			} else if at > 1 {
				return unknown(cmd, args[1:])
			}
			if len(args) == 0 {
				return atLeast(1, "COMMAND")(cmd, nil)
			}
			if other := client.Elevated || client.System || client.NewCredential != ""; other == (client.User != "") && (other || client.Administrator) {
				return errors.New("as whom? USER, --elevated, --system and --new-credentials exclude each other, and --administrator is of USER")
			}
			return runClient(cmd, &client, args)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&client.Administrator, "administrator", false, "USER is an administrator, whose logon is split")
	flags.BoolVar(&client.Elevated, "elevated", false, "the elevated half of this session")
	flags.BoolVar(&client.System, "system", false, "LocalSystem")
	flags.StringVar(&client.NewCredential, "new-credentials", "", "this user, but servers see `USER`")
	flags.StringVar(&client.Password, "password", "", "with --new-credentials: the `PASSWORD` that servers see")
	cmd.MarkFlagsMutuallyExclusive("elevated", "system", "new-credentials", "administrator")
	return cmd
}

func newHold() *cobra.Command {
	var client exec.Client
	cmd := &cobra.Command{
		Use:   `hold FILE -- COMMAND...`,
		Short: "Run a program while a file on a drive of the machine of wnet exec is open",
		Long: "Hold opens FILE, as Z:\\report.txt or \\\\files\\docs\\report.txt, runs COMMAND and\n" +
			"closes it again: a drive with an open file isn't cancelled without force.",
		Example: "  wnet hold 'Z:\\welcome.txt' -- net use Z: /delete",
		Args:    atLeast(2, "FILE or COMMAND"),
		RunE: func(cmd *cobra.Command, args []string) error {
			client.File = args[0]
			return runClient(cmd, &client, args[1:])
		},
	}
	return cmd
}

// runClient runs a program on the machine that the environment leads to.
func runClient(cmd *cobra.Command, client *exec.Client, args []string) error {
	client.Command = args
	client.In, client.Out, client.Err = cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr()
	return ended(exec.As(*client))
}

// commandBehind makes the flags of a command end at the first word that is none.
func commandBehind(cmd *cobra.Command) { cmd.Flags().SetInterspersed(false) }
