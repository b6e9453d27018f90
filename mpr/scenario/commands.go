package scenario

// Commands are all commands, in the order of the help.
func Commands() []*Command { return commands }

var commands []*Command

// The list is made by init since commands that run other ones look into it.
func init() {
	commands = []*Command{
		resetCommand, setCommand, networkCommand, orderCommand, domainCommand, serverCommand, shareCommand, userCommand,
		logonCommand, logoffCommand, systemCommand, elevateCommand, threadCommand, switchCommand, asCommand,
		callersCommand, whoamiCommand,
		netUseCommand, netViewCommand, connectionCommand, universalCommand, getUserCommand, performanceCommand,
		informationCommand, parentCommand, providerNameCommand, netInfoCommand, enumCommand, openEnumCommand,
		nextCommand, closeEnumCommand, restoreCommand, lastErrorCommand,
		drivesCommand, driveTypeCommand, queryCommand, defineCommand,
		openCommand, readCommand, writeCommand, closeCommand, typeCommand, dirCommand, mdCommand, delCommand,
		chdirCommand, printCommand, printedCommand, handlesCommand,
		connectDialogCommand, disconnectDialogCommand, disconnectDialog1Command, dialogCommand, replyCommand, shownCommand,
		profileCommand, cmdkeyCommand, faultCommand, backgroundCommand, awaitCommand, notifyCommand, notifiedCommand,
		stateCommand, traceCommand, askCommand, expectCommand,
	}
}
