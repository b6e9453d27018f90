// Package scenario is the language that describes an emulated machine and checks it:
// commands in the style of net use. Files of lines, the shell of wnet, tests and the
// drop-in mpr.dll have it in common.
//
// A [Machine] begins as a Windows 11 with the network of Windows and no server on it.
// Commands define the network, log users on, and make the calls of WNet in the name of
// the current caller; checks look at what they print. [Machine.Do] does a line,
// [Machine.Help] explains all there are, [Machine.Complete] completes one that is typed.
//
// A line fails in one of three ways. The code of a call comes as it is and winerr.Code
// tells it. A [Usage] error is a line that can't be understood. A [Mismatch] is a line
// that didn't end as it says: behind expect with a code, behind ! with any failure, or
// as a check.
//
// A file is a txtar archive: lines on top, and the files that they use below. [Run] runs
// one in a test, [Load] makes the machine of one for a program, and a [Runner] runs one
// with a transcript. A line of a file must succeed unless it says otherwise.
//
// No line starts a program of this computer unless [Config.Programs] does. Files are read and written in one folder
// only, which is a file's own, and out of which no name and no link leads; folders of
// the computer are shared as [Config] and [Runner] allow.
package scenario

func init() {
	chapters = []chapter{
		{"The machine and its network", []*Command{
			resetCommand, setCommand, networkCommand, orderCommand, domainCommand, serverCommand, shareCommand, userCommand,
		}},
		{"Who is logged on", []*Command{
			logonCommand, logoffCommand, systemCommand, elevateCommand, threadCommand, switchCommand, asCommand, callersCommand,
			whoamiCommand,
		}},
		{"Connections", []*Command{
			netUseCommand, netViewCommand, connectionCommand, universalCommand, getUserCommand, performanceCommand,
			informationCommand, parentCommand, providerNameCommand, netInfoCommand, enumCommand, openEnumCommand,
			nextCommand, closeEnumCommand, restoreCommand, lastErrorCommand,
		}},
		{"Letters", []*Command{drivesCommand, driveTypeCommand, queryCommand, defineCommand}},
		{"Files and printers", []*Command{
			openCommand, readCommand, writeCommand, closeCommand, typeCommand, dirCommand, mdCommand, delCommand, chdirCommand,
			printCommand, printedCommand, handlesCommand,
		}},
		{"Dialogs", []*Command{
			connectDialogCommand, disconnectDialogCommand, disconnectDialog1Command, dialogCommand, replyCommand, shownCommand,
		}},
		{"What is remembered, and what goes wrong", []*Command{
			profileCommand, cmdkeyCommand, faultCommand, backgroundCommand, awaitCommand, notifyCommand, managerCommand,
			notifiedCommand,
		}},
		{"Looking on", []*Command{stateCommand, traceCommand, callCommand, expectCommand, execCommand}},
	}
	for _, c := range chapters {
		commands = append(commands, c.commands...)
	}
	chapters = append(chapters, chapter{"Checks, and the files of a scenario", checks})
}
