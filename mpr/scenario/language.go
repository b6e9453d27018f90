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
			profileCommand, cmdkeyCommand, faultCommand, backgroundCommand, awaitCommand, notifyCommand, notifiedCommand,
		}},
		{"Looking on", []*Command{stateCommand, traceCommand, callCommand, expectCommand}},
	}
	for _, c := range chapters {
		commands = append(commands, c.commands...)
	}
	chapters = append(chapters, chapter{"Checks, and the files of a scenario", checks})
}
